/**
 * What counts of a report: its own score, or what decisions and lateness have made of it.
 *
 * @module
 */
import type { Action, NoScore } from "../../model/decision.js";
import type { Report } from "../../model/report.js";

/** The points that count, `null` for none, and what they are out of. */
export const finalOf = ({ score, maxScore, finalScore, finalMaxScore }: Report): FinalPoints => ({
  score: finalScore === undefined ? score : finalScore,
  maxScore: finalMaxScore ?? maxScore,
});

/** What every form of a report begins with. */
export interface FinalPoints {
  score: number | null;
  maxScore: number;
}

/** Whether its reader is not to know what came out: then there are no checks in it. */
export const isWithheld = (report: Report): boolean =>
  report.audience === "student" && noScoreOf(report) === "withheld";

/** Why there is no score, by decision; the last one counts. `null` where nobody has decided so. */
export function noScoreOf({ decisions = [] }: { decisions?: readonly Decided[] | undefined }): NoScore | null {
  const results = decisions.flatMap(({ actions }) =>
    actions.flatMap((one) => (one.kind === "result" ? [one.result] : [])),
  );
  const last = results.at(-1) ?? "graded";
  return last === "graded" ? null : last;
}

interface Decided {
  actions: readonly Action[];
}
