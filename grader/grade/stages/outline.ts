/**
 * The checks of an assignment without a submission.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { writeAside } from "../../disk/write-aside.js";
import type { Description } from "../../model/course.js";
import type { StageResult } from "../../model/report.js";
import { adjusted } from "./adjust.js";
import { listedChecks } from "./suites.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** What is made of the suites' own text: when none of it has changed, neither have the checks. */
const MADE_BY = ["exercises/kit", "grader/grade/stages"].map((folder) => join(ROOT, folder));
/** Where tools keep what they can make again. */
const CACHE = join(ROOT, "node_modules", ".cache", "alloclab", "outlines");

/**
 * All stages with their checks and points. To read the suites takes half a second, so what came of it
 * is kept until they change.
 *
 * @param cache - folder to keep it in
 * @throws GraderFault when a suite is broken
 */
export async function outline(exercise: Description, cache = CACHE): Promise<StageResult[]> {
  return outlineMadeBy(await digestOf(MADE_BY), exercise, cache);
}

/** The outlines of several assignments, in their order; see {@link outline}. */
export async function outlines(exercises: readonly Description[]): Promise<StageResult[][]> {
  const made = await digestOf(MADE_BY);
  return Promise.all(exercises.map((exercise) => outlineMadeBy(made, exercise, CACHE)));
}

async function outlineMadeBy(made: string, exercise: Description, cache: string): Promise<StageResult[]> {
  const key = await keyOf(exercise, made);
  if (key === null) return read(exercise);
  const path = join(cache, `${exercise.id}.json`);
  const known = await keptAt(path);
  if (known?.key === key) return known.stages;
  const stages = await read(exercise);
  // Where nothing can be written, it is made anew each time.
  await writeAside(path, JSON.stringify({ key, stages }), { isDurable: false }).catch(() => undefined);
  return stages;
}

interface Kept {
  key: string;
  stages: StageResult[];
}

/** Reads the suites, by themselves or through vitest. */
async function read(exercise: Description): Promise<StageResult[]> {
  const listed = await listedChecks(exercise);
  if (listed !== null) return adjusted(listed, exercise.adjustments);
  const { runStages } = await import("./run.js");
  const notCompiled = { notCompiled: "only listed" };
  const [checked] = await runStages(exercise, [{ program: notCompiled }], { seed: 0, host: "sandbox" });
  if (checked === undefined) throw new Error("vitest did not report");
  if (checked.fault !== null) throw checked.fault;
  return checked.stages;
}

/** A digest of all that decides about the checks; `null` where suites lie elsewhere and may be made of anything. */
async function keyOf({ suites, adjustments }: Description, made: string): Promise<string | null> {
  const folders = [...new Set(suites.map(dirname))];
  if (folders.some((folder) => relative(ROOT, folder).startsWith(".."))) return null;
  return digestOf(folders, JSON.stringify({ suites, adjustments, made }));
}

/** A digest of all files in folders, and of a text. */
async function digestOf(folders: readonly string[], text = ""): Promise<string> {
  const hash = createHash("sha256").update(text);
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    for (const file of files.sort()) hash.update(`\n${file}\n`).update(await readFile(file));
  }
  return hash.digest("hex");
}

/** What was kept; `null` where there is nothing whole. */
async function keptAt(path: string): Promise<Kept | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Kept;
  } catch {
    return null;
  }
}
