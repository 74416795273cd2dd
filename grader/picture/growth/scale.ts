import type { PictureOf } from "#kit/check/picture";

type Growth = PictureOf<"growth">;

/** Written in place of a cost that nobody waited for. */
const GIVEN_UP = "given up";

/** A number as it is written: three digits that count. */
export function figure(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
  return String(Number(value.toPrecision(3)));
}

/** A cost as it is written. */
export const costText = (cost: number | null): string => (cost === null ? GIVEN_UP : figure(cost));

/** The sizes at which something was measured, ascending. */
export const sizesOf = ({ curves }: Growth): number[] =>
  [...new Set(curves.flatMap(({ points }) => points.map(({ size }) => size)))].sort((a, b) => a - b);

/** From a number to its part, 0 to 1, of the way from the least to the most, on a logarithmic scale. */
export function logarithmic(values: readonly number[]): (value: number) => number {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  const [least, most] = [Math.log(Math.min(...positive)), Math.log(Math.max(...positive))];
  return (value) => {
    if (positive.length === 0 || value <= 0) return 0;
    return most === least ? 0.5 : Math.min(1, Math.max(0, (Math.log(value) - least) / (most - least)));
  };
}

/** From the least to the most so many times and no more, lengths tell costs apart as they are, and a logarithm would make too much of it. */
const NARROW = 10;

/** Whether the most is at most ten times the least. */
export const isNarrow = (values: readonly number[]): boolean => Math.max(...values) <= NARROW * Math.min(...values);

/** From a number to its part, 0 to 1, of the most. */
export function linear(values: readonly number[]): (value: number) => number {
  const most = Math.max(0, ...values);
  return (value) => (most === 0 ? 0 : Math.max(0, value / most));
}

/** All that was measured. */
export const costsOf = ({ curves }: Growth): number[] =>
  curves.flatMap(({ points }) => points.flatMap(({ cost }) => (cost === null ? [] : [cost])));
