import { type Cohort, type CohortEntry, oneEach } from "../../model/class.js";
import { rounded } from "../../model/points.js";

/** What a row of numbers comes to. */
export interface Summary {
  count: number;
  mean: number;
  median: number;
  least: number;
  most: number;
}

/** One bar of the distribution: totals from `from` up to, but not including, `to`; the last one includes it. */
export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** Points that count: with decisions, and less what was taken off for being late, never below 0; `null` for no score. */
export function totalOf(entry: Pick<CohortEntry, "score" | "lateDeduction" | "finalScore">): number | null {
  const { score, lateDeduction, finalScore } = entry;
  if (finalScore !== undefined) return finalScore;
  return score === null ? null : rounded(Math.max(0, score - lateDeduction));
}

/** The points that those that count are out of. */
export const mostOf = ({ maxScore, finalMaxScore }: Pick<Cohort, "maxScore" | "finalMaxScore">): number =>
  finalMaxScore ?? maxScore;

/** The entries that the numbers of the class are made of: those that handed something in and have a score. */
export function counted(entries: readonly CohortEntry[]): CohortEntry[] {
  return entries.filter((entry) => entry.status !== "no-submission" && totalOf(entry) !== null);
}

/** Mean, median and extremes; `null` for no numbers at all. O(n log n). */
export function summaryOf(values: readonly number[]): Summary | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return null;
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? most;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  return { count: sorted.length, mean: rounded(mean), median: rounded(median), least, most };
}

/** The distribution of totals in ten bins of one width; what lies outside falls into the nearest. O(n). */
export function distribution(totals: readonly number[], maxScore: number): Bin[] {
  const width = maxScore > 0 ? maxScore / 10 : 1;
  const bins = Array.from({ length: 10 }, (_, i) => ({
    from: rounded(i * width),
    to: rounded((i + 1) * width),
    count: 0,
  }));
  for (const total of totals) {
    const bin = bins[Math.max(0, Math.min(9, Math.floor(total / width + 1e-9)))];
    if (bin !== undefined) bin.count += 1;
  }
  return bins;
}

/** How a stage went: its points over all entries, and how many have all of them. */
export interface StageSummary extends Summary {
  name: string;
  maxScore: number;
  full: number;
}

/** The stages of the cohort in order; those that no entry has points for are left out. */
export function stageSummaries({ stages, entries }: Pick<Cohort, "stages" | "entries">): StageSummary[] {
  const points = new Map<string, number[]>(stages.map(({ name }) => [name, []]));
  for (const entry of oneEach(counted(entries)))
    for (const { name, score } of entry.stages) points.get(name)?.push(score);
  return stages.flatMap(({ name, maxScore }) => {
    const scores = points.get(name) ?? [];
    const summary = summaryOf(scores);
    return summary === null
      ? []
      : [{ ...summary, name, maxScore, full: scores.filter((score) => score >= maxScore).length }];
  });
}
