import type { Dirent } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { diskError } from "../../grade/load/disk.js";
import { compareCodePoints } from "../../grade/load/paths.js";
import { printable } from "../../model/words.js";
import type { ClassFolder, UploadSource } from "../../model/class.js";

/** A file or folder directly in another folder. */
export interface Child {
  name: string;
  path: string;
  kind: "file" | "folder";
}

/** What a folder holds. */
export interface Listing {
  /** What could be a submission, sorted by name in code points. */
  children: Child[];
  /** What is none, whatever the layout. */
  passedOver: ClassFolder["passedOver"];
}

/**
 * Lists a folder. Nothing in it is opened, and links are not followed. O(n log n).
 *
 * @throws UsageError when it is no folder or cannot be read
 */
export async function listFolder(folder: string): Promise<Listing> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw diskError(error, folder);
  });
  const listing: Listing = { children: [], passedOver: [] };
  for (const entry of entries.sort((a, b) => compareCodePoints(a.name, b.name))) {
    const path = join(folder, entry.name);
    const why = await whyPassedOver(entry, path);
    if (why !== null) listing.passedOver.push({ name: printable(entry.name), ...why });
    else listing.children.push({ name: entry.name, path, kind: entry.isDirectory() ? "folder" : "file" });
  }
  return listing;
}

type WhyPassedOver = Omit<ClassFolder["passedOver"][number], "name">;

async function whyPassedOver(entry: Dirent, path: string): Promise<WhyPassedOver | null> {
  if (entry.name.startsWith(".")) return { why: "its name begins with a dot" };
  if (entry.name === "__MACOSX") return { why: "macOS adds it to archives" };
  if (entry.name === "node_modules") return { why: "it holds packages" };
  // Nobody makes one of these by chance: it stands for a submission, which nobody has looked at.
  if (entry.isSymbolicLink()) return { why: "it is a link, and links are not followed", needsLook: true };
  if (!entry.isFile() && !entry.isDirectory()) return { why: "it is neither a file nor a folder", needsLook: true };
  // Bytes that are no UTF-8 come as this character, and then no file has that name.
  if (entry.name.includes("\u{FFFD}") && !(await exists(path))) {
    return { why: "its name is not UTF-8; rename it", needsLook: true };
  }
  return null;
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/**
 * What was handed in by way of a folder that an export made: one file, if that is all it holds, noise of systems aside. A
 * folder that cannot be read stays as it is, for loading to say so.
 */
export async function sourceOf({ path }: Child): Promise<UploadSource> {
  const { children } = await listFolder(path).catch((): Listing => ({ children: [], passedOver: [] }));
  const [first, ...others] = children;
  if (first?.kind !== "file" || others.length > 0) return { kind: "path", path };
  return { kind: "files", files: [{ path: first.path, name: first.name }] };
}
