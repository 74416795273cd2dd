import type { Exercise, Submission } from "../model.js";
import { choose } from "./choose.js";
import { readSource } from "./disk.js";
import { openInner, type Part } from "./inner.js";
import { Intake } from "./intake.js";
import { makeSubmission } from "./make.js";
import { isArchive } from "./paths.js";
import { loadFile, loadSubmission } from "./submission.js";

/**
 * Loads a submission of single files, as if they stood in one folder under their names. A file may be there under several
 * names; if one of them is a name of the assignment, that one counts. One archive alone is the submission, and one `.ts` file
 * alone stands for the entry, unless it has the name of another file of the assignment.
 *
 * @param label - names the submission, and in messages
 * @throws UsageError when it is not a submission, or cannot be read
 */
export async function loadParts(parts: readonly Part[], exercise: Exercise, label: string): Promise<Submission> {
  const intake = new Intake(label, exercise);
  const sources: Part[] = [];
  const others: Part[] = [];
  for (const part of withoutAliases(parts, exercise)) {
    (intake.see(part.name, "file") ? sources : others).push(part);
  }
  const archives = others.filter(({ name }) => isArchive(name));
  const [source] = sources;
  const [archive] = archives;
  if (source === undefined && archive !== undefined && archives.length === 1) {
    return { ...(await loadSubmission(archive.path, exercise, { label: archive.name })), name: label };
  }
  if (source !== undefined && archive === undefined && isAlone(sources, exercise)) {
    return { ...(await loadFile(source, exercise, { label: source.name, followLinks: false })), name: label };
  }
  for (const { path, name } of sources) {
    intake.keep(name, await readSource(path, { followLinks: false, label: name }));
  }
  await openInner(intake, exercise, archives);
  const choice = choose(intake, exercise);
  choice.notes.push(...intake.notes());
  return makeSubmission(label, choice, exercise, intake.unread);
}

function withoutAliases(parts: readonly Part[], exercise: Exercise): Part[] {
  const known = namesOf(exercise);
  const settled = new Set(parts.filter(({ name }) => known.has(name)).map(({ path }) => path));
  return parts.filter(({ path, name }) => !settled.has(path) || known.has(name));
}

const namesOf = (exercise: Exercise): Set<string> =>
  new Set([...exercise.studentFiles, ...exercise.givenFiles, exercise.entry]);

function isAlone(sources: readonly Part[], exercise: Exercise): boolean {
  const known = namesOf(exercise);
  const isOne = new Set(sources.map(({ path }) => path)).size === 1;
  return isOne && sources.every(({ name }) => name === exercise.entry || !known.has(name));
}
