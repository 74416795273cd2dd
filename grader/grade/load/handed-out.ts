import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { diskError } from "./disk.js";

/** Where a handout keeps its files as they were, in the folder of the exercise; nothing in dot folders is ever graded. */
export const ORIGINALS = ".original";

/**
 * The files of an exercise as they were handed out, by name: in a handout, where students write in them, from the copies that
 * it brings along.
 *
 * @param isInWork - whether somebody is writing them just now, so that some may be missing or unreadable and are left out
 * @throws UsageError when one cannot be read
 */
export async function readHandedOut(
  folder: string,
  names: readonly string[],
  isInWork: boolean,
): Promise<Map<string, string>> {
  const read = async (name: string): Promise<[string, string][]> => {
    const path = join(folder, name);
    try {
      const copy = await readFile(join(folder, ORIGINALS, name), "utf8").catch(() => null);
      return [[name, (copy ?? (await readFile(path, "utf8"))).replace(/^\u{FEFF}/u, "")]];
    } catch (error) {
      if (isInWork) return [];
      throw diskError(error, path);
    }
  };
  return new Map((await Promise.all(names.map(read))).flat());
}
