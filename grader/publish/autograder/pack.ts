/**
 * Files → one tar. The same files always give the same bytes: every time stamp is the same, and the order is that
 * of the list.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { create } from "tar";
import type { PackedFile } from "./kit.js";
import { writeTree } from "./tree.js";

/** Midday, so that no time zone makes another day of it. */
const WHEN = new Date("2000-01-01T12:00:00Z");

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
