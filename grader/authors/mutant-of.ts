/**
 * `npm run dev mutant`: a submission that does something wrong becomes a mutant of its assignment.
 *
 * @module
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Mutant } from "../../solutions/mutant.js";
import { loadExercise } from "../grade/load/exercise.js";
import { loadSubmission } from "../grade/load/submission.js";
import { likeness } from "../grade/mistakes/likeness.js";
import { NEAR, nearest } from "../grade/mistakes/nearest.js";
import type { Exercise } from "../model/course.js";
import { UsageError } from "../model/errors.js";
import type { Behaviour } from "../model/mistake.js";
import type { Report } from "../model/report.js";
import type { Submission } from "../model/submission.js";
import { shown, shownList } from "../model/words.js";
import { gradeForAuthors, mistakesOf } from "./mistakes.js";
import { TO_WRITE, readMutants, withMutant } from "./mutants.js";

/** What was made. */
export interface MadeMutant {
  /** Where it stands, relative to the course. */
  path: string;
  /** The file of the reference that it edits. */
  file: string;
  /** The first stage in which it loses points. */
  stage: string;
}

/**
 * Writes a mutant that does what a submission does. One file of the submission has to do so in the place of the reference's. Grades every mutant that there
 * is: some tens of seconds.
 *
 * @param name - of the mutant
 * @throws UsageError when the submission does nothing wrong, what a mutant does already, or what no single file of it does
 */
export async function makeMutant(courseRoot: string, id: string, path: string, name: string): Promise<MadeMutant> {
  const exercise = await loadExercise(courseRoot, id);
  const { mutants, findings } = await readMutants(courseRoot, exercise.folder);
  if (findings[0] !== undefined) throw new UsageError(`${findings[0].problem} First ${findings[0].mend}.`);
  refuseName(name, mutants);
  const submission = await loadSubmission(path, exercise);
  const reference = await loadSubmission(join(courseRoot, "solutions", exercise.folder), exercise);
  const candidates = candidatesOf(name, submission, reference, exercise);
  const [report, ...ofCandidates] = await gradeForAuthors(
    [submission, ...candidates.map((one) => withMutant(reference, one))],
    exercise,
  );
  if (report === undefined) throw new Error("the submission was not graded");
  refuseResult(report, path);
  const near = nearest(report.behaviour ?? {}, await mistakesOf(mutants, reference, exercise));
  if (near.length > 0) {
    const all = near.map((same) => same.map(({ mistake }) => mistake.name).join(" or ")).join(" and ");
    throw new UsageError(`${shown(path)} does what is there already: ${all}.`);
  }
  const made = alike(report, candidates, ofCandidates);
  if (made === null) {
    const entry = exercise.entry;
    throw new UsageError(
      `No single file of ${shown(path)} does the same in the place of the reference's; tried ${shownList(candidates.map(({ file }) => file))}. Join what is wrong into ${entry}, and take that.`,
    );
  }
  const file = `solutions/${exercise.folder}/mutants.ts`;
  await addTo(join(courseRoot, file), made);
  return { path: file, file: made.file, stage: made.stage };
}

function refuseName(name: string, mutants: readonly Mutant[]): void {
  if (!/^[a-z\d]+(-[a-z\d]+)*$/.test(name)) {
    throw new UsageError(`${shown(name)} is no name for a mutant: small letters, digits and hyphens, as rounds-down.`);
  }
  if (mutants.some((one) => one.name === name)) throw new UsageError(`There is a mutant ${shown(name)} already.`);
}

function refuseResult({ status, error, score, maxScore }: Report, path: string): void {
  if (status !== "graded") throw new UsageError(`${shown(path)} cannot be graded: ${error}`);
  if (score === maxScore) throw new UsageError(`${shown(path)} has full marks; add a check that finds what is wrong.`);
}

/** The mutants that have one file of the submission in the place of the reference's. */
function candidatesOf(
  name: string,
  submission: Submission,
  reference: Submission,
  { entry, studentFiles }: Exercise,
): Mutant[] {
  return [...new Set([...studentFiles, entry])].flatMap((file) => {
    const own = submission.files.get(submission.known.get(file) ?? "")?.replaceAll("\r\n", "\n");
    const known = reference.files.get(file);
    if (own === undefined || known === undefined || own === known) return [];
    return [{ name, stage: "", file, ...editBetween(known, own), why: TO_WRITE, told: TO_WRITE }];
  });
}

/** Without the lines at both ends that are the same, as far as what is left stands in the file once. */
function editBetween(from: string, to: string): Pick<Mutant, "find" | "replace"> {
  const [before, after] = [from.split("\n"), to.split("\n")];
  const room = Math.min(before.length, after.length) - 1;
  let head = 0;
  while (head < room && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < room - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const between = (lines: readonly string[]): string => lines.slice(head, lines.length - tail).join("\n");
  const [find, replace] = [between(before), between(after)];
  return find !== "" && from.split(find).length === 2 ? { find, replace } : { find: from, replace: to };
}

/** The candidate that does what the submission does, with the stage in which it falls; `null` where none does. */
function alike(report: Report, candidates: readonly Mutant[], reports: readonly Report[]): Mutant | null {
  const found = candidates.flatMap((mutant, place) => {
    const one = reports[place];
    const stage = one?.stages.find(({ score, maxScore }) => score < maxScore)?.name;
    if (one?.behaviour === undefined || stage === undefined) return [];
    return [{ mutant: { ...mutant, stage }, near: nearness(report.behaviour ?? {}, one.behaviour) }];
  });
  const [best] = found.filter(({ near }) => near >= NEAR).sort((a, b) => b.near - a.near);
  return best?.mutant ?? null;
}

/** Of checks that tell of nothing but their failure, the same ones that fail are as much as can be asked for. */
const nearness = (one: Behaviour, other: Behaviour): number =>
  isDeepStrictEqual(one, other) ? 1 : likeness(one, other);

/** Adds a mutant as the last one of the list in a file. */
async function addTo(path: string, { name, stage, file, find, replace, why, told = "" }: Mutant): Promise<void> {
  const text = await readFile(path, "utf8");
  const end = text.lastIndexOf("\n];");
  if (end < 0) throw new UsageError(`${shown(path)} does not end its list of mutants with a line "];".`);
  const source = `
  {
    name: ${JSON.stringify(name)},
    stage: ${JSON.stringify(stage)},
    file: ${JSON.stringify(file)},
    find: ${template(find)},
    replace: ${template(replace)},
    why: ${JSON.stringify(why)},
    told: ${JSON.stringify(told)},
  },`;
  await writeFile(path, text.slice(0, end) + source + text.slice(end));
}

/** A text as a template literal that means it. */
const template = (text: string): string => `\`${text.replace(/\\|`|\$(?=\{)/g, "\\$&")}\``;
