/**
 * What would become of a class under the suites as they are now, and taking that over.
 *
 * @module
 */
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { diskReason } from "../disk/write-aside.js";
import { UsageError } from "../errors.js";
import { shown } from "../load/paths.js";
import type { Cohort } from "../model.js";
import { type ScoreChange, scoreChanges } from "./changes.js";
import { visualizerIn, writeClassFiles } from "./class-files.js";
import { setGoneAside } from "./gone.js";
import { type OutputFolder, pathsOf, places, readRun } from "./output-folder.js";
import { readRecord } from "./record.js";

/** Points that a submission has gained or, below 0, lost at one check. */
export interface CheckChange {
  /** `stage/check name`. */
  check: string;
  gain: number;
}

/** A score that would change, and by which checks, losses first. */
export interface ExplainedChange extends ScoreChange {
  checks: CheckChange[];
}

/** What regrading comes to. */
export interface Regraded {
  changes: ExplainedChange[];
  /** Names that have come to the class, and that have gone from it. */
  added: string[];
  gone: string[];
}

/** Where the new results of an output folder wait. */
export const stagingOf = (root: string): string => join(root, places.regraded);

/** Compares the results in a folder with the new ones that wait in it. Reads the records of those that change. */
export async function compareRegraded(root: string, before: Cohort, after: Cohort): Promise<Regraded> {
  const changes: ExplainedChange[] = [];
  const files = new Map([...before.entries, ...after.entries].map(({ name, report }) => [name, report]));
  const oldFiles = new Map(before.entries.map(({ name, report }) => [name, report]));
  for (const change of scoreChanges(before, after)) {
    const was = await pointsIn(root, oldFiles.get(change.name));
    const is = await pointsIn(stagingOf(root), files.get(change.name));
    changes.push({ ...change, checks: checkChanges(was, is) });
  }
  const [old, now] = [before, after].map(({ entries }) => new Set(entries.map(({ name }) => name)));
  return {
    changes,
    added: [...(now ?? [])].filter((name) => old?.has(name) !== true),
    gone: [...(old ?? [])].filter((name) => now?.has(name) !== true),
  };
}

async function pointsIn(root: string, report: string | undefined): Promise<Record<string, number>> {
  const record = report === undefined ? null : await readRecord(pathsOf(root, fileNameOf(report)).record);
  return record?.points ?? {};
}

function checkChanges(was: Record<string, number>, is: Record<string, number>): CheckChange[] {
  const checks = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return checks
    .map((check) => ({ check, gain: Math.round(((is[check] ?? 0) - (was[check] ?? 0)) * 1000) / 1000 }))
    .filter(({ gain }) => gain !== 0)
    .sort((a, b) => a.gain - b.gain);
}

/**
 * Puts the new results in the place of the old ones, one submission after the other. Cut off, it goes on when it is started
 * again: what has been moved is graded once more.
 *
 * @throws UsageError when something cannot be written
 */
export async function applyRegraded(output: OutputFolder, after: Cohort): Promise<void> {
  const { root } = output;
  const staging = stagingOf(root);
  const run = await readRun(staging);
  if (run === null) throw new Error("there are no new results");
  await output.note({ ...run, isComplete: false });
  await setGoneAside(root, new Map(after.entries.map(({ name, report }) => [fileNameOf(report), name])));
  try {
    for (const { report } of after.entries) {
      const [from, to] = [pathsOf(staging, fileNameOf(report)), pathsOf(root, fileNameOf(report))];
      // The record last, as it says that the reports are complete.
      for (const path of ["json", "html", "record"] as const) {
        await mkdir(dirname(to[path]), { recursive: true });
        await rename(from[path], to[path]);
      }
    }
  } catch (error) {
    throw new UsageError(`Cannot write into ${shown(root)}: ${diskReason(error)}.`);
  }
  await writeClassFiles(root, after, await visualizerIn(staging));
  await output.note({ ...run, isComplete: true });
  await rm(staging, { recursive: true, force: true });
}

const fileNameOf = (report: string): string => report.slice(report.lastIndexOf("/") + 1).replace(/\.json$/, "");
