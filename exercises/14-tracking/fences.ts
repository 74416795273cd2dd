/**
 * What stands in memory so that mistakes show: fences on both sides of a payload, and bytes that nobody writes by chance in what
 * is new and in what was freed.
 *
 * @module
 */

/** Bytes of a fence: a block has one below its payload, and one above. */
export const FENCE = 8;
/** What a fence is made of. */
export const FENCE_BYTE = 0xfd;
/** What a new payload is filled with. */
export const NEW_BYTE = 0xcd;
/** What a freed payload is filled with. */
export const FREED_BYTE = 0xdd;

/**
 * Writes a new block: both fences, and 0xCD into all of the payload. Cost: O(size).
 *
 * @param memory - of which the block's bytes change
 * @param address - of the payload
 * @param size - bytes of the payload
 */
export function build(memory: Uint8Array, address: number, size: number): void {
  // TODO: A block is fence, payload, fence. Where does the first byte of each stand, and where the last one?
  throw new Error("TODO: build");
}

/**
 * Whether a byte of the lower fence is not what it should be. Cost: O(1).
 *
 * @param memory - is only read
 * @param address - of the payload
 */
export function isUnderrun(memory: Uint8Array, address: number): boolean {
  // TODO: All eight of them count.
  throw new Error("TODO: isUnderrun");
}

/**
 * Whether a byte of the upper fence is not what it should be. Cost: O(1).
 *
 * @param memory - is only read
 * @param address - of the payload
 * @param size - bytes of the payload
 */
export function isOverrun(memory: Uint8Array, address: number, size: number): boolean {
  // TODO: The first byte of it stands right behind the payload.
  throw new Error("TODO: isOverrun");
}

/**
 * Fills a freed payload with 0xDD. Cost: O(size).
 *
 * @param memory - of which the payload's bytes change
 * @param address - of the payload
 * @param size - bytes of the payload
 */
export function poison(memory: Uint8Array, address: number, size: number): void {
  // TODO: The payload, and nothing beside it.
  throw new Error("TODO: poison");
}

/**
 * Whether a freed payload is still as {@link poison} left it. Cost: O(size).
 *
 * @param memory - is only read
 * @param address - of the payload
 * @param size - bytes of the payload
 */
export function isPoisoned(memory: Uint8Array, address: number, size: number): boolean {
  // TODO: One byte that is another one is enough.
  throw new Error("TODO: isPoisoned");
}
