/**
 * Calls on heaps as data: as they were made, and as they have to be made when some of them are left out.
 *
 * @module
 */
import { expectedOfConstructor, MemoryModel, type Placement } from "../models/units.js";
import type { Change } from "../check/repeatable.js";
import { showCall } from "../check/show.js";
import type { Argument } from "../subject/subject.js";

/** A call on an allocator, the constructor's included. */
export type HeapCall =
  | { op: "new"; capacity: Argument }
  | { op: "allocate"; size: Argument }
  | { op: "free"; address: Argument; size: Argument }
  | { op: "getFreeMemory" | "getLargestFreeBlock" | "capacity" };

/** A call as source. */
export function sourceOf({ op, ...args }: HeapCall): string {
  return op === "capacity" ? op : showCall(op, Object.values(args));
}

/** A call of a check. */
export interface MadeCall {
  call: HeapCall;
  /** Which of the check's allocators it was made on, from 0, in the order in which they were made. */
  heap: number;
  /** Whether it only prepares what the check is about. */
  prepares: boolean;
  /** Whether the check has a look at the free list after it. */
  isLookedAt?: boolean;
}

/** A call that was made, still at its place among all of the check. */
export interface PlacedCall extends MadeCall {
  place: number;
}

/** A block that a `free` is about: what the `allocate` at place `of` has handed out, moved and grown by so many units. */
interface Target {
  of: number;
  shift: number;
  grow: number;
}

/** What the calls leave of the model's allocators, by their numbers. */
type Models = ReadonlyMap<number, MemoryModel>;

/**
 * Calls of a check as they have to be made when the others are left out, or one has another size. A `free` follows its
 * block to wherever that now lies. What would be about nothing, or would succeed where it was refused, or the other way
 * round, is passed over. O(calls · capacity).
 */
export function withoutOthers(
  all: readonly MadeCall[],
  places: readonly number[],
  placement: Placement,
  change?: Change,
): { calls: PlacedCall[]; models: Models } {
  const facts = factsOf(all, placement);
  const models = new Map<number, MemoryModel>();
  const blocks = new Map<number, { address: number; size: number }>();
  const calls: PlacedCall[] = [];
  for (const place of places) {
    const made = all[place];
    const fact = facts[place];
    if (made === undefined || fact === undefined) continue;
    const call = changed(made.call, fact.target, blocks, change?.get(place));
    if (call === null) continue;
    const model = models.get(made.heap);
    if (call.op === "new") {
      if (fact.works) models.set(made.heap, new MemoryModel(call.capacity as number, placement));
    } else if (model === undefined || works(call, model) !== fact.works) continue;
    else if (call.op === "allocate" && fact.works) {
      const due = model.allocate(call.size);
      if (due.kind === "returns") blocks.set(place, { address: due.value ?? 0, size: call.size as number });
    } else if (call.op === "free") model.free(call.address, call.size);
    calls.push({ ...made, call, place });
  }
  return { calls, models };
}

/**
 * The shortest way to a state of memory: all blocks from address 0 up, then the holes are freed from the highest down.
 *
 * @param idle - calls to be made before: one unit is handed out and taken back by turns
 */
export function directWay(model: MemoryModel, heap: number, idle: number): MadeCall[] {
  const holes = model.freeRanges();
  const last = holes.at(-1);
  const rest = last !== undefined && last.start + last.size === model.capacity ? last : undefined;
  const blocks = [...model.live].map(([start, size]) => ({ start, size, isFree: false }));
  for (const hole of holes) if (hole !== rest) blocks.push({ ...hole, isFree: true });
  blocks.sort((a, b) => a.start - b.start);
  const made = (call: HeapCall): MadeCall => ({ call, heap, prepares: false });
  return [
    made({ op: "new", capacity: model.capacity }),
    ...Array.from({ length: idle }, (_, i) =>
      made(i % 2 === 0 ? { op: "allocate", size: 1 } : { op: "free", address: 0, size: 1 }),
    ),
    ...blocks.map(({ size }) => made({ op: "allocate", size })),
    ...blocks
      .filter(({ isFree }) => isFree)
      .reverse()
      .map(({ start, size }) => made({ op: "free", address: start, size })),
  ];
}

interface Fact {
  works: boolean;
  target: Target | null;
}

/** What holds of each call where all of them are made. */
function factsOf(all: readonly MadeCall[], placement: Placement): Fact[] {
  const models = new Map<number, MemoryModel>();
  // Newest first: the first one that covers an address is the one that a `free` there is about.
  const blocks: { of: number; heap: number; start: number; size: number }[] = [];
  return all.map(({ call, heap }, of) => {
    if (call.op === "new") {
      const isRight = expectedOfConstructor(call.capacity).kind === "returns";
      if (isRight) models.set(heap, new MemoryModel(call.capacity as number, placement));
      return { works: isRight, target: null };
    }
    const model = models.get(heap);
    if (call.op === "allocate") {
      const due = model?.allocate(call.size);
      if (due?.kind !== "returns") return { works: false, target: null };
      blocks.unshift({ of, heap, start: due.value ?? 0, size: call.size as number });
      return { works: true, target: null };
    }
    if (call.op !== "free") return { works: true, target: null };
    const [address, units] = [call.address as number, call.size as number];
    const block = blocks.find(
      (each) => each.heap === heap && each.start <= address && address < each.start + each.size,
    );
    const target =
      block === undefined || !Number.isInteger(units)
        ? null
        : { of: block.of, shift: address - block.start, grow: units - block.size };
    return { works: model?.free(address, units).kind === "returns", target };
  });
}

/** The call with its block where it is now; `null` where there is no such block. */
function changed(
  call: HeapCall,
  target: Target | null,
  blocks: ReadonlyMap<number, { address: number; size: number }>,
  size: number | undefined,
): HeapCall | null {
  if (call.op === "new") return size === undefined ? call : { op: "new", capacity: size };
  if (call.op === "allocate") return size === undefined ? call : { op: "allocate", size };
  if (call.op !== "free" || target === null) return call;
  const block = blocks.get(target.of);
  if (block === undefined) return null;
  return { op: "free", address: block.address + target.shift, size: block.size + target.grow };
}

function works(call: HeapCall, model: MemoryModel): boolean {
  if (call.op === "allocate") {
    const size = call.size as number;
    return Number.isInteger(size) && size > 0 && model.choose(size) !== undefined;
  }
  return call.op !== "free" || model.live.get(call.address as number) === call.size;
}
