/**
 * A heap whose client has written what looks like tags.
 *
 * @module
 */

/**
 * A heap of 112 bytes as `putBack` takes it, in which a client has written words into the payload from 16 to 71 that look like headers,
 * but are none of a block in use: one for each reason, before each multiple of 8.
 *
 * - 24: free, though its footer, at 40, agrees
 * - 32: size 8, though its footer agrees
 * - 40: a bit too many; its footer, at 56, is unlike it
 * - 48: far past the epilogue
 * - 56: its footer would be one word past the epilogue, where a word that is like it stands
 * - 64: its footer would be the last word of a free block, and is unlike it
 * - 72: no size at all
 */
export const LOOKALIKES = [
  "A:56/64 B:8/16 -:16",
  "16=3 20=24 24=3 28=9 32=9 36=27 40=24 44=65537 48=5 52=65 56=25 60=49 64=3 68=1 112=65",
] as const;
