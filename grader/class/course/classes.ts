/**
 * The classes of a course: which folders they are in, and whether each can be relied on as it stands.
 *
 * @module
 */
import { readdir, realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { statsOf } from "../../disk/write-aside.js";
import { type Place, namesIn } from "../../grade/load/course.js";
import { meant } from "../../grade/load/closest.js";
import { diskError } from "../../grade/load/disk.js";
import type { Cohort, CohortEntry } from "../../model/class.js";
import { UsageError } from "../../model/errors.js";
import { shown } from "../../model/words.js";
import { readCohort } from "../cohort-schema.js";
import { type Run, pathsOf, places, readRun } from "../output-folder.js";
import { readRecord } from "../record.js";
import { shardText } from "../shard.js";
import { COURSE_RUN } from "./output.js";

/** A graded class, as its output folder has it. */
export interface GradedClass {
  /** As it was named, or below the folder that was. */
  root: string;
  /** Number of the assignment in the course. */
  place: number;
  audience: Run["audience"];
  /** What it was judged by beside the checks, as a hash. */
  judgedBy: Run["names"];
  cohort: Cohort;
}

/** The classes, and what else stands beside them. */
export interface FoundClasses {
  /** In the order of the course. */
  classes: GradedClass[];
  /** Folders that are none, as they were found. */
  passedOver: string[];
}

/** Records that are read at the same time. */
const READ_AT_ONCE = 32;

/**
 * Reads the classes of a course.
 *
 * @param paths - output folders of `alloclab class`, or folders that hold such
 * @param assignments - those that there are
 * @throws UsageError when one is none, is not finished, is a part or out of date, or two are of one assignment
 */
export async function readClasses(paths: readonly string[], assignments: readonly Place[]): Promise<FoundClasses> {
  const roots: string[] = [];
  const passedOver: string[] = [];
  for (const path of paths) {
    const found = await outputsAt(path);
    roots.push(...found.roots);
    passedOver.push(...found.passedOver);
  }
  const classes: GradedClass[] = [];
  for (const root of await eachOnce(roots)) classes.push(await readClass(root, assignments));
  refuseTwins(classes);
  refuseMixed(classes);
  return { classes: classes.sort((a, b) => a.place - b.place), passedOver };
}

/** The folder itself where a class was written into it, else those of its children. */
async function outputsAt(path: string): Promise<{ roots: string[]; passedOver: string[] }> {
  const entries = await readdir(path).catch((error: unknown) => {
    throw diskError(error, path);
  });
  if (await isOutput(path)) return { roots: [path], passedOver: [] };
  const roots: string[] = [];
  const passedOver: string[] = [];
  for (const name of await namesIn(path)) {
    const child = join(path, name);
    if (name.startsWith(".") || (await statsOf(child))?.isDirectory() !== true) continue;
    if (await isOutput(child)) roots.push(child);
    else if ((await statsOf(join(child, COURSE_RUN))) === null) passedOver.push(child);
  }
  if (roots.length > 0) return { roots, passedOver };
  const what = entries.length === 0 ? "is empty" : "holds no output folder of `alloclab class`, and is none";
  throw new UsageError(`${shown(path)} ${what}; name the folder with those that it has written, or each of them.`);
}

/** One that lacks its record looks like one, too: it must not be passed over. */
async function isOutput(path: string): Promise<boolean> {
  const own = await Promise.all([places.run, places.cohort].map((place) => statsOf(join(path, place))));
  return own.some((stats) => stats !== null);
}

/** A folder may be named by itself, and be in another that is named. */
async function eachOnce(roots: readonly string[]): Promise<string[]> {
  const byPath = new Map<string, string>();
  for (const root of roots) {
    const real = await realpath(root);
    if (!byPath.has(real)) byPath.set(real, root);
  }
  return [...byPath.values()];
}

async function readClass(root: string, assignments: readonly Place[]): Promise<GradedClass> {
  const run = await readRun(root);
  if (run === null) {
    throw new UsageError(
      `${shown(root)} has a class.json and not what \`alloclab class\` keeps in .alloclab; give the whole folder.`,
    );
  }
  if (run.shard !== null) {
    throw new UsageError(
      `${shown(root)} is part ${shardText(run.shard)} of a class; join the parts with \`alloclab merge\`, and give what it writes.`,
    );
  }
  const again = "start its `alloclab class` again, which goes on";
  if (!run.isComplete) throw new UsageError(`${shown(root)} is not finished; ${again}.`);
  const ids = assignments.map(({ id }) => id);
  const assignment = assignments.find(({ id }) => id === run.assignment);
  if (assignment === undefined) {
    const near = meant(run.assignment, ids);
    throw new UsageError(
      `${shown(root)} is a class of ${shown(run.assignment)}, which is no assignment of this course${near}`.replace(
        /(?<![.?])$/,
        ".",
      ),
    );
  }
  const cohort = await readCohort(join(root, places.cohort));
  if (cohort.assignment !== run.assignment)
    throw new UsageError(
      `The class.json of ${shown(root)} is of ${cohort.assignment}, and its run of ${run.assignment}; ${again}.`,
    );
  await refuseOutdated(root, cohort, again);
  return { root, place: assignment.place, audience: run.audience, judgedBy: run.names, cohort };
}

/** Whoever has written the records since, or one row of `class.json`, has not written the other. */
async function refuseOutdated(root: string, { entries }: Cohort, again: string): Promise<void> {
  for (let at = 0; at < entries.length; at += READ_AT_ONCE) {
    const some = entries.slice(at, at + READ_AT_ONCE);
    const sound = await Promise.all(some.map((entry) => isAsRecorded(root, entry)));
    const [wrong] = some.filter((_, place) => sound[place] === false);
    if (wrong === undefined) continue;
    throw new UsageError(
      `The class.json of ${shown(root)} is out of date: what was recorded of ${shown(wrong.name)} is something else; ${again}.`,
    );
  }
}

async function isAsRecorded(root: string, entry: CohortEntry): Promise<boolean> {
  const record = await readRecord(pathsOf(root, basename(entry.report).replace(/\.json$/, "")).record);
  if (record?.name !== entry.name) return false;
  const { status, score, finalScore, finalMaxScore, lateDeduction = 0 } = record.outcome;
  return (
    status === entry.status &&
    score === entry.score &&
    finalScore === entry.finalScore &&
    finalMaxScore === entry.finalMaxScore &&
    lateDeduction === entry.lateDeduction
  );
}

function refuseTwins(classes: readonly GradedClass[]): void {
  for (const [at, { root, cohort }] of classes.entries()) {
    const other = classes.slice(at + 1).find((one) => one.cohort.assignment === cohort.assignment);
    if (other === undefined) continue;
    throw new UsageError(`${shown(root)} and ${shown(other.root)} both are classes of ${cohort.assignment}; give one.`);
  }
}

function refuseMixed(classes: readonly GradedClass[]): void {
  const [student] = classes.filter(({ audience }) => audience === "student");
  const [instructor] = classes.filter(({ audience }) => audience === "instructor");
  if (student === undefined || instructor === undefined) return;
  throw new UsageError(
    `${shown(student.root)} was graded with --audience student, so that its points are those of visible checks alone, and ` +
      `${shown(instructor.root)} was not; give what was graded for the same readers.`,
  );
}
