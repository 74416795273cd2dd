/**
 * The files that describe an assignment: `exercise.json`, and `hints.json` beside it. Keys that are not known are errors,
 * since a misspelt limit would else be no limit.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { UsageError } from "../../model/errors.js";
import { diskError } from "./disk.js";
import { shown } from "../../model/words.js";

const text = z.string().trim().min(1, "must not be empty");
const fileName = z.string().regex(/^[\w-][\w.-]*\.tsx?$/, "must be the plain name of a .ts file");
const className = z.string().regex(/^[A-Za-z_$][\w$]*$/, "must be the name of a class");
const wholeFrom = (least: number, most: number): z.ZodNumber => z.int().min(least).max(most);

const manifest = z
  .strictObject({
    title: text,
    summary: text,
    buildsOn: z.array(text).default([]),
    hours: z
      .tuple([z.number().positive(), z.number().positive()])
      .refine(([least, most]) => least <= most, "must be the least and the most")
      .optional(),
    takes: z.record(text, z.array(fileName).min(1, "must name a file")).default({}),
    entry: fileName,
    class: z.union([className, z.array(className).min(1, "must name a class")]),
    studentFiles: z.array(fileName),
    givenFiles: z.array(fileName).default([]),
    wholeFile: fileName.optional(),
    limits: z
      .strictObject({
        checkTicks: wholeFrom(1, 10_000_000).optional(),
        totalTicks: wholeFrom(1, 100_000_000).optional(),
        memoryMiB: wholeFrom(4, 1024).optional(),
        stackKiB: wholeFrom(64, 16_384).optional(),
        consoleLines: wholeFrom(0, 10_000).optional(),
        hangSeconds: wholeFrom(1, 3_600).optional(),
      })
      .default({}),
  })
  .superRefine(({ buildsOn, takes, entry, class: classes, studentFiles, givenFiles, wholeFile = entry }, context) => {
    const all = [...studentFiles, ...givenFiles];
    const twice = all.find((name, index) => all.findIndex((other) => sameName(name, other)) !== index);
    if (twice !== undefined) {
      context.addIssue({ code: "custom", path: ["givenFiles"], message: `names "${twice}" a second time` });
    }
    if (new Set([classes].flat()).size < [classes].flat().length) {
      context.addIssue({ code: "custom", path: ["class"], message: "names a class a second time" });
    }
    if (!all.includes(entry)) {
      context.addIssue({ code: "custom", path: ["entry"], message: "must be in studentFiles or givenFiles" });
    }
    if (wholeFile !== entry) {
      const wrong = (message: string): void => context.addIssue({ code: "custom", path: ["wholeFile"], message });
      if (!studentFiles.includes(wholeFile)) wrong("must be in studentFiles");
      if (!givenFiles.includes(entry)) wrong(`needs an entry that is given, and "${entry}" is not in givenFiles`);
    }
    const taken = Object.entries(takes).flatMap(([id, names]) => names.map((name) => ({ id, name })));
    for (const [at, { id, name }] of taken.entries()) {
      const wrong = (message: string): void => context.addIssue({ code: "custom", path: ["takes", id], message });
      if (!buildsOn.includes(id)) wrong("must be in buildsOn");
      if (!all.includes(name)) wrong(`names "${name}", which must be in studentFiles or givenFiles`);
      if (taken.findIndex((other) => other.name === name) !== at) wrong(`takes "${name}" a second time`);
    }
  });

// Letter case aside, as the files have to live together on Windows and macOS.
const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const hints = z.record(text, z.array(text).length(3, "must have exactly three hints"));

const fileNames = z.object({
  studentFiles: z.array(z.string()).default([]),
  givenFiles: z.array(z.string()).default([]),
  takes: z.record(z.string(), z.array(z.string())).default({}),
});

/** What an `exercise.json` holds. */
export type Manifest = z.infer<typeof manifest>;

/** Reads an `exercise.json`. Throws a UsageError, with file and key, when it is not as it should be. */
export async function readManifest(path: string): Promise<Manifest> {
  const value = await readJson(path);
  if (value === undefined) throw new UsageError(`${shown(path)} does not exist; every assignment needs one.`);
  return checked(path, manifest.safeParse(value));
}

/** The student and given files of an `exercise.json`: their names, and of those that are taken the id of whom. */
export interface FileNames {
  names: string[];
  /** Those of them that are given. */
  given: string[];
  takenFrom: ReadonlyMap<string, string>;
}

/** Reads what files an `exercise.json` names, whatever else is wrong with it; `null` where even they cannot be told. */
export async function readFileNames(path: string): Promise<FileNames | null> {
  const found = fileNames.safeParse(await readJson(path).catch(() => undefined));
  if (!found.success) return null;
  const { studentFiles, givenFiles, takes } = found.data;
  const taken = Object.entries(takes).flatMap(([id, names]) => names.map((name) => [name, id] as const));
  return { names: [...studentFiles, ...givenFiles], given: givenFiles, takenFrom: new Map(taken) };
}

/** Reads a `hints.json`, three hints for each stage or check; without one there are none. Throws as above. */
export async function readHints(path: string): Promise<Record<string, string[]>> {
  const value = await readJson(path);
  return value === undefined ? {} : checked(path, hints.safeParse(value));
}

/** The file of a handout that tells how many hidden checks it is without, and their points. */
export const WITHHELD = "withheld.json";

const withheld = z.record(
  z.string(),
  z.record(z.string(), z.array(z.object({ maxScore: z.number().positive(), hint: z.string().nullable() }))),
);

/** What a handout tells of hidden checks, by assignment and stage; in a whole course nothing. Throws as above. */
export async function readWithheld(exercises: string): Promise<z.infer<typeof withheld>> {
  const path = join(exercises, WITHHELD);
  const value = await readJson(path);
  return value === undefined ? {} : checked(path, withheld.safeParse(value));
}

/** What a JSON file holds; `undefined` when it is not there. Throws a UsageError, with the line, when it is no JSON. */
export async function readJson(path: string): Promise<unknown> {
  const source = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw diskError(error, path);
  });
  if (source === undefined) return undefined;
  try {
    return JSON.parse(source.replace(/^\u{FEFF}/u, ""));
  } catch (error) {
    const reason = (error as Error).message;
    throw new UsageError(`${shown(path)} is not JSON${lineOf(source, reason)}: ${reason.replaceAll(/\s+/g, " ")}.`);
  }
}

/** Where JSON went wrong: the engine tells the position, some versions in the middle of the message, and people want lines. */
function lineOf(source: string, reason: string): string {
  const position = /at position (\d+)/.exec(reason)?.[1];
  return position === undefined ? "" : `, line ${source.slice(0, Number(position)).split("\n").length}`;
}

function checked<T>(path: string, result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => {
    const key = issue.path.join(".");
    const message = issue.message.replace(/^Invalid input: /, "");
    return key === "" ? message : `"${key}": ${message}`;
  });
  throw new UsageError(`${shown(path)} is wrong: ${faults.slice(0, 5).join("; ")}.`);
}
