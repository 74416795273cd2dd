/**
 * The output folder of `alloclab class`, as something to be given back: all of it, finished, and as it was written.
 *
 * @module
 */
import { join } from "node:path";
import { readCohort } from "../../class/cohort-schema.js";
import { isEditedByHand } from "../../class/decisions/hand-edits.js";
import { assignmentFingerprint, isJudgedBy } from "../../class/fingerprint.js";
import { type Run, places, readRun } from "../../class/output-folder.js";
import { shardText } from "../../class/shard.js";
import { statsOf } from "../../disk/write-aside.js";
import type { Config } from "../../grade/load/config.js";
import type { Cohort } from "../../model/class.js";
import type { Exercise } from "../../model/course.js";
import type { Decisions } from "../../model/decision.js";
import { UsageError } from "../../model/errors.js";
import { shown } from "../../model/words.js";

/** A class that has been graded, and nothing is missing of it. */
export interface Results {
  /** The folder. */
  root: string;
  run: Run;
  cohort: Cohort;
}

/**
 * Looks into a folder.
 *
 * @throws UsageError when it is no output of `alloclab class`, a part of one, unfinished, or of nobody
 */
export async function openResults(root: string): Promise<Results> {
  const isFolder = (await statsOf(root))?.isDirectory() === true;
  const run = isFolder ? await readRun(root) : null;
  if (run === null) {
    throw new UsageError(
      `${shown(root)} is no output folder of \`alloclab class\`; name the one given to its --output.`,
    );
  }
  if (run.shard !== null) {
    throw new UsageError(
      `${shown(root)} holds part ${shardText(run.shard)} of a class; join all parts with \`alloclab merge\` first.`,
    );
  }
  if (!run.isComplete) {
    throw new UsageError(`${shown(root)} is not finished; start its \`alloclab class\` again, which goes on.`);
  }
  const cohort = await readCohort(join(root, places.cohort));
  if (cohort.entries.length === 0)
    throw new UsageError(`${shown(root)} holds a class of nobody: nothing to give back.`);
  return { root, run, cohort };
}

/** What counts now. */
export interface Present {
  exercise: Exercise;
  config: Config;
  /** With the points that grades by criteria come to. */
  decisions: Decisions;
}

/**
 * Refuses results that tell of other decisions, another late policy or other criteria than count now.
 *
 * @throws UsageError when they do
 */
export function refuseOutdated({ root, run, cohort }: Results, { config, decisions }: Present): void {
  if (isJudgedBy({ names: run.names, entries: cohort.entries }, config, decisions)) return;
  throw new UsageError(
    `The reports in ${shown(root)} are out of date: decisions, late policy or criteria are not those that they were made by. ` +
      "Start `alloclab class` again, which grades nothing anew for it; or give the --decisions and --config that it was given.",
  );
}

/** What somebody should know before these results are given to anybody, a sentence each. */
export async function warnings({ root, run, cohort }: Results, { exercise }: Present): Promise<string[]> {
  const { seed, audience } = run;
  const isSame = (await assignmentFingerprint(exercise, { seed, audience })) === run.fingerprint;
  return [
    ...(cohort.doubts ?? []),
    ...(isSame
      ? []
      : [
          "The suites, the config or the grader have changed since it was graded; see by `alloclab regrade` whether results would.",
        ]),
    ...((await isEditedByHand(root, cohort))
      ? [
          "`grades.csv` was changed by hand, which no report tells; start `alloclab class` again to have it as decisions.",
        ]
      : []),
  ];
}
