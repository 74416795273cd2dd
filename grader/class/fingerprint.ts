/**
 * What a result depends on, as a hash: while it is the same, the result is, and need not be made again.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "../grade/load/config.js";
import type { Decision, Decisions } from "../model/decision.js";
import type { Exercise } from "../model/course.js";
import type { Submission } from "../model/submission.js";
import { breath } from "./breath.js";

const GRADER = fileURLToPath(new URL("../", import.meta.url));
const KIT = fileURLToPath(new URL("../../exercises/kit/", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../../package.json", import.meta.url));

/** Parts of the grader that have no say in a report. What `load/` makes of a submission is in its own fingerprint. */
const WITHOUT_INFLUENCE =
  /^(authors|class\/(course|grades|likeness|uploads)|commands|disk|grade\/load|lab|publish|report\/(class|course)|student|test)\/|^(main|bin)\./;
/** Matches nothing. */
const NOTHING = /(?!)/;

/** What counts beside the submission and the assignment. */
export interface Settings {
  seed: number;
  audience: "instructor" | "student";
}

/** SHA-256 of a text, in hexadecimal. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * Of all that is the same for the whole class: the assignment with its suites, the kit, the grader's version and sources,
 * and the settings. Reads some 200 files.
 */
export async function assignmentFingerprint(exercise: Exercise, settings: Settings): Promise<string> {
  // What else is in the course shows in the submissions' own fingerprints.
  const { suites, handout, others: _others, ...rest } = exercise;
  const { version, dependencies } = JSON.parse(await readFile(PACKAGE, "utf8")) as Record<string, unknown>;
  const folders = [...new Set(suites.map((suite) => dirname(suite)))];
  return hashOf(
    JSON.stringify([
      rest,
      [...handout],
      settings,
      version,
      dependencies,
      // Where the course stands does not count, as its parts may be graded on different machines.
      suites.map((suite) => basename(suite)),
      // Suites may import what stands beside them.
      await Promise.all(folders.map((folder) => hashOfFolder(folder))),
      await (ownSources ??= hashOfOwnSources()),
    ]),
  );
}

/** Read once, as what has been loaded into this process does not change with the files. */
let ownSources: Promise<string> | undefined;

const hashOfOwnSources = async (): Promise<string> =>
  hashOf((await hashOfFolder(KIT)) + (await hashOfFolder(GRADER, WITHOUT_INFLUENCE)));

/** Of the names of all submissions, and of what their results are judged by beside the checks. */
export const judgedBy = (
  names: Iterable<string>,
  { late, criteria }: Pick<Config, "late" | "criteria">,
  { all, asWritten = all }: Decisions,
): string => hashOf(JSON.stringify([...names, late, criteria, asWritten.map(withoutPlace)]));

/** Whether a class was judged by these decisions and this config; `names` as its run has noted them. O(rows + decisions) */
export const isJudgedBy = (
  { names, entries }: { names: string; entries: readonly { name: string }[] },
  config: Pick<Config, "late" | "criteria">,
  decisions: Decisions,
): boolean => {
  const rows = entries.map(({ name }) => name);
  return judgedBy(rows, config, decisions) === names;
};

/** A decision wherever in the file it stands, which a comment above it may change. */
const withoutPlace = ({ line: _line, ...rest }: Decision): Omit<Decision, "line"> => rest;

/** Of one submission under an assignment's fingerprint. O(characters). */
export async function submissionFingerprint(
  assignment: string,
  submission: Submission,
  nothing: string | undefined,
): Promise<string> {
  const { name, files, known, notes, problems, doubts = [] } = submission;
  const hash = createHash("sha256");
  hash.update(JSON.stringify([assignment, name, nothing ?? null, [...known], notes, problems, doubts, files.size]));
  for (const file of files) {
    hash.update(JSON.stringify(file));
    await breath();
  }
  return hash.digest("hex");
}

async function hashOfFolder(folder: string, without = NOTHING): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js|css)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !without.test(path))
    .sort();
  const hashes = await Promise.all(
    paths.map(async (path) => [path, hashOf(await readFile(join(folder, path), "utf8"))]),
  );
  return hashOf(JSON.stringify(hashes));
}
