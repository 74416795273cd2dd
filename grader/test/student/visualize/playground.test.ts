/** What the visualizer says of submissions, step by step, in the sandbox. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { PictureOf } from "#kit/check/picture";
import type { Definition } from "#kit/define/definition";
import { type Moment, playgroundOf, type Playground } from "#kit/define/playground";
import { definition as bestFitDefinition } from "../../../../exercises/02-best-fit/stages/definition.js";
import { definition as firstFitDefinition } from "../../../../exercises/01-first-fit/stages/definition.js";
import { definition as taggedDefinition } from "../../../../exercises/10-boundary-tags/stages/definition.js";
import { definition as leetcodeDefinition } from "../../../../exercises/03-leetcode-2502/stages/definition.js";
import { definitions as cacheDefinitions } from "../../../../exercises/19-cache-replacement/stages/definition.js";
import { compile } from "../../../grade/compile/compile.js";
import { listExercises } from "../../../grade/load/exercise.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Exercise } from "../../../model/course.js";
import type { Submission } from "../../../model/submission.js";
import { openSandbox } from "../../../grade/sandbox/subject.js";
import { type Desk, deskOf, deskOfLink, type Game, linkOf, moments } from "../../../student/visualize/browser/desk.js";
import { submissionOf } from "../../support/sandbox.js";
import { parseCalls } from "../../../student/visualize/browser/parse.js";

const [firstFit, bestFit, leetcode] = [firstFitDefinition, bestFitDefinition, leetcodeDefinition].map((one) =>
  playgroundOf(one as unknown as Definition<unknown>),
) as [Playground, Playground, Playground];

const root = join(import.meta.dirname, "../../../..");
const fixtures = join(root, "grader/test/fixtures/submissions");
const playgrounds: Record<string, Playground> = {
  "first-fit": firstFit,
  "best-fit": bestFit,
  "leetcode-2502": leetcode,
};
let exercises: Exercise[] = [];
beforeAll(async () => {
  exercises = await listExercises(root);
});

function exerciseOf(id: string): Exercise {
  const exercise = exercises.find((one) => one.id === id);
  if (exercise === undefined) throw new Error(`no assignment ${id}`);
  return exercise;
}

/** A desk with those calls; without any, with the example of the assignment. */
function desk(id: string, calls?: string, capacity = 100): Desk {
  const { title, classNames } = exerciseOf(id);
  const playground = playgrounds[id]!;
  const game: Game = { id, title, className: classNames[0] ?? "", isOneOfSeveral: false, playground };
  if (calls === undefined) return deskOf(game, playground.example);
  const read = parseCalls(calls, playground, capacity);
  if ("problem" in read) throw new Error(read.problem);
  return deskOf(game, { capacity, calls: read.calls });
}

/** Plays the desk on the submission at that path below the fixtures, or below the course. */
async function play(path: string, on: Desk) {
  return playOf(await loadSubmission(path, exerciseOf(on.game.id)), on);
}

async function playOf(submission: Submission, on: Desk) {
  const exercise = exerciseOf(on.game.id);
  const compiled = await compile(submission, exercise);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
  const subject = await openSandbox(compiled.program, exercise);
  onTestFinished(() => subject.dispose());
  subject.beginCheck("test");
  return [...moments(on, subject)];
}

/** Memory as the submission has it after a step. */
function seen(moment: Moment | undefined): PictureOf<"memory"> {
  const picture = moment?.pictures.find(({ role }) => role === "seen")?.picture;
  if (picture?.kind !== "memory") throw new Error("memory was not seen");
  return picture;
}

describe("an assignment of several classes", () => {
  const { lru, lfu } = cacheDefinitions;
  const games = [lru, lfu].map(({ className }, at): Game => {
    const playground = playgroundOf([lru, lfu][at] as unknown as Definition<unknown>);
    return { id: "cache-replacement", title: "", className, isOneOfSeveral: true, playground };
  });
  const deskOfLinkTo = (className: string): Desk => {
    const on = deskOfLink(`#v=1&a=cache-replacement${className}&c=2&o=access(1)(1)(2)(3)(1)`, games);
    if (on === null || "problem" in on) throw new Error("it is not to be played");
    return on;
  };

  test.each([
    ["&k=LfuCache", "LfuCache", "true"],
    ["&k=LruCache", "LruCache", "false"],
    ["", "LruCache", "false"],
    ["&k=Other", "LruCache", "false"],
  ])("is played by the class of the link %s", async (named, className, last) => {
    const on = deskOfLinkTo(named);
    expect(linkOf(on)).toContain(`&k=${className}&`);
    const all = await play(join(root, "solutions/19-cache-replacement"), on);
    expect(all.map(({ fault }) => fault)).toEqual(all.map(() => null));
    expect(all.at(-1)).toMatchObject({ expected: last, actual: last });
  });

  test("is at fault from the beginning where the class is not there", async () => {
    const lruAlone = submissionOf({ "caches.ts": "export class LruCache {}" }, exerciseOf("cache-replacement"));
    const [first] = await playOf(lruAlone, deskOfLinkTo("&k=LfuCache"));
    expect(first?.fault?.message).toContain("LfuCache");
  });
});

const wrong = (name: string): string => join(fixtures, "01-first-fit/wrong", `${name}.ts`);

describe("the example of an assignment", () => {
  test.each(["first-fit", "best-fit", "leetcode-2502"])(
    "is played without a fault by the reference of %s",
    async (id) => {
      const all = await play(join(root, "solutions", exerciseOf(id).folder), desk(id));
      expect(all.map(({ fault }) => fault)).toEqual(all.map(() => null));
      expect(all.map(({ expected }) => expected)).toEqual([...moments(desk(id), null)].map(({ expected }) => expected));
      expect(all.slice(1).every(({ actual, expected }) => actual === expected)).toBe(true);
    },
  );
});

describe("a wrong submission", () => {
  test("is told the law that it breaks at the step that breaks it, and once", async () => {
    const all = await play(wrong("merges--never-merges"), desk("first-fit"));
    expect(all.map(({ fault }) => fault?.kind ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      "broken-list",
    ]);
    expect(all[7]?.fault?.message).toBe(
      "After free(20, 25): nodes 0…19 and 20…44 touch, so they have to be one free block.",
    );
    const { strips, list } = seen(all[7]);
    expect(strips[0]?.blocks.filter(({ state }) => state === "free")).toHaveLength(4);
    expect(list?.nodes).toHaveLength(4);
  });

  test("goes on being watched, not judged, after its first fault", async () => {
    const all = await play(
      wrong("merges--never-merges"),
      desk("first-fit", "allocate 10; allocate 10; free 0 10; free 10 10; allocate 15"),
    );
    expect(all.findIndex(({ fault }) => fault !== null)).toBe(4);
    const last = all[5]!;
    expect([last.fault, last.expected, last.actual]).toEqual([null, "0", "20"]);
    expect(seen(last).strips[0]?.blocks.some(({ state }) => state === "broken")).toBe(true);
  });

  test("is told of a wrong answer and of a wrong error", async () => {
    const answered = await play(wrong("exhaustion--answers-minus-one"), desk("first-fit", "allocate 101"));
    expect(answered[1]).toMatchObject({
      expected: "throws OutOfMemoryError",
      actual: "-1",
      fault: { kind: "wrong-error" },
    });
    const refused = await play(wrong("boundaries--refuses-capacity-one"), desk("first-fit", "allocate 1", 1));
    expect(refused[0]?.fault?.message).toMatch(/^new MemoryAllocator\(1\) threw RangeError/);
    expect(refused[1]).toMatchObject({ actual: null, fault: null });
  });

  test("whose prev leads astray is told which one", async () => {
    const all = await play(
      wrong("fragmentation--forgets-to-link-back"),
      desk(
        "first-fit",
        "allocate 10; allocate 10; allocate 10; allocate 10; free 0 10; free 20 10; allocate 10; allocate 10",
      ),
    );
    const broken = all.find(({ fault }) => fault !== null);
    expect(broken?.fault?.message).toContain("`prev`");
    expect(seen(broken).list?.nodes.some(({ prev }) => prev !== undefined)).toBe(true);
  });

  test("of an assignment without a free list is judged by its answers", async () => {
    const source = `export class Allocator {
      constructor(n: number) {}
      allocate(size: number, mID: number): number { return 0; }
      freeMemory(mID: number): number { return 0; }
    }`;
    const exercise = exerciseOf("leetcode-2502");
    const submission = {
      name: "ada",
      files: new Map([["a.ts", source]]),
      known: new Map([["allocator.ts", "a.ts"]]),
      notes: [],
      problems: [],
    };
    const compiled = await compile(submission, exercise);
    if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
    const subject = await openSandbox(compiled.program, exercise);
    onTestFinished(() => subject.dispose());
    const all = [...moments(desk("leetcode-2502"), subject)];
    expect(all.findIndex(({ fault }) => fault !== null)).toBe(2);
    expect(all[2]?.fault?.message).toContain("allocate(1, 2) returned 0, but has to return 1");
  });

  test("that never ends is cut off, and no call is made after it", async () => {
    const path = join(fixtures, "01-first-fit/hostile/loops-in-free.ts");
    const all = await play(path, desk("first-fit", "allocate 10; free 0 10; allocate 10"));
    expect(all[2]).toMatchObject({ actual: "did not return", fault: { kind: "timed-out" } });
    expect(all[2]?.fault?.message).toContain("`free(0, 10)` was still running when its time was up");
    expect(all[3]).toMatchObject({ actual: null, fault: null, pictures: [{ role: "due" }], capacity: 100 });
  });
});

describe("a capacity", () => {
  test("that has to be refused leaves nothing to be called", async () => {
    const on = { ...desk("first-fit", "allocate 1"), capacity: NaN };
    expect([...moments(on, null)].map(({ pictures }) => pictures)).toEqual([[], []]);
    const all = await play(join(root, "solutions/01-first-fit"), on);
    expect(all[0]).toMatchObject({ expected: "throws RangeError", fault: null });
    expect(all[1]?.actual).toBeNull();
  });

  test("that cannot be drawn is refused", () => {
    expect(firstFit.refusesCapacity(4097)).toBe("4097 units are more than can be drawn here; 4096 are the most.");
    expect(firstFit.refusesCapacity(NaN)).toBeNull();
    expect(leetcode.refusesCapacity(0)).toContain("n is a whole number");
  });
});

test("no assignment is named in the visualizer", () => {
  const source = readFileSync(join(root, "grader/student/visualize/bundle.ts"), "utf8");
  expect(exercises.filter(({ id, folder }) => source.includes(id) || source.includes(folder))).toEqual([]);
});

test("a constructor is given what a link says, or else what is usual", () => {
  const playground = playgroundOf(taggedDefinition as unknown as Definition<unknown>);
  const games: Game[] = [
    { id: "boundary-tags", title: "Boundary tags", className: "TaggedHeap", isOneOfSeveral: false, playground },
  ];
  const sizes = (link: string): number[] => {
    const one = deskOfLink(link, games);
    if (one === null || "problem" in one) throw new Error(one?.problem);
    expect(linkOf(one)).toBe(link);
    return [...moments(one, null)].map(({ capacity }) => capacity);
  };
  expect(sizes("#v=1&a=boundary-tags&c=4096&o=allocate(8)")).toEqual([80, 80]);
  expect(sizes("#v=1&a=boundary-tags&c=4096&n=16&o=allocate(16)")).toEqual([32, 56]);
  expect(deskOfLink("#v=1&a=boundary-tags&c=4096&n=16,1", games)).toEqual({
    problem: "TaggedHeap is constructed with maxBytes, growBytes, not with 3 arguments.",
  });
});
