/**
 * What a decision can be about in the results of a class.
 *
 * @module
 */
import { basename } from "node:path";
import { type CohortEntry, uploadNameOf } from "../../model/class.js";
import { readCohort } from "../cohort-schema.js";
import { alikeKey } from "../uploads/alike.js";
import { pathsOf, places } from "../output-folder.js";
import { type Member, membersIn, whoIn } from "./members.js";
import { type FinishedRecord, readRecord } from "../record.js";
import { shortSource } from "./select.js";

/** What a row is called that somebody means. */
export type Row =
  /** With those whose it is where they are several, by the rows that they would have. */
  | { kind: "one"; name: string; members: string[] }
  /** One of several who have handed in together, who has a row of their own or gets one. */
  | { kind: "member"; name: string; upload: string }
  /** One of several who hand in together as that row, and of whom nothing is known; with the rows that those would have of whom something is. */
  | { kind: "partner"; name: string; members: string[] }
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
  const members = membersIn(entries);
  const uploadOf = new Map(members.map(({ row, upload }) => [row, upload]));
  return {
    assignment,
    submissions: [...new Set([...entries.flatMap((one) => [one.name, uploadNameOf(one)]), ...uploadOf.keys()])],
    rowOf: rowsIn(entries, members),
    stages: stages.map(({ name }) => name),
    checks: await checksIn(entries, recordOf),
    criteria: new Map(entries.flatMap(({ criteria = [] }) => criteria.map(({ name, maxScore }) => [name, maxScore]))),
    sourceOf: async (submission) => {
      const entry =
        entries.find(({ name }) => name.normalize("NFC") === submission.normalize("NFC")) ??
        entries.find((one) => uploadNameOf(one) === (uploadOf.get(submission) ?? submission));
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
function rowsIn(entries: readonly CohortEntry[], members: readonly Member[]): (whom: string) => Row {
  // That of a group is one, too, where each of them has their own.
  const rows = new Set(entries.flatMap((one) => [one.name, uploadNameOf(one)]).map((name) => name.normalize("NFC")));
  const apart = new Set(members.map(({ row }) => row.normalize("NFC")));
  const who = whoIn(entries);
  const membersOf = (upload: string): string[] =>
    members.filter((one) => one.upload.normalize("NFC") === upload.normalize("NFC")).map(({ row }) => row);
  return (whom) => {
    // What a spreadsheet would run has a mark before it in grades.csv.
    const names = [whom, whom.replace(/^'(?=\s*[=+\-@])/, "")];
    const own = names.find((name) => rows.has(name.normalize("NFC")) && !apart.has(name.normalize("NFC")));
    if (own !== undefined) return { kind: "one", name: own, members: membersOf(own) };
    for (const name of names) {
      const meant = who(name);
      if (meant.kind === "alone") return { kind: "one", name: meant.row, members: [] };
      if (meant.kind === "several") return { kind: "several", names: meant.rows };
      if (meant.kind === "member") return { kind: "member", name: meant.member.row, upload: meant.member.upload };
    }
    const leader = entries.find((entry) => partnersIn(entry).some((one) => alikeKey(one) === alikeKey(whom)));
    if (leader === undefined) return { kind: "none" };
    return { kind: "partner", name: uploadNameOf(leader), members: membersOf(uploadNameOf(leader)) };
  };
}

/** Who hands in together with it by decision. */
const partnersIn = ({ decisions = [] }: CohortEntry): string[] =>
  decisions.flatMap(({ actions }) => actions.flatMap((one) => (one.kind === "together" ? one.with : [])));
