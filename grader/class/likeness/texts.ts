/**
 * What students have written, kept beside their results, so that parts of a class can be compared when they are joined, and what is
 * alike can be shown.
 *
 * @module
 */
import { readFile, rm } from "node:fs/promises";
import { z } from "zod";
import { writeAside } from "../../disk/write-aside.js";
import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";
import { ownFiles } from "../own-files.js";

/** A student's own files, in the order of their names. */
export type OwnText = readonly { name: string; text: string }[];

/** Characters of a submission that are compared; nobody writes that much by hand. */
const MOST_CHARACTERS = 200_000;

const schema = z.array(z.object({ name: z.string(), text: z.string() }));

/** What a student wrote of a submission; empty where it cannot be read, or all is as handed out. O(characters). */
export async function ownTextOf(submission: Submission, exercise: Exercise): Promise<OwnText> {
  if (submission.problems.length > 0) return [];
  let left = MOST_CHARACTERS;
  return (await ownFiles(submission, exercise)).flatMap(({ name, text }) => {
    const kept = text.slice(0, left);
    left -= kept.length;
    return kept === "" ? [] : [{ name, text: kept }];
  });
}

/** Keeps a text; one that is empty is not kept. */
export async function keepText(path: string, text: OwnText): Promise<void> {
  if (text.length === 0) await rm(path, { force: true });
  else await writeAside(path, `${JSON.stringify(text)}\n`, { isDurable: false });
}

/** Reads a text that was kept; empty when there is none. */
export async function readText(path: string): Promise<OwnText> {
  try {
    return schema.safeParse(JSON.parse(await readFile(path, "utf8"))).data ?? [];
  } catch {
    return [];
  }
}
