/**
 * The files that tell of the class as a whole.
 *
 * @module
 */
import { readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { writeAside } from "../disk/write-aside.js";
import type { Cohort } from "../model/class.js";
import { examplesIn } from "../report/class/groups.js";
import { auditPage, classPage } from "../report/class/index.js";
import { parseReport } from "../report/index.js";
import { type Entry, allEntries } from "../report/mend.js";
import { cohortSchema, readCohort } from "./cohort-schema.js";
import { gradesCsv } from "./csv.js";
import { GRADES, type HandEdits, keepHandEdits } from "./decisions/hand-edits.js";
import { textsToShow } from "./likeness/class-texts.js";
import { pathsOf, places } from "./output-folder.js";

/** The visualizer's page in an output folder; `null` when there is none. */
export const visualizerIn = (root: string): Promise<string | null> =>
  readFile(join(root, places.visualizer), "utf8").catch(() => null);

/**
 * Writes `grades.csv`, `index.html`, `decisions.html` where people decided something, `visualizer.html` unless that is there already, and, last of all, `class.json`, each
 * whole or not at all.
 *
 * @param visualizer - the page that the reports link to; `null` when they link to none
 * @returns what somebody had changed in `grades.csv` by hand, of which a copy is kept; `null` when nobody had
 */
export async function writeClassFiles(
  root: string,
  cohort: Cohort,
  visualizer: string | null,
): Promise<HandEdits | null> {
  const grades = gradesCsv(cohort);
  const handEdits = await keepHandEdits(root, await cohortBefore(root), grades);
  if (visualizer !== null && (await visualizerIn(root)) !== visualizer)
    await writeAside(join(root, places.visualizer), visualizer);
  await writeAside(join(root, GRADES), grades);
  const isDecided = cohort.doubts !== undefined || cohort.entries.some(({ decisions }) => decisions !== undefined);
  if (isDecided) await writeAside(join(root, places.audit), auditPage(cohort));
  else await rm(join(root, places.audit), { force: true });
  const page = classPage(cohort, await shownChecks(root, cohort), await textsToShow(root, cohort));
  await writeAside(join(root, "index.html"), page);
  // A line for each entry, so that what changes between two runs can be seen with any tool for text.
  const { entries, ...rest } = cohortSchema.parse(cohort);
  const lines = entries.map((entry) => JSON.stringify(entry)).join(",\n");
  const head = JSON.stringify(rest).slice(0, -1);
  await writeAside(join(root, places.cohort), `${head},"entries":[\n${lines}\n]}\n`);
  return handEdits;
}

/** The checks that the page shows of those that did the same wrong, as their reports have them, by the names of these. One report is in memory at a time. */
async function shownChecks(root: string, cohort: Cohort): Promise<Map<string, Entry>> {
  const shown = new Map<string, Entry>();
  for (const { name, report, example } of examplesIn(cohort)) {
    const path = pathsOf(root, basename(report, ".json")).json;
    // Without the report the page has one picture less.
    const text = await readFile(path, "utf8").catch(() => null);
    const entry = text === null ? null : allEntries(parseReport(text, path)).find(({ id }) => id === example?.check);
    if (entry) shown.set(name, entry);
  }
  return shown;
}

/** The class as it was when a run last came to its end in that folder; `null` when none has, or it cannot be read. */
export const cohortBefore = (root: string): Promise<Cohort | null> =>
  readCohort(join(root, places.cohort)).catch(() => null);
