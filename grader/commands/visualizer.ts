/**
 * The visualizer's page beside the reports that link to it.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { statsOf, writeAside } from "../disk/write-aside.js";
import type { Report } from "../model.js";

/** What the page is called. */
export const VISUALIZER = "visualizer.html";

/** How a page of ours is known, whatever version made it. */
const OURS = "<title>alloclab visualizer</title>";

/** The page as one file; `null` when that assignment cannot be played with. */
export async function visualizerFor(assignment: string, courseRoot: string): Promise<string | null> {
  // Loaded by now only, since it bundles what runs in the browser.
  const { playable, visualizerPage } = await import("../visualize/index.js");
  const isPlayable = (await playable(courseRoot)).some(({ id }) => id === assignment);
  return isPlayable ? visualizerPage(courseRoot) : null;
}

/**
 * Puts the page beside a report that is to be written, unless it is there already, and says how the report links to it;
 * `null` when it cannot: nothing in it can be replayed, it is no file, or another file has that name.
 *
 * @throws UsageError when it cannot be written
 */
export async function visualizerBeside(path: string, report: Report, courseRoot: string): Promise<string | null> {
  const { canBeReplayed } = await import("../report/html/replay.js");
  const isFile = (await statsOf(path))?.isFile() ?? true;
  if (!isFile || basename(path) === VISUALIZER || !canBeReplayed(report)) return null;
  const page = await visualizerFor(report.assignment, courseRoot);
  if (page === null) return null;
  const place = join(dirname(path), VISUALIZER);
  const there = (await statsOf(place)) === null ? null : await readFile(place, "utf8").catch(() => "");
  if (there === page) return VISUALIZER;
  if (there !== null && !there.includes(OURS)) return null;
  await writeAside(place, page);
  return VISUALIZER;
}
