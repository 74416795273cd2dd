import { open } from "node:fs/promises";
import { UsageError } from "../../model/errors.js";
import { diskError } from "./disk.js";
import type { Intake } from "./intake.js";
import { endingOf } from "./paths.js";
import { shown } from "../../model/words.js";

/** What a submission may be, for messages. */
export const TAKEN = "Hand in a folder, a .zip, a .tar.gz or one .ts file";

type ArchiveKind = "zip" | "gzip" | "tar";

/** How files that are no submission begin (as latin1), and what they are. */
const signatures: ReadonlyArray<readonly [string, string]> = [
  ["%PDF", "a PDF"],
  ["Rar!", "a RAR archive"],
  ["7z\xbc\xaf\x27\x1c", "a 7z archive"],
  ["\xfd7zXZ", "an xz archive"],
  ["BZh", "a bzip2 archive"],
  ["\x28\xb5\x2f\xfd", "a zstd archive"],
  ["\xd0\xcf\x11\xe0", "an Office document"],
  ["\x89PNG", "a picture"],
  ["\xff\xd8\xff", "a picture"],
  ["GIF8", "a picture"],
  ["{\\rtf", "an RTF document"],
  ["\x7fELF", "a program"],
  ["MZ", "a program"],
];

/** How a page of the web begins. */
const WEB_PAGE = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml)/i;

/** What files are by their ending. Office documents come first of all, since inside they are zip archives. */
const endings: ReadonlyArray<readonly [RegExp, string]> = [
  [/\.docx$/i, "a Word document"],
  [/\.(pptx|xlsx|od[tsp]|pages|numbers|key)$/i, "an Office document"],
  [/\.(jar|apk|epub)$/i, "a package of another kind"],
  [/\.(js|mjs|cjs|jsx)$/i, "JavaScript"],
  [/\.(tsx|mts|cts)$/i, "TypeScript of another kind"],
  [/\.(txt|md|html?)$/i, "a text document"],
];

/**
 * Reads the source files of an archive. What kind it is is told by how it begins, since names are often wrong. Nothing is
 * written to disk.
 *
 * @throws UsageError when it is no archive, or one that is damaged, encrypted, too large or unsafe
 */
export async function readArchive(intake: Intake): Promise<void> {
  // Only here, as each costs some 30 ms to load and most submissions are folders.
  const kind = await archiveKind(intake);
  if (kind === "zip") await (await import("./zip.js")).readZip(intake);
  else await (await import("./tar.js")).readTar(intake, { gzip: kind === "gzip" });
}

async function archiveKind({ path, label }: Intake): Promise<ArchiveKind> {
  const head = await readHead(path, label);
  const isOf = ([ending]: readonly [RegExp, string]): boolean => ending.test(path);
  if (head.length === 0) throw new UsageError(`${shown(label)} is an empty file; pack or download it again.`);
  const document = endings.slice(0, 3).find(isOf);
  if (document === undefined) {
    if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(head)) return "zip";
    if (head.startsWith("\x1f\x8b")) return "gzip";
    if (head.startsWith("ustar", 257)) return "tar";
  }
  const [, signature] = signatures.find(([start]) => head.startsWith(start)) ?? [];
  // A page that is named as one is what it should be.
  const sent =
    WEB_PAGE.test(head) && endingOf(path) !== "" ? "a web page, as a server sends it in place of a file" : undefined;
  const known = document?.[1] ?? signature ?? sent ?? endings.find(isOf)?.[1];
  if (known !== undefined) throw new UsageError(`${shown(label)} is ${known}, which cannot be graded. ${TAKEN}.`);
  // A zip may have anything in front of it, so its reader looks at the end.
  if (/\.zip$/i.test(path)) return "zip";
  if (/\.(tgz|tar\.gz)$/i.test(path)) return "gzip";
  throw new UsageError(`${shown(label)} is of no kind that can be graded. ${TAKEN}.`);
}

async function readHead(path: string, label: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(512), 0, 512, 0);
      return buffer.toString("latin1", 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw diskError(error, label);
  }
}
