import { createReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Parser, type ReadEntry } from "tar";
import { UsageError } from "../../model/errors.js";
import { MAX_HEADERS_BYTES, MAX_SOURCE_BYTES, MAX_TAR_BYTES } from "./bounds.js";
import { diskError } from "./disk.js";
import { damaged, entryPath } from "./entry.js";
import type { EntryKind, Intake } from "./intake.js";
import { shown } from "../../model/words.js";

/**
 * Reads the source files of a tar archive. It is unpacked in memory, piece by piece, and only source files are kept.
 *
 * @param gzip - whether it is compressed
 * @throws UsageError when it is damaged, empty, too large or unsafe
 */
export async function readTar(intake: Intake, { gzip }: { gzip: boolean }): Promise<void> {
  try {
    const parse = parser(intake);
    for await (const chunk of bounded(intake, open(intake.path, gzip))) parse.write(chunk);
    parse.end();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const onDisk = diskError(error, intake.label);
    throw onDisk instanceof UsageError ? onDisk : damaged(intake);
  }
}

function open(path: string, gzip: boolean): Readable {
  const file = createReadStream(path);
  // Errors reach whoever reads the result, so there is nothing left to do when it ends.
  // Large pieces: with the usual 16 KiB, most of the time goes into handing them on.
  return gzip ? pipeline(file, createGunzip({ chunkSize: 256 * 1024 }), () => {}) : file;
}

async function* bounded(intake: Intake, tar: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of tar as AsyncIterable<Buffer>) {
    // The tar library would unpack this, too, but without our bound.
    if (bytes === 0 && chunk[0] === 0x1f && chunk[1] === 0x8b) throw damaged(intake);
    bytes += chunk.length;
    if (bytes > MAX_TAR_BYTES) {
      throw new UsageError(
        `${shown(intake.label)} unpacks to more than ${MAX_TAR_BYTES / 2 ** 20} MiB; hand in only the .ts files.`,
      );
    }
    yield chunk;
  }
}

/** Feeds the intake from what is written to it. Being synchronous, it throws out of `write` and `end`. */
function parser(intake: Intake): { write(chunk: Buffer): void; end(): void } {
  let failure: unknown = null;
  let entries = 0;
  let headerBytes = 0;
  const parse = new Parser({ strict: true, brotli: false, zstd: false });
  const attempt = (task: () => void): void => {
    try {
      task();
    } catch (error) {
      failure ??= error;
    }
  };
  parse.on("error", (error: unknown) => (failure ??= error));
  parse.on("entry", (entry: ReadEntry) => {
    entries++;
    attempt(() => readEntry(intake, entry));
    // What was not wanted flows on; for the others this changes nothing.
    entry.resume();
  });
  // What the library has no use for: kinds of entries that it does not know, and headers that it will not keep.
  parse.on("ignoredEntry", (entry: ReadEntry) => {
    attempt(() => {
      if (entry.meta) throw headersTooLong(intake);
      intake.see(entryPath(intake, entry.path), "special");
    });
  });
  parse.on("meta", (text: string) => {
    headerBytes += text.length;
    // Thrown out of `write` at once, since the library would look through it next.
    if (headerBytes > MAX_HEADERS_BYTES) throw headersTooLong(intake);
  });
  const check = (): void => {
    if (failure !== null) throw failure;
  };
  return {
    write(chunk) {
      parse.write(chunk);
      check();
    },
    end() {
      parse.end();
      if (entries === 0) {
        throw new UsageError(`${shown(intake.label)} holds no files, or is no tar archive; pack the files again.`);
      }
      check();
    },
  };
}

/** The headers before entries, in which all of what is long stands. */
const headersTooLong = ({ label }: Intake): UsageError =>
  new UsageError(
    `${shown(label)} holds headers of more than ${MAX_HEADERS_BYTES / 2 ** 20} MiB, or one of more than 1 MiB; pack it again as an ordinary .tar.gz or .zip.`,
  );

/** Reads what is wanted; of the rest of the entry nothing. */
function readEntry(intake: Intake, entry: ReadEntry): void {
  const path = entryPath(intake, entry.path);
  const kind = kindOf(entry);
  if (!intake.see(path, kind) || kind === "folder") return;
  const { size } = entry;
  if (size > MAX_SOURCE_BYTES) return intake.keep(path, { bytes: null, size });
  const chunks: Buffer[] = [];
  entry.on("data", (chunk: Buffer) => chunks.push(chunk));
  // An entry that is cut off ends, too, but then the parser's error comes first.
  entry.on("end", () => intake.keep(path, { bytes: Buffer.concat(chunks), size }));
}

function kindOf(entry: ReadEntry): EntryKind {
  switch (entry.type) {
    case "File":
    case "OldFile":
    case "ContiguousFile":
      return /[\\/]$/.test(entry.path) ? "folder" : "file";
    case "Directory":
    case "GNUDumpDir":
      return "folder";
    case "Link":
    case "SymbolicLink":
      return "link";
    default:
      return "special";
  }
}
