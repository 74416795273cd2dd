/**
 * What scenes of several stages begin with.
 *
 * @module
 */
import type { Allocator } from "./definition.js";
import { BYTES, FENCE, type Tracked } from "./model.js";

/** A byte that is none of those that the allocator writes. */
export const ODD = 65;

/** Allocates blocks side by side, each at a site of its own, `"list.c:11"` and up; tells the addresses of their payloads. */
export const allocateAll = (one: Allocator, sizes: readonly number[]): number[] =>
  sizes.map((size, place) => one.allocate(size, `list.c:${11 + place}`));

/** The same as calls that only prepare what the check is about. */
export function arranged(one: Allocator, sizes: readonly number[]): number[] {
  let addresses: number[] = [];
  one.arrange(() => {
    addresses = allocateAll(one, sizes);
  });
  return addresses;
}

/** The addresses of both fences of a block. */
export const fencesOf = ({ address, size }: Pick<Tracked, "address" | "size">): number[] => [
  ...Array.from({ length: FENCE }, (_, place) => address - FENCE + place),
  ...Array.from({ length: FENCE }, (_, place) => address + size + place),
];

/** The client writes into a fence, is refused when it frees the block, and puts back what stood there. */
export function damageAndRepair(one: Allocator, address: number, at: number, byte = ODD): void {
  one.clientWrites(at, byte);
  one.failsToFree(address, "list.c:40");
  one.clientWrites(at, BYTES.fence);
}

/** Bytes that have much in common with those that the allocator writes, or with none of them. */
export const LIKE = [0, 1, 0x7d, 0x7f, 0x80, 0xbd, 0xcc, 0xdc, 0xde, 0xed, 0xf5, 0xf9, 0xfc, 0xfe, 0xff];

/** Sites as programs have them. None begins with another one. */
export const ODD_SITES = [
  ...["src/$&.c:12", "C:\\SRC\\List.C:30", "größe.c:44", "list.c:17:5", "%s.c:18", "a/b.c:1000"],
  `${"lib/".repeat(16)}list.c:123456`,
  ...["constructor", "__proto__"],
];

/** What is no positive integer. */
export const NO_SIZES = [0, -1, -8, 0.5, 1.5, NaN, Infinity, -Infinity];
/** What is no address of any memory. */
export const NO_ADDRESSES = [-1, -8, 0.5, 8.5, NaN, Infinity, -Infinity];
/** What is no number. */
export const NO_NUMBERS = ["8", "", null, true, [8], {}, 8n, undefined];
