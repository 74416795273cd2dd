// @ts-check
/**
 * What a client writes into the memory that it was given. Every second word looks like the header of a block in use, since a
 * client may write anything; the others are noise, without a byte that is 0, so that whatever is written over them shows.
 */

/**
 * The byte at an address of an allocation. Equal for equal addresses and tags, and another one for most others.
 *
 * @param {number} address @param {number} tag number of the allocation
 */
export function patternByte(address, tag) {
  const word = address >> 2;
  if ((word + tag) % 2 === 0) return address % 4 === 0 ? 8 * (1 + ((word + tag) % 5)) + 1 : 0;
  return 1 + noise(address, tag);
}

/**
 * The four bytes from an address on that is a multiple of 4, as a signed integer, the lowest byte first: most of what is compared
 * is whole words.
 *
 * @param {number} address @param {number} tag number of the allocation
 */
export function patternWord(address, tag) {
  const word = address >> 2;
  if ((word + tag) % 2 === 0) return 8 * (1 + ((word + tag) % 5)) + 1;
  const first = noise(address, tag);
  return (
    (1 + first) |
    ((1 + ((first + 37) % 255)) << 8) |
    ((1 + ((first + 74) % 255)) << 16) |
    ((1 + ((first + 111) % 255)) << 24)
  );
}

/**
 * The byte at a place of an allocation that may be moved, counted from its first one: noise, and now and then a 0, as in any
 * client's data. No two neighbours are equal.
 *
 * @param {number} place @param {number} tag number of the allocation
 */
export function noiseByte(place, tag) {
  return (place + tag) % 11 === 7 ? 0 : 1 + noise(place, tag);
}

/** @param {number} place @param {number} tag */
const noise = (place, tag) => (place * 37 + tag * 101 + (place >> 3)) % 255;

/** Stands for the place of the first byte where an allocation is never moved, so that its bytes go by their addresses. */
export const BY_ADDRESS = -1;
