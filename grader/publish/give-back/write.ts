/**
 * What is given back → a folder on disk: never half of it, and never over what somebody else has put there.
 *
 * @module
 */
import { copyFile, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "../../disk/write-aside.js";
import { places } from "../../class/output-folder.js";
import { UsageError } from "../../model/errors.js";
import { shown } from "../../model/words.js";
import { zipFile, zipped } from "../../disk/zip.js";
import { textFile } from "../autograder/kit.js";
import { type FolderKind, hashOf, listed } from "../autograder/tree.js";
import type { Delivery, Placed } from "./delivery.js";

/** How a folder says that it was written here. */
const KIND: FolderKind = { name: "give-back", list: ".alloclab-give-back.json" };

/**
 * Refuses a folder that holds something else, or what was written there before and has been changed since.
 *
 * @throws UsageError when it does
 */
export async function refuseOther(folder: string): Promise<void> {
  if (folder === "" || folder.includes("\0")) throw new UsageError("--output needs the path of a folder.");
  const before = await listed(folder, KIND);
  if (before === null) return;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => !one.isDirectory())) {
    const place = join(entry.parentPath, entry.name);
    const path = place.slice(join(folder, "/").length).replaceAll("\\", "/");
    if (path === KIND.list) continue;
    const hash = before.get(path);
    if (hash === undefined)
      throw new UsageError(`${shown(folder)} holds something else, ${shown(path)}; name another folder with --output.`);
    if (hashOf(await readFile(place)) !== hash)
      throw new UsageError(
        `${shown(path)} in ${shown(folder)} has been changed since it was written; name another folder with --output.`,
      );
  }
}

/** What the folder is made of beside the delivery. */
export interface Making {
  to: string;
  /** Name of the archive that holds all; `null` where files stand as they are. */
  archive: string | null;
  /** What a report is called where it is packed. */
  page: string;
  /** The visualizer's page, for those reports that lead to it. */
  visualizer: string | null;
}

/** Writes a delivery into a new folder. The same reports give the same bytes. */
export async function writeDelivery(
  folder: string,
  { placed, tables }: Delivery,
  { to, archive, page, visualizer }: Making,
): Promise<{ bytes: number }> {
  await makeFolder(folder);
  const loose = archive === null ? folder : join(dirname(folder), "loose");
  const paths: string[] = [];
  const write = async (path: string, content: (place: string) => Promise<void>): Promise<void> => {
    await makeFolder(dirname(join(loose, path)));
    await content(join(loose, path));
    paths.push(path);
  };
  for (const one of placed) {
    await write(one.path, async (place) => {
      if (one.isPacked) await writeFile(place, await packedAlone(one, page, visualizer));
      else await copyFile(one.answer.file, place);
    });
    if (!one.isPacked && one.answer.hasVisualizer && visualizer !== null)
      await write(join(dirname(one.path), places.visualizer).replaceAll("\\", "/"), (place) =>
        writeFile(place, visualizer),
      );
  }
  for (const { path, data } of tables) await write(path, (place) => writeFile(place, data));
  if (archive !== null) {
    await zipFile(
      paths.map((path) => ({ path, file: join(loose, path) })),
      join(folder, archive),
    );
    paths.splice(0, paths.length, archive);
  }
  const files: Record<string, string> = {};
  let bytes = 0;
  for (const path of paths.sort()) {
    files[path] = hashOf(await readFile(join(folder, path)));
    bytes += (await stat(join(folder, path))).size;
  }
  await writeFile(join(folder, KIND.list), `${JSON.stringify({ alloclab: KIND.name, to, files }, null, 2)}\n`);
  return { bytes };
}

async function packedAlone({ answer }: Placed, page: string, visualizer: string | null): Promise<Buffer> {
  const html = await readFile(answer.file, "utf8");
  const beside = answer.hasVisualizer && visualizer !== null ? [textFile(places.visualizer, visualizer)] : [];
  return zipped([textFile(page, html), ...beside]);
}
