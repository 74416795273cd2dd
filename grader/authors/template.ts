/**
 * What new assignments start from: the assignments of a small course of its own in `templates/`, each complete but for its
 * skeletons, and with no `TODO` that would keep `dev check` from passing.
 *
 * @module
 */
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { assignmentFolders, idOf } from "./folders.js";

/** What a new assignment may be like: `like-units` is the template for the second. */
export const LIKES = ["plain", "units", "inside", "bytes", "tests"] as const;

/** One of {@link LIKES}. */
export type Like = (typeof LIKES)[number];

const TEMPLATES = join(import.meta.dirname, "templates");

/**
 * The files of a new assignment but for its skeletons, by their path relative to the course's root: those of a template, with
 * its folder, id and title replaced wherever they stand.
 *
 * @param folder - its folder: `07-buddy-system`
 */
export async function templateFor(folder: string, like: Like): Promise<Map<string, string>> {
  const [template = ""] = await assignmentFolders(TEMPLATES, `like-${like}`);
  const named = (text: string): string =>
    text
      .replaceAll(template, folder)
      .replaceAll(idOf(template), idOf(folder))
      .replaceAll(titleOf(template), titleOf(folder));
  const files = new Map<string, string>();
  for (const path of [...(await filesIn(`exercises/${template}`)), ...(await filesIn(`solutions/${template}`))]) {
    files.set(named(path), named(await readFile(join(TEMPLATES, path), "utf8")));
  }
  return files;
}

/** The id of a folder as a title: `Buddy system`. */
function titleOf(folder: string): string {
  const words = idOf(folder).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Paths of all files below a folder of the templates. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(TEMPLATES, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(TEMPLATES, join(parentPath, name)).replaceAll("\\", "/"))
    .sort();
}
