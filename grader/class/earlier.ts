/**
 * Results that stay, since the new ones are no results: a fault of the grader never takes the place of a score.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { writeAside } from "../disk/write-aside.js";
import { pathsOf } from "./output-folder.js";
import { type Outcome, isFaulty, readRecord, reportsStand, writeRecord } from "./record.js";

/**
 * The earlier result of a submission whose new one is a fault of the grader. It says so, and that the grader was at fault since. The next run tries again, as the record is that of what was graded then.
 *
 * @param folders - `from` is the output folder that has the earlier result, `to` the one that gets it, which may be the same
 * @returns `null` when there is none with a score
 */
export async function earlierResult(
  name: string,
  fileName: string,
  folders: { from: string; to: string },
): Promise<Outcome | null> {
  const { from, to } = folders;
  const [source, target] = [pathsOf(from, fileName), pathsOf(to, fileName)];
  const record = await readRecord(source.record);
  if (record?.name !== name || record.outcome.score === null || isFaulty(record.outcome)) return null;
  if (!(await reportsStand(record, source.json, source.html))) return null;
  if (from !== to) {
    await writeAside(target.json, await readFile(source.json), { isDurable: false });
    await writeAside(target.html, await readFile(source.html), { isDurable: false });
    await writeRecord(target.record, record);
  }
  const { score, maxScore, attention } = record.outcome;
  const text = `The grader went wrong over it this time; the earlier result stays: ${score} of ${maxScore} points.`;
  return { ...record.outcome, attention: [...attention, { kind: "grader-fault", text }] };
}
