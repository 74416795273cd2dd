/**
 * A heap whose client has written what looks like headers.
 *
 * @module
 */

/**
 * A heap of 104 bytes as `putBack` takes it, in which a client has written a word before each multiple of 8 from 16 to 56 that is no header
 * of a block in use, each for one reason.
 *
 * - 16: free
 * - 24: size 8
 * - 32: bit 2
 * - 40: ends 8 bytes past the epilogue
 * - 48: far past the epilogue
 * - 56: of 2³¹ bytes and more, which are negative to whoever reads them with a sign
 */
export const LOOKALIKES = [
  "A:60/64 B:4/16 -:16",
  "8=3 12=26 16=19 20=9 24=19 28=23 32=19 36=73 40=19 44=65539 48=19 52=2147483667 56=19 60=3 64=1",
] as const;
