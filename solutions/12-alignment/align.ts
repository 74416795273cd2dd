/**
 * Arithmetic with multiples. Alignments go up to 2^52 here, far beyond the 32 bits that `&`, `|`, `~` and `>>` see.
 *
 * @module
 */

/**
 * Whether `n` is 1, 2, 4, 8, …: a power of two that is an integer.
 *
 * @param n - any number, also one that is negative, a fraction or `NaN`; what is no number at all is no power of two
 */
export function isPowerOfTwo(n: number): boolean {
  // @student How often can n be halved until 1 is left, and what if it cannot? Mind 0, fractions and NaN.
  if (!Number.isInteger(n) || n < 1) return false;
  let odd = n;
  while (odd % 2 === 0) odd /= 2;
  return odd === 1;
  // @end
}

/**
 * The least multiple of `alignment` that is not below `address`: `address` itself where that is a multiple already.
 *
 * @param address - an integer ≥ 0
 * @param alignment - a power of two, at most 2^52
 */
export function alignUp(address: number, alignment: number): number {
  // @student How far is address above the last multiple? And how far is it from there to the next one?
  const above = address % alignment;
  return above === 0 ? address : address + alignment - above;
  // @end
}
