/**
 * Whether what students get tells what is kept from them: names, literals, calls and paths of hidden checks, and lines of the
 * solution, in whatever form they are written.
 *
 * @module
 */
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../errors.js";
import type { Exercise } from "../model.js";
import { textsIn } from "./inside.js";
import { searchFor } from "./search.js";
import { type Secret, secretsOf } from "./secrets.js";

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
const MOST_BYTES = 256 * 1024 * 1024;

/** A check of a report as JSON that is hidden: then it is the instructor's, whatever it is called. */
const HIDDEN_IN_REPORT = /"visibility":\s*"hidden"/;

/**
 * Looks through files, and all that is in folders, links and `node_modules` aside; into archives, source maps, data URLs and
 * base64, too. Each thing is told once for a file. What cannot be looked into is told, as it must not pass for clean.
 * O(characters), counted as unpacked.
 *
 * @param paths - of files or folders, as their reader names them
 * @param courseRoot - the folder that holds `exercises/` and `solutions/`
 * @param exercise - one that a config has changed: its own hidden suites are secret, too, and what it shows is not
 * @returns nothing where there is no `solutions/`, as in a handout: then nothing is secret
 * @throws UsageError when something cannot be read
 */
export async function findLeaks(
  paths: readonly string[],
  courseRoot: string,
  exercise?: Pick<Exercise, "suites" | "adjustments">,
): Promise<Leak[]> {
  const secrets = await secretsOf(courseRoot, exercise);
  if (secrets.length === 0) return [];
  const search = searchFor(secrets);
  const leaks: Leak[] = [];
  for (const path of paths) {
    for (const file of await filesAt(path)) {
      const bytes = await read(file);
      if (bytes === null) {
        leaks.push(notLookedInto(file, "it is too large"));
        continue;
      }
      const told = new Set<Secret>();
      for await (const inside of textsIn(bytes)) {
        const place = [file, ...inside.place].join(" › ");
        if ("closed" in inside) {
          leaks.push(notLookedInto(place, inside.closed));
          continue;
        }
        for (const { secret, line } of search(inside.text)) {
          if (told.has(secret)) continue;
          told.add(secret);
          const { kind, text, from } = secret;
          leaks.push({ file: place, line, kind, text, from });
        }
        leaks.push(...inReport(place, inside.text));
      }
    }
  }
  return leaks;
}

function inReport(file: string, text: string): Leak[] {
  const at = file.endsWith(".json") ? text.search(HIDDEN_IN_REPORT) : -1;
  if (at < 0) return [];
  const line = text.slice(0, at).split("\n").length;
  return [{ file, line, kind: "hidden check in a report", text: `"visibility": "hidden"`, from: "" }];
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
