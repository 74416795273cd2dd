import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { diskReason, writeAside } from "../../disk/write-aside.js";
import { findPlace, placesIn } from "../../grade/load/course.js";
import { UsageError } from "../../model/errors.js";
import type { Exercise } from "../../model/course.js";
import { originalOf } from "./originals.js";

type Goes = Pick<Exercise, "folder" | "title" | "takes" | "studentFiles" | "wholeFile">;

/** What became of the files that an exercise goes on from. */
interface Brought {
  /** Folders that some came from. */
  from: string[];
  brought: string[];
  /** Written in here already, and left as they are. */
  kept: string[];
  /** Those that the student has not written in before. */
  untouched: string[];
}

/**
 * Copies what the student wrote for the exercises before into one that goes on from them. Only files that are still as they
 * were handed out are replaced.
 *
 * @returns what to tell the student: one line
 */
export async function bringAlong(courseRoot: string, exercise: Goes): Promise<string> {
  if (Object.keys(exercise.takes).length === 0) return `${exercise.title} goes on from no other exercise's files.`;
  const so: Brought = { from: [], brought: [], kept: [], untouched: [] };
  try {
    const places = await placesIn(courseRoot);
    for (const [id, names] of Object.entries(exercise.takes)) {
      const folder = `exercises/${findPlace(places, id, courseRoot).folder}`;
      const own = names.filter((name) => exercise.studentFiles.includes(name) || name === exercise.wholeFile);
      for (const name of own) so[await bring(courseRoot, name, folder, `exercises/${exercise.folder}`)].push(name);
      so.from.push(folder);
    }
    const isGiven = [...so.brought, ...so.kept, ...so.untouched].length === 0;
    return isGiven
      ? `Nothing to bring along: what ${exercise.title} takes from ${so.from.join(", ")} is given, and here already.`
      : told(so);
  } catch (error) {
    const reason = error instanceof UsageError ? error.message : `${diskReason(error)}.`;
    return [...(so.brought.length > 0 ? [told(so)] : []), `Not all was brought along. ${reason}`].join(" ");
  }
}

/** Copies one file, if it is the student's there and nobody's here. */
async function bring(root: string, name: string, from: string, to: string): Promise<Exclude<keyof Brought, "from">> {
  const [there, here] = await Promise.all([readIfThere(join(root, from, name)), readIfThere(join(root, to, name))]);
  if (there === null || there === (await originalOf(root, from, name))) return "untouched";
  if (here === there) return "kept";
  if (here !== null && here !== (await originalOf(root, to, name))) return "kept";
  await writeAside(join(root, to, name), there);
  return "brought";
}

function told({ from, brought, kept, untouched }: Brought): string {
  const folders = from.join(", ");
  if (brought.length === 0 && kept.length === 0)
    return `Nothing to bring along: you have written none of it in ${folders}.`;
  return [
    brought.length > 0 ? `Brought along from ${folders}: ${brought.join(", ")}.` : `Nothing was replaced.`,
    ...(kept.length > 0 ? [`Yours here, and kept: ${kept.join(", ")}.`] : []),
    ...(untouched.length > 0 ? [`Not written there yet: ${untouched.join(", ")}.`] : []),
  ].join(" ");
}

async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  });
}
