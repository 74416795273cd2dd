/**
 * The score in words.
 *
 * @module
 */
import type { NoScore } from "../model/decision.js";
import type { Report } from "../model/report.js";
import { finalOf, noScoreOf } from "./decisions/final.js";
import { points } from "./words.js";

/** What having no score by decision is called. */
export const NO_SCORE_WORDS: Record<NoScore, string> = {
  excused: "excused",
  withheld: "withheld",
  "no-attempt": "not counted as an attempt",
};

/** The points that count, as every form says them: `80 of 100 points`, `no score`, `withheld`. */
export function scoreText(report: Report): string {
  const { score, maxScore } = finalOf(report);
  const result = noScoreOf(report);
  if (result !== null) return NO_SCORE_WORDS[result];
  return score === null ? "no score" : `${points(score)} of ${points(maxScore)} points`;
}
