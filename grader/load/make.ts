import { basename } from "node:path";
import type { Exercise, Submission } from "../model.js";
import { studentNames, type Choice } from "./choose.js";
import { decode } from "./decode.js";
import { shown, shownList } from "./paths.js";

/**
 * Decodes the chosen files, and notes what the student should know about them. O(bytes).
 *
 * @param unread - paths of what may be a part of it and was not read
 */
export function makeSubmission(
  name: string,
  { sources, known, given, notes }: Choice,
  exercise: Exercise,
  unread: readonly string[] = [],
): Submission {
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
  return unread.length === 0 ? submission : { ...submission, unread };
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
