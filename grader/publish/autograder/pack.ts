/**
 * Files → one zip or tar. The same files always give the same bytes: every time stamp is the same, and the order is that
 * of the list.
 *
 * @module
 */
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { buffer } from "node:stream/consumers";
import { create } from "tar";
import { ZipFile } from "yazl";
import type { PackedFile } from "./kit.js";
import { writeTree } from "./tree.js";

/** Midday, so that no time zone makes another day of it. */
const WHEN = new Date("2000-01-01T12:00:00Z");

/** Times in a zip are those of a clock on the wall: made so, and without another one beside it, they are the same everywhere. */
const IN_ZIP = { mtime: new Date(2000, 0, 1, 12), forceDosTimestamp: true };

/** The files as a zip archive. */
export async function zipped(files: readonly PackedFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { path, data, isExecutable } of files) {
    zip.addBuffer(data, path, { ...IN_ZIP, mode: isExecutable ? 0o100755 : 0o100644 });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Files on disk as a zip archive on disk, which may be larger than memory. */
export async function zipFile(files: readonly { path: string; file: string }[], archive: string): Promise<void> {
  const zip = new ZipFile();
  for (const { path, file } of files) zip.addFile(file, path, { ...IN_ZIP, mode: 0o100644 });
  // A file that cannot be read is told here, and not by the stream.
  const failed = new Promise<never>((_, reject) => zip.once("error", reject));
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(archive)), failed]);
}

/** The files as a tar archive, not compressed. */
export async function tarred(files: readonly PackedFile[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "alloclab-pack-"));
  try {
    await writeTree(folder, files);
    const pack = create({ cwd: folder, portable: true, mtime: WHEN, noDirRecurse: true }, [
      // A path that begins with `@` would be taken for an archive.
      ...files.map(({ path }) => `./${path}`),
    ]);
    return await buffer(pack as unknown as AsyncIterable<Buffer>);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
