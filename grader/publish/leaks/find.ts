/**
 * Whether what students get tells what is kept from them: names, literals, calls and paths of hidden checks, and lines of the
 * solution, in whatever form they are written.
 *
 * @module
 */
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../../model/errors.js";
import type { Exercise } from "../../model/course.js";
import { type Inside, textOf, textsIn } from "./inside.js";
import { heldBy, reportBehind, studentsWords } from "./own.js";
import { type Search, searchFor } from "./search.js";
import { type Secret, noteSecrets, secretsOf } from "./secrets.js";

/** Something that a student would read and should not. */
export interface Leak {
  /** As it was given, or below a folder that was; with the way into it behind ` › `, where it is wrapped. */
  file: string;
  /** Counts from 1. */
  line: number;
  kind: Secret["kind"] | "hidden check in a report" | "not looked into";
  /** What leaked; for people. */
  text: string;
  /** Where it is kept, relative to the course; empty where that says nothing. */
  from: string;
}

/** Files above that are told, and not read. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A check of a report as JSON that is hidden: then it is the instructor's, whatever it is called. */
const HIDDEN_IN_REPORT = /"visibility":\s*"hidden"/;

/** A note for colleagues among the decisions of a report as JSON, whatever it says. */
const NOTE_IN_REPORT = /"by":\s*"(?:[^"\\]|\\.)*",\s*"at":\s*"[^"]*",\s*(?:"comment":\s*"(?:[^"\\]|\\.)*",\s*)?"note":/;

/** What is known of the files. */
export interface LeakSearch {
  /** One that a config has changed: its own hidden suites are secret, too, and what it shows is not. */
  exercise?: Pick<Exercise, "suites" | "adjustments">;
  /**
   * Whether all of them were written by a run over a class. Such a run packs and encodes nothing, so that letters that are an
   * archive came from a student: they are read as they stand.
   */
  isRun?: boolean;
  /** What people have noted down for colleagues. */
  notes?: readonly string[];
  /** What students had written of which a file tells. It is asked for where something was found. */
  writtenBefore?: (file: string) => AsyncIterable<string>;
}

/**
 * Looks through files, and all that is in folders, links and `node_modules` aside; into archives, source maps, data URLs and
 * base64, too, but for reports, which hold none of ours. Each thing is told once for a file. What cannot be looked into is
 * told, as it must not pass for clean. What the student had written of whom a report tells is no leak. O(characters), counted
 * as unpacked.
 *
 * @param paths - of files or folders, as their reader names them
 * @param courseRoot - the folder that holds `exercises/` and `solutions/`
 * @returns nothing where there is no `solutions/`, as in a handout: then nothing is secret
 * @throws UsageError when something cannot be read
 */
export async function findLeaks(paths: readonly string[], courseRoot: string, known: LeakSearch = {}): Promise<Leak[]> {
  const secrets = [...(await secretsOf(courseRoot, known.exercise)), ...noteSecrets(known.notes ?? [])];
  if (secrets.length === 0) return [];
  const search = searchFor(secrets);
  const leaks: Leak[] = [];
  for (const path of paths) {
    for (const file of await filesAt(path)) leaks.push(...(await leaksIn(file, search, known)));
  }
  return leaks;
}

async function leaksIn(file: string, search: Search, { isRun = false, writtenBefore }: LeakSearch): Promise<Leak[]> {
  const bytes = await read(file);
  if (bytes === null) return [notLookedInto(file, "it is too large")];
  const report = await reportBehind(file);
  const leaks: Leak[] = [];
  const told = new Map<Secret, Leak>();
  for await (const inside of isRun || report !== null ? asItStands(bytes) : textsIn(bytes)) {
    const place = [file, ...inside.place].join(" › ");
    if ("closed" in inside) {
      leaks.push(notLookedInto(place, inside.closed));
      continue;
    }
    for (const { secret, line } of search(inside.text)) {
      const { kind, text, from } = secret;
      if (!told.has(secret)) told.set(secret, { file: place, line, kind, text, from });
    }
    leaks.push(...inReport(place, inside.text));
  }
  if (told.size === 0) return leaks;
  const words = await heldBy(report === null ? [] : studentsWords(report), search);
  const sources = await heldBy(writtenBefore?.(file) ?? [], search);
  const isStudents = (secret: Secret): boolean => words.has(secret) || sources.has(secret);
  return [...[...told].filter(([secret]) => !isStudents(secret)).map(([, leak]) => leak), ...leaks];
}

function* asItStands(bytes: Buffer): Generator<Inside> {
  yield { place: [], text: textOf(bytes) };
}

function inReport(file: string, text: string): Leak[] {
  if (!file.endsWith(".json")) return [];
  const found = (pattern: RegExp, kind: Leak["kind"], what: string): Leak[] => {
    const at = text.search(pattern);
    return at < 0 ? [] : [{ file, line: text.slice(0, at).split("\n").length, kind, text: what, from: "" }];
  };
  return [
    ...found(HIDDEN_IN_REPORT, "hidden check in a report", `"visibility": "hidden"`),
    ...found(NOTE_IN_REPORT, "note for colleagues", "a decision has one"),
  ];
}

/** The file itself, or the files below a folder in the order of their paths. */
async function filesAt(path: string): Promise<string[]> {
  const stats = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`Cannot read "${path}": ${error.code === "ENOENT" ? "there is no such file" : error.code}.`);
  });
  if (!stats.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const notLookedInto = (file: string, why: string): Leak => ({
  file,
  line: 1,
  kind: "not looked into",
  text: why,
  from: "",
});

/** What is in a file; `null` for one that is too large. */
async function read(file: string): Promise<Buffer | null> {
  try {
    return (await stat(file)).size > MOST_BYTES ? null : await readFile(file);
  } catch (error) {
    throw new UsageError(`Cannot read "${file}": ${(error as NodeJS.ErrnoException).code ?? "unknown reason"}.`);
  }
}
