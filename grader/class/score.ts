import type { CohortEntry } from "../model/class.js";

/** The points that count: those of the report less what the late policy takes off, >= 0; `null` for a fault of the grader. */
export function finalScore({ score, lateDeduction }: Pick<CohortEntry, "score" | "lateDeduction">): number | null {
  if (score === null) return null;
  // In thousandths, as sums of points are, so that the dust of binary fractions does not show.
  return Math.max(0, Math.round((score - lateDeduction) * 1000) / 1000);
}
