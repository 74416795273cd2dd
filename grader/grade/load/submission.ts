import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { UsageError } from "../../model/errors.js";
import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";
import { readApart } from "./apart.js";
import { readArchive, TAKEN } from "./archive.js";
import { chooseSettled } from "./choose-settled.js";
import { diskError, readSource } from "./disk.js";
import { readFolder } from "./folder.js";
import { openInner, type Part } from "./inner.js";
import { Intake } from "./intake.js";
import type { LoadOptions } from "./load-options.js";
import { makeSubmission } from "./make.js";
import { pathAs, withoutEnding } from "./paths.js";
import { printable, shown } from "../../model/words.js";
import { missing } from "./settle.js";
import { isSmall } from "./small.js";

/**
 * Reads what a student handed in for an assignment: a folder, a `.zip`, a `.tar.gz`, or one `.ts` file that stands for the
 * entry. Nothing of it is run, and nothing is written. The time it takes and the memory it needs are bounded, whatever the
 * submission holds: what may take much of either is read in a process of its own.
 *
 * A file that cannot be source does not end it: it stands in `problems`, to be graded as a load error.
 *
 * @param path - as given by the caller; a link is followed here, but none inside the submission
 * @throws UsageError when it is not a submission, or cannot be read
 */
export async function loadSubmission(path: string, exercise: Exercise, options: LoadOptions = {}): Promise<Submission> {
  if (await isSmall(path)) return readSubmission(path, exercise, options);
  return readApart({ kind: "path", path: resolve(path), exercise, options: { label: path, ...options } });
}

/** What {@link loadSubmission} does, in this process. */
export async function readSubmission(
  path: string,
  exercise: Exercise,
  { label = path, openArchives = false, standIns = true, settled }: LoadOptions = {},
): Promise<Submission> {
  const kind = await kindOf(path, label);
  if (kind === "source") {
    const submission = await loadFile({ path, name: basename(resolve(path)) }, exercise, { label });
    if (settled === undefined) return submission;
    const text = "A person has decided which of its files count, and it is but one.";
    return { ...submission, doubts: [...(submission.doubts ?? []), missing(text)] };
  }
  const intake = new Intake(path, exercise, label, settled);
  await (kind === "folder" ? readFolder(intake) : readArchive(intake));
  if (kind === "folder" && openArchives) {
    const inner = intake.others.map((name) => ({ path: join(path, name), name }));
    await openInner(intake, exercise, inner);
  }
  const choice = chooseSettled(intake, exercise, standIns ? new Map() : null, settled);
  choice.notes.push(...intake.notes());
  return makeSubmission(kind === "folder" ? folderName(path) : nameFrom(path), choice, exercise, intake.unread);
}

/**
 * Loads one `.ts` file, which stands for the entry whatever its name.
 *
 * @param name - of the file, as the student knows it
 * @throws UsageError when it cannot be read
 */
async function loadFile(
  { path, name }: Part,
  exercise: Exercise,
  { label = path, followLinks = true }: { label?: string; followLinks?: boolean } = {},
): Promise<Submission> {
  const { wholeFile, studentFiles } = exercise;
  const file = printable(name);
  const source = await readSource(path, { followLinks, label });
  const advice = studentFiles.includes(file) ? "; to hand it in as one of several, give their folder" : "";
  const notes = file === wholeFile ? [] : [`${shown(file)} stands for ${shown(wholeFile)}${advice}.`];
  const counts = pathAs(wholeFile, file, exercise);
  const choice = {
    sources: new Map([[counts, source]]),
    known: new Map([[wholeFile, counts]]),
    given: new Map(),
    moved: new Set<string>(),
    notes,
    doubts: [],
  };
  return makeSubmission(nameFrom(file), choice, exercise);
}

async function kindOf(path: string, label: string): Promise<"folder" | "source" | "archive"> {
  if (path === "" || path.includes("\0")) throw new UsageError(`${shown(path)} is no path. ${TAKEN}.`);
  const stats = await stat(path).catch((error: unknown) => {
    throw diskError(error, label);
  });
  if (stats.isDirectory()) return "folder";
  if (!stats.isFile()) throw new UsageError(`${shown(label)} is neither a file nor a folder. ${TAKEN}.`);
  return /\.ts$/i.test(path) ? "source" : "archive";
}

function nameFrom(path: string): string {
  const name = basename(resolve(path));
  return printable(withoutEnding(name));
}

function folderName(path: string): string {
  return printable(basename(resolve(path)) || "/");
}
