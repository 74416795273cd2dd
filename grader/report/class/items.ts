/**
 * Checks as items of a test: who passed each of them, and whether it tells those apart who know more from those who know less.
 *
 * @module
 */
import { type Cohort, type CohortEntry, oneEach } from "../../model/class.js";
import { counted } from "./statistics.js";

/** What a check is like for a class. */
export interface Item {
  /** `stage/check name`. */
  id: string;
  /** How many it was tried with: those with a score, less those for whom another check had to pass first. */
  tried: number;
  /** Those that failed it, in the order of the class. */
  failed: CohortEntry[];
  /**
   * From −1 to 1, in hundredths: how much those who passed it have more points elsewhere than those who failed it. The corrected
   * item-total correlation of test theory: Pearson's r between passing it (1 or 0) and the points of all other checks, over all
   * with whom it was tried. `null` where there are too few, or all are alike.
   */
  discrimination: number | null;
  /** Whether those who failed it have more points elsewhere, and by more than chance would explain. */
  isOdd: boolean;
}

/** Of fewer a correlation says nothing. */
const FEWEST = 10;

/** All checks of a class that were tried with somebody, the most often failed first, then in their order. O(rows · checks). */
export function itemsOf({ entries, checks = [] }: Pick<Cohort, "entries" | "checks">): Item[] {
  const all = oneEach(counted(entries)).map((entry) => ({
    entry,
    failed: new Set(entry.failed),
    skipped: new Set(entry.skipped),
  }));
  const known = new Map(checks.map(({ name, maxScore }) => [name, maxScore]));
  for (const { failed } of all) for (const id of failed) if (!known.has(id)) known.set(id, 0);
  return [...known]
    .map(([id, worth]): Item => {
      const takers = all.filter(({ skipped }) => !skipped.has(id));
      const failed = takers.filter((taker) => taker.failed.has(id)).map(({ entry }) => entry);
      const points = takers.map((taker) => {
        const isPassed = !taker.failed.has(id);
        return { isPassed, rest: (taker.entry.score ?? 0) - (isPassed ? worth : 0) };
      });
      const r = takers.length < FEWEST ? null : correlation(points);
      // Twice the standard error of a correlation where there is none.
      const isOdd = r !== null && r < -2 / Math.sqrt(takers.length);
      return { id, tried: takers.length, failed, discrimination: r === null ? null : hundredths(r), isOdd };
    })
    .filter(({ tried }) => tried > 0)
    .sort((a, b) => b.failed.length - a.failed.length);
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Pearson's r; `null` where one of the two is the same for all. */
function correlation(points: readonly { isPassed: boolean; rest: number }[]): number | null {
  const n = points.length;
  const share = points.filter(({ isPassed }) => isPassed).length / n;
  const mean = points.reduce((sum, { rest }) => sum + rest, 0) / n;
  let [both, squares] = [0, 0];
  for (const { isPassed, rest } of points) {
    both += ((isPassed ? 1 : 0) - share) * (rest - mean);
    squares += (rest - mean) ** 2;
  }
  const spread = Math.sqrt(squares * share * (1 - share) * n);
  return spread < 1e-9 ? null : both / spread;
}
