import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DEFAULT_SEED } from "#kit/check/provided";
import { UsageError } from "../../model/errors.js";
import { within } from "../../grade/mistakes/behaviour.js";
import { namesOf } from "../../grade/mistakes/recognised.js";
import { keepGrader } from "../../grade/warm.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Exercise } from "../../model/course.js";
import type { Report, StageResult } from "../../model/report.js";
import type { Submission } from "../../model/submission.js";
import { shownList } from "../../model/words.js";
import { type Finding, finding } from "../finding.js";
import { type Mutant, withMutant } from "../mutants.js";

/** Part of the points that a skeleton may have: a check that a wrong constructor passes by throwing, say. */
const SKELETON_SHARE = 0.03;

/** How much is tried, and by how many threads. */
export interface Depth {
  threads: number;
  /**
   * Whether mutants are tried in the stages after theirs, too, but for the last one: what they do there is known to
   * `mistakes.json`, and no reason for them to be found.
   */
  isDeep: boolean;
}

/**
 * Grades skeleton, solution and mutants as students' submissions are graded, in one run: the skeleton is not solved, the
 * solution has full marks, each mutant loses its first points in the stage that it names.
 */
export async function findWrongGrades(
  courseRoot: string,
  exercise: Exercise,
  stages: readonly StageResult[],
  mutants: readonly Mutant[],
  depth: Depth,
): Promise<Finding[]> {
  const skeleton = await load(join(courseRoot, "exercises", exercise.folder), exercise);
  const solution = await load(join(courseRoot, "solutions", exercise.folder), exercise);
  if (skeleton === null || solution === null) return [];
  const { mutated, findings } = mutate(solution, mutants, stages, exercise);
  const { ofSkeleton, ofSolution, ofMutants } = await gradeAllOf(
    { skeleton, solution, mutated },
    exercise,
    stages.map(({ name }) => name),
    depth,
  );

  const fault = [ofSkeleton, ofSolution, ...ofMutants.values()].find(({ status }) => status === "grader-fault");
  if (fault !== undefined) {
    const said = fault.error ?? "";
    return [finding(`${exercise.folder}: its suites are broken: ${said}`, "edit them")];
  }
  findings.push(...judgeSkeleton(ofSkeleton, exercise));
  const ofReference = judgeSolution(ofSolution, exercise);
  // A stage that the solution fails says nothing about mutants of it.
  if (ofReference.length > 0) return [...findings, ...ofReference];
  const judged = mutated.flatMap(({ mutant }) => judgeMutant(mutant, ofMutants.get(mutant), exercise));
  return [...findings, ...judged, ...findStaleMistakes(exercise, mutants, ofMutants, namesOf(stages))];
}

/**
 * Whether what is known of mistakes is what their mutants do, in the checks that they were graded with. Only where it was written down,
 * or students are to be told something.
 */
function findStaleMistakes(
  { folder, id, mistakes: { checks, mistakes } = { checks: [], mistakes: [] } }: Exercise,
  mutants: readonly Mutant[],
  reports: ReadonlyMap<Mutant, Report>,
  now: ReadonlySet<string>,
): Finding[] {
  if (mistakes.length === 0 && mutants.every(({ told }) => told === undefined)) return [];
  const isKnown = (mutant: Mutant): boolean => {
    const known = mistakes.find(({ name }) => name === mutant.name);
    const report = reports.get(mutant);
    if (known === undefined || report === undefined) return false;
    const tried = report.stages.flatMap(({ name, checks }) => checks.map((check) => `${name}/${check.name}`));
    const isSame = isDeepStrictEqual(within(known.behaviour, new Set(tried)), report.behaviour ?? {});
    return isSame && known.told === mutant.told && known.why === mutant.why;
  };
  const stale = [
    ...mutants.filter((mutant) => !isKnown(mutant)),
    ...mistakes.filter(({ name }) => mutants.every((mutant) => mutant.name !== name)),
  ].map(({ name = "" }) => name);
  const mend = `npm run dev mistakes ${id}`;
  const path = `solutions/${folder}/mistakes.json`;
  if (stale.length > 0) return [finding(`${path} is not what the mutants do: ${shownList(stale)}.`, mend)];
  const added = [...now].filter((check) => !checks.includes(check));
  const gone = checks.filter((check) => !now.has(check));
  if (added.length + gone.length === 0) return [];
  return [finding(`${path} was made with other checks: ${shownList([...added, ...gone])}.`, mend)];
}

interface Graded {
  ofSkeleton: Report;
  ofSolution: Report;
  ofMutants: ReadonlyMap<Mutant, Report>;
}

/**
 * Grades them all, each mutant up to the stage that it names, or further: see {@link Depth}. The last stage, which often takes
 * longer than all others, has only those that name it. Those that lose nothing by then are graded in all stages.
 */
async function gradeAllOf(
  { skeleton, solution, mutated }: { skeleton: Submission; solution: Submission; mutated: readonly Mutated[] },
  exercise: Exercise,
  stages: readonly string[],
  { threads, isDeep }: Depth,
): Promise<Graded> {
  const grader = await keepGrader(exercise, threads);
  const options = { seed: DEFAULT_SEED, host: "sandbox", types: false, isBrief: true } as const;
  const ofMutants = new Map<Mutant, Report>();
  const grade = async (some: readonly Mutated[], tried: readonly string[]): Promise<void> => {
    const leftOut = stages.filter((name) => !tried.includes(name)).map((name) => ({ name }));
    const submissions = some.map(({ submission }) => submission);
    const reports = await grader.gradeAll(submissions, { ...options, leftOut });
    some.forEach(({ mutant }, place) => ofMutants.set(mutant, reports[place] as Report));
  };
  try {
    const [ofSkeleton, ofSolution] = await grader.gradeAll([skeleton, solution], options);
    if (ofSkeleton === undefined || ofSolution === undefined) throw new Error("skeleton and solution were not graded");
    for (const [place, stage] of stages.entries()) {
      const itsOwn = mutated.filter(({ mutant }) => mutant.stage === stage);
      const end = isDeep ? Math.max(place + 1, stages.length - 1) : place + 1;
      await grade(itsOwn, stages.slice(0, end));
    }
    const hasAll = ({ mutant }: Mutated): boolean => {
      const report = ofMutants.get(mutant);
      return report?.score === report?.maxScore;
    };
    await grade(mutated.filter(hasAll), stages);
    return { ofSkeleton, ofSolution, ofMutants };
  } finally {
    await grader.close();
  }
}

/** A mutant, and the reference with its bug. */
interface Mutated {
  mutant: Mutant;
  submission: Submission;
}

/** What students hand in of a folder, without the mutants and suites beside it; `null` when there is nothing of it. */
async function load(path: string, exercise: Exercise): Promise<Submission | null> {
  try {
    const submission = await loadSubmission(path, exercise);
    const paths = [...submission.known.values()];
    return { ...submission, files: new Map(paths.map((path) => [path, submission.files.get(path) ?? ""])) };
  } catch (error) {
    // That files are missing has been told by name.
    if (error instanceof UsageError) return null;
    throw error;
  }
}

function mutate(
  solution: Submission,
  mutants: readonly Mutant[],
  stages: readonly StageResult[],
  { folder }: Exercise,
): { mutated: Mutated[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const mutated = mutants.flatMap((mutant) => {
    if (stages.every(({ name }) => name !== mutant.stage)) {
      const known = stages.map(({ name }) => name).join(", ");
      findings.push(
        finding(
          `Mutant ${mutant.name} names the stage "${mutant.stage}".`,
          `in solutions/${folder}/mutants.ts name one of ${known}`,
        ),
      );
      return [];
    }
    try {
      return [{ mutant, submission: withMutant(solution, mutant) }];
    } catch (error) {
      findings.push(finding((error as Error).message, `edit its "find" in solutions/${folder}/mutants.ts`));
      return [];
    }
  });
  return { mutated, findings };
}

function judgeSkeleton({ status, error, score, maxScore }: Report, { folder }: Exercise): Finding[] {
  const mend = `edit the marks in solutions/${folder}/, then \`npm run dev sync\``;
  if (status === "load-error") return [finding(`exercises/${folder}: the skeleton cannot be loaded: ${error}`, mend)];
  if ((score ?? 0) <= SKELETON_SHARE * maxScore) return [];
  return [finding(`exercises/${folder}: the skeleton has ${score} of ${maxScore} points as it is handed out.`, mend)];
}

function judgeSolution(report: Report, { folder, id }: Exercise): Finding[] {
  const { status, error, score, maxScore } = report;
  const mend = `npm run grade -- solutions --assignment ${id}`;
  const path = `solutions/${folder}`;
  if (status === "load-error") return [finding(`${path}: the solution cannot be loaded: ${error}`, mend)];
  if (score === maxScore) return [];
  const failed = report.stages.flatMap((stage) =>
    stage.checks.filter((check) => check.status !== "passed").map((check) => `"${stage.name}/${check.name}"`),
  );
  return [finding(`${path}: the solution has ${score} of ${maxScore} points; it fails ${failed.join(", ")}.`, mend)];
}

function judgeMutant(mutant: Mutant, report: Report | undefined, { folder }: Exercise): Finding[] {
  if (report === undefined) throw new Error(`mutant ${mutant.name} was not graded`);
  const path = `solutions/${folder}/mutants.ts`;
  if (report.status === "load-error") {
    return [finding(`Mutant ${mutant.name} cannot be loaded: ${report.error}`, `edit its "replace" in ${path}`)];
  }
  const first = report.stages.find(({ score, maxScore }) => score < maxScore);
  if (first === undefined) {
    const mend = `add a check to stage "${mutant.stage}" that finds it: ${mutant.why}`;
    return [finding(`Mutant ${mutant.name} has full marks.`, mend)];
  }
  if (first.name === mutant.stage) return [];
  const culprit = first.checks.find(({ status }) => status !== "passed")?.name ?? "";
  const problem = `Mutant ${mutant.name} falls in stage "${first.name}", at "${culprit}", not in "${mutant.stage}".`;
  return [finding(problem, `name the stage "${first.name}" in ${path}, or change that check`)];
}
