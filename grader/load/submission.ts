import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { UsageError } from "../errors.js";
import type { Exercise, Submission } from "../model.js";
import { readArchive, TAKEN } from "./archive.js";
import { choose, studentNames, type Choice } from "./choose.js";
import { decode } from "./decode.js";
import { diskError, readSource } from "./disk.js";
import { readFolder } from "./folder.js";
import { Intake } from "./intake.js";
import { printable, shown, shownList } from "./paths.js";

/**
 * Reads what a student handed in for an assignment: a folder, a `.zip`, a `.tar.gz`, or one `.ts` file that stands for the
 * entry. Nothing of it is run, and nothing is written. The time it takes and the memory it needs are bounded, whatever the
 * submission holds.
 *
 * A file that cannot be source does not end it: it stands in `problems`, to be graded as a load error.
 *
 * @param path - as given by the caller; a link is followed here, but none inside the submission
 * @throws UsageError when it is not a submission, or cannot be read
 */
export async function loadSubmission(path: string, exercise: Exercise): Promise<Submission> {
  const kind = await kindOf(path);
  if (kind === "source") return decodeAll(nameFrom(path), await chooseFile(path, exercise), exercise);
  const intake = new Intake(path, exercise);
  await (kind === "folder" ? readFolder(intake) : readArchive(intake));
  const choice = choose(intake, exercise);
  choice.notes.push(...intake.notes());
  return decodeAll(kind === "folder" ? folderName(path) : nameFrom(path), choice, exercise);
}

async function kindOf(path: string): Promise<"folder" | "source" | "archive"> {
  if (path === "" || path.includes("\0")) throw new UsageError(`${shown(path)} is no path. ${TAKEN}.`);
  const stats = await stat(path).catch((error: unknown) => {
    throw diskError(error, path);
  });
  if (stats.isDirectory()) return "folder";
  if (!stats.isFile()) throw new UsageError(`${shown(path)} is neither a file nor a folder. ${TAKEN}.`);
  return /\.ts$/i.test(path) ? "source" : "archive";
}

function nameFrom(path: string): string {
  const name = basename(resolve(path));
  return printable(name.replace(/(?<=.)\.(zip|tar\.gz|tgz|tar|ts)$/i, ""));
}

function folderName(path: string): string {
  return printable(basename(resolve(path)) || "/");
}

async function chooseFile(path: string, { entry, studentFiles }: Exercise): Promise<Choice> {
  const name = printable(basename(resolve(path)));
  const source = await readSource(path, { followLinks: true });
  const advice = studentFiles.includes(name) ? "; to hand it in as one of several, give their folder" : "";
  const notes = name === entry ? [] : [`${shown(name)} stands for ${shown(entry)}${advice}.`];
  return { sources: new Map([[name, source]]), known: new Map([[entry, name]]), given: new Map(), notes };
}

function decodeAll(name: string, { sources, known, given, notes }: Choice, exercise: Exercise): Submission {
  const submission: Submission = { name, files: new Map(), known, notes, problems: [] };
  const counted = new Set(known.values());
  for (const [path, source] of sources) {
    const decoded = decode(source);
    if (decoded.text !== null) {
      submission.files.set(path, decoded.text);
      if (!decoded.isExact) notes.push(`${shown(path)} has bytes that are not UTF-8; save it as UTF-8.`);
    } else if (counted.has(path)) {
      submission.files.set(path, "");
      const message = `${shown(path)} ${decoded.reason}`;
      submission.problems.push({ message, file: path, line: null, column: null, frame: null });
    } else {
      notes.push(`${shown(path)} is left out: it ${decoded.reason}`);
    }
  }
  for (const [path, source] of given) {
    if (isSame(decode(source).text, exercise.handout.get(basename(path)))) continue;
    notes.push(`${shown(path)} differs from the one handed out, which is used instead.`);
  }
  noteMissing(submission, exercise);
  return submission;
}

function noteMissing({ files, known, notes }: Submission, exercise: Exercise): void {
  const entry = files.get(known.get(exercise.entry) ?? "") ?? null;
  // All of it may be written in the entry alone; then nothing is missing.
  if (known.size === 1 && entry !== null && !isSame(entry, exercise.handout.get(exercise.entry))) return;
  const missing = studentNames(exercise).filter((name) => !known.has(name) && exercise.studentFiles.includes(name));
  if (missing.length === 1) notes.push(`${shownList(missing)} is missing; the one handed out is used.`);
  if (missing.length > 1) notes.push(`${shownList(missing)} are missing; the ones handed out are used.`);
}

/** Whether two texts are the same but for line ends and space at the end, which editors change by themselves. */
function isSame(text: string | null, handedOut: string | undefined): boolean {
  // Line by line: a regular expression for space before a line's end takes minutes for a megabyte of space.
  const plain = (source: string): string =>
    source
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n")
      .trimEnd();
  return text !== null && handedOut !== undefined && plain(text) === plain(handedOut);
}
