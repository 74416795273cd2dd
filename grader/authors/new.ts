import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "../model/errors.js";
import { assignmentFolders, FOLDER_NAME, idOf } from "./folders.js";
import { syncFiles } from "./sync.js";
import { type Like, templateFor } from "./template.js";

/** An assignment that {@link makeAssignment} has made. */
export interface NewAssignment {
  id: string;
  /** Paths of its files, relative to the course's root. */
  files: string[];
}

/**
 * Makes an assignment: a folder and its twin, small and complete, so that `dev check` finds nothing wrong in it.
 *
 * @param name - an id, such as `buddy-system`, which gets the next number; or a folder's name, such as `07-buddy-system`
 * @param like - which template it starts from
 * @throws UsageError when the name is none, or its id or number is taken
 */
export async function makeAssignment(courseRoot: string, name: string, like: Like = "plain"): Promise<NewAssignment> {
  const folder = newFolder(name, await assignmentFolders(courseRoot));
  const files = await templateFor(folder, like);
  for (const [path, text] of files) {
    await mkdir(dirname(join(courseRoot, path)), { recursive: true });
    await writeFile(join(courseRoot, path), text, { flag: "wx" });
  }
  const created = (await syncFiles(courseRoot, folder)).filter(({ change }) => change === "created");
  return { id: idOf(folder), files: [...files.keys(), ...created.map(({ path }) => path)].sort() };
}

function newFolder(name: string, taken: readonly string[]): string {
  const folder = FOLDER_NAME.test(name) ? name : `${nextNumber(taken)}-${name}`;
  if (!FOLDER_NAME.test(folder) || folder.startsWith("00")) {
    throw new UsageError(
      `\`${name}\` is no name for an assignment: small letters, digits and hyphens, such as buddy-system or 07-buddy-system.`,
    );
  }
  const rival = taken.find((other) => idOf(other) === idOf(folder) || other.slice(0, 2) === folder.slice(0, 2));
  if (rival === undefined) return folder;
  const what = idOf(rival) === idOf(folder) ? "that name" : "that number";
  throw new UsageError(`There is an assignment with ${what} already: ${rival}.`);
}

/** The number after the last one, as two digits. */
function nextNumber(taken: readonly string[]): string {
  const next = Math.max(0, ...taken.map((folder) => Number(folder.slice(0, 2)))) + 1;
  if (next > 99) throw new UsageError("There are 99 assignments already; give the new one a number that is free.");
  return String(next).padStart(2, "0");
}
