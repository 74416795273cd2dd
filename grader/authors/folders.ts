import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../model/errors.js";

/** A folder that holds an assignment: two digits and an id in kebab case. */
export const FOLDER_NAME = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** The id of an assignment's folder: `first-fit` of `01-first-fit`. */
export const idOf = (folder: string): string => folder.slice(3);

/**
 * Names of the assignments' folders, in the order of the course. A folder that stands in `exercises/` or in `solutions/`
 * alone is among them.
 *
 * @param id - the one that is wanted, with or without its number; all when left out
 * @throws UsageError when there is no such assignment
 */
export async function assignmentFolders(courseRoot: string, id?: string): Promise<string[]> {
  const found = new Set<string>();
  for (const tree of ["exercises", "solutions"]) {
    for (const entry of await readdir(join(courseRoot, tree), { withFileTypes: true })) {
      if (entry.isDirectory() && FOLDER_NAME.test(entry.name)) found.add(entry.name);
    }
  }
  const folders = [...found].sort();
  if (id === undefined) return folders;
  const chosen = folders.filter((folder) => folder === id || idOf(folder) === id);
  if (chosen.length > 0) return chosen;
  throw new UsageError(`There is no assignment \`${id}\`; the course has ${folders.map(idOf).join(", ")}.`);
}
