/**
 * Files → a zip. The same files always give the same bytes: every time is the same, and the order is that of the list.
 *
 * @module
 */
import { createWriteStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** Times in a zip are those of a clock on the wall: made so, and without another one beside it, they are the same everywhere. */
const IN_ZIP = { mtime: new Date(2000, 0, 1, 12), forceDosTimestamp: true };

/** A file that is to be in a zip. */
export interface ZippedFile {
  /** `/` between the parts. */
  path: string;
  data: Buffer;
  isExecutable?: boolean;
}

/** The files as a zip archive. */
export async function zipped(files: readonly ZippedFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { path, data, isExecutable = false } of files) {
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
