/**
 * Random sequences of calls. An operation names a live block by its place among the live ones, not by its address, so
 * that a sequence stays meaningful when fast-check drops calls from it.
 *
 * @module
 */
import fc from "fast-check";
import type { AllocatorUnderTest } from "./definition.js";
import type { Argument } from "../subject/subject.js";

/** One call to come. */
export type Operation =
  | { kind: "allocate"; size: number }
  /** Frees the live block at place `which` modulo their number; does nothing when there is none. */
  | { kind: "free"; which: number }
  /** Frees what is not live, made from a live block: `shift` is added to its address, `grow` to its size. */
  | { kind: "wrong free"; which: number; shift: number; grow: number }
  /** Frees once more what was freed last; does nothing when nothing was. */
  | { kind: "free again" }
  /** A call with arguments that are refused whatever memory looks like. */
  | { kind: "bad allocate"; size: Argument }
  | { kind: "bad free"; address: Argument; size: Argument };

/** What a sequence is made of: how often each kind of operation comes, 0 for never. */
export interface Mix {
  /** Smallest size asked for, in units; default 1. */
  minSize?: number;
  /** Largest size asked for, in units; default 24. */
  maxSize?: number;
  /** Operations in a sequence at most; default 40. */
  length?: number;
  allocate?: number;
  free?: number;
  wrongFree?: number;
  bad?: number;
}

const badNumber = fc.constantFrom<Argument>(0, -1, -8, 0.5, 2.5, NaN, Infinity, -Infinity);
const badArgument = fc.oneof(
  { arbitrary: badNumber, weight: 4 },
  { arbitrary: fc.constantFrom<Argument>("8", null, undefined, true, [4], {}), weight: 1 },
);

/** Sequences of operations; they shrink to fewer and smaller ones. */
export function operations(mix: Mix = {}): fc.Arbitrary<Operation[]> {
  const { minSize = 1, maxSize = 24, length = 40, allocate = 5, free = 4, wrongFree = 0, bad = 0 } = mix;
  const which = fc.nat({ max: 1023 });
  const kinds: { weight: number; arbitrary: fc.Arbitrary<Operation> }[] = [
    {
      weight: allocate,
      arbitrary: fc.integer({ min: minSize, max: maxSize }).map((size) => ({ kind: "allocate", size })),
    },
    { weight: free, arbitrary: which.map((place) => ({ kind: "free", which: place })) },
    {
      weight: wrongFree,
      arbitrary: fc
        .record({ which, shift: fc.integer({ min: -2, max: 2 }), grow: fc.integer({ min: -2, max: 2 }) })
        .map((wrong) => ({ kind: "wrong free", ...wrong })),
    },
    { weight: Math.ceil(wrongFree / 3), arbitrary: fc.constant<Operation>({ kind: "free again" }) },
    {
      weight: bad,
      arbitrary: fc.oneof(
        badArgument.map((size): Operation => ({ kind: "bad allocate", size })),
        fc
          .record({ address: fc.nat({ max: 64 }), size: badArgument })
          .map((args): Operation => ({ kind: "bad free", ...args })),
        fc
          .record({
            address: fc.constantFrom<Argument>(-1, 0.5, NaN, Infinity),
            size: fc.integer({ min: 1, max: maxSize }),
          })
          .map((args): Operation => ({ kind: "bad free", ...args })),
      ),
    },
  ];
  return fc.array(fc.oneof(...kinds.filter((kind) => kind.weight > 0)), {
    minLength: 1,
    maxLength: length,
    size: "max",
  });
}

/** A call of a sequence, now that it is known which block it is about. */
export type Call = { method: "allocate"; size: Argument } | { method: "free"; address: Argument; size: Argument };

/** Which calls of a sequence are made; the others are passed over. */
export type Only = (call: Call, heap: AllocatorUnderTest) => boolean;

/**
 * Makes the calls on a heap, which compares each with the model.
 *
 * @param only - passes over calls that are not what a stage is about; default: all are made
 */
export function perform(heap: AllocatorUnderTest, sequence: readonly Operation[], only: Only = () => true): void {
  let freed: Call | null = null;
  for (const operation of sequence) {
    const call: Call | null = operation.kind === "free again" ? freed : callOf(operation, heap);
    if (call === null || !only(call, heap)) continue;
    if (operation.kind === "free") freed = call;
    if (call.method === "allocate") heap.tryAllocate(call.size);
    else heap.tryFree(call.address, call.size);
  }
}

function callOf(operation: Exclude<Operation, { kind: "free again" }>, heap: AllocatorUnderTest): Call | null {
  switch (operation.kind) {
    case "allocate":
    case "bad allocate":
      return { method: "allocate", size: operation.size };
    case "bad free":
      return { method: "free", address: operation.address, size: operation.size };
    case "free": {
      const block = heap.oracle.pick(operation.which);
      return block === null ? null : { method: "free", ...block };
    }
    case "wrong free": {
      // Of no block at all when nothing is live; of a block as it is when both changes are 0, which is then no mistake.
      const block = heap.oracle.pick(operation.which) ?? { address: 0, size: 1 };
      return { method: "free", address: block.address + operation.shift, size: block.size + operation.grow };
    }
  }
}

/** Passes over frees that would merge with a free block. */
export const withoutMerges: Only = (call, heap) =>
  call.method === "allocate" ||
  !heap.oracle.isLive(call.address, call.size) ||
  !heap.oracle
    .freeRanges()
    .some(
      ({ start, size }) => start + size === call.address || start === (call.address as number) + (call.size as number),
    );

/** Passes over frees of a block that ends with the last unit. */
export const awayFromTheEnd: Only = (call, heap) =>
  call.method === "allocate" || (call.address as number) + (call.size as number) < heap.oracle.capacity;

/** Passes over frees of the block at address 0 and of one that ends with the last unit. */
export const awayFromTheEdges: Only = (call, heap) =>
  call.method === "allocate" || (call.address !== 0 && awayFromTheEnd(call, heap));

/** Passes over allocations that no free block can serve. */
export const withoutExhaustion: Only = (call, heap) => !isRequest(call) || roomFor(call.size, heap) > 0;

/** Passes over allocations that more than one free block can serve. */
export const withoutChoice: Only = (call, heap) => !isRequest(call) || roomFor(call.size, heap) <= 1;

/**
 * Passes over allocations that would leave less of a free block than they take: a rule of placement that has an eye on the
 * rest makes no difference then.
 */
export const withoutScraps: Only = (call, heap) => {
  const rest = restOf(call, heap);
  return rest === 0 || (isRequest(call) && rest > call.size);
};

/** Passes over allocations that would leave a single unit of a free block, which a rule about what is worth keeping may lose. */
export const withoutSlivers: Only = (call, heap) => restOf(call, heap) !== 1;

/**
 * Passes over frees that would come first in the list once a free block has been used up whole: whoever then takes its old
 * node again shows what is left in that.
 */
export function withoutUsedHeads(): Only {
  const have = new WeakSet<AllocatorUnderTest>();
  return (call, heap) => {
    if (isRequest(call) && heap.oracle.choose(call.size)?.size === call.size) have.add(heap);
    const first = heap.oracle.freeRanges()[0]?.start ?? Infinity;
    return call.method === "allocate" || !have.has(heap) || (call.address as number) > first;
  };
}

const isRequest = (call: Call): call is { method: "allocate"; size: number } =>
  call.method === "allocate" && Number.isInteger(call.size) && (call.size as number) > 0;

/** How much the free block that is due would have left; 0 where none is. */
const restOf = (call: Call, { oracle }: AllocatorUnderTest): number =>
  isRequest(call) ? (oracle.choose(call.size)?.size ?? call.size) - call.size : 0;

/** How many free blocks have room. */
const roomFor = (size: number, { oracle }: AllocatorUnderTest): number =>
  oracle.freeRanges().filter((block) => block.size >= size).length;

/** Makes the calls that all of those let through. */
export const allOf =
  (...all: readonly Only[]): Only =>
  (call, heap) =>
    all.every((only) => only(call, heap));
