import type { Exercise } from "../../model/course.js";
import type { SettledFiles, Submission } from "../../model/submission.js";
import { readApart } from "./apart.js";
import { chooseSettled } from "./choose-settled.js";
import { readSource } from "./disk.js";
import { openInner, type Part } from "./inner.js";
import { Intake } from "./intake.js";
import { makeSubmission } from "./make.js";
import { isArchive } from "./paths.js";
import { areSmall } from "./small.js";
import { readSubmission } from "./submission.js";

/**
 * Loads a submission of single files, as if they stood in one folder under their names. Where a file is missing that the
 * assignment has or another imports, one that a system has numbered stands in for it. One archive alone is the submission.
 *
 * @param parts - the newest first
 * @param label - names the submission, and in messages
 * @param settled - what a person has decided about its files
 * @throws UsageError when it is not a submission, or cannot be read
 */
export async function loadParts(
  parts: readonly Part[],
  exercise: Exercise,
  label: string,
  settled?: SettledFiles,
): Promise<Submission> {
  if (await areSmall(parts)) return readParts(parts, exercise, label, settled);
  return readApart({ kind: "parts", parts, exercise, label, ...(settled === undefined ? {} : { settled }) });
}

/** What {@link loadParts} does, in this process. */
export async function readParts(
  parts: readonly Part[],
  exercise: Exercise,
  label: string,
  settled?: SettledFiles,
): Promise<Submission> {
  const intake = new Intake(label, exercise, label, settled);
  const sources: Part[] = [];
  const others: Part[] = [];
  for (const part of parts) (intake.see(part.name, "file") ? sources : others).push(part);
  const archives = others.filter(({ name }) => isArchive(name));
  const [archive] = archives;
  if (sources.length === 0 && archive !== undefined && archives.length === 1) {
    const options = { label: archive.name, ...(settled === undefined ? {} : { settled }) };
    return { ...(await readSubmission(archive.path, exercise, options)), name: label };
  }
  for (const { path, name } of sources) {
    intake.keep(name, await readSource(path, { followLinks: false, label: name }));
  }
  await openInner(intake, exercise, archives);
  const choice = chooseSettled(intake, exercise, numberedIn(sources), settled);
  choice.notes.push(...intake.notes());
  return makeSubmission(label, choice, exercise, intake.unread);
}

function numberedIn(parts: readonly Part[]): Map<string, string[]> {
  const numbered = new Map<string, string[]>();
  for (const { name, bare } of parts) {
    if (bare !== undefined) numbered.set(bare, [...(numbered.get(bare) ?? []), name]);
  }
  return numbered;
}
