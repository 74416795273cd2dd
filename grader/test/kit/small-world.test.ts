/** Small worlds, tried whole: what there is in them, that all of it is tried, and what is found in submissions. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HISTORY, rightCalls, TOTAL, twoAllocators, wrongCalls } from "#kit/lists/worlds";
import { inThisRealm, nativeSubject } from "#kit/subject/native";
import { type Call, explore, type SmallWorld, type Topic, toursOf } from "#kit/define/small-world";
import type { Subject } from "#kit/subject/subject";
import { Drawn, type Part } from "#kit/define/survey";
import { taught as ofBestFit } from "../../../exercises/02-best-fit/stages/worlds.js";
import { taught as ofFirstFit } from "../../../exercises/01-first-fit/stages/worlds.js";
import { sandboxOf } from "../support/sandbox.js";
import { allocatorDefinition } from "../support/allocators.js";

const root = join(import.meta.dirname, "../../..");
const WRONG = join(root, "grader/test/fixtures/submissions/01-first-fit/wrong");

/** Calls that change something, which is what the figures of the field are about. */
const moves = <Oracle>(world: SmallWorld<Oracle>) =>
  explore(world).transitions.filter(({ call, isStill }) => call !== null && !isStill);

describe("a memory has as many states and calls as it has to", () => {
  test.each([
    { capacity: 1, states: 2, calls: 2 },
    { capacity: 5, states: 89, calls: 328 },
    { capacity: 6, states: 233, calls: 994 },
  ])("of $capacity units", ({ capacity, states, calls }) => {
    const world = rightCalls(allocatorDefinition("first-fit"), capacity, "every");
    expect(explore(world).ways.length).toBe(states);
    expect(moves(world).length).toBe(calls);
  });

  test("each state is reached by the fewest calls", () => {
    const { ways } = explore(rightCalls(allocatorDefinition("first-fit"), 5, "every"));
    const lengths = ways.map((way) => way.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(lengths.at(-1)).toBeLessThan(10);
  });
});

const callText = ({ slot = 0, method, args }: Call): string => `${slot} ${method} ${args.map(String).join()}`;

/** Every call in every state, as the key of the state and the call. */
function tried<Oracle>(world: SmallWorld<Oracle>, sequences: readonly (readonly Call[])[]): Set<string> {
  const all = new Set<string>();
  for (const calls of sequences) {
    const oracle = world.begin();
    for (const call of calls) {
      all.add(`${world.key(oracle)}: ${callText(call)}`);
      world.make(oracle, call);
    }
  }
  return all;
}

test("tours make every call in every state", () => {
  const world = rightCalls(allocatorDefinition("first-fit"), 5, "every");
  const explored = explore(world);
  const due = tried(
    world,
    explored.transitions.map(({ way, call }) => (call === null ? way : [...way, call])),
  );
  expect(tried(world, toursOf(explored, Infinity))).toEqual(due);
  const short = toursOf(explored, 50);
  expect(tried(world, short)).toEqual(due);
  expect(Math.max(...short.map(({ length }) => length))).toBeLessThan(70);
});

describe("every call belongs to one stage", () => {
  test.each([
    ["first-fit", ofFirstFit],
    ["best-fit", ofBestFit],
  ] as const)("of %s", (placement, taught) => {
    const worlds = [
      rightCalls(allocatorDefinition(placement), 5, "every"),
      wrongCalls(allocatorDefinition(placement), 3, "anywhere"),
      ...twoAllocators(allocatorDefinition(placement)).map(({ world }) => world),
      rightCalls(allocatorDefinition(placement), 1, "every"),
    ];
    const topics: Topic[] = worlds.flatMap((world) => explore(world).transitions.map(({ topic }) => topic));
    topics.push({ kind: TOTAL, isEdge: false }, { kind: HISTORY, isEdge: false });
    const stagesOf = (topic: Topic) => Object.entries(taught).filter(([, judges]) => judges(topic));
    for (const topic of topics) expect([topic, stagesOf(topic).length]).toEqual([topic, 1]);
  });
});

const inTheSandbox = async (path: string): Promise<Subject> => sandboxOf(await readFile(path, "utf8"));

async function inThisProcess(path: string): Promise<Subject> {
  const { MemoryAllocator } = (await import(path)) as { MemoryAllocator: unknown };
  return nativeSubject("MemoryAllocator", () => inThisRealm(MemoryAllocator));
}

const SMALL: Part<never> = { world: rightCalls(allocatorDefinition("first-fit"), 5, "every") as never, plays: "fresh" };
const TOUR: Part<never> = {
  world: { ...rightCalls(allocatorDefinition("first-fit"), 6, "least"), mostCalls: 600 } as never,
  plays: "tour",
};

describe.each([
  ["in the sandbox", inTheSandbox],
  ["in this process", inThisProcess],
])("%s", (_host, subjectOf) => {
  const wrong = (name: string): Promise<Subject> => subjectOf(join(WRONG, `${name}.ts`));

  test("nothing is found where nothing is wrong, and all of it is right", async () => {
    const subject = await subjectOf(
      join(root, "grader/test/fixtures/submissions/01-first-fit/right/sentinels-and-statics.ts"),
    );
    for (const part of [SMALL, TOUR]) {
      const { faults, right, tried: all } = new Drawn(part).survey(subject);
      expect(faults).toEqual([]);
      expect(right).toEqual(all);
    }
  });

  test("the shortest calls that go wrong come first", async () => {
    const { faults } = new Drawn(SMALL).survey(await wrong("fragmentation--next-fit"));
    expect(faults[0]?.calls.map(callText)).toEqual(["0 allocate 1", "0 allocate 1", "0 free 0,1", "0 allocate 1"]);
  });

  test("what takes a history is found in the tour alone, and told by fewer calls", async () => {
    const subject = await wrong("fragmentation-or-merges--hint-not-reset-by-merge");
    expect(new Drawn(SMALL).survey(subject).faults).toEqual([]);
    const [fault, ...others] = new Drawn(TOUR).survey(subject).faults;
    expect(others).toEqual([]);
    expect(fault?.calls.length).toBeLessThan(12);
    expect(fault?.topic.kind).toContain("free");
  });
});
