/**
 * A class that comes as one archive, unpacked where it can be read like a folder.
 *
 * @module
 */
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, type ReadEntry } from "tar";
import yauzl from "yauzl";
import { UsageError } from "../../model/errors.js";
import { diskError } from "../../grade/load/disk.js";
import { isPassedOver, pathInArchive } from "../../grade/load/paths.js";
import { isUnprintable, shown } from "../../model/words.js";

/** Files and folders of the largest class; each of 5,000 with some twenty files. */
const MAX_ENTRIES = 100_000;
/** Bytes that a class unpacks to. */
const MAX_BYTES = 4 * 2 ** 30;

/** A folder for what is unpacked; nothing of it is left when it is removed. */
export class Scratch {
  readonly #folders: string[] = [];

  /**
   * Unpacks an archive, but for links and for what is passed over anyway.
   *
   * @returns the folder that it is in
   * @throws UsageError when it is damaged, unsafe or too large
   */
  async unpack(archive: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "alloclab-class-"));
    this.#folders.push(folder);
    const budget = new Budget(archive);
    try {
      await (/\.zip$/i.test(archive) ? unpackZip(archive, folder, budget) : unpackTar(archive, folder, budget));
    } catch (error) {
      const known = diskError(error, archive);
      if (known instanceof UsageError) throw known;
      throw new UsageError(`${shown(archive)} is damaged or cut off; pack or download it again.`);
    }
    return folder;
  }

  /** Removes all that was unpacked. */
  async remove(): Promise<void> {
    await Promise.all(this.#folders.map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

/** What may still be unpacked. */
class Budget {
  #entries = 0;
  #bytes = 0;
  readonly #files = new Set<string>();

  constructor(readonly archive: string) {}

  /** Counts an entry, and says where it belongs; `null` when it is left out. Throws a UsageError when it leads elsewhere. */
  path(name: string): string | null {
    if (++this.#entries > MAX_ENTRIES) throw this.#tooLarge();
    const path = pathInArchive(name);
    if (path === null)
      throw new UsageError(`${shown(this.archive)} is unsafe: its entry ${shown(name)} leads out of it.`);
    return path === "" || isPassedOver(path) || isUnprintable(path) ? null : path;
  }

  /** Counts bytes. Throws a UsageError when there are too many. */
  take(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > MAX_BYTES) throw this.#tooLarge();
  }

  /** Takes note of a file. Throws a UsageError when its place is taken: whose work would be lost, nobody could tell. */
  place(path: string): void {
    if (this.#files.has(path)) {
      throw new UsageError(
        `${shown(this.archive)} holds ${shown(path)} twice; unpack it, keep the one that counts, and give the folder.`,
      );
    }
    this.#files.add(path);
  }

  #tooLarge(): UsageError {
    return new UsageError(`${shown(this.archive)} holds more than any class; unpack it, and give the folder.`);
  }
}

async function unpackZip(archive: string, folder: string, budget: Budget): Promise<void> {
  const zip = await yauzl.openPromise(archive, { autoClose: false, decodeStrings: false });
  try {
    for await (const entry of zip.eachEntry()) {
      const { generalPurposeBitFlag, fileNameRaw, extraFields, externalFileAttributes } = entry;
      const name = yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
      const path = budget.path(name);
      const type = (externalFileAttributes >>> 16) & 0o170000;
      if (path === null || (type !== 0 && type !== 0o100000 && type !== 0o040000)) continue;
      const target = join(folder, path);
      const isFolder = /[\\/]$/.test(name) || type === 0o040000;
      await mkdir(isFolder ? target : dirname(target), { recursive: true });
      if (isFolder) continue;
      budget.place(path);
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          try {
            budget.take(chunk.length);
            done(null, chunk);
          } catch (error) {
            done(error as Error);
          }
        },
      });
      await pipeline(await zip.openReadStreamPromise(entry), counted, createWriteStream(target, { flags: "w" }));
    }
  } finally {
    zip.close();
  }
}

async function unpackTar(archive: string, folder: string, budget: Budget): Promise<void> {
  // What a filter throws would end the process.
  let failure: unknown = null;
  const isWanted = (name: string, { type, size }: ReadEntry): boolean => {
    budget.take(size);
    const path = budget.path(name);
    if (path === null || !/^(File|OldFile|ContiguousFile|Directory)$/.test(type)) return false;
    if (type !== "Directory") budget.place(path);
    return true;
  };
  await extract({
    file: archive,
    cwd: folder,
    strict: true,
    noChmod: true,
    filter: (name, entry) => {
      try {
        return failure === null && isWanted(name, entry as ReadEntry);
      } catch (error) {
        failure = error;
        return false;
      }
    },
  });
  if (failure !== null) throw failure;
}
