/**
 * What a person has decided about the files of a submission, done before anything is chosen among them.
 *
 * @module
 */
import { type Exercise } from "../../model/course.js";
import { type Doubt, type SettledFiles } from "../../model/submission.js";
import { shown } from "../../model/words.js";
import { copiedName } from "./copies.js";
import type { Intake } from "./intake.js";
import { folderOf, nameOf } from "./paths.js";

/**
 * Leaves what is to count where it will be found, and takes out what could be taken for it. O(files).
 *
 * @returns what is decided about files that are not there: a doubt each, and nothing comes of it
 */
export function settle(found: Intake, { folder, files }: SettledFiles, exercise: Exercise): Doubt[] {
  const doubts: Doubt[] = [];
  if (folder !== null && !takeFolder(found, folder)) {
    doubts.push(missing(`A person has decided that the folder ${shown(folder)} counts, and it is not there.`));
  }
  for (const { take, as } of files) {
    if (![...exercise.studentFiles, exercise.wholeFile].includes(as)) {
      doubts.push(missing(`A person has decided what counts for ${shown(as)}, which is no file of ${exercise.id}.`));
    } else if (!takeFile(found, take, as)) {
      doubts.push(missing(`A person has decided that ${shown(take)} counts for ${shown(as)}, and it is not there.`));
    }
  }
  return doubts;
}

/** That a decision is about files which are not there. */
export const missing = (text: string): Doubt => ({ kind: "decision", text, files: [] });

function takeFolder(found: Intake, folder: string): boolean {
  const isInside = (path: string): boolean => path.startsWith(`${folder}/`);
  if (![...found.sources.keys()].some(isInside)) return false;
  for (const map of [found.sources, found.replaced])
    for (const path of map.keys()) if (!isInside(path)) map.delete(path);
  for (const path of found.folders) if (!isInside(path)) found.folders.delete(path);
  for (const path of found.beside.keys()) if (!isInside(path)) found.beside.delete(path);
  for (const list of [found.others, found.unread]) list.splice(0, list.length, ...list.filter(isInside));
  found.remarks.push(`As a person has decided, the folder ${shown(folder)} counts, and nothing outside of it.`);
  return true;
}

function takeFile(found: Intake, take: string, as: string): boolean {
  const source = found.sources.get(take);
  if (source === undefined) return false;
  const rivals = [...found.sources.keys()].filter((path) => {
    const name = nameOf(path);
    return path !== take && (name.toLowerCase() === as.toLowerCase() || copiedName(name, [as]) === as);
  });
  for (const path of rivals) found.sources.delete(path);
  for (const path of [take, ...rivals]) found.replaced.delete(path);
  for (const archive of found.beside.values()) archive.delete(as);
  // It stays under its own name, too, as others may import it.
  found.sources.set([folderOf(take), as].filter(Boolean).join("/"), source);
  found.remarks.push(`As a person has decided, ${shown(take)} counts for ${shown(as)}.`);
  return true;
}
