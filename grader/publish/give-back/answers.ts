/**
 * The report of each submission as its student may read it.
 *
 * @module
 */
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isFaulty, readRecord, reportsStand } from "../../class/record.js";
import { pathsOf } from "../../class/output-folder.js";
import { makeFolder } from "../../disk/write-aside.js";
import type { CohortEntry } from "../../model/class.js";
import { NOTHING_HANDED_IN } from "../../model/errors.js";
import type { Report } from "../../model/report.js";
import { studentReport } from "../../report/audience.js";
import { type FinalPoints, finalOf, noScoreOf } from "../../report/decisions/final.js";
import { canBeReplayed } from "../../report/html/replay.js";
import { html } from "../../report/html/index.js";
import { parseReport } from "../../report/index.js";
import { json } from "../../report/json.js";
import type { NoScore } from "../../model/decision.js";
import type { Results } from "./results.js";

/** A report that is to be given to whose it is. */
export interface Answer {
  entry: CohortEntry;
  /** Where the page is, until it has its place. */
  file: string;
  /** What counts in it, of what it tells. */
  points: FinalPoints;
  /** Why there is no score, by decision. */
  noScore: NoScore | null;
  /** Whether it leads to the visualizer, whose page then belongs beside it. */
  hasVisualizer: boolean;
  /** Whether there is nothing in it but that nothing was handed in. */
  isEmpty: boolean;
}

/** All of them, and of whom there is none. */
export interface Answers {
  answers: Answer[];
  /** Names of submissions that the grader could not grade. */
  faults: string[];
  /** Names of those whose reports are not as they were written. */
  changed: string[];
}

/** How reports are written. */
export interface AnswerOptions {
  /** The assignment that commands take when none is named. */
  defaultAssignment: string;
  /** Where the visualizer's page will be, relative to a report; `null` where none goes along. */
  visualizer: string | null;
}

/** Writes the page of each report into a folder, with its record beside it, by which a student's own words are known. One after another. */
export async function writeAnswers(
  { root, cohort }: Results,
  folder: string,
  options: AnswerOptions,
): Promise<Answers> {
  await makeFolder(folder);
  const all: Answers = { answers: [], faults: [], changed: [] };
  for (const entry of cohort.entries) {
    const fileName = basename(entry.report).replace(/\.json$/, "");
    const paths = pathsOf(root, fileName);
    const record = await readRecord(paths.record);
    if (record?.name !== entry.name || !(await reportsStand(record, paths.json, paths.html))) {
      all.changed.push(entry.name);
      continue;
    }
    if (entry.status === "grader-fault" || (entry.score === null && isFaulty(record.outcome))) {
      all.faults.push(entry.name);
      continue;
    }
    const report = studentReport(parseReport(await readFile(paths.json, "utf8"), paths.json));
    all.answers.push(await writeAnswer(entry, report, join(folder, `${fileName}.html`), options));
  }
  return all;
}

async function writeAnswer(
  entry: CohortEntry,
  report: Report,
  file: string,
  { defaultAssignment, visualizer }: AnswerOptions,
): Promise<Answer> {
  const hasVisualizer = visualizer !== null && canBeReplayed(report);
  await writeFile(file, html(report, { defaultAssignment, ...(hasVisualizer ? { visualizer } : {}) }));
  await writeFile(file.replace(/\.html$/, ".json"), json(report));
  return {
    entry,
    file,
    points: finalOf(report),
    noScore: noScoreOf(report),
    hasVisualizer,
    isEmpty: report.error === NOTHING_HANDED_IN && (report.decisions ?? []).length === 0,
  };
}
