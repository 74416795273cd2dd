/**
 * All texts in a file, however they are wrapped: in archives, compressed, in data URLs, in base64, in source maps, in what is
 * no text by itself.
 *
 * @module
 */
import { Closed, type Room, unpacked } from "./archive.js";

/** A text in a file, or why a part of the file could not be looked into. */
export type Inside = { place: string[] } & ({ text: string } | { closed: string });

/** One wrapped in another, in all: a zip in a tar in a gzip is three. */
const MOST_DEEP = 6;
/** What one file may unpack to. */
const ROOM: Room = { bytes: 256 * 2 ** 20, files: 50_000 };
/** Characters of base64 that can hide something: a name of a check takes some thirty. */
const LEAST_BASE64 = 40;

const BASE64 = new RegExp(
  // Lines of one length with others after them, as mail and PEM have it, or one run.
  String.raw`(?:[A-Za-z0-9+/_-]{${LEAST_BASE64},}(?:\\r|\\n|[\r\n\t ])+)*[A-Za-z0-9+/_-]{${LEAST_BASE64},}={0,2}`,
  "g",
);
const DATA_URL = /data:[\w.+-]*\/?[\w.+-]*(?:;[\w.=+-]+)*,((?:%[0-9A-Fa-f]{2}|[^%"'`\s)<>])+)/g;

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
    if (files !== null) {
      for (const file of files) yield* textsIn(file.bytes, room, [...place, file.name || "unpacked"]);
      return;
    }
  } catch (error) {
    if (!(error instanceof Closed)) throw error;
    yield { place, closed: error.message };
    return;
  }
  const text = textOf(bytes);
  yield { place, text };
  for (const [url] of text.matchAll(DATA_URL)) yield* percentEncoded(url, room, place);
  for (const [run] of text.matchAll(BASE64)) yield* base64(run, room, place);
  for (const source of sourcesOfMap(text)) yield { place: [...place, "source map"], text: source };
}

/** What is no text is read byte by byte, so that a text in it is found; UTF-16 loses its zeros. */
function textOf(bytes: Buffer): string {
  const isBinary = bytes.subarray(0, 4096).includes(0);
  return isBinary ? bytes.toString("latin1").replaceAll("\0", "") : bytes.toString("utf8");
}

async function* percentEncoded(url: string, room: Room, place: readonly string[]): AsyncGenerator<Inside> {
  const [head = "", ...rest] = url.split(",");
  if (head.endsWith(";base64") || !url.includes("%")) return;
  try {
    yield* textsIn(Buffer.from(decodeURIComponent(rest.join(","))), room, [...place, "data URL"]);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
}

async function* base64(run: string, room: Room, place: readonly string[]): AsyncGenerator<Inside> {
  const bytes = Buffer.from(run.replace(/\\[rn]|\s/g, ""), "base64");
  room.bytes -= bytes.length;
  if (room.bytes < 0) return void (yield { place: [...place], closed: "it unpacks to more than is looked through" });
  // Names and paths are letters, too, and come out as noise.
  if (isText(bytes) || (await isArchive(bytes))) yield* textsIn(bytes, room, [...place, "base64"]);
}

const isArchive = (bytes: Buffer): Promise<boolean> =>
  unpacked(bytes, { ...ROOM }).then(
    (files) => files !== null,
    () => true,
  );

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
