/**
 * Results of submissions that have gone from the class: they are in no grade book any more, but nothing of them is deleted.
 *
 * @module
 */
import { mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { statsOf, writeAside } from "../disk/write-aside.js";
import { compareCodePoints } from "../grade/load/paths.js";
import { type Cohort, type Upload, uploadNameOf } from "../model/class.js";
import { pathsOf, places } from "./output-folder.js";
import type { Report } from "../model/report.js";
import { studentReport } from "../report/audience.js";
import { parseReport } from "../report/index.js";
import { readRecord } from "./record.js";
import { type Writing, textsOf } from "./submission.js";

/**
 * Moves the reports of what is no longer in the class into `gone/`, where nothing is overwritten.
 *
 * @param current - names of the class's submissions by the file names of their reports
 * @returns the names of those that have gone, sorted
 */
export async function setGoneAside(root: string, current: ReadonlyMap<string, string>): Promise<string[]> {
  const names = new Set(current.values());
  const gone: string[] = [];
  for (const file of await readdir(join(root, places.finished))) {
    const fileName = file.replace(/\.json$/, "");
    const record = await readRecord(join(root, places.finished, file));
    if (record === null || current.get(fileName) === record.name) continue;
    await setAside(root, fileName);
    // With another report's name it is graded again, and has not gone.
    if (!names.has(record.name)) gone.push(record.name);
  }
  return gone.sort(compareCodePoints);
}

/** Of those that have gone, whose upload has gone: not who has no row of their own any more, nor a group of whom everybody has one. */
export function leftClass(
  gone: readonly string[],
  before: Cohort | null,
  rows: readonly Pick<Upload, "name" | "handedInAs">[],
): string[] {
  const there = new Set(rows.map(uploadNameOf));
  const uploads = new Map(before?.entries.map((entry) => [entry.name, uploadNameOf(entry)]));
  return gone.filter((name) => !there.has(uploads.get(name) ?? name));
}

/**
 * Makes what was set aside by a run for instructors as its student may read it, as becomes of all else that a run for students
 * finds in its folder.
 */
export async function goneAsStudents(root: string, writing: () => Promise<Writing>): Promise<void> {
  for (const file of await readdir(join(root, places.gone)).catch(() => [])) {
    if (!file.endsWith(".json")) continue;
    const path = join(root, places.gone, file);
    const report = await reportAt(path);
    if (report === null || report.audience === "student") continue;
    const texts = textsOf(studentReport(report), await writing());
    await writeAside(path.replace(/json$/, "html"), texts.html);
    // Last, as it tells whose both are.
    await writeAside(path, texts.json);
  }
}

/** `null` where it is none. */
async function reportAt(path: string): Promise<Report | null> {
  try {
    return parseReport(await readFile(path, "utf8"), path);
  } catch {
    return null;
  }
}

async function setAside(root: string, fileName: string): Promise<void> {
  const { json, html, record, text } = pathsOf(root, fileName);
  await mkdir(join(root, places.gone), { recursive: true });
  for (const [path, ending] of [
    [json, ".json"],
    [html, ".html"],
  ] as const) {
    let to = join(root, places.gone, fileName + ending);
    for (let number = 2; (await statsOf(to)) !== null; number++) {
      to = join(root, places.gone, `${fileName}-${number}${ending}`);
    }
    await rename(path, to).catch(() => undefined);
  }
  await rm(record, { force: true });
  await rm(text, { force: true });
}
