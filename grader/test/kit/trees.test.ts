/** Binary trees of blocks, compared while calls are played. */
import { describe, expect, test } from "vitest";
import { scriptOf, type Step } from "#kit/subject/script";
import type { Subject } from "#kit/subject/subject";
import { readTree } from "#kit/views/readers";
import { nativeOf, sandboxOf } from "../support/sandbox.js";

const shape = { root: "bySize", left: "left", right: "right", start: "start", size: "size" };
/** By size, not by address. */
const due = [
  { start: 40, size: 1 },
  { start: 9, size: 2 },
  { start: 20, size: 3 },
];
const [one, two, three] = due.map(({ start, size }) => `start: ${start}, size: ${size}`);

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, "export {};")],
])("%s", (_where, open) => {
  /** The steps of a sequence that differ, of which the last one comes after the look. */
  const differences = async (root: string, levels = 3): Promise<number[]> => {
    const subject = await open(`class MemoryAllocator { ${root} getFreeMemory() { return 1; } }`);
    const asked = { method: "getFreeMemory", args: [], due: { kind: "returns", value: 2 }, isLook: true } as const;
    const steps: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      { kind: "tree", slot: 0, shape, nodes: due, levels },
      { kind: "call", slot: 0, ...asked },
    ];
    return subject.play(scriptOf([steps], "playing")).map(({ step }) => step);
  };

  const flat = `bySize = { ${two}, left: { ${one}, left: null, right: null }, right: { ${three} } };`;
  const deep = `bySize = { ${one}, right: { ${two}, right: { ${three} } } };`;
  const zigzag = `bySize = { ${three}, left: { ${one}, right: { ${two} } } };`;
  const accessor = `get bySize() { return { ${two}, get left() { return { ${one} }; }, get right() { return { ${three} }; } }; }`;

  test.each([
    ["a flat one", flat],
    ["a deep one", deep],
    ["one that turns", zigzag],
    ["one that is made when it is read", accessor],
  ])("%s is right", async (_what, root) => {
    expect(await differences(root)).toEqual([2]);
  });

  test("levels are counted", async () => {
    expect(await differences(flat, 2)).toEqual([2]);
    expect(await differences(deep, 2)).toEqual([1]);
    expect(await differences(zigzag, 2)).toEqual([1]);
  });

  test.each([
    ["none", ""],
    ["an empty one", "bySize = null;"],
    ["one with a node less", `bySize = { ${two}, left: { ${one} } };`],
    [
      "one with a node more",
      `bySize = { ${two}, left: { ${one} }, right: { ${three}, right: { start: 60, size: 3 } } };`,
    ],
    ["another order", `bySize = { ${two}, left: { ${three} }, right: { ${one} } };`],
    ["another size", `bySize = { ${two}, left: { start: 40, size: 2 }, right: { ${three} } };`],
    ["a child that is no node", `bySize = { ${two}, left: { ${one} }, right: 7 };`],
    ["a circle", `bySize = { ${one} }; constructor() { this.bySize.left = this.bySize; }`],
    ["a circle to the right", `bySize = { ${one} }; constructor() { this.bySize.right = this.bySize; }`],
    ["a getter that throws", "get bySize() { throw new RangeError(); }"],
  ])("%s ends the sequence", async (_what, root) => {
    expect(await differences(root)).toEqual([1]);
  });
});

describe("who is stopped while a tree is read is told what was read", () => {
  test.each([
    ["the root", "get bySize() { for (;;); }"],
    ["a child", "bySize = { start: 0, size: 1, get left() { for (;;); } };"],
  ])("%s", async (_what, root) => {
    const subject = await sandboxOf(`class MemoryAllocator { ${root} }`);
    const construction = subject.construct([]);
    if (construction.kind !== "constructed") throw new Error("it cannot be made");
    const read = (): unknown => readTree(construction.instance, shape, 9, 9);
    expect(read).toThrow(/ during reading bySize$/);
  });
});
