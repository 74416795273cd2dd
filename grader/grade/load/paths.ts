/**
 * Names of files inside a submission: always relative, with `/` between the parts, and never to be trusted.
 *
 * @module
 */
import { MAX_PART_BYTES, MAX_PATH_BYTES } from "./bounds.js";

/** What the note of what was packed is called; it lies in the folder of the files that it tells of. */
export const PACKED = "packed.json";

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

const ending = /(?<=.)\.(zip|tar\.gz|tgz|tar|ts)$/isu;

/** The ending by which a file may be a submission, as it is written there: `.ts`, `.zip`, `.tar.gz`; else `""`. */
export function endingOf(name: string): string {
  return ending.exec(name)?.[0] ?? "";
}

/** A name less the ending by which a file may be a submission. */
export function withoutEnding(name: string): string {
  return name.slice(0, name.length - endingOf(name).length);
}

/** Whether a file is taken for an archive by its name. */
export function isArchive(name: string): boolean {
  return endingOf(name) !== "" && !/\.ts$/i.test(name);
}

/** What other programs pack: somebody's work, which nothing here unpacks. */
const otherArchive =
  /\.(rar|7z|gz|bz2|tbz2?|xz|txz|zst|lz|lz4|lzo|lzma|br|cab|arj|ace|sitx?|zipx|z|cpio|ar|wim|iso|img|dmg|jar|war|bundle|(?:zip|7z|rar|tar)\.\d{2,3}|[zr]\d\d)$/i;

/** Whether a file is an archive by its name, of whatever kind. */
export function isPackage(name: string): boolean {
  return isArchive(name) || otherArchive.test(name);
}

/** The folder that a path lies in; `""` for one at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/**
 * The path under which a file counts for a name of an assignment's: its own for the entry, which is found by that; else the name
 * in the same folder, so that imports find it.
 */
export function pathAs(name: string, path: string, { entry }: { entry: string }): string {
  return name === entry ? path : path.slice(0, path.length - nameOf(path).length) + name;
}

/** All folders above a path, from the outermost in: `a/b/c.ts` has `a` and `a/b`. */
export function foldersAbove(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Whether a path is, or is inside, something that no student wrote: `node_modules`, `__MACOSX`, any dot name. */
export function isPassedOver(path: string): boolean {
  return path.split("/").some((part) => part === "node_modules" || part === "__MACOSX" || part.startsWith("."));
}

/** Whether a path, or a part of it, has more bytes than file systems take. No longer than it has to be is looked at. */
export function isTooLong(path: string): boolean {
  if (path.length > MAX_PATH_BYTES || Buffer.byteLength(path) > MAX_PATH_BYTES) return true;
  return path.split("/").some((part) => part.length * 3 > MAX_PART_BYTES && Buffer.byteLength(part) > MAX_PART_BYTES);
}

/**
 * The path of an archive's entry, with `./` and doubled slashes taken out. Some programs of Windows write `\` for `/`.
 *
 * @returns `null` when the name leads, or might lead on some system, out of the folder it is unpacked in
 */
export function pathInArchive(name: string): string | null {
  const slashed = name.replaceAll("\\", "/");
  if (slashed.startsWith("/") || /^[a-z]:/i.test(slashed)) return null;
  const parts = slashed.split("/").filter((part) => part !== "" && part !== ".");
  return parts.includes("..") ? null : parts.join("/");
}

/**
 * Orders by code points, so that the order is the same on every system and in every language. Looks no further than where the
 * two part, and makes nothing.
 */
export function compareCodePoints(a: string, b: string): number {
  const least = Math.min(a.length, b.length);
  let at = 0;
  while (at < least && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === least) return a.length - b.length;
  // Halves of pairs stand for what comes after all single ones, but U+E000 and up would sort behind them.
  return rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
}

/** Code units in the order of the code points that they are, or begin. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** Orders paths with the nearest to the root first, equally near ones by code points. */
export function compareNearness(a: string, b: string): number {
  return a.split("/").length - b.split("/").length || compareCodePoints(a, b);
}
