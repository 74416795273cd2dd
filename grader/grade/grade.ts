/**
 * The pipeline: a path goes in, a report comes out.
 *
 * ```text
 * folder → load → compile → sandbox → stages → score → report
 *        Submission  Program   Subject  StageResult[]
 * ```
 *
 * @module
 */
import { conclude, entrant, prepare, type Prepared } from "./entrant.js";
import { loadSubmission } from "./load/submission.js";
import type { Exercise, Limits } from "../model/course.js";
import type { Report } from "../model/report.js";
import type { Submission } from "../model/submission.js";
import { type Candidate, type LeftOut, openStages, runStages, type StageRunner } from "./stages/run.js";

/** How to grade. */
export interface GradeOptions {
  seed: number;
  host: "sandbox" | "native";
  /**
   * Whether only verdicts and points are wanted: failures are then told as they were met, not by the shortest sequence of
   * calls, which takes up to half of the time. Default `false`.
   */
  isBrief?: boolean;
  /** Stages that are not tried, and are not in the reports. Default: none. */
  leftOut?: readonly LeftOut[];
  /** Limits in place of the assignment's own. */
  limits?: Partial<Limits>;
  /** Whether to look for type errors, which costs a second and no points. */
  types: boolean;
  /** Told all that is known of a fault of the grader; the report says it in one line. */
  onFault?: (details: string) => void;
  /** Told a submission's report as it stands each time a stage ends, by its place; checks not yet run are skipped in it. */
  onProgress?: (place: number, soFar: Report) => void;
}

/**
 * Grades one submission.
 *
 * @throws UsageError when there is nothing at the path that could be graded
 */
export async function grade(path: string, exercise: Exercise, options: GradeOptions): Promise<Report> {
  const submission = await loadSubmission(path, exercise);
  const [report] = await gradeAll([submission], exercise, options);
  if (report === undefined) throw new Error("no report came of the submission");
  return report;
}

/** Grades submissions in one run; the reports come in their order. All of them are in memory at once. */
export function gradeAll(
  submissions: readonly Submission[],
  exercise: Exercise,
  options: GradeOptions & { threads?: number },
): Promise<Report[]> {
  const { threads = 1 } = options;
  return gradeBy(
    (candidates, checkOptions) => runStages(exercise, candidates, { ...checkOptions, threads }),
    submissions,
    exercise,
    options,
  );
}

/** Grades submissions by whoever runs the stages: what all grading comes to. */
export async function gradeBy(
  check: StageRunner["check"],
  submissions: readonly Submission[],
  exercise: Exercise,
  options: GradeOptions,
): Promise<Report[]> {
  const { onProgress, ...run } = options;
  const entrants = submissions.map(entrant);
  const prepared = await Promise.all(entrants.map((one) => prepare(one, exercise, options)));
  const checked = await check(prepared, {
    ...run,
    ...(onProgress && { onStage: (soFar, place) => onProgress(place, conclude(soFar, exercise, run)) }),
  });
  return checked.map((one) => conclude(one, exercise, run));
}

/**
 * Grades the same submissions with one seed after another, compiled once; gives the reports of each seed as they are made,
 * in the order of the submissions. Checks that a seed makes no difference to are tried with the first one alone: of those,
 * later reports say what that one says, in short.
 */
export async function* gradeAtSeeds(
  submissions: readonly Submission[],
  exercise: Exercise,
  options: Omit<GradeOptions, "seed" | "onProgress"> & { seeds: readonly number[]; threads: number },
): AsyncGenerator<Report[]> {
  const prepared = await Promise.all(submissions.map((one) => prepare(entrant(one), exercise, options)));
  const runner = await openStages(exercise, options.threads);
  try {
    let candidates: readonly (Prepared & Candidate)[] = prepared;
    for (const seed of options.seeds) {
      const run = { ...options, seed };
      const checked = await runner.check(candidates, run);
      candidates = candidates.map((one, place) => ({ known: checked[place]?.stages ?? [], ...one }));
      yield checked.map((one) => conclude(one, exercise, run));
    }
  } finally {
    await runner.close();
  }
}
