/**
 * Random calls to make.
 *
 * @module
 */
import fc from "fast-check";
import type { Allocator } from "./definition.js";

/**
 * A request; or the free, another size, or other contents of a live block, named by its place among them, which stays right when
 * calls are left out.
 */
export type RandomCall =
  | { kind: "allocate"; size: number }
  | { kind: "free"; which: number }
  | { kind: "write"; which: number }
  | { kind: "reallocate"; which: number; newSize: number };

const which = fc.nat({ max: 1023 });

/**
 * Sequences of up to `length` calls with sizes up to `maxSize`: three requests to two frees and four other sizes.
 *
 * @param writes - how often a client writes once more, beside these; default: never
 */
export function calls(maxSize: number, length: number, writes = 0): fc.Arbitrary<RandomCall[]> {
  const size = fc.integer({ min: 1, max: maxSize });
  const call = fc.oneof(
    { weight: 3, arbitrary: size.map((size): RandomCall => ({ kind: "allocate", size })) },
    { weight: 2, arbitrary: which.map((which): RandomCall => ({ kind: "free", which })) },
    { weight: writes, arbitrary: which.map((which): RandomCall => ({ kind: "write", which })) },
    {
      weight: 4,
      arbitrary: fc.tuple(which, size).map(([which, newSize]): RandomCall => ({ kind: "reallocate", which, newSize })),
    },
  );
  // Without `size`, fast-check stays at about ten calls, which seldom leave several holes.
  return fc.array(call, { minLength: 1, maxLength: length, size: "max" });
}

/** Which other sizes are asked for; the others are passed over. */
export type Only = (heap: Allocator, block: { address: number; size: number }, newSize: number) => boolean;

/**
 * Makes the calls, each of which is compared with the oracle. Requests that nothing can serve are passed over.
 *
 * @param only - passes over other sizes that are not what a stage is about; default: all are asked for
 */
export function perform(heap: Allocator, sequence: readonly RandomCall[], only: Only = () => true): void {
  for (const call of sequence) {
    if (call.kind === "allocate") {
      if (heap.oracle.choose(call.size) !== undefined) heap.allocate(call.size);
      continue;
    }
    const block = heap.oracle.pick(call.which);
    if (block === null) continue;
    if (call.kind === "free") heap.free(block.address, block.size);
    else if (call.kind === "write") heap.write(block.address, block.size);
    else if (only(heap, block, call.newSize)) resize(heap, block, call.newSize);
  }
}

/** Resizes a block; where that has to be refused, bytes are looked at, too. */
function resize(heap: Allocator, { address, size }: { address: number; size: number }, newSize: number): void {
  const isRefused = heap.tryReallocate(address, size, newSize) === null;
  if (isRefused) heap.lookAt("contents");
}

/** Passes over sizes for which a block has to move, or could move down, and over those for which there is no room. */
export const inPlace: Only = ({ oracle }, { address, size }, newSize) => {
  const { outcome } = oracle.fate(address, size, newSize);
  const first = oracle.roomsWithout(address, size).find((room) => room.size >= newSize);
  return outcome === "shrinks" || (outcome === "grows" && first?.start === address);
};

/** Passes over sizes for which there is no room. */
export const served: Only = ({ oracle }, { address, size }, newSize) =>
  oracle.fate(address, size, newSize).outcome !== "stays";
