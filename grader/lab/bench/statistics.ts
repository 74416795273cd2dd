/** The middle value of an odd number of values, the upper middle one of an even number; NaN of none. O(n log n). */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/**
 * The median ratio of pairs that were measured right after each other, with the smallest and the largest: on a machine that
 * others use, neighbours in time share its weather.
 */
export function ratio(ours: readonly number[], theirs: readonly number[]): string {
  const ratios = ours.map((value, round) => value / (theirs[round] ?? NaN));
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}…${Math.max(...ratios).toFixed(2)})`;
}
