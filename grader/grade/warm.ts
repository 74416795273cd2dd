/**
 * Graders that stay: each submission takes no longer than its checks do.
 *
 * @module
 */
import { type GradeOptions, gradeBy } from "./grade.js";
import type { Exercise } from "../model/course.js";
import type { Report } from "../model/report.js";
import type { Submission } from "../model/submission.js";
import { openStages } from "./stages/run.js";

/** Grades one submission after another, and is warm from the first one on. */
export interface WarmGrader {
  /**
   * Grades a submission, when those before it are done.
   *
   * @param onProgress - told the report as it stands each time a stage ends; checks not yet run are skipped in it
   */
  grade(submission: Submission, onProgress?: (soFar: Report) => void): Promise<Report>;
  /** Ends it. */
  close(): Promise<void>;
}

/** Grades some submissions and then others, with threads that are kept, and all that the checks have drawn in them. */
export interface KeptGrader {
  /** Grades submissions in one run; the reports come in their order. One call at a time. */
  gradeAll(submissions: readonly Submission[], options: GradeOptions): Promise<Report[]>;
  /** Ends it. */
  close(): Promise<void>;
}

/**
 * Starts what grading needs, for several sets of submissions.
 *
 * @param threads - submissions that are graded at the same time
 */
export async function keepGrader(exercise: Exercise, threads: number): Promise<KeptGrader> {
  const runner = await openStages(exercise, threads);
  return {
    gradeAll: async (submissions, options) =>
      submissions.length === 0 ? [] : gradeBy(runner.check, submissions, exercise, options),
    close: () => runner.close(),
  };
}

/** Starts what grading one submission after another needs. */
export async function openGrader(exercise: Exercise, options: Omit<GradeOptions, "onProgress">): Promise<WarmGrader> {
  const kept = await keepGrader(exercise, 1);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    grade(submission, onProgress) {
      const progress = onProgress && { onProgress: (_: number, soFar: Report) => onProgress(soFar) };
      const graded = queue
        .then(() => kept.gradeAll([submission], { ...options, ...progress }))
        .then(([report]) => {
          if (report === undefined) throw new Error("no report came of the submission");
          return report;
        });
      queue = graded.catch(() => undefined);
      return graded;
    },
    close: () => kept.close(),
  };
}
