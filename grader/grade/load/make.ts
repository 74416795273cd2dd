import { basename } from "node:path";
import { type Exercise } from "../../model/course.js";
import { type Doubt, MOST_DOUBTED, type Submission } from "../../model/submission.js";
import type { Choice } from "./choice.js";
import { studentNames } from "./choose.js";
import { decode } from "./decode.js";
import type { Source } from "./intake.js";
import { shown, shownList } from "../../model/words.js";

/** Reasons for leaving files out that are told; sizes are part of them, so that there may be as many as files. */
const MOST_REASONS = 8;

/**
 * Decodes the chosen files, and notes what the student should know about them. O(bytes).
 *
 * @param unread - paths of what may be a part of it and was not read
 */
export function makeSubmission(
  name: string,
  { sources, known, given, notes, doubts }: Choice,
  exercise: Exercise,
  unread: readonly string[] = [],
): Submission {
  const submission: Submission = { name, files: new Map(), known, notes, problems: [] };
  const counted = new Set(known.values());
  const inexact: string[] = [];
  const leftOut = new Map<string, string[]>();
  for (const [path, source] of sources) {
    const decoded = decode(source);
    if (decoded.text !== null) {
      submission.files.set(path, decoded.text);
      if (!decoded.isExact) inexact.push(path);
    } else if (counted.has(path)) {
      submission.files.set(path, "");
      const message = `${shown(path)} ${decoded.reason}`;
      submission.problems.push({ message, file: path, line: null, column: null, frame: null });
    } else {
      leftOut.set(decoded.reason, [...(leftOut.get(decoded.reason) ?? []), path]);
    }
  }
  if (inexact.length === 1) notes.push(`${shownList(inexact)} has bytes that are not UTF-8; save it as UTF-8.`);
  if (inexact.length > 1) notes.push(`${shownList(inexact)} have bytes that are not UTF-8; save them as UTF-8.`);
  for (const [reason, [first = "", ...others]] of [...leftOut].slice(0, MOST_REASONS)) {
    const more = others.length === 0 ? "" : ` So ${others.length === 1 ? "is" : "are"} ${shownList(others)}.`;
    notes.push(`${shown(first)} is left out: it ${reason}${more}`);
  }
  noteGiven(given, exercise, notes);
  noteMissing(submission, exercise);
  const all = unread.length === 0 ? doubts : [...doubts, notRead(unread)];
  return all.length === 0 ? submission : { ...submission, doubts: all };
}

const notRead = (paths: readonly string[]): Doubt => ({
  kind: "unread",
  text: `It may be a part of it and was not read: ${shownList(paths)}.`,
  files: paths.slice(0, MOST_DOUBTED),
});

function noteGiven(given: ReadonlyMap<string, Source>, exercise: Exercise, notes: string[]): void {
  const changed = [...given].filter(
    ([path, source]) => !isSame(decode(source).text, exercise.handout.get(basename(path))),
  );
  const paths = changed.map(([path]) => path);
  if (paths.length === 1) notes.push(`${shownList(paths)} differs from the one handed out, which is used instead.`);
  if (paths.length > 1) notes.push(`${shownList(paths)} differ from the ones handed out, which are used instead.`);
}

function noteMissing({ files, known, notes }: Submission, exercise: Exercise): void {
  const whole = files.get(known.get(exercise.wholeFile) ?? "") ?? null;
  // All of it may be written in one file alone; then nothing is missing.
  if (known.size === 1 && whole !== null && !isSame(whole, exercise.handout.get(exercise.wholeFile))) return;
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
