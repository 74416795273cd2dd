/**
 * Grading where nobody is watching: every submission comes to a report, also one that cannot be read, and what is known is
 * told as stages end.
 *
 * @module
 */
import { basename, resolve } from "node:path";
import { UsageError } from "../../model/errors.js";
import { gradeAll } from "../../grade/grade.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Exercise } from "../../model/course.js";
import type { Report } from "../../model/report.js";
import type { Submission } from "../../model/submission.js";

/** How to grade. */
export interface UnattendedOptions {
  seed: number;
  /** Told the report as it stands each time a stage ends; it has a note that says so. */
  onProgress?: (soFar: Report) => void;
  /** Told all that is known of a fault of the grader. */
  onFault?: (details: string) => void;
}

/** What a report says that was cut off. */
const CUT_OFF = "Grading was cut off before it came to an end; a check that was not run has earned nothing yet.";

/** Grades one submission. What cannot be read is a report of `no-submission`, with 0 points and the reason. */
export async function gradeUnattended(path: string, exercise: Exercise, options: UnattendedOptions): Promise<Report> {
  const { seed, onProgress, onFault } = options;
  const loaded = await load(path, exercise);
  const [report] = await gradeAll([loaded.submission], exercise, {
    seed,
    host: "sandbox",
    types: false,
    ...(onFault === undefined ? {} : { onFault }),
    ...(onProgress === undefined || loaded.nothing !== null
      ? {}
      : { onProgress: (_place: number, soFar: Report) => onProgress({ ...soFar, notes: [CUT_OFF, ...soFar.notes] }) }),
  });
  if (report === undefined) throw new Error("no report came of the submission");
  if (loaded.nothing === null || report.status === "grader-fault") return report;
  return { ...report, status: "no-submission", error: loaded.nothing, problems: [] };
}

async function load(path: string, exercise: Exercise): Promise<{ submission: Submission; nothing: string | null }> {
  try {
    return { submission: await loadSubmission(path, exercise), nothing: null };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // A platform's own path for a submission tells a student nothing.
    const nothing = error.message.replaceAll(resolve(path), "the submission");
    const problems = [{ message: nothing, file: null, line: null, column: null, frame: null }];
    const name = basename(resolve(path));
    return { submission: { name, files: new Map(), known: new Map(), notes: [], problems }, nothing };
  }
}
