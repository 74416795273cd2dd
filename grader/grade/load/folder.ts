import { lstat, opendir } from "node:fs/promises";
import type { Dirent } from "node:fs";
import { join } from "node:path";
import { diskError, readSource } from "./disk.js";
import type { EntryKind, Intake } from "./intake.js";
import { pathInArchive } from "./paths.js";

/**
 * Reads the source files of a folder and of all folders in it. O(entries), and bounded by the intake.
 *
 * @throws UsageError when a folder or file cannot be read, or there are too many
 */
export async function readFolder(intake: Intake): Promise<void> {
  await walk(intake, "");
}

async function walk(intake: Intake, folder: string): Promise<void> {
  const files: { name: string; path: string }[] = [];
  const folders: string[] = [];
  const place = join(intake.path, folder);
  try {
    for await (const entry of await opendir(place)) {
      // What unpacked an archive of Windows elsewhere may have taken the folders in its names for letters.
      const name = pathInArchive(entry.name) || entry.name;
      const path = folder === "" ? name : `${folder}/${name}`;
      const kind = kindOf(entry);
      // Bytes that are no UTF-8 come as this character, and then nothing has that name.
      if (entry.name.includes("\u{FFFD}") && !(await exists(join(place, entry.name)))) {
        intake.leaveOut(path);
        continue;
      }
      if (!intake.see(path, kind)) continue;
      if (kind === "folder") folders.push(folder === "" ? entry.name : `${folder}/${entry.name}`);
      else files.push({ name: entry.name, path });
    }
  } catch (error) {
    throw diskError(error, join(intake.label, folder));
  }
  for (const { name, path } of files) {
    const label = join(intake.label, path);
    intake.keep(path, await readSource(join(place, name), { followLinks: false, label }));
  }
  for (const path of folders) await walk(intake, path);
}

function kindOf(entry: Dirent): EntryKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "special";
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
