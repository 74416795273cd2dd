/**
 * What a student hands in: one archive with the files of one assignment, and a note of what is in it.
 *
 * @module
 */
import { zipped } from "../../disk/zip.js";
import { lackingIn, ownFiles } from "../../grade/load/lacking.js";
import { type PackedNote, fingerprintOf, hashOfFile, noteText } from "../../grade/load/packed.js";
import { PACKED } from "../../grade/load/paths.js";
import type { Exercise } from "../../model/course.js";
import type { Report } from "../../model/report.js";
import type { Submission } from "../../model/submission.js";
import { shown } from "../../model/words.js";

/** An archive, and what is told of it. */
export interface Packed {
  archive: Buffer;
  /** How many files are in it, the note aside. */
  files: number;
  fingerprint: string;
}

/** Why a submission is better not handed in yet, one sentence each: it is not all there, or would be in doubt. */
export function obstacles(submission: Submission, exercise: Exercise): string[] {
  const { missing, unwritten } = lackingIn(submission, exercise);
  // A note of an earlier archive that was unpacked here says nothing of what is packed now.
  const doubts = (submission.doubts ?? []).filter(({ kind }) => kind !== "packed");
  return [
    ...missing.map((name) => `${shown(name)} is missing.`),
    ...unwritten.map((name) => `${shown(name)} is as it was handed out: there is nothing of yours in it.`),
    ...doubts.map(({ text }) => text),
    ...submission.problems.map(({ message }) => message.replace(/\.?$/, ".")),
  ];
}

/**
 * Packs a submission in a folder named for its assignment. The same files, grades and version give the same bytes.
 *
 * @param report - of the visible checks
 * @param version - of the kit
 */
export async function pack(
  submission: Submission,
  exercise: Exercise,
  { status, score, maxScore, seed }: Pick<Report, "status" | "score" | "maxScore" | "seed">,
  version: string,
): Promise<Packed> {
  const { id, folder } = exercise;
  const contents = [...ownFiles(submission, exercise)]
    .map(([path, text]) => ({ path, data: Buffer.from(text) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const hashes = Object.fromEntries(contents.map(({ path, data }) => [path, hashOfFile(data)]));
  const note: PackedNote = {
    alloclab: "packed",
    version,
    assignment: id,
    graded: { status, score, maxScore, seed },
    files: hashes,
    fingerprint: fingerprintOf({ assignment: id, files: hashes }),
  };
  const all = [...contents, { path: PACKED, data: Buffer.from(noteText(note)) }];
  const archive = await zipped(all.map(({ path, data }) => ({ path: `${folder}/${path}`, data })));
  return { archive, files: contents.length, fingerprint: note.fingerprint };
}
