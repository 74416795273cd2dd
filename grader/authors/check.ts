/**
 * `alloclab dev check`: everything that is wrong with the assignments, at once, each with what mends it.
 *
 * @module
 */
import { join } from "node:path";
import { UsageError } from "../model/errors.js";
import { loadExercise } from "../grade/load/exercise.js";
import type { Exercise } from "../model/course.js";
import type { StageResult } from "../model/report.js";
import { outline } from "../grade/stages/outline.js";
import { findMissingTwin, findStalePage, findStrayFiles, findWrongFiles } from "./checks/files.js";
import { type Depth, findWrongGrades } from "./checks/grades.js";
import { findMissingHints } from "./checks/hints.js";
import { findPlaceholders } from "./checks/placeholders.js";
import { findUnplayable } from "./checks/played.js";
import { findSpoilers } from "./checks/spoilers.js";
import { findMissingSections } from "./checks/sections.js";
import { findStaleSkeletons } from "./checks/skeletons.js";
import { findWrongPictures } from "./checks/pictures.js";
import { findWrongSuites } from "./checks/suites.js";
import { findTypeErrors } from "./checks/types.js";
import { findWrongVariants } from "./checks/variants.js";
import { type Finding, finding } from "./finding.js";
import { assignmentFolders, idOf } from "./folders.js";
import { readMutants } from "./mutants.js";
import { count } from "../model/words.js";

/** What came of a check of assignments. */
export interface CheckedCourse {
  findings: Finding[];
  /** One line: what is in order, or how much is not. */
  summary: string;
}

/** What there is in the assignments that were checked, counted for the summary. */
interface Tally {
  findings: Finding[];
  checks: number;
  mutants: number;
  /** Whether all was looked at: what is missing may keep the rest from it. */
  isWhole: boolean;
}

/**
 * Checks one assignment, or all of them, whose mutants are then tried no further than they have to fall. Some ten seconds each, as
 * every mutant is graded.
 *
 * @param courseRoot - the folder that holds `exercises/` and `solutions/`
 * @throws UsageError when there is no such assignment
 */
export async function checkCourse(courseRoot: string, id?: string): Promise<CheckedCourse> {
  const folders = await assignmentFolders(courseRoot, id);
  const findings = [
    ...(id === undefined ? await findStrayFiles(courseRoot) : []),
    // What one assignment says of itself stands in it, too.
    ...(await findStalePage(courseRoot)),
  ];
  const tally = { checks: 0, mutants: 0, isWhole: true };
  const wrong: string[] = [];
  for (const [place, checked] of (await checkAssignments(courseRoot, folders, id !== undefined)).entries()) {
    findings.push(...checked.findings);
    tally.checks += checked.checks;
    tally.mutants += checked.mutants;
    tally.isWhole &&= checked.isWhole;
    if (checked.findings.length > 0) wrong.push(idOf(folders[place] ?? ""));
  }
  const inOrder = `${count(folders.length, "assignment")}, ${count(tally.checks, "check")}, ${count(tally.mutants, "mutant")}`;
  const more = tally.isWhole ? "" : " There may be more once that is mended.";
  const toMend = `${count(findings.length, "finding")}${wrong.length > 0 ? ` in ${wrong.join(", ")}` : ""}.${more}`;
  return { findings, summary: findings.length === 0 ? `Everything is in order: ${inOrder}.` : toMend };
}

/** What an assignment takes at once: what its checks draw is drawn in each thread, so several have one each. */
const THREADS = 2;

/** Two at a time, as types are compiled in one thread while mutants are graded in another; in their order. */
async function checkAssignments(courseRoot: string, folders: readonly string[], isDeep: boolean): Promise<Tally[]> {
  const checked: Tally[] = [];
  const left = folders.entries();
  const lanes = Math.min(folders.length, THREADS);
  const lane = async (): Promise<void> => {
    const depth = { threads: THREADS / lanes, isDeep };
    for (const [place, folder] of left) checked[place] = await checkAssignment(courseRoot, folder, depth);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return checked;
}

async function checkAssignment(courseRoot: string, folder: string, depth: Depth): Promise<Tally> {
  // Half of an assignment would have faults in plenty, all for that one reason.
  const missing = await findMissingTwin(courseRoot, folder);
  if (missing.length > 0) return { findings: missing, checks: 0, mutants: 0, isWhole: false };
  const findings = [
    ...(await findWrongFiles(courseRoot, folder)),
    ...(await findStaleSkeletons(courseRoot, folder)),
    ...(await findWrongPictures(courseRoot, folder)),
    ...(await findUnplayable(courseRoot, folder)),
    ...(await findWrongVariants(courseRoot, folder)),
    ...(await findPlaceholders(courseRoot, folder)),
  ];
  const tally: Tally = { findings, checks: 0, mutants: 0, isWhole: false };
  const opened = await open(courseRoot, folder);
  if (!opened.ok) {
    // What keeps it from being opened is often one of the things that are known by now.
    if (findings.length === 0) findings.push(opened.finding);
    return tally;
  }
  const { exercise, stages } = opened;
  const mutants = await readMutants(courseRoot, folder);
  findings.push(...(await findTypeErrors(courseRoot, exercise)));
  if (stages.length === 0) {
    findings.push(noSuites(folder), ...mutants.findings);
    return tally;
  }
  tally.isWhole = true;
  findings.push(
    ...(await findWrongSuites(stages, exercise)),
    ...findMissingHints(stages, exercise),
    ...(await findMissingSections(courseRoot, folder, stages)),
    ...(await findSpoilers(courseRoot, stages, exercise)),
    ...mutants.findings,
    ...(await findWrongGrades(courseRoot, exercise, stages, mutants.mutants, depth)),
  );
  tally.checks = stages.flatMap(({ checks }) => checks).length;
  tally.mutants = mutants.mutants.length;
  return tally;
}

type Opened = { ok: true; exercise: Exercise; stages: StageResult[] } | { ok: false; finding: Finding };

/** The assignment and its checks, or what keeps them from being read. */
async function open(courseRoot: string, folder: string): Promise<Opened> {
  try {
    const exercise = await loadExercise(courseRoot, folder);
    return { ok: true, exercise, stages: exercise.suites.length === 0 ? [] : await outline(exercise) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const said = error.message.replaceAll(join(courseRoot, "/"), "");
    const [named = `exercises/${folder}/exercise.json`] = /exercises\/\S+\.json/.exec(said) ?? [];
    const mend = error instanceof UsageError ? `edit ${named}` : "edit its stages";
    return { ok: false, finding: finding(`${folder} cannot be read: ${said}`, mend) };
  }
}

const noSuites = (folder: string): Finding =>
  finding(`${folder} has no stages.`, `add exercises/${folder}/stages/1-basics.test.ts`);
