/** Handles of the submission's own choice: seen by their numbers, called one by one and played in scripts. */
import { describe, expect, test } from "vitest";
import type { Definition } from "#kit/define/definition";
import { playgroundOf } from "#kit/define/playground";
import { Rehearsal } from "#kit/define/rehearsal";
import { Session } from "#kit/define/session";
import { CheckFailure, type Failure } from "#kit/check/failure";
import { Handles } from "#kit/subject/handles";
import { scriptOf, type Step } from "#kit/subject/script";
import { returns, throws } from "#kit/subject/expected";
import type { Argument, Outcome, Subject } from "#kit/subject/subject";
import { instanceOf, nativeOf, sandboxOf } from "../support/sandbox.js";

const HANDLES = { given: ["open"], taken: { read: 0 } };

/** Opens things under handles that `next` makes of how many there were, and reads what stands under one. */
const sourceOf = (next: string): string => `
export class Gone extends Error { name = "Gone"; }
export class MemoryAllocator {
  things = new Map(); count = 0; handles = [];
  next() { ${next} }
  open(value) { const handle = this.next(this.count++); this.handles.push(handle); this.things.set(handle, value); return handle; }
  read(handle) { if (!this.things.has(handle)) throw new Gone(String(handle)); return this.things.get(handle); }
  close(handle) { this.things.delete(this.handles[handle - 1]); }
}
for (const key of ["has", "add", "clear"]) Set.prototype[key] = () => { throw new Error("called"); };
Number.isSafeInteger = () => false;`;

const valueOf = (outcome: Outcome): unknown =>
  outcome.kind === "returned"
    ? outcome.value.type === "primitive"
      ? outcome.value.value
      : outcome.value.text
    : "threw";

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, "export {};")],
])("%s", (_where, open) => {
  test.each([
    ["one after the other", "return this.count;"],
    ["in steps, downwards", "return 1000 - 7 * this.count;"],
    ["as large as can be", "return Number.MAX_SAFE_INTEGER - 3 + this.count;"],
  ])("handles that come %s are 1, 2, 3", async (_how, next) => {
    const subject = await open(sourceOf(next));
    const handles = new Handles(HANDLES);
    const instance = handles.over(instanceOf(subject));
    expect([7, 8, 9].map((value) => valueOf(instance.call("open", [value])))).toEqual([1, 2, 3]);
    expect([1, 2, 3].map((handle) => valueOf(instance.call("read", [handle])))).toEqual([7, 8, 9]);
    const plain = instanceOf(subject);
    const each = (method: string, args: readonly Argument[]): Outcome[] => args.map((arg) => plain.call(method, [arg]));
    const atOnce = new Handles(HANDLES).over({ ...plain, each });
    for (const value of [7, 8]) atOnce.call("open", [value]);
    expect(atOnce.each?.("read", [2, 1]).map(valueOf)).toEqual([8, 7]);
    // What is beyond was never given, and what is no handle is passed on as it is.
    for (const stranger of [4, 5, 1000, 0, -1, 1.5]) expect(valueOf(instance.call("read", [stranger]))).toBe("threw");
    const call = (
      method: string,
      arg: number,
      due: Step & { kind: "call" } extends { due: infer D } ? D : never,
    ): Step => ({
      kind: "call",
      slot: 0,
      method,
      args: [arg],
      due,
      isLook: method === "read",
    });
    const answers = [1, 2, 3].map((arg) => ({ arg, due: 6 + arg }));
    const steps: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      ...[7, 8, 9].map((value, place) => call("open", value, returns(place + 1))),
      { kind: "answers", slot: 0, method: "read", answers },
      call("read", 2, returns(8)),
      call("read", 4, throws("Gone")),
      call("read", 2 ** 20 - 1, throws("Gone")),
      { kind: "answers", slot: 0, method: "read", answers: answers.toReversed() },
      { kind: "answers", slot: 0, method: "read", answers: [{ arg: 1, due: 8 }] },
    ];
    const played = subject.play(scriptOf([steps, steps], "playing", { handles: HANDLES }));
    // In the second sequence, too, nothing is known of the handles of the first.
    expect(played).toEqual([0, 1].map((sequence) => ({ sequence, step: 9 })));
  });

  test.each([
    ["0", "return this.count - 1;"],
    ["1.5", "return 1.5;"],
    ['"1"', 'return "1";'],
    ["NaN", "return NaN;"],
    ["9007199254740992", "return 2 ** 53;"],
    ["an object", "return {};"],
  ])("%s is no handle", async (text, next) => {
    const subject = await open(sourceOf(next));
    const outcome = new Handles(HANDLES).over(instanceOf(subject)).call("open", [7]);
    expect(outcome).toEqual({ kind: "returned", value: { type: "other", text } });
    const steps: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      { kind: "call", slot: 0, method: "open", args: [7], due: returns(1), isLook: false },
    ];
    expect(subject.play(scriptOf([steps], "playing", { handles: HANDLES }))).toEqual([{ sequence: 0, step: 1 }]);
  });

  test("a handle that was given before is none, whatever its number would be", async () => {
    const subject = await open(sourceOf("return 2;"));
    const instance = new Handles(HANDLES).over(instanceOf(subject));
    expect([7, 8].map((value) => valueOf(instance.call("open", [value])))).toEqual([1, "2"]);
    const calls = [7, 8].map((value, place): Step => ({
      kind: "call",
      slot: 0,
      method: "open",
      args: [value],
      due: returns(place + 1),
      isLook: false,
    }));
    const steps: Step[] = [{ kind: "construct", slot: 0, args: [] }, ...calls];
    expect(subject.play(scriptOf([steps], "playing", { handles: HANDLES }))).toEqual([{ sequence: 0, step: 2 }]);
  });
});

type Returns = { open: number; read: number; close: undefined };

/** Things by their handles; after `open(13)` was refused, nobody knows what there is before `close(1)`. */
interface Things {
  open: number[];
  isUnknown: boolean;
}

const definition: Definition<Things, Returns, "things"> = {
  className: "MemoryAllocator",
  noun: "things",
  construct: { parameters: [], due: () => returns(undefined), oracle: () => ({ open: [], isUnknown: false }) },
  methods: {
    open: {
      parameters: ["value"],
      about: "open a thing",
      due: ({ open }, value) => (value === 13 ? throws("Unlucky") : returns(open.length + 1)),
      make: ({ open }, value) => void open.push(value as number),
      leaves: (things, value) =>
        value === 13 && things.open.length > 0
          ? {
              isKnown: false,
              make() {
                things.isUnknown = true;
              },
            }
          : null,
      gives: (handle) => ({ start: handle, size: 1 }),
    },
    read: {
      parameters: ["handle"],
      about: "read it",
      due: ({ open }, handle) => {
        const value = open[(handle as number) - 1];
        return value === undefined ? throws("Gone") : returns(value);
      },
      takes: { block: (handle) => ({ start: handle as number, size: 1 }), args: ({ start }) => [start] },
    },
    close: {
      parameters: ["handle"],
      about: "forget what is not known",
      due: () => returns(undefined),
      make: (things) => {
        things.isUnknown = false;
      },
    },
  },
  handles: HANDLES,
  mustWait: ({ isUnknown }, { method }) => (isUnknown && method !== "close" ? "Close first." : null),
  picture: () => ({ capacity: 1, blocks: [{ start: 0, size: 1, state: "free" }] }),
  key: ({ open }) => open.join(),
  play: {
    example: { capacity: 1, calls: [] },
    most: { units: 9, calls: 20 },
    request: (size) => ({ method: "open", args: [size] }),
    release: () => null,
    freeing: () => null,
  },
};
const plain = definition as unknown as Definition<Things, Returns>;

const UNLUCKY = `
export class Unlucky extends Error { name = "Unlucky"; }
const { open } = MemoryAllocator.prototype;
MemoryAllocator.prototype.open = function (value) { if (value === 13) throw new Unlucky(); return open.call(this, value); };`;

function failureOf(subject: Subject, body: (session: Session<Things, Returns>) => void): Failure | null {
  try {
    body(new Session(plain, subject, { judge: ["unchanged"] }));
  } catch (error) {
    if (error instanceof CheckFailure) return error.failure;
    throw error;
  }
  return null;
}

test("checks name what was handed out by its number, and are told the submission's own handles where they fail", async () => {
  const subject = await sandboxOf(sourceOf("return 10 * this.count;") + UNLUCKY);
  const failure = failureOf(subject, (session) => {
    const things = session.create();
    expect([things.open(7), things.open(8)]).toEqual([1, 2]);
    things.read(2);
    things.failsToRead(3);
    things.oracle.open[1] = 9;
    things.read(2);
  });
  expect(failure?.message).toBe(
    "read(2) returned 8, but has to return 9. Handles are written here as 1, 2, 3 …, in the order in which they were given; your own are 10, 20.",
  );
});

test("where a handle comes again, a new one is said to be due", async () => {
  const failure = failureOf(await sandboxOf(sourceOf("return 1;")), (session) => {
    const things = session.create();
    things.open(7);
    things.open(8);
  });
  expect(failure).toMatchObject({
    message: "open(8) returned 1, but has to return a new handle.",
    expected: "a new handle",
    actual: "1",
  });
  expect(failure?.trace?.at(-1)).toMatchObject({ expected: "a new handle", actual: "1" });
});

test("after a refusal that may change something nothing is asked for before it is known again", async () => {
  const subject = await sandboxOf(sourceOf("return this.count;") + UNLUCKY);
  const failure = failureOf(subject, (session) => {
    const things = session.create();
    things.failsToOpen(13);
    things.open(1);
    things.failsToOpen(13);
    expect(() => things.open(2)).toThrow("Close first.");
    things.close(1);
    things.open(2);
  });
  expect(failure).toBeNull();
});

test("looks for several handles at once are written down as one step", () => {
  const rehearsal = new Rehearsal(plain);
  const made = rehearsal.construct([]);
  if (made.kind === "threw") throw new Error("it can be made");
  made.instance.call("open", [7]);
  made.instance.call("open", [8]);
  const outcomes = made.instance.each?.("read", [1, 2]) ?? [];
  expect(outcomes.map(valueOf)).toEqual([7, 8]);
  expect(() => made.instance.each?.("read", [3])).toThrow("cannot be played");
});

test("the visualizer knows things by their numbers, also from a fault on", async () => {
  const subject = await sandboxOf(sourceOf("return this.count === 3 ? 10 : 10 * this.count;") + UNLUCKY);
  const play = playgroundOf(plain).begin(1, subject);
  expect(play.call({ method: "open", args: [7] })).toMatchObject({ expected: "1", actual: "1", fault: null });
  expect(play.call({ method: "open", args: [8] })).toMatchObject({ expected: "2", actual: "2", fault: null });
  expect(play.call({ method: "open", args: [9] }).fault?.message).toContain("a new handle");
  expect(play.call({ method: "read", args: [2] })).toMatchObject({ actual: "8", fault: null });
});
