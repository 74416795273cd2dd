/** Lists by class that are in more than one property, played and looked at one by one. */
import { describe, expect, test } from "vitest";
import { scriptOf, type Step } from "#kit/subject/script";
import type { ListShape, Subject } from "#kit/subject/subject";
import { nativeOf, sandboxOf } from "../support/sandbox.js";

const list: ListShape = { head: "large", next: "next", start: "start", size: "size" };
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
