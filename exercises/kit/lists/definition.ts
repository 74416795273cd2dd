/**
 * Allocators that hand out units of memory and keep a list of what is free.
 *
 * @module
 */
import { allocatorDefinition, type AllocatorReturns, type AllocatorTotal, liveKey } from "../define/allocator.js";
import type { Call, Definition, LikenessContext, Situation } from "../define/definition.js";
import type { UnderTest } from "../define/under-test.js";
import type { Likeness } from "../check/repeatable.js";
import { expectedOfConstructor, MemoryModel, type Placement } from "../models/units.js";
import { FREE_LIST, linksView, listView } from "./free-list.js";
import { placementLikeness } from "./likeness.js";
import { OTHER_BLOCK, placementRemarks } from "./placement.js";
import { isWrongTotal, totalLikeness } from "./totals.js";
import { isAccepted, otherSizesOf } from "./accepted-free.js";

/**
 * What a stage may judge beside addresses and errors, which always are. It judges what it teaches, so that a fault costs
 * points there and not everywhere.
 *
 * - `free memory`: `getFreeMemory()`
 * - `largest block`: `getLargestFreeBlock()`
 * - `list`: the free list by `next`: its laws, and that it is exactly the memory that is not allocated
 * - `links`: `prev` of every node, and the way back from the last one
 */
export type FreeListAspect = AllocatorTotal | "list" | "links";

/** All that can be judged. */
export const ALL_ASPECTS: readonly (FreeListAspect | "unchanged")[] = [
  "free memory",
  "largest block",
  "list",
  "links",
  "unchanged",
];

/** A definition of such an allocator. */
export type FreeListDefinition = Definition<MemoryModel, AllocatorReturns, "allocator", FreeListAspect>;
/** An allocator under test. */
export type AllocatorUnderTest = UnderTest<MemoryModel, AllocatorReturns>;

/**
 * Makes the definition of an allocator that places blocks that way.
 *
 * @param example - what the visualizer shows first
 */
export function freeListDefinition(
  placement: Placement,
  example: Situation<keyof AllocatorReturns>,
): FreeListDefinition {
  return {
    ...allocatorDefinition((model, due, size) => placementRemarks(model, model.freeRanges(), size, due), example),
    className: "MemoryAllocator",
    noun: "allocator",
    construct: {
      parameters: ["capacity"],
      due: expectedOfConstructor,
      oracle: (capacity) => new MemoryModel(capacity as number, placement),
      sizeAt: 0,
    },
    views: { list: listView, links: linksView },
    main: { name: "list", view: listView },
    list: { shape: FREE_LIST, nodes: (model) => model.freeRanges() },
    key: liveKey,
    wayTo,
    likeness: (around) => likeness(around, placement),
  };
}

/** All blocks from address 0 up, then the holes are freed from the highest down. */
function wayTo(model: MemoryModel, idle: number): Call[] {
  const holes = model.freeRanges();
  const last = holes.at(-1);
  const rest = last !== undefined && last.start + last.size === model.capacity ? last : undefined;
  const blocks = [...model.live].map(([start, size]) => ({ start, size, isFree: false }));
  for (const hole of holes) if (hole !== rest) blocks.push({ ...hole, isFree: true });
  blocks.sort((a, b) => a.start - b.start);
  const allocate = (size: number): Call => ({ method: "allocate", args: [size] });
  const free = (start: number, size: number): Call => ({ method: "free", args: [start, size] });
  return [
    { method: null, args: [model.capacity] },
    ...Array.from({ length: idle }, (_, i) => (i % 2 === 0 ? allocate(1) : free(0, 1))),
    ...blocks.map(({ size }) => allocate(size)),
    ...blocks
      .filter(({ isFree }) => isFree)
      .reverse()
      .map(({ start, size }) => free(start, size)),
  ];
}

/** Said of a total that is right where nobody has asked for it before. */
const ASKED_ONCE =
  "It was asked for after each call before, too, which is not shown; asked for only once, at the end, it is right: so an earlier answer is kept.";

function likeness(
  { subject, failure, last, instead, unasked }: LikenessContext<MemoryModel>,
  placement: Placement,
): Likeness | null {
  if (failure.mistake === OTHER_BLOCK) return placementLikeness(subject, placement);
  if (isAccepted(failure.mistake)) return last === null ? null : otherSizesOf(last.call, last.oracle, instead);
  if (!isWrongTotal(failure)) return null;
  const isKept = unasked() === null;
  return { told: [...totalLikeness(failure), ...(isKept ? [ASKED_ONCE] : [])], saysAll: isKept };
}
