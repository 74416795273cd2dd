/**
 * How much there is to draw.
 *
 * @module
 */

/** Objects and arrays in a value, itself among them: about as many as a picture of it has parts. O(parts). */
export const partsOf = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? Object.values(value).reduce<number>((sum, part) => sum + partsOf(part), 1)
    : 0;
