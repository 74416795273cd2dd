/**
 * The folder of a course's grade book: written as a whole, in the place of the one before, or not at all.
 *
 * @module
 */
import { randomUUID } from "node:crypto";
import { readFile, readdir, rm } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { z } from "zod";
import { ASIDE_PREFIX, diskReason, makeFolder, replaceFolder, statsOf, writeAside } from "../../disk/write-aside.js";
import { UsageError } from "../../model/errors.js";
import { shown } from "../../model/words.js";
import { saySame } from "../decisions/hand-edits.js";
import { realOf, refuseNested } from "../output-folder.js";

/** What tells that a folder is such a one; it is written last. */
export const COURSE_RUN = join(".alloclab", "course.json");

/** The table of all, which somebody may edit. */
export const COURSE_TABLE = "course.csv";

const EDITED = /^course-edited(-\d+)?\.csv$/;

/** Names that such a folder has. */
const OWN = new Set([".alloclab", COURSE_TABLE, "course.html", "students", "grades-canvas.csv", "grades-moodle.csv"]);

/** With the table as it was written. */
const runSchema = z.object({ version: z.literal(1), table: z.string() });

/** The files of a course's grade book by their paths, `/` between the parts. */
export type CourseFiles = ReadonlyMap<string, string>;

/** A folder that was looked at and can be written. */
export interface CourseOutput {
  /** As it was named. */
  root: string;
  /** Where links lead out of. */
  real: string;
}

/**
 * Looks at the folder before anything is made.
 *
 * @param sources - folders of classes, which it must not be, nor lie in, nor hold
 * @throws UsageError when it holds something else, or is a class's
 */
export async function openCourseOutput(root: string, sources: readonly string[]): Promise<CourseOutput> {
  if (root === "" || root.includes("\0")) throw new UsageError("--output needs the path of a folder.");
  for (const source of sources) await refuseNested(root, source);
  const real = await realOf(root);
  const cwd = await realOf(".");
  if (cwd === real || cwd.startsWith(join(real, sep)))
    throw new UsageError(
      `The output ${shown(root)} is the folder in which you are, or around it; name one of its own.`,
    );
  const stats = await statsOf(root);
  if (stats === null) return { root, real };
  if (!stats.isDirectory()) throw new UsageError(`The output ${shown(root)} is no folder; name one with --output.`);
  const names = await readdir(root).catch((error: unknown) => {
    throw new UsageError(`Cannot read ${shown(root)}: ${diskReason(error)}.`);
  });
  const isOwn = (await statsOf(join(root, COURSE_RUN))) !== null;
  const stranger = names.find((name) => !(isOwn && (OWN.has(name) || EDITED.test(name))));
  if (stranger === undefined) return { root, real };
  throw new UsageError(
    `The output ${shown(root)} holds something else, ${shown(stranger)}; name an empty or a new folder with --output, or move that.`,
  );
}

/**
 * Writes the files aside, asks whether they may stay, and then puts them in the place of those before. What somebody has
 * changed by hand in the table is kept beside it.
 *
 * @param mayStay - is given the folder in which they stand
 * @returns `null` where they may not; else the name of the kept table, `null` where nobody has changed it
 * @throws UsageError when they cannot be written
 */
export async function writeCourse(
  { root, real }: CourseOutput,
  files: CourseFiles,
  mayStay: (folder: string) => Promise<boolean>,
): Promise<{ edited: string | null } | null> {
  const aside = join(dirname(real), `${ASIDE_PREFIX}${randomUUID()}`);
  try {
    await makeFolder(aside);
    for (const [path, text] of files) await writeAside(join(aside, path), text, { isDurable: false });
    if (!(await mayStay(aside))) return null;
    const edited = await keepEdited(real, aside, files.get(COURSE_TABLE) ?? "");
    const run = { version: 1, table: files.get(COURSE_TABLE) ?? "" };
    await writeAside(join(aside, COURSE_RUN), `${JSON.stringify(run)}\n`);
    await replaceFolder(aside, real);
    return { edited };
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(error.message.replaceAll(aside, root));
    throw new UsageError(`Cannot write ${shown(root)}: ${diskReason(error)}.`);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Copies that were kept before stay, and the table is another one where it is not as it was written. */
async function keepEdited(real: string, aside: string, table: string): Promise<string | null> {
  const names = (await readdir(real).catch(() => [])).filter((name) => EDITED.test(name));
  for (const name of names) await writeAside(join(aside, name), await readFile(join(real, name)));
  const text = await readFile(join(real, COURSE_TABLE), "utf8").catch(() => null);
  const before = runSchema.safeParse(parsed(await readFile(join(real, COURSE_RUN), "utf8").catch(() => "")));
  const isAsWritten = [table, ...(before.data === undefined ? [] : [before.data.table])].some(
    (own) => text === null || saySame(text, own),
  );
  if (text === null || isAsWritten) return null;
  let name = "course-edited.csv";
  for (let number = 2; names.includes(name); number++) name = `course-edited-${number}.csv`;
  await writeAside(join(aside, name), text);
  return name;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
