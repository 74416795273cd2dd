/**
 * Pictures in lessons, as text: what stands in a fenced block whose language is the name of a kind.
 *
 * ```text
 * before : 100 = A:20 -:30 B:40 -:10
 * after free(0, 20) : 100 = -:50 B:40 -:10
 * ```
 *
 * Each picture begins with a line of its own, `caption : …`; the indented lines below belong to it. What they say is the
 * language of the kind. Empty lines mean nothing.
 *
 * @module
 */
import type { CaptionedPicture, PictureKind } from "#kit/check/picture";
import { UsageError } from "../model/errors.js";
import { type Entry, unreadable } from "./entry.js";
import { fenceOf, KINDS } from "./registry.js";

/** Where a block of pictures stands, so that an error can name the line to mend. */
export interface BlockPlace {
  file: string;
  /** Line of the file, from 1, on which the first line of the block stands. */
  firstLine: number;
}

/** The pictures of a block. */
export interface LessonPictures {
  pictures: CaptionedPicture[];
  /** Each picture follows from the one before: mark what changed. */
  steps: boolean;
}

const HEAD = /^(.*\S)\s+:(?:\s+(\S.*))?$/;

/** Whether a fenced block of that language is to be drawn. */
export const isPictureLanguage = (language: string): language is PictureKind => KINDS.some((kind) => kind === language);

/**
 * Reads a block of pictures.
 *
 * @param language - the kind of its pictures
 * @param words - what stands behind the language: `steps list`
 * @throws UsageError that names file and line, when it cannot be read
 */
export function readPictures(language: PictureKind, words: string, source: string, place: BlockPlace): LessonPictures {
  const fence = fenceOf(language);
  const given = words.split(/\s+/).filter(Boolean);
  const known = ["steps", ...fence.words];
  const unknown = given.find((word) => !known.includes(word));
  if (unknown !== undefined) {
    const all = `"${known.join('", "').replace(/, (?=[^,]*$)/, " and ")}"`;
    throw new UsageError(
      `${place.file}:${place.firstLine - 1}: a ${language} block knows ${all}, and not "${unknown}".`,
    );
  }
  const pictures = entriesOf(source, place, fence.form).map((entry) => ({
    caption: entry.caption,
    picture: fence.read(entry, given),
  }));
  if (pictures.length === 0) {
    throw new UsageError(`${place.file}:${place.firstLine}: this ${language} block is empty.`);
  }
  return { pictures, steps: given.includes("steps") };
}

function entriesOf(source: string, { file, firstLine }: BlockPlace, form: string): Entry[] {
  const entries: Entry[] = [];
  const lines = source.split(/\r?\n/);
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const margin = Math.min(...indents);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const row = { text: line.trim(), where: `${file}:${firstLine + index}` };
    const last = entries.at(-1);
    if (last !== undefined && /^\s/.test(line.slice(margin))) {
      last.rows.push(row);
      continue;
    }
    const [, caption, rest = ""] = HEAD.exec(row.text) ?? [];
    if (caption === undefined) throw unreadable(row, form);
    entries.push({ head: row, caption, rest, rows: [] });
  }
  return entries;
}
