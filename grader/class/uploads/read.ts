import { stat } from "node:fs/promises";
import { UsageError } from "../../errors.js";
import { diskError } from "../../load/disk.js";
import { compareCodePoints, isArchive, printable, shown } from "../../load/paths.js";
import type { ClassFolder, Layout } from "../../model.js";
import { findCanvas, isFromCanvas } from "./canvas.js";
import { type Child, listFolder, type Listing } from "./children.js";
import { type Found, settleNames } from "./found.js";
import { findGradescope, isMetadata } from "./gradescope.js";
import { findMoodle, isFromMoodle } from "./moodle.js";
import { findPlain, isSubmission } from "./plain.js";

const layouts: Readonly<Record<Layout, (children: readonly Child[]) => Found | Promise<Found>>> = {
  plain: findPlain,
  canvas: findCanvas,
  moodle: findMoodle,
  gradescope: findGradescope,
};

/**
 * Lists the submissions of a class as a system exported them. No submission is opened, no link followed. What is no
 * submission is passed over and listed, with why; where an export stands in a folder of its own, that folder counts. Takes
 * less than a millisecond a submission, two with Gradescope's metadata.
 *
 * @throws UsageError when it is no folder, cannot be read, or there is no submission in it
 */
export async function readClassFolder(folder: string): Promise<ClassFolder> {
  await checkFolder(folder);
  const { layout, listing } = await findRoot(folder);
  const found = await layouts[layout](listing.children);
  if (found.uploads.length === 0) {
    throw new UsageError(
      `${shown(folder)} holds no submission: no folder, archive or .ts file, nor what Canvas, Moodle or Gradescope exports.`,
    );
  }
  const passedOver = [...listing.passedOver, ...found.passedOver];
  return {
    layout,
    uploads: settleNames(found.uploads),
    passedOver: passedOver.sort((a, b) => compareCodePoints(a.name, b.name)),
  };
}

async function checkFolder(folder: string): Promise<void> {
  if (folder === "" || folder.includes("\0")) throw new UsageError(`${shown(folder)} is no path; give a folder.`);
  const stats = await stat(folder).catch((error: unknown) => {
    throw diskError(error, folder);
  });
  if (stats.isDirectory()) return;
  const advice = isArchive(folder) ? "unpack it, and give the folder" : "give the folder that holds the submissions";
  throw new UsageError(`${shown(folder)} is no folder; ${advice}.`);
}

interface Root {
  layout: Layout;
  listing: Listing;
}

/** The folder itself, or the one folder in it if that is what a system exports. */
async function findRoot(folder: string): Promise<Root> {
  const outer = await listFolder(folder);
  const layout = layoutOf(outer.children);
  const [only, ...others] = outer.children.filter(({ kind }) => kind === "folder");
  const hasSources = outer.children.some(
    (child) => isSubmission(child) && child.kind === "file" && !isArchive(child.name),
  );
  if (layout !== "plain" || only === undefined || others.length > 0 || hasSources) return { layout, listing: outer };
  const inner = await listFolder(only.path).catch((): Listing => ({ children: [], passedOver: [] }));
  const innerLayout = layoutOf(inner.children);
  if (innerLayout === "plain") return { layout, listing: outer };
  const beside = outer.children
    .filter((child) => child !== only)
    .map(({ name }) => ({ name: printable(name), why: `it stands beside the export, ${shown(only.name)}` }));
  return {
    layout: innerLayout,
    listing: { ...inner, passedOver: [...outer.passedOver, ...beside, ...inner.passedOver] },
  };
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
