/**
 * Random calls to make, and what they are made of.
 *
 * @module
 */
import fc from "fast-check";
import type { Allocator } from "./definition.js";

/** A block to ask for. */
export interface Request {
  size: number;
  mID: number;
}

/** A call to make. */
export type Call = ({ kind: "allocate" } & Request) | { kind: "freeMemory"; mID: number };

/** Few ids, so that they come again and again; some look alike, and the largest is among them. */
export const someId: fc.Arbitrary<number> = fc.constantFrom(1, 2, 3, 4, 5, 6, 12, 34, 100, 1000);

/** Sequences of up to `length` requests for up to `maxSize` units each. */
export function requests(maxSize: number, length: number): fc.Arbitrary<Request[]> {
  return fc.array(fc.record({ size: fc.integer({ min: 1, max: maxSize }), mID: someId }), {
    minLength: 1,
    maxLength: length,
  });
}

/** Lengths of rows up to 40: at powers of two, beside them, and some in between. */
export const ROWS = [2, 3, 4, 5, 8, 9, 10, 15, 16, 17, 20, 21, 24, 31, 32, 33, 39, 40];

/** Some of all ids, few enough to come again in a sequence of calls. */
export const someOfAllIds: fc.Arbitrary<number[]> = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), {
  minLength: 5,
  maxLength: 9,
});

/** Sequences of up to `length` calls, three allocations to two frees. */
export function calls(maxSize: number, length: number, id = someId): fc.Arbitrary<Call[]> {
  const request = fc.record({ size: fc.integer({ min: 1, max: maxSize }), mID: id });
  const call = fc.oneof(
    { weight: 3, arbitrary: request.map((one): Call => ({ kind: "allocate", ...one })) },
    { weight: 2, arbitrary: id.map((mID): Call => ({ kind: "freeMemory", mID })) },
  );
  // Without `size`, fast-check stays at about ten calls, which seldom leave several holes.
  return fc.array(call, { minLength: 1, maxLength: length, size: "max" });
}

/** Makes the calls, each of which is compared with the model. */
export function perform(memory: Allocator, sequence: readonly Call[]): void {
  for (const call of sequence) {
    if (call.kind === "allocate") memory.allocate(call.size, call.mID);
    else memory.freeMemory(call.mID);
  }
}

/** Whether a request for `size` units has to be served, and by others than the last unit of memory. */
export function hasRoomBeforeTheLast({ oracle }: Allocator, size: number): boolean {
  const place = oracle.placeFor(size);
  return place >= 0 && place + size < oracle.n;
}
