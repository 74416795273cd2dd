/**
 * Which file of decisions counts: the one that is named, else the one in the folder where the command was typed. What
 * students may have put there never does.
 *
 * @module
 */
import { realpath, stat } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { diskError } from "../../grade/load/disk.js";
import { NO_DECISIONS, type Decisions } from "../../model/decision.js";
import { UsageError } from "../../model/errors.js";
import { shown } from "../../model/words.js";
import { type DecidedFor, readDecisions } from "./read.js";

/** Its name, where none is given, and the one that it would be easy to give it. */
const DECISIONS = "decisions.yml";
const MISNAMED = "decisions.yaml";

/** Where to look, and for what. */
export interface DecisionsSought extends DecidedFor {
  /** What `--decisions` says. */
  path: string | undefined;
  /** Where the command was typed. */
  cwd: string;
  /** The folder or archive of the class; `null` where none is read. */
  graded: string | null;
}

/**
 * Finds and reads the decisions about a class.
 *
 * @throws UsageError when the file is not as it should be, the one that is named stands in the class's folder, or another name
 *   hides it
 */
export async function loadDecisions({ path, cwd, graded, ...whose }: DecisionsSought): Promise<Decisions> {
  const file = resolve(cwd, path ?? DECISIONS);
  const label = path ?? DECISIONS;
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (path === undefined && error.code === "ENOENT") return null;
    throw diskError(error, label);
  });
  if (stats === null) {
    await refuseMisnamed(resolve(cwd, MISNAMED));
    return NO_DECISIONS;
  }
  if (!stats.isFile()) throw new UsageError(`${shown(label)} is no file of decisions; name a .yml file.`);
  if (graded === null || !(await isInside(file, graded))) return readDecisions(file, label, whose);
  const text = `${shown(label)} stands in the folder of the class, where a student may have put it, and is not read; move it if it is yours.`;
  if (path !== undefined) throw new UsageError(text);
  return { ...NO_DECISIONS, doubts: [text] };
}

/** Decisions that nobody would read would be lost without a word. */
async function refuseMisnamed(file: string): Promise<void> {
  const isThere = await stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (!isThere) return;
  throw new UsageError(`${shown(MISNAMED)} is not read; call it ${shown(DECISIONS)}, or name it with \`--decisions\`.`);
}

async function isInside(file: string, folder: string): Promise<boolean> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
  const way = relative(await real(folder), await real(file));
  return !/^(\.\.([\\/]|$)|[a-z]:|[\\/])/i.test(way);
}
