/**
 * All texts in a file, however they are wrapped: in archives, compressed, in data URLs, in base64, in source maps, in what is
 * no text by itself.
 *
 * @module
 */
import { Closed, type Packed, type Room, Unreadable, unpacked } from "./archive.js";
import { base64Runs, dataUrls } from "./runs.js";

/** A text in a file, or why a part of the file could not be looked into. */
export type Inside = { place: string[] } & ({ text: string } | { closed: string });

/** One wrapped in another, in all: a zip in a tar in a gzip is three. */
const MOST_DEEP = 6;
/** What one file may unpack to. */
const ROOM: Room = { bytes: 32 * 2 ** 20, files: 50_000 };
/**
 * Gives the file's own text first, then what is wrapped in it, each with the way to it. O(bytes), counted as unpacked, and
 * bounded: what is not looked into is told as such.
 */
export async function* textsIn(bytes: Buffer, room: Room = { ...ROOM }, place: string[] = []): AsyncGenerator<Inside> {
  if (place.length > MOST_DEEP) {
    yield { place, closed: `it is wrapped more than ${MOST_DEEP} times` };
    return;
  }
  try {
    const files = await unpacked(bytes, room);
    if (files !== null) yield* packedTexts(files, room, place);
    else yield* written(textOf(bytes), room, place);
  } catch (error) {
    if (!(error instanceof Closed)) throw error;
    yield { place, closed: error.message };
  }
}

async function* packedTexts(files: readonly Packed[], room: Room, place: readonly string[]): AsyncGenerator<Inside> {
  for (const { name, bytes } of files) yield* textsIn(bytes, room, [...place, name || "unpacked"]);
}

/** A text, and what is written in its letters. */
async function* written(text: string, room: Room, place: string[]): AsyncGenerator<Inside> {
  yield { place, text };
  for (const url of dataUrls(text)) {
    if (url.includes("%")) yield* textsIn(spend(percentDecoded(url), room), room, [...place, "data URL"]);
  }
  for (const run of base64Runs(text)) yield* base64(spend(Buffer.from(run, "base64"), room), room, place);
  for (const source of sourcesOfMap(text)) yield { place: [...place, "source map"], text: source };
}

/** What was decoded counts like what was unpacked. Throws {@link Closed}. */
function spend(bytes: Buffer, room: Room): Buffer {
  room.bytes -= bytes.length;
  if (room.bytes < 0) throw new Closed("it unpacks to more than is looked through");
  return bytes;
}

/** What is no text is read byte by byte, so that a text in it is found; UTF-16 loses its zeros. */
export function textOf(bytes: Buffer): string {
  const isBinary = bytes.subarray(0, 4096).includes(0);
  return isBinary ? bytes.toString("latin1").replaceAll("\0", "") : bytes.toString("utf8");
}

/** Every `%hh` as its byte; any other `%` is one. */
function percentDecoded(url: string): Buffer {
  const latin1 = Buffer.from(url).toString("latin1");
  return Buffer.from(
    latin1.replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    "latin1",
  );
}

/**
 * What letters that may be base64 come to. Names, paths and whatever a student prints are such letters, too, and come out as
 * noise, or as an archive that nobody can open: in letters that is no more than noise. An archive in a file of its own is told.
 */
async function* base64(bytes: Buffer, room: Room, place: readonly string[]): AsyncGenerator<Inside> {
  if (isText(bytes)) return yield* textsIn(bytes, room, [...place, "base64"]);
  const files = await unpacked(bytes, room).catch((error: unknown) => {
    if (error instanceof Unreadable) return null;
    throw error;
  });
  if (files !== null) yield* packedTexts(files, room, [...place, "base64"]);
}

function isText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 512).toString("latin1");
  const odd = start.match(/[^\t\n\r -~\u0080-\u00ff]/g)?.length ?? 0;
  return odd * 20 < start.length && !bytes.subarray(0, 4096).toString("utf8").slice(0, -4).includes("\ufffd");
}

/** The sources that a source map carries along; none in anything else. */
function sourcesOfMap(text: string): string[] {
  if (!/^\s*\{/.test(text) || !text.includes('"sourcesContent"')) return [];
  try {
    const { sourcesContent } = JSON.parse(text) as { sourcesContent?: unknown };
    return Array.isArray(sourcesContent) ? sourcesContent.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
