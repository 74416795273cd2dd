/**
 * Writing a handout: looked through for what students must not see before anybody finds it, and never over somebody's work.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { type PackedFile, packed } from "../autograder/kit.js";
import { type Written, hashOf, listed, writeFolder } from "../autograder/tree.js";
import { statsOf } from "../../disk/write-aside.js";
import { UsageError } from "../../model/errors.js";
import { findLeaks } from "../leaks/find.js";
import { ORIGINALS } from "../../grade/load/handed-out.js";
import { HANDOUT, type Handout } from "./make.js";
import { commit } from "./repository.js";

/** How to write it. */
export interface WriteOptions {
  courseRoot: string;
  /** Whether it becomes a repository of git's, with one commit. */
  isRepository: boolean;
}

/**
 * Sees whether a handout may be written there, before the time is spent to make one.
 *
 * @throws UsageError when the folder holds something else
 */
export async function refuseOther(folder: string, isRepository: boolean): Promise<void> {
  await listed(folder, HANDOUT);
  if (isRepository && (await statsOf(join(folder, ".git"))) !== null)
    throw new UsageError(`"${folder}" is a repository already; leave out --git, and commit what has changed yourself.`);
}

/**
 * Writes a handout into a folder that is new, empty, or an earlier handout in which nobody has worked. What lies beside
 * its files, such as `.git` or `node_modules`, stays.
 *
 * @throws UsageError when the folder holds something else or cannot be written, or the handout would give something away
 */
export async function writeHandout(folder: string, handout: Handout, options: WriteOptions): Promise<void> {
  const before = await listed(folder, HANDOUT);
  if (before !== null) await refuseWork(folder, before, handout.files);
  await writeFolder(folder, handout.files, handout.kind, {
    examine: async (aside) => {
      await refuseLeaks(aside, options.courseRoot);
      if (options.isRepository) await commit(aside, [...handout.files, ...(await packed(aside, [HANDOUT.list]))]);
    },
  });
}

/** What somebody has written is never replaced, be it a student's or an author's. */
async function refuseWork(folder: string, before: Written, files: readonly PackedFile[]): Promise<void> {
  const next = new Map(files.map(({ path, data }) => [path, hashOf(data)]));
  for (const path of new Set([...before.keys(), ...next.keys()])) {
    const data = await readFile(join(folder, path)).catch(() => null);
    if (data === null) continue;
    const hash = hashOf(data);
    if (hash === before.get(path) || hash === next.get(path)) continue;
    throw new UsageError(
      `"${folder}" has been worked in: "${path}" is not as it was handed out. Name another folder for --output.`,
    );
  }
}

async function refuseLeaks(folder: string, courseRoot: string): Promise<void> {
  const leaks = await findLeaks([folder], courseRoot);
  // A file that is in it a second time, as it was, is told of once.
  const told = leaks.filter(({ file }) => basename(dirname(file)) !== ORIGINALS);
  const first = told[0] ?? leaks[0];
  if (first === undefined) return;
  const place = `${relative(folder, first.file).replaceAll("\\", "/")}:${first.line}`;
  const others = Math.max(0, told.length - 1);
  const more = others === 0 ? "" : others === 1 ? " There is 1 more." : ` There are ${others} more.`;
  throw new UsageError(
    `Nothing is written, as it would tell students what is kept from them: ${place} has a ${first.kind} (${first.from}).${more} See \`alloclab dev check\`.`,
  );
}
