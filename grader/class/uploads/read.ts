import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../../model/errors.js";
import { readArchive } from "../../grade/load/archive.js";
import { diskError } from "../../grade/load/disk.js";
import { readFolder } from "../../grade/load/folder.js";
import { Intake } from "../../grade/load/intake.js";
import { compareCodePoints, isArchive } from "../../grade/load/paths.js";
import { printable, shown } from "../../model/words.js";
import { areDifferent, severalIn } from "../../grade/load/several.js";
import type { ClassFolder, Layout } from "../../model/class.js";
import type { Exercise } from "../../model/course.js";
import { findCanvas, isFromCanvas } from "./canvas.js";
import { type Child, listFolder, type Listing } from "./children.js";
import { type Found, settleNames } from "./found.js";
import { findGradescope, isMetadata } from "./gradescope.js";
import { findMoodle, isFromMoodle } from "./moodle.js";
import { findPlain, isSubmission } from "./plain.js";
import type { Scratch } from "./unpack.js";

const layouts: Readonly<Record<Layout, (children: readonly Child[]) => Found | Promise<Found>>> = {
  plain: findPlain,
  canvas: findCanvas,
  moodle: findMoodle,
  gradescope: findGradescope,
};

/** What reading a class may need beside its folder. */
export interface ReadOptions {
  /** Tells one submission from several; without it a class inside a class is only found where a system exported it. */
  exercise?: Exercise;
  /** Takes what has to be unpacked; without it no archive is a class. */
  scratch?: Scratch;
  /** Files that lie among the submissions and are the instructor's, such as the roster. */
  own?: readonly (string | undefined)[];
}

/**
 * Lists the submissions of a class as a system exported them. No submission is graded, no link followed. What is no
 * submission is passed over and listed, with why; where an export, or all there is, stands in a folder or archive of its own,
 * that counts. Takes less than a millisecond a submission, two with Gradescope's metadata.
 *
 * @throws UsageError when it is no class, cannot be read, or there is no submission in it
 */
export async function readClassFolder(path: string, options: ReadOptions = {}): Promise<ClassFolder> {
  const folder = await folderOf(path, options);
  const { layout, listing } = await findRoot(folder, options);
  const found = await layouts[layout](listing.children);
  const isNone = layout === "plain" && !listing.children.some(isSubmission);
  if (found.uploads.length === 0 || isNone) {
    throw new UsageError(
      `${shown(path)} holds no submission: no folder, archive or .ts file, nor what Canvas, Moodle or Gradescope exports.`,
    );
  }
  const passedOver = [...listing.passedOver, ...found.passedOver];
  return {
    layout,
    uploads: settleNames(found.uploads),
    passedOver: passedOver.sort((a, b) => compareCodePoints(a.name, b.name)),
  };
}

/** The folder itself, or where its archive was unpacked. */
async function folderOf(path: string, { scratch }: ReadOptions): Promise<string> {
  if (path === "" || path.includes("\0")) throw new UsageError(`${shown(path)} is no path; give a folder.`);
  const stats = await stat(path).catch((error: unknown) => {
    throw diskError(error, path);
  });
  if (stats.isDirectory()) return path;
  if (isArchive(path) && stats.isFile() && scratch !== undefined) return scratch.unpack(path);
  const advice = isArchive(path) ? "unpack it, and give the folder" : "give the folder that holds the submissions";
  throw new UsageError(`${shown(path)} is no folder; ${advice}.`);
}

interface Root {
  layout: Layout;
  listing: Listing;
}

/** Folders and archives inside each other that may be around a class. */
const MOST_AROUND = 4;

/** The folder itself, or the one folder or archive in it if that is a class. */
async function findRoot(folder: string, options: ReadOptions, around = MOST_AROUND): Promise<Root> {
  const outer = withoutOwn(await listFolder(folder), options);
  const layout = layoutOf(outer.children);
  if (layout !== "plain" || around === 0) return { layout, listing: outer };
  const [only, ...others] = outer.children;
  if (only !== undefined && others.length === 0) {
    const inside = await classInside(only, options);
    if (inside !== null) {
      const root = await findRoot(inside, options, around - 1);
      return { ...root, listing: { ...root.listing, passedOver: [...outer.passedOver, ...root.listing.passedOver] } };
    }
  }
  return (await exportInside(outer)) ?? { layout, listing: outer };
}

/** What is never read where students may have put it, whoever it is from. */
const STRAY = /^decisions\.ya?ml$/i;

/** The listing with what is the instructor's own passed over. */
function withoutOwn({ children, passedOver }: Listing, { own = [] }: ReadOptions): Listing {
  const paths = new Set(own.flatMap((path) => (path === undefined ? [] : [resolve(path)])));
  const isOwn = ({ path }: Child): boolean => paths.has(resolve(path));
  const why = "it was given to the command as something else";
  const isStray = (child: Child): boolean => child.kind === "file" && STRAY.test(child.name) && !isOwn(child);
  const stray =
    "decisions are never read from the folder of a class, where a student may have put them; move it if it is yours";
  return {
    children: children.filter((child) => !isOwn(child) && !isStray(child)),
    passedOver: [
      ...passedOver,
      ...children.filter(isOwn).map(({ name }) => ({ name: printable(name), why })),
      ...children.filter(isStray).map(({ name }) => ({ name: printable(name), why: stray, needsLook: true as const })),
    ],
  };
}

/** The one folder among files if that is what a system exports. */
async function exportInside(outer: Listing): Promise<Root | null> {
  const [only, ...others] = outer.children.filter(({ kind }) => kind === "folder");
  const hasSources = outer.children.some(
    (child) => isSubmission(child) && child.kind === "file" && !isArchive(child.name),
  );
  if (only === undefined || others.length > 0 || hasSources) return null;
  const inner = await listFolder(only.path).catch((): Listing => ({ children: [], passedOver: [] }));
  const layout = layoutOf(inner.children);
  if (layout === "plain") return null;
  const beside = outer.children
    .filter((child) => child !== only)
    .map(({ name }) => ({ name: printable(name), why: `it stands beside the export, ${shown(only.name)}` }));
  return { layout, listing: { ...inner, passedOver: [...outer.passedOver, ...beside, ...inner.passedOver] } };
}

/** Where the class is, if the one child there is holds one; unpacked where it is an archive. */
async function classInside(child: Child, { exercise, scratch }: ReadOptions): Promise<string | null> {
  if (exercise === undefined) return null;
  const isPacked = child.kind === "file";
  if (isPacked && (!isArchive(child.name) || scratch === undefined)) return null;
  const found = new Intake(child.path, exercise, child.name);
  try {
    await (isPacked ? readArchive(found) : readFolder(found));
  } catch (error) {
    // What cannot be read is a submission that says so.
    if (error instanceof UsageError) return null;
    throw error;
  }
  const several = severalIn(found, exercise);
  // Two that are equal may be one and its copy; more are a class.
  const isClass = several !== null && (several.folders.length > 2 || areDifferent(several, found.sources, exercise));
  if (!isPacked || scratch === undefined) return isClass ? join(child.path, several.parent) : null;
  if (!isClass && !isExport(found)) return null;
  return join(await scratch.unpack(child.path), isClass ? several.parent : "");
}

/** Whether an archive holds what a system exported, by the names at its top or in its one folder. */
function isExport({ sources, others, folders }: Intake): boolean {
  const paths = [...sources.keys(), ...others];
  const childrenIn = (start: string): Child[] => {
    const names = [...paths, ...folders].flatMap((path) => (path.startsWith(start) ? [path.slice(start.length)] : []));
    const top = new Set(names.map((path) => path.split("/")[0] ?? "").filter((name) => name !== ""));
    return [...top].map((name) => ({ name, path: name, kind: folders.has(start + name) ? "folder" : "file" }));
  };
  const [only, ...more] = childrenIn("");
  const top = only?.kind === "folder" && more.length === 0 ? childrenIn(`${only.name}/`) : [];
  return [childrenIn(""), top].some((children) => layoutOf(children) !== "plain");
}

/** Told by names alone, and by most of them: one submission with an odd name must not change how others are read. */
function layoutOf(children: readonly Child[]): Layout {
  const isMost = (test: (child: Child) => boolean): boolean => {
    const count = children.filter(test).length;
    return count > 0 && count * 2 >= children.length;
  };
  if (children.some(isMetadata)) return "gradescope";
  if (isMost(isFromMoodle)) return "moodle";
  return isMost(isFromCanvas) ? "canvas" : "plain";
}
