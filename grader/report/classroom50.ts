import type { Report } from "../model/report.js";
import { pendingText } from "./audience.js";
import { cleanLine } from "./clean.js";
import { finalOf } from "./decisions/final.js";
import { judgementTexts } from "./decisions/words.js";
import { checkWord } from "./words.js";

/**
 * The report as the part of Classroom 50's `result.json`, version 1, that is about the grading. Whose it is (classroom,
 * assignment, commit and so on) is known only where it runs, and `autograder.py` adds it there.
 *
 * Scores are whole numbers there. Where checks are worth halves, all points are doubled, so that nothing is rounded.
 * Without a score (a fault of the grader), there is none here either, and the result must not be handed in.
 */
export function classroom50(report: Report): string {
  const factor = wholeFactor(report);
  const whole = (value: number): number => Math.round(value * factor);
  const tests = report.stages.flatMap(({ name: stage, checks }) =>
    checks.map((check) => ({
      "test-name": cleanLine(`${stage}: ${check.name}`),
      passed: check.status === "passed",
      score: whole(check.score),
      "max-score": whole(check.maxScore),
      ...(check.status === "passed" ? {} : { outcome: checkWord(check), message: cleanLine(check.message ?? "") }),
    })),
  );
  const final = finalOf(report);
  const decisions = judgementTexts(report).map(cleanLine);
  const isForGrading = final.score !== null && report.host === "sandbox";
  const sum = (key: "score" | "max-score"): number => tests.reduce((all, test) => all + test[key], 0);
  const isJudged = report.finalScore !== undefined;
  const result = {
    schema: "classroom50/result/v1",
    ...(isForGrading ? { score: isJudged ? whole(final.score ?? 0) : sum("score") } : {}),
    "max-score": isJudged ? whole(final.maxScore) : sum("max-score"),
    tests: isForGrading ? tests : [],
    alloclab: {
      status: report.status,
      error: report.error === null ? null : cleanLine(report.error),
      pending: pendingText(report.stages),
      ...(decisions.length === 0 ? {} : { decisions }),
      seed: report.seed,
      pointsAreTimes: factor,
    },
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** The least factor that makes whole numbers of all points, at most 1000: finer points are rounded. */
function wholeFactor(report: Report): number {
  const { score, maxScore } = finalOf(report);
  const own = report.finalScore === undefined ? [] : [score ?? 0, maxScore];
  const checks = report.stages.flatMap(({ checks }) => checks.flatMap(({ score, maxScore }) => [score, maxScore]));
  const points = [...checks, ...own];
  const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;
  return [1, 2, 4, 5, 10, 20, 50, 100].find((factor) => points.every((value) => isWhole(value * factor))) ?? 1000;
}
