/**
 * What a decision can be about in the results of a class.
 *
 * @module
 */
import { basename } from "node:path";
import type { CohortEntry } from "../../model/class.js";
import { readCohort } from "../cohort-schema.js";
import { pathsOf, places } from "../output-folder.js";
import { type FinishedRecord, readRecord } from "../record.js";
import { shortSource } from "./select.js";

/** Names of everything. */
export interface Named {
  /** Id of the assignment. */
  assignment: string;
  submissions: string[];
  stages: string[];
  /** As `stage/check name`; empty where no submission could be graded. */
  checks: string[];
  /** With what each is worth; empty where people grade nothing. */
  criteria: ReadonlyMap<string, number>;
  /** What the files of a submission come to, as decisions note it down; `""` where there are none. */
  sourceOf: (submission: string) => Promise<string>;
}

/**
 * Looks into the output folder of a class.
 *
 * @throws UsageError when it is none
 */
export async function namedIn(output: string): Promise<Named> {
  const { assignment, entries, stages } = await readCohort(`${output}/${places.cohort}`);
  const recordOf = ({ report }: CohortEntry): Promise<FinishedRecord | null> =>
    readRecord(pathsOf(output, basename(report, ".json")).record);
  return {
    assignment,
    submissions: entries.map(({ name }) => name),
    stages: stages.map(({ name }) => name),
    checks: await checksIn(entries, recordOf),
    criteria: new Map(entries.flatMap(({ criteria = [] }) => criteria.map(({ name, maxScore }) => [name, maxScore]))),
    sourceOf: async (submission) => {
      const entry = entries.find(({ name }) => name.normalize("NFC") === submission.normalize("NFC"));
      const record = entry === undefined ? null : await recordOf(entry);
      return shortSource(record?.outcome.digest?.source ?? "");
    },
  };
}

/** All submissions have the same ones: those of the first that has any. */
async function checksIn(
  entries: readonly CohortEntry[],
  recordOf: (entry: CohortEntry) => Promise<FinishedRecord | null>,
): Promise<string[]> {
  for (const entry of entries) {
    const checks = Object.keys((await recordOf(entry))?.worth ?? {});
    if (checks.length > 0) return checks;
  }
  return [];
}
