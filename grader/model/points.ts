/**
 * Points in thousandths, which is finer than any are given: so that sums do not show the dust of binary fractions.
 *
 * @module
 */

/** The nearest thousandth. */
export const rounded = (points: number): number => Math.round(points * 1000) / 1000;

/** The sum, in thousandths. O(n). */
export const sumOf = (points: readonly number[]): number => rounded(points.reduce((sum, one) => sum + one, 0));
