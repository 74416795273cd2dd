/**
 * The files in archives, unpacked in memory and within bounds.
 *
 * @module
 */
import { gunzipSync } from "node:zlib";
import { Parser, type ReadEntry } from "tar";
import yauzl from "yauzl";

/** What is packed in something: a file of an archive, or the one that was compressed. */
export interface Packed {
  /** Its path in the archive; empty when it is all that was packed. */
  name: string;
  bytes: Buffer;
}

/** Bytes that may still be unpacked from one file, however deep, and files that may still be looked at. */
export interface Room {
  bytes: number;
  files: number;
}

/** Thrown when something cannot be looked into. The message says why, as the end of a sentence. */
export class Closed extends Error {}

/** Thrown for what begins like an archive and cannot be opened, by us or by anybody who has nothing more than it. */
export class Unreadable extends Closed {}

const MORE = "it unpacks to more than is looked through";

/** Unpacks one layer of a zip, a tar or a gzip; `null` for what is none of them. Throws {@link Closed}. */
export async function unpacked(bytes: Buffer, room: Room): Promise<Packed[] | null> {
  if (bytes.length < 20) return null;
  const head = bytes.toString("latin1", 0, 4);
  try {
    if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(head)) return await inZip(bytes, room);
    if (head.startsWith("\x1f\x8b")) {
      const all = gunzipSync(bytes, { maxOutputLength: Math.max(1, room.bytes) });
      return [{ name: "", bytes: take(all, room) }];
    }
    return bytes.toString("latin1", 257, 262) === "ustar" ? inTar(bytes, room) : null;
  } catch (error) {
    if (error instanceof Closed) throw error;
    const isTooLarge = error instanceof RangeError;
    if (isTooLarge) throw new Closed(MORE);
    throw new Unreadable("it is damaged, encrypted or packed in an unusual way");
  }
}

async function inZip(bytes: Buffer, room: Room): Promise<Packed[]> {
  const zip = await yauzl.fromBufferPromise(bytes, { autoClose: false, decodeStrings: false });
  const files: Packed[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString("utf8");
    if (name.endsWith("/")) continue;
    if (entry.isEncrypted()) throw new Unreadable("it is encrypted");
    if (entry.uncompressedSize > room.bytes) throw new Closed(MORE);
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.push({ name, bytes: take(Buffer.concat(chunks), room) });
  }
  return files;
}

/** Nothing in a tar is compressed, so it holds no more than itself. */
function inTar(bytes: Buffer, room: Room): Packed[] {
  const files: Packed[] = [];
  let failure: unknown = null;
  const parse = new Parser({ strict: true, brotli: false, zstd: false });
  parse.on("error", (error: unknown) => (failure ??= error));
  parse.on("entry", (entry: ReadEntry) => {
    const chunks: Buffer[] = [];
    entry.on("data", (chunk: Buffer) => chunks.push(chunk));
    entry.on("end", () => files.push({ name: entry.path, bytes: Buffer.concat(chunks) }));
  });
  parse.end(bytes);
  if (failure !== null) throw failure as Error;
  for (const file of files) take(file.bytes, room);
  return files;
}

function take(bytes: Buffer, room: Room): Buffer {
  room.bytes -= bytes.length;
  room.files -= 1;
  if (room.bytes < 0) throw new Closed(MORE);
  if (room.files < 0) throw new Closed("it holds more files than are looked through");
  return bytes;
}
