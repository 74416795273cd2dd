/**
 * Points in thousandths, which is finer than any are given: so that sums do not show the dust of binary fractions.
 *
 * @module
 */

/** The nearest thousandth. */
export const rounded = (points: number): number => Math.round(points * 1000) / 1000;

/** The nearest hundredth, in which points are told and count; halves go up as they do on paper, whatever their binary fraction. */
export const hundredths = (points: number): number => Math.round(Math.round(points * 1000) / 10) / 100;

/** The sum, in thousandths. O(n). */
export const sumOf = (points: readonly number[]): number => rounded(points.reduce((sum, one) => sum + one, 0));
