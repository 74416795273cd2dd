/**
 * What this assignment's class is: best fit's allocator, whose free blocks are a balanced tree by size.
 *
 * @module
 */
import { allocatorDefinition, type AllocatorReturns, type AllocatorTotal, liveKey } from "#kit/define/allocator";
import type { Definition, Situation } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { placementLikeness } from "#kit/lists/likeness";
import { OTHER_BLOCK, placementRemarks } from "#kit/lists/placement";
import { expectedOfConstructor, MemoryModel } from "#kit/models/units";
import { askedTree, levelsView, treeView } from "./tree.js";

/** An allocator under test. */
export type Allocator = UnderTest<MemoryModel, AllocatorReturns>;

/**
 * What a stage may judge beside addresses and errors, which always are.
 *
 * - `free memory`, `largest block`: the two totals
 * - `tree`: that the walk in order ascends by size and start, and is exactly the free memory
 * - `levels`: that the tree is not too deep
 */
export type Aspect = AllocatorTotal | "tree" | "levels";

const allocate = (size: number) => ({ method: "allocate" as const, args: [size] });
const free = (address: number, size: number) => ({ method: "free" as const, args: [address, size] });
/** The example of the lesson. */
const example: Situation<keyof AllocatorReturns> = {
  capacity: 200,
  calls: [
    ...[10, 20, 30, 40, 50].flatMap((size) => [allocate(size), allocate(5)]),
    ...[free(0, 10), free(15, 20), free(40, 30), free(75, 40), free(120, 50)],
    ...[allocate(25), free(10, 5)],
  ],
};

export const definition: Definition<MemoryModel, AllocatorReturns, "allocator", Aspect> = {
  ...allocatorDefinition<MemoryModel>(
    (model, due, size) => placementRemarks(model, model.freeRanges(), size, due),
    example,
  ),
  className: "TreeAllocator",
  noun: "allocator",
  construct: {
    parameters: ["capacity"],
    due: expectedOfConstructor,
    oracle: (capacity) => new MemoryModel(capacity as number, "best-fit"),
    sizeAt: 0,
  },
  views: { tree: treeView, levels: levelsView },
  main: { name: "tree", view: treeView },
  asked: askedTree,
  key: liveKey,
  likeness: ({ subject, failure }) => (failure.mistake === OTHER_BLOCK ? placementLikeness(subject, "best-fit") : null),
};
