/** What a definition may say of calls that are refused, and of those that the grader makes itself. */
import { expect, test } from "vitest";
import { CheckFailure } from "#kit/check/failure";
import { investigated } from "#kit/check/investigate";
import type { Definition } from "#kit/define/definition";
import { Rehearsal } from "#kit/define/rehearsal";
import { Session } from "#kit/define/session";
import { Drawn } from "#kit/define/survey";
import { worldOf } from "#kit/define/world";
import { isDue, returns, throws } from "#kit/subject/expected";
import { inThisRealm, nativeSubject } from "#kit/subject/native";
import { writeBytes } from "#kit/views/readers";

/** Takes up to two, and counts how often it had to refuse. Its client may write its one byte. */
interface Oracle {
  taken: number;
  refused: number;
  byte: number;
}

type Returns = { take: undefined; refusals: number; writes: undefined };

const definition: Definition<Oracle, Returns, "desk", "refusals"> = {
  className: "Desk",
  noun: "desk",
  construct: { parameters: [], due: () => returns(undefined), oracle: () => ({ taken: 0, refused: 0, byte: 0 }) },
  methods: {
    take: {
      parameters: [],
      about: "take one",
      due: ({ taken, byte }) => (taken < 2 && byte === 0 ? returns(undefined) : throws("RangeError")),
      make: (oracle) => void oracle.taken++,
      leaves: (oracle) => ({ isKnown: true, make: () => void oracle.refused++ }),
    },
    refusals: { parameters: [], about: "refused", due: ({ refused }) => returns(refused), total: "refusals" },
    writes: {
      parameters: ["byte"],
      about: "write",
      told: "Here `writes` is the client.",
      due: () => returns(undefined),
      make: (oracle, byte) => void (oracle.byte = byte as number),
      byGrader(instance, _oracle, byte) {
        writeBytes(instance, "bytes", 0, Uint8Array.of(byte as number));
        return { kind: "returned", value: { type: "primitive", value: undefined } };
      },
    },
  },
  asked: {
    "kit.writeBytes": (_oracle, _path, at, bytes) => ({
      steps: [{ kind: "write", property: "bytes", at: at as number, count: 1, octet: (bytes as Uint8Array)[0] ?? 0 }],
      answer: null,
    }),
  },
  picture: () => ({ capacity: 1, blocks: [] }),
  key: ({ taken, refused, byte }) => [taken, refused, byte].join(),
  play: {
    example: { capacity: 1, calls: [] },
    most: { units: 1, calls: 1 },
    request: () => null,
    release: () => null,
    freeing: () => null,
  },
};

const desk = (counts: boolean, looks: boolean) =>
  nativeSubject("Desk", () =>
    inThisRealm(
      class Desk {
        bytes = new Uint8Array(1);
        private taken = 0;
        private refused = 0;
        take(): void {
          if (this.taken < 2 && (!looks || this.bytes[0] === 0)) this.taken++;
          else {
            if (counts) this.refused++;
            throw new RangeError();
          }
        }
        refusals = (): number => this.refused;
      },
    ),
  );

test("what a refusal changes is judged after it", () => {
  const refuse = (counts: boolean): void => {
    const one = new Session(definition, desk(counts, true), { judge: ["refusals", "unchanged"] }).create();
    one.take();
    one.take();
    one.failsToTake();
    one.failsToTake();
    expect(one.oracle.refused).toBe(2);
  };
  refuse(true);
  expect(() => refuse(false)).toThrow(CheckFailure);
  expect(() => refuse(false)).toThrow("After take(), refusals() returned 0, not 1.");
});

test("what the grader does in place of a call is told where it is among the calls", () => {
  const fail = (writes: boolean): string => {
    const one = new Session(definition, desk(false, true), { judge: ["refusals"] }).create();
    if (writes) one.writes(1);
    else for (const _ of [1, 2]) one.take();
    try {
      one.failsToTake();
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };
  expect(fail(true)).toMatch(/returned 0, not 1\..* Here `writes` is the client\./);
  expect(fail(false)).toMatch(/returned 0, not 1\./);
  expect(fail(false)).not.toContain("client");
});

test("what the grader has done in place of a call is known where calls are rehearsed", () => {
  const rehearsal = new Rehearsal(definition);
  const one = new Session(definition, rehearsal, { judge: ["refusals"] }).create();
  one.take();
  one.writes(1);
  one.failsToTake();
  one.writes(0);
  one.take();
  const { sequences } = rehearsal.script();
  expect(sequences).toHaveLength(1);
  expect(desk(true, true).play(rehearsal.script())).toEqual([]);
  expect(desk(true, false).play(rehearsal.script())).not.toEqual([]);
});

test("a small world has what the grader does in it", () => {
  const world = worldOf(definition, {
    construct: [[]],
    calls: ({ refused }) =>
      refused > 1
        ? []
        : [
            { method: "take", args: [] },
            { method: "writes", args: [1] },
            { method: "writes", args: [0] },
          ],
    topic: (_oracle, { method }) => ({ kind: method, isEdge: false }),
    looks: ({ refused }) => [{ kind: "call", aspect: "refusals", method: "refusals", due: refused }],
  });
  const kinds = (looks: boolean): string[] =>
    new Drawn({ world, plays: "fresh" }).survey(desk(true, looks)).faults.map(({ topic }) => topic.kind);
  expect(kinds(true)).toEqual([]);
  expect(kinds(false)).toContain("take");
});

test("lines that end with one more line break are as good", () => {
  expect(isDue("a\nb", { type: "primitive", value: "a\nb\n" })).toBe(true);
  expect(isDue("a\nb", { type: "primitive", value: "a\nb\n\n" })).toBe(false);
  expect(isDue("", { type: "primitive", value: "\n" })).toBe(true);
});

test("where a refusal has to change something, it is not said to have changed it", () => {
  const subject = { ...desk(false, true), aside: <Result>(_share: number, body: () => Result) => body() };
  const one = new Session(definition, subject, { judge: [] }).create();
  one.take();
  one.take();
  one.failsToTake();
  const failure = thrownBy(() => one.refusals());
  expect(investigated(failure, subject).failure.contrasts).toEqual([
    "Without call 4, take(), which is rightly refused, all is right. That refusal may not leave all as it was: look at what it has to change, and what not.",
  ]);
});

function thrownBy(run: () => void): CheckFailure {
  try {
    run();
  } catch (error) {
    if (error instanceof CheckFailure) return error;
  }
  throw new Error("nothing has failed");
}
