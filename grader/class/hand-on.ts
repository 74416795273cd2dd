/**
 * Results of one upload that are those of other rows now, since something is decided about one of several who have handed it
 * in, or no longer is: nothing is graded again for it.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Cohort, type Upload, uploadNameOf } from "../model/class.js";
import { noScoreOf } from "../report/decisions/final.js";
import { parseReport } from "../report/index.js";
import { pathsOf } from "./output-folder.js";
import { type FinishedRecord, isFaulty, readRecord, reportsStand } from "./record.js";
import { type Writing, writeOne } from "./submission.js";

/** Where the result of a row is. */
interface Place {
  name: string;
  fileName: string;
}

/**
 * Writes for each row without a result that of another row of the same upload, where there is one: without what was decided, as
 * a grading has it.
 *
 * @param before - the class when a run last came to its end in the folder
 */
export async function handOn(
  uploads: readonly Upload[],
  fileNames: ReadonlyMap<string, string>,
  before: Cohort | null,
  writing: () => Promise<Writing>,
): Promise<void> {
  const entries = before?.entries ?? [];
  const shared = new Set([...uploads, ...entries].flatMap(({ handedInAs }) => handedInAs ?? []));
  if (shared.size === 0) return;
  const options = await writing();
  const known = new Map<string, Place[]>();
  const add = (upload: string, place: Place): void => void known.set(upload, [...(known.get(upload) ?? []), place]);
  for (const entry of entries)
    add(uploadNameOf(entry), { name: entry.name, fileName: basename(entry.report, ".json") });
  const placeOf = ({ name }: Upload): Place => ({ name, fileName: fileNames.get(name) ?? "" });
  const rows = uploads.filter((row) => shared.has(uploadNameOf(row)));
  for (const row of rows) add(uploadNameOf(row), placeOf(row));
  for (const row of rows) {
    const { name, fileName } = placeOf(row);
    if ((await readRecord(pathsOf(options.root, fileName).record)) !== null) continue;
    for (const place of known.get(uploadNameOf(row)) ?? []) {
      const record = await recordAt(place, options);
      if (record === null) continue;
      const path = pathsOf(options.root, place.fileName).json;
      const report = { ...parseReport(await readFile(path, "utf8"), path), submission: name };
      const { fingerprint, outcome } = record;
      await writeOne(report, { upload: { name }, fingerprint, digest: outcome.digest }, fileName, options);
      break;
    }
  }
}

/** A result that tells all there is; `null` where there is none. */
async function recordAt({ name, fileName }: Place, { root, audience }: Writing): Promise<FinishedRecord | null> {
  const paths = pathsOf(root, fileName);
  const record = await readRecord(paths.record);
  if (record?.name !== name || isFaulty(record.outcome)) return null;
  // To students nothing is told of what is withheld.
  if (audience === "student" && noScoreOf(record.outcome) === "withheld") return null;
  return (await reportsStand(record, paths.json, paths.html)) ? record : null;
}
