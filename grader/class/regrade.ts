/**
 * What would become of a class under the suites as they are now, and taking that over.
 *
 * @module
 */
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diskReason } from "../disk/write-aside.js";
import { UsageError } from "../model/errors.js";
import { compareCodePoints } from "../grade/load/paths.js";
import { shown } from "../model/words.js";
import { type Cohort, uploadNameOf } from "../model/class.js";
import { decisionTexts } from "../report/decisions/words.js";
import { type ScoreChange, scoreChanges } from "./changes.js";
import { visualizerIn, writeClassFiles } from "./class-files.js";
import type { HandEdits } from "./decisions/hand-edits.js";
import { setGoneAside } from "./gone.js";
import { type OutputFolder, pathsOf, places, readRun } from "./output-folder.js";
import { readRecord } from "./record.js";
import { rounded } from "../model/points.js";

/** Points that a submission has gained or, below 0, lost at one check. */
export interface CheckChange {
  /** `stage/check name`. */
  check: string;
  gain: number;
}

/** A score that would change, and by which checks, losses first. */
export interface ExplainedChange extends ScoreChange {
  checks: CheckChange[];
  /** What people decided, or no longer decide, since; a sentence each. */
  decisions: { come: string[]; gone: string[] };
}

/** What a check has to do with the changes of all. */
export interface CheckSummary {
  check: string;
  /** What it was worth and is; `null` where it was not there, or is no longer. */
  worth: { before: number | null; after: number | null };
  /** How many submissions gain so many points at it, or lose, losses first; what several rows are of counts once. */
  gains: { gain: number; count: number }[];
}

/** What regrading comes to. */
export interface Regraded {
  /** Those that cost most first. */
  checks: CheckSummary[];
  changes: ExplainedChange[];
  /** Names that have come to the class, and that have gone from it. */
  added: string[];
  gone: string[];
}

/** Where the new results of an output folder wait. */
export const stagingOf = (root: string): string => join(root, places.regraded);

/** Compares the results in a folder with the new ones that wait in it. Reads the records of those that change. */
export async function compareRegraded(root: string, before: Cohort, after: Cohort): Promise<Regraded> {
  const reportsOf = ({ entries }: Cohort) => new Map(entries.map(({ name, report }) => [name, report]));
  const [old, now] = [reportsOf(before), reportsOf(after)];
  const [handedIn, handIn] = [before, after].map(({ entries }) => new Set(entries.map(uploadNameOf))) as [
    Set<string>,
    Set<string>,
  ];
  const compared: { change: ScoreChange; was: Results; is: Results }[] = [];
  const worth: Worth = { before: new Map(), after: new Map() };
  for (const change of scoreChanges(before, after)) {
    const was = await resultsIn(root, old.get(change.rows.before));
    const is = await resultsIn(stagingOf(root), now.get(change.rows.after));
    for (const [check, points] of Object.entries(was.worth)) worth.before.set(check, points);
    for (const [check, points] of Object.entries(is.worth)) worth.after.set(check, points);
    compared.push({ change, was, is });
  }
  const [saidBefore, saidNow] = [decisionsIn(before), decisionsIn(after)];
  const changes = compared.map(({ change, was, is }) => {
    const old = saidBefore.get(change.rows.before) ?? [];
    const own = saidNow.get(change.rows.after) ?? [];
    const decisions = {
      come: own.filter((text) => !old.includes(text)),
      gone: old.filter((text) => !own.includes(text)),
    };
    return { ...change, checks: checkChanges(was, is, worth), decisions };
  });
  return {
    checks: byCheck(oneOfEach(changes, before, after), worth),
    changes,
    added: after.entries.filter((entry) => !handedIn.has(uploadNameOf(entry))).map(({ name }) => name),
    gone: before.entries.filter((entry) => !handIn.has(uploadNameOf(entry))).map(({ name }) => name),
  };
}

/** What was decided about each, whatever it came to. */
const decisionsIn = ({ entries }: Cohort): Map<string, string[]> =>
  new Map(
    entries.map(({ name, decisions = [] }) => [
      name,
      decisionTexts(
        decisions.map((one) => ({ ...one, actions: one.actions.map((action) => ({ ...action, gain: 0 })) })),
      ),
    ]),
  );

/** Points earned, and to be had, by check. */
interface Results {
  points: Record<string, number>;
  worth: Record<string, number>;
}

async function resultsIn(root: string, report: string | undefined): Promise<Results> {
  const record = report === undefined ? null : await readRecord(pathsOf(root, fileNameOf(report)).record);
  const points = record?.points ?? {};
  // Older records tell only of what was passed.
  return { points, worth: { ...points, ...record?.worth } };
}

/** What checks are worth. One that is not in both was dropped, or is new. */
interface Worth {
  before: Map<string, number>;
  after: Map<string, number>;
}

/** By what is lost of the points to be had: a check that was dropped, or is worth less, is no loss to anybody. */
function checkChanges(was: Results, is: Results, { before, after }: Worth): CheckChange[] {
  return [...after]
    .map(([check, worth]) => {
      const lost = (before.get(check) ?? 0) - (was.points[check] ?? 0);
      return { check, gain: rounded(lost - (worth - (is.points[check] ?? 0))) };
    })
    .filter(({ gain }) => gain !== 0)
    .sort((a, b) => a.gain - b.gain);
}

/** Of the changes of rows that had and have one grading, the first. */
function oneOfEach(changes: readonly ExplainedChange[], before: Cohort, after: Cohort): ExplainedChange[] {
  const uploadsIn = ({ entries }: Cohort) => new Map(entries.map((entry) => [entry.name, uploadNameOf(entry)]));
  const [old, now] = [uploadsIn(before), uploadsIn(after)];
  const first = new Map<string, ExplainedChange>();
  for (const change of changes) {
    const uploads = JSON.stringify([old.get(change.rows.before), now.get(change.rows.after)]);
    if (!first.has(uploads)) first.set(uploads, change);
  }
  return [...first.values()];
}

function byCheck(changes: readonly ExplainedChange[], { before, after }: Worth): CheckSummary[] {
  const gains = new Map<string, Map<number, number>>();
  for (const { check, gain } of changes.flatMap(({ checks }) => checks)) {
    const counts = gains.get(check) ?? new Map<number, number>();
    gains.set(check, counts.set(gain, (counts.get(gain) ?? 0) + 1));
  }
  const all = [...new Set([...before.keys(), ...after.keys()])].map((check): CheckSummary => {
    const counts = [...(gains.get(check) ?? [])].map(([gain, count]) => ({ gain, count }));
    return {
      check,
      worth: { before: before.get(check) ?? null, after: after.get(check) ?? null },
      gains: counts.sort((a, b) => a.gain - b.gain),
    };
  });
  const gained = ({ gains: some }: CheckSummary): number =>
    some.reduce((sum, { gain, count }) => sum + gain * count, 0);
  return all
    .filter(({ worth, gains: some }) => some.length > 0 || worth.before !== worth.after)
    .sort((a, b) => gained(a) - gained(b) || compareCodePoints(a.check, b.check));
}

/**
 * Puts the new results in the place of the old ones, one submission after the other. Cut off, it goes on when it is started
 * again: what has been moved is graded once more.
 *
 * @returns what somebody had changed in the grade book by hand; `null` when nobody had
 * @throws UsageError when something cannot be written
 */
export async function applyRegraded(output: OutputFolder, after: Cohort): Promise<HandEdits | null> {
  const { root } = output;
  const staging = stagingOf(root);
  const run = await readRun(staging);
  if (run === null) throw new Error("there are no new results");
  await output.note({ ...run, isComplete: false });
  await setGoneAside(root, new Map(after.entries.map(({ name, report }) => [fileNameOf(report), name])));
  try {
    for (const { report } of after.entries) {
      const [from, to] = [pathsOf(staging, fileNameOf(report)), pathsOf(root, fileNameOf(report))];
      // Results for students have none.
      await rename(from.text, to.text).catch(() => rm(to.text, { force: true }));
      // The record last, as it says that the reports are complete.
      for (const path of ["json", "html", "record"] as const) {
        await mkdir(dirname(to[path]), { recursive: true });
        await rename(from[path], to[path]);
      }
    }
  } catch (error) {
    throw new UsageError(`Cannot write into ${shown(root)}: ${diskReason(error)}.`);
  }
  const handEdits = await writeClassFiles(root, after, await visualizerIn(staging));
  await output.note({ ...run, isComplete: true });
  await rm(staging, { recursive: true, force: true });
  return handEdits;
}

const fileNameOf = (report: string): string => report.slice(report.lastIndexOf("/") + 1).replace(/\.json$/, "");
