/**
 * What a decision can be about in the results of a class.
 *
 * @module
 */
import { basename } from "node:path";
import type { CohortEntry } from "../../model/class.js";
import { readCohort } from "../cohort-schema.js";
import { alikeKey } from "../uploads/alike.js";
import { pathsOf, places } from "../output-folder.js";
import { type FinishedRecord, readRecord } from "../record.js";
import { shortSource } from "./select.js";

/** What a row is called that somebody means. */
export type Row =
  | { kind: "one"; name: string }
  /** Several hand in together as that row. */
  | { kind: "group"; name: string }
  | { kind: "several"; names: string[] }
  | { kind: "none" };

/** Names of everything. */
export interface Named {
  /** Id of the assignment. */
  assignment: string;
  submissions: string[];
  /** The row of somebody, also by id, address or name of a student. */
  rowOf: (whom: string) => Row;
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
    rowOf: rowsIn(entries),
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

/** Makes the function that finds the row of somebody: by its own name, else by whose it is. O(entries) to make and to find. */
function rowsIn(entries: readonly CohortEntry[]): (whom: string) => Row {
  const rows = new Set(entries.map(({ name }) => name.normalize("NFC")));
  return (whom) => {
    // What a spreadsheet would run has a mark before it in grades.csv.
    const own = [whom, whom.replace(/^'(?=\s*[=+\-@])/, "")].find((name) => rows.has(name.normalize("NFC")));
    if (own !== undefined) return { kind: "one", name: own };
    const found = entries.filter((entry) => isOf(entry, whom));
    const [first, ...others] = found;
    if (first === undefined) return { kind: "none" };
    if (others.length > 0) return { kind: "several", names: found.map(({ name }) => name) };
    const isAlone = first.students.length < 2 && partnersIn(first).length === 0;
    return { kind: isAlone ? "one" : "group", name: first.name };
  };
}

const isOf = (entry: CohortEntry, whom: string): boolean =>
  [...entry.students.flatMap(({ id, name, email }) => [id, name, email]), ...partnersIn(entry)].some(
    (one) => one !== null && alikeKey(one) === alikeKey(whom),
  );

/** Who hands in together with it by decision. */
const partnersIn = ({ decisions = [] }: CohortEntry): string[] =>
  decisions.flatMap(({ actions }) => actions.flatMap((one) => (one.kind === "together" ? one.with : [])));
