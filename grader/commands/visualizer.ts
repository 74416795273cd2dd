/**
 * The visualizer's page beside the reports that link to it.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { statsOf } from "../disk/write-aside.js";
import type { Report } from "../model/report.js";

/** What the page is called. */
export const VISUALIZER = "visualizer.html";

/** How a page of ours is known, whatever version made it. */
const OURS = "<title>alloclab visualizer</title>";

/** The page as one file; `null` when that assignment cannot be played with. */
export async function visualizerFor(assignment: string, courseRoot: string): Promise<string | null> {
  // Loaded by now only, since it bundles what runs in the browser.
  const { playable, visualizerPage } = await import("../student/visualize/index.js");
  const isPlayable = (await playable(courseRoot)).some(({ id }) => id === assignment);
  return isPlayable ? visualizerPage(courseRoot) : null;
}

/** A file that is to be written. */
export interface TextFile {
  path: string;
  text: string;
}

/**
 * The page that belongs beside a report which is to be written, none when it is there already; `null` when the report
 * cannot link to one: nothing in it can be replayed, it is no file, or another file has that name.
 */
export async function visualizerBeside(path: string, report: Report, courseRoot: string): Promise<TextFile[] | null> {
  const { canBeReplayed } = await import("../report/html/replay.js");
  const isFile = (await statsOf(path))?.isFile() ?? true;
  if (!isFile || basename(path) === VISUALIZER || !canBeReplayed(report)) return null;
  const page = await visualizerFor(report.assignment, courseRoot);
  if (page === null) return null;
  const place = join(dirname(path), VISUALIZER);
  const there = (await statsOf(place)) === null ? null : await readFile(place, "utf8").catch(() => "");
  if (there === page) return [];
  return there === null || there.includes(OURS) ? [{ path: place, text: page }] : null;
}
