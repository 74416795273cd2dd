/** Lists by class that are in more than one property, played and looked at one by one. */
import { describe, expect, test } from "vitest";
import { classViews } from "#kit/lists/by-class";
import { AllocatorModel, type FreeRange } from "#kit/models/allocator";
import { scriptOf, type Step } from "#kit/subject/script";
import type { ListShape, ListWalk, Subject } from "#kit/subject/subject";
import { nativeOf, sandboxOf } from "../support/sandbox.js";

const list = { head: "large", next: "next", start: "start", size: "size" } satisfies ListShape;
const block = (start: number, size: number) => ({ start, size });

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, "export {};")],
])("%s", (_where, open) => {
  /** The steps that differ where `large[1]` and then `small[0]` are compared. */
  const differences = async (words: string): Promise<number[]> => {
    const subject = await open(`class MemoryAllocator { ${words} }`);
    const steps: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      { kind: "list", slot: 0, place: 1, nodes: [block(8, 4), block(2, 3)] },
      { kind: "list", slot: 0, head: "small", place: 0, nodes: [block(0, 1)] },
    ];
    return subject.play(scriptOf([steps], "playing", { list })).map(({ step }) => step);
  };

  test.each([
    [
      "both right",
      "large = [null, { start: 8, size: 4, next: { start: 2, size: 3 } }]; small = [{ start: 0, size: 1, next: null }];",
      [],
    ],
    [
      "another in the second property",
      "large = [null, { start: 8, size: 4, next: { start: 2, size: 3 } }]; small = [];",
      [2],
    ],
    ["another in the first property", "large = [{ start: 8, size: 4 }]; small = [{ start: 0, size: 1 }];", [1]],
    ["no second property", "large = [null, { start: 8, size: 4, next: { start: 2, size: 3 } }];", [2]],
  ])("%s", async (_what, words, due) => {
    expect(await differences(words)).toEqual(due);
  });
});

test("a list at the end of a chain of properties cannot be played", () => {
  const steps: Step[] = [{ kind: "list", slot: 0, nodes: [] }];
  expect(() => scriptOf([steps], "playing", { list: { ...list, head: ["lists", 0] } })).toThrow("cannot be played");
});

describe("what is said of lists that are not as they should be", () => {
  const free: FreeRange[][] = [[], [block(6, 2)], [block(10, 6)]];
  class Model extends AllocatorModel {
    choose = (): undefined => undefined;
    freeRanges = (): FreeRange[] => free.flat();
    protected takeFrom(): void {}
    protected takeBack(): void {}
  }
  const model = new Model(16);
  const { lists } = classViews<Model>({
    shape: list,
    due: () => free,
    caption: (_, place) => `class ${place}`,
    brokenLaw: () => null,
    order: "newest first",
  });
  const walks = (all: FreeRange[][]): ListWalk[] =>
    all.map((nodes) => ({
      nodes,
      chainProblem: null,
      chainEnd: null,
      repeats: null,
      linkProblem: null,
      brokenLinks: [],
    }));
  const told = (all: FreeRange[][]): string | undefined => lists.judge(walks(all), model)?.told;

  test.each([
    ["as they should be", free, undefined],
    [
      "in none that is read",
      [[], [block(6, 2)], []],
      "10…15 is free: it belongs into `large[2]`, and is in none up to `large[2]`",
    ],
    ["in another", [[block(10, 6)], [block(6, 2)], []], "`large[0]` holds 10…15, which belongs into `large[2]`"],
    ["in use", [[block(0, 2)], [block(6, 2)], [block(10, 6)]], "`large[0]` holds 0…1, which is no free block"],
    [
      "not merged",
      [[block(14, 2)], [block(6, 2)], [block(10, 4)]],
      "`large[2]` holds 10…13, and `large[0]` 14…15: they touch, and have to be one block, 10…15",
    ],
    [
      "a part of one, the rest of which is lost",
      [[block(14, 2)], [block(6, 2)], []],
      "`large[0]` holds 14…15, which is only a part of the free block 10…15",
    ],
    ["twice", [[], [block(6, 2), block(6, 2)], [block(10, 6)]], "`large[1]` holds 6…7 twice"],
  ])("%s", (_what, all, due) => {
    expect(told(all)).toBe(due);
  });

  test("are drawn only where they are not", () => {
    const captions = (all: FreeRange[][]) =>
      lists.pictures(walks(all), model, true).pictures?.map(({ caption }) => caption);
    expect(captions([[], [], []])).toContain("Your free lists");
    expect(captions(free)).not.toContain("Your free lists");
    expect(captions(free)).not.toContain("The free lists as they should be");
  });

  test("and what a call has handed out where it should not is drawn there", () => {
    const blocks = [block(0, 6), ...free[1]!, block(8, 2), ...free[2]!].map((each, at) => ({
      ...each,
      state: at % 2 === 0 ? "allocated" : "free",
    }));
    expect(lists.pictures(walks(free), model, false).actualMemory).toEqual({ capacity: 16, blocks });
  });
});
