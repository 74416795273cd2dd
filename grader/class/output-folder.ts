/**
 * The folder that a class's results are written into: what stands where in it, that it holds nothing else, and whose it is.
 *
 * @module
 */
import { mkdir, readFile, readdir, realpath, rm } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { z } from "zod";
import type { Processes } from "../disk/processes.js";
import { ASIDE_PREFIX, diskReason, statsOf, writeAside } from "../disk/write-aside.js";
import { UsageError } from "../model/errors.js";
import { shown } from "../model/words.js";
import { takeLock } from "./lock.js";
import { type Shard, shardText } from "./shard.js";

/** Where things are kept that are nobody's business but ours. */
const STATE = ".alloclab";

/** Paths in an output folder. */
export const places = {
  reports: "reports",
  cohort: "class.json",
  /** The page that reports link to, where the assignment can be played with. */
  visualizer: "visualizer.html",
  /** The page that lists all decisions. */
  audit: "decisions.html",
  run: join(STATE, "run.json"),
  finished: join(STATE, "finished"),
  /** What students have written, to be compared. */
  texts: join(STATE, "texts"),
  /** Where regrading puts its results until they are wanted. */
  regraded: join(STATE, "regraded"),
  /** Reports of submissions that have gone from the class. */
  gone: "gone",
} as const;

const runSchema = z.object({
  version: z.literal(1),
  assignment: z.string(),
  seed: z.int(),
  audience: z.enum(["instructor", "student"]),
  shard: z.object({ index: z.int().min(1), count: z.int().min(1) }).nullable(),
  /** Of all that is the same for the whole class. */
  fingerprint: z.string(),
  /** Of the names of all submissions, those of other shards included, and the late policy. */
  names: z.string(),
  isComplete: z.boolean(),
});

/** What a run is about; it stands in the output folder from its first moment on. */
export type Run = z.infer<typeof runSchema>;

/** An output folder that is ours until it is closed. */
export interface OutputFolder {
  /** As the caller named it. */
  root: string;
  /** What was there before; `null` when the folder is new. */
  before: Run | null;
  /** Notes down what the run is about. */
  note(run: Run): Promise<void>;
  /** Lets other runs have it. */
  close(): Promise<void>;
}

/** JSON report of a submission below the folder, `/` between the parts, as grade books name it. */
export const reportPath = (fileName: string): string => `${places.reports}/${fileName}.json`;

/** Paths of what is kept of one submission in a folder. */
export const pathsOf = (root: string, fileName: string): Record<"json" | "html" | "record" | "text", string> => ({
  json: join(root, places.reports, `${fileName}.json`),
  html: join(root, places.reports, `${fileName}.html`),
  record: join(root, places.finished, `${fileName}.json`),
  text: join(root, places.texts, `${fileName}.json`),
});

/**
 * Opens the output folder, which is made if need be, and takes its lock.
 *
 * @param sources - folders that are read: the output must be none of them, in none of them, and around none of them
 * @throws UsageError when it holds something else, another run has it, or it cannot be written
 */
export async function openOutput(
  root: string,
  sources: readonly string[],
  processes: Processes,
): Promise<OutputFolder> {
  if (root === "" || root.includes("\0")) throw new UsageError("--output needs the path of a folder.");
  for (const source of sources) await refuseNested(root, source);
  await refuseStrange(root);
  const release = await orUsage(root, async () => {
    await mkdir(join(root, places.finished), { recursive: true });
    await mkdir(join(root, places.reports), { recursive: true });
    await mkdir(join(root, places.texts), { recursive: true });
    return takeLock(join(root, STATE), root, processes);
  });
  try {
    const before = await readRun(root);
    await sweep(root);
    return {
      root,
      before,
      note: (run) => writeAside(join(root, places.run), `${JSON.stringify(run, null, 2)}\n`),
      close: release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * What the last run in a folder was about; `null` when there was none.
 *
 * @throws UsageError when that cannot be read
 */
export async function readRun(root: string): Promise<Run | null> {
  const path = join(root, places.run);
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return runSchema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${shown(path)} is not as this alloclab writes it; name another folder with --output.`);
  }
}

/**
 * An output that belongs to another assignment or another part of the class is not written into.
 *
 * @throws UsageError when it does
 */
export function refuseOther({ root, before }: OutputFolder, assignment: string, shard: Shard | null): void {
  if (before === null) return;
  if (before.assignment !== assignment) {
    throw new UsageError(
      `${shown(root)} holds results of ${before.assignment}, and this is ${assignment}; name another folder with --output.`,
    );
  }
  const [was, is] = [before.shard, shard].map((one) => (one === null ? "the whole class" : `shard ${shardText(one)}`));
  if (was !== is) {
    throw new UsageError(
      `${shown(root)} holds results of ${was}, and this is ${is}; name another folder with --output.`,
    );
  }
}

/** Throws a UsageError when an output is what is read, in it, or around it. */
export async function refuseNested(root: string, source: string): Promise<void> {
  const [out, from] = await Promise.all([realOf(root), realOf(source)]);
  if (out === from || isInside(out, from)) {
    throw new UsageError(`The output ${shown(root)} is inside ${shown(source)}, which is read; name a folder outside.`);
  }
  if (isInside(from, out)) {
    throw new UsageError(
      `The output ${shown(root)} has ${shown(source)} in it, which is read; name a folder of its own.`,
    );
  }
}

/** The real path of what may not be there yet. */
export async function realOf(path: string): Promise<string> {
  const whole = resolve(path);
  try {
    return await realpath(whole);
  } catch {
    const parent = dirname(whole);
    return parent === whole ? whole : join(await realOf(parent), basename(whole));
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== "" && !isAbsolute(way) && !/^\.\.([\\/]|$)/.test(way);
}

async function refuseStrange(root: string): Promise<void> {
  const stats = await statsOf(root);
  if (stats === null) return;
  if (!stats.isDirectory()) throw new UsageError(`The output ${shown(root)} is no folder; name one with --output.`);
  if ((await statsOf(join(root, places.run))) !== null) return;
  const others = await orUsage(root, async () =>
    (await readdir(root)).filter((name) => name !== STATE && name !== places.reports),
  );
  const reports = await readdir(join(root, places.reports)).catch(() => []);
  const [stranger] = [...others, ...reports];
  if (stranger === undefined) return;
  throw new UsageError(
    `The output ${shown(root)} holds something else, ${shown(stranger)}; name an empty or a new folder with --output.`,
  );
}

/** Removes what a run that was killed has not completed. */
async function sweep(root: string): Promise<void> {
  for (const folder of ["", places.reports, STATE, places.finished, places.texts]) {
    const names = await readdir(join(root, folder)).catch(() => []);
    for (const name of names) {
      if (name.startsWith(ASIDE_PREFIX)) await rm(join(root, folder, name), { force: true });
    }
  }
}

async function orUsage<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`Cannot write into ${shown(root)}: ${diskReason(error)}.`);
  }
}
