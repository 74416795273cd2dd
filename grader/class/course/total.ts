/**
 * From the points of assignments to a total: with weights, without the lowest, rounded once at the end. All of it is done in
 * whole numbers, so that no order of adding and no dust of binary fractions shows.
 *
 * @module
 */

/** An assignment that counts. */
export interface Part {
  /** Points with decisions and lateness; they may be more than there are to be had. */
  score: number;
  /** More than 0. */
  maxScore: number;
  /** More than 0. */
  weight: number;
  mayDrop: boolean;
}

/** What the parts come to. */
export interface Weighed {
  /** Places of those that were dropped, in order. */
  dropped: ReadonlySet<number>;
  /** Out of 100, in hundredths. */
  percent: number;
  /** Out of the points that a total is out of, in hundredths. */
  points: number;
}

/** A fraction, the lower part more than 0. */
interface Fraction {
  over: bigint;
  under: bigint;
}

/**
 * The mean of the parts by their weights, without the `drop` lowest ones. Lowest is by percent; of equals the one that weighs most
 * goes, then the last: whatever is dropped never makes a total less. One part always counts.
 *
 * O(parts²), in numbers that grow with the parts.
 *
 * @returns `null` where there are no parts
 */
export function weigh(parts: readonly Part[], { drop, points }: { drop: number; points: number }): Weighed | null {
  if (parts.length === 0) return null;
  const lowestFirst = parts.map((part, place) => ({ part, place })).filter(({ part }) => part.mayDrop);
  lowestFirst.sort((a, b) => compare(a.part, b.part) || b.part.weight - a.part.weight || b.place - a.place);
  const most = Math.min(drop, parts.length - 1);
  const dropped = new Set(lowestFirst.slice(0, most).map(({ place }) => place));
  const mean = meanOf(parts.filter((_, place) => !dropped.has(place)));
  return { dropped, percent: inHundredths(mean, 100), points: inHundredths(mean, points) };
}

/** The part of all weights that one is, in percent, in hundredths. */
export const shareOf = (weight: number, all: readonly number[]): number =>
  inHundredths({ over: whole(weight), under: all.map(whole).reduce((sum, one) => sum + one, 0n) }, 100);

function meanOf(parts: readonly Part[]): Fraction {
  let sum: Fraction = { over: 0n, under: 1n };
  let weights = 0n;
  for (const { score, maxScore, weight } of parts) {
    const [over, under] = [whole(weight) * whole(score), whole(maxScore)];
    sum = { over: sum.over * under + over * sum.under, under: sum.under * under };
    weights += whole(weight);
  }
  return { over: sum.over, under: sum.under * weights };
}

/** Below 0 where the first has the smaller part of its points. */
function compare(a: Part, b: Part): number {
  const difference = whole(a.score) * whole(b.maxScore) - whole(b.score) * whole(a.maxScore);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** So much of `of`, to the nearest hundredth, halves up. */
function inHundredths({ over, under }: Fraction, of: number): number {
  // `of` is in thousandths, and what comes out in hundredths.
  const [above, below] = [over * whole(of), under * 10n];
  return Number((2n * above + below) / (2n * below)) / 100;
}

/** In thousandths, which is finer than any points are. */
const whole = (value: number): bigint => BigInt(Math.round(value * 1000));
