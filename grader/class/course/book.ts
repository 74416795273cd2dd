/**
 * Classes and people → the grade book of a course.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type CourseConfig, wrong } from "../../grade/load/config.js";
import type { Place } from "../../grade/load/course.js";
import type { CohortEntry } from "../../model/class.js";
import type {
  CellKind,
  CourseAssignment,
  CourseBook,
  CourseCell,
  CourseRow,
  CourseTotal,
} from "../../model/course-book.js";
import type { ReportedDecision } from "../../model/decision.js";
import { NOTHING_HANDED_IN, UsageError } from "../../model/errors.js";
import { count, shown, shownList } from "../../model/words.js";
import { studentReport } from "../../report/audience.js";
import { mostOf, totalOf } from "../../report/class/statistics.js";
import { noScoreOf } from "../../report/decisions/final.js";
import { parseReport } from "../../report/index.js";
import { stillToGrade } from "../decisions/criteria.js";
import { pathsOf } from "../output-folder.js";
import type { GradedClass } from "./classes.js";
import type { People, Person } from "./people.js";
import { shareOf, weigh } from "./total.js";

/**
 * Makes the grade book. Reports are read of those alone about whom something was decided.
 *
 * @param pageOf - where a link to a class's page leads
 * @throws UsageError when the weights do not fit the classes, or a report cannot be read
 */
export async function courseBook(
  classes: readonly GradedClass[],
  { people, doubts }: People,
  config: CourseConfig,
  assignments: readonly Place[],
  pageOf: (root: string) => string | null,
): Promise<CourseBook> {
  const weights = weightsOf(classes, config);
  const described = classes.map(({ root, cohort }, at): CourseAssignment => {
    const { assignment: id, title } = cohort;
    const weight = weights[at] ?? 0;
    const mayDrop = !config.neverDrop.includes(id);
    const share = shareOf(weight, weights);
    return { id, title, maxScore: mostOf(cohort), weight, share, mayDrop, folder: root, page: pageOf(root) };
  });
  const told = await toldDecisions(classes);
  const rows = people.map((person): CourseRow => {
    const cells = classes.map((one, at) => cellOf(person, one, at, told));
    const { name, student, login, isUncertain } = person;
    const total =
      isUncertain && !cells.some(({ kind }) => kind === "withheld") ? OPEN : totalFor(cells, described, config);
    return {
      name,
      student,
      login,
      cells: total.cells ?? cells,
      total: total.total,
      doubts: [...person.doubts, ...doubtsIn(cells, described)],
      isUncertain,
    };
  });
  return {
    assignments: described,
    isWeighted: config.weights !== null,
    drop: config.drop,
    points: config.points,
    isForStudents: classes.every(({ audience }) => audience === "student"),
    rows,
    doubts: [...doubts, ...lacking(classes, config, assignments), ...toGrade(classes, described, rows)],
  };
}

/** What is in doubt about the assignments of one person. */
const doubtsIn = (cells: readonly CourseCell[], assignments: readonly CourseAssignment[]): string[] =>
  cells.flatMap(({ kind, submissions }, at) => {
    const { id = "", folder = "" } = assignments[at] ?? {};
    if (submissions.length > 1) return [`Several submissions for ${id} are theirs: ${shownList(submissions)}.`];
    if (kind !== "fault") return [];
    return [
      `A fault of the grader left them without a score for ${id}; start the \`alloclab class\` of ${shown(folder)} again.`,
    ];
  });

/** Of each class its weight. */
function weightsOf(classes: readonly GradedClass[], { path, weights }: CourseConfig): number[] {
  if (weights === null) return classes.map(() => 1);
  const without = classes.filter(({ cohort }) => !Object.hasOwn(weights, cohort.assignment));
  if (without.length > 0) {
    const faults = without.map(
      ({ root, cohort }) =>
        `\`course.weights\` has none for ${shown(cohort.assignment)}, of which ${shown(root)} is a class; give it 0 if it is not to count`,
    );
    throw wrong(path ?? "", faults);
  }
  const own = classes.map(({ cohort }) => weights[cohort.assignment] ?? 0);
  if (own.every((weight) => weight === 0)) throw wrong(path ?? "", ["`course.weights` leave no class that counts"]);
  return own;
}

/** Assignments that weigh something, and of which there is no class yet. */
function lacking(classes: readonly GradedClass[], { weights }: CourseConfig, assignments: readonly Place[]): string[] {
  const have = new Set(classes.map(({ cohort }) => cohort.assignment));
  const ids = assignments.map(({ id }) => id).filter((id) => !have.has(id) && (weights?.[id] ?? 0) > 0);
  if (ids.length === 0) return [];
  return [
    `\`course.weights\` count ${shownList(ids)}, of which there is no class here: totals are of the others alone.`,
  ];
}

/** What people have to grade still of assignments that count, a sentence a criterion. */
const toGrade = (
  classes: readonly GradedClass[],
  assignments: readonly CourseAssignment[],
  rows: readonly CourseRow[],
): string[] =>
  classes.flatMap(({ cohort: { entries } }, at) => {
    const { id = "", weight = 0 } = assignments[at] ?? {};
    if (weight === 0) return [];
    const names = new Set(entries.flatMap(stillToGrade));
    return [...names].flatMap((name) => {
      const lacking = rows.filter(({ cells }) => isToGrade(cells[at], name)).map((row) => row.name);
      if (lacking.length === 0) return [];
      const many = count(lacking.length, "student");
      return [
        `${shown(name)} of ${id} is not graded yet for ${many}, and so there is no total: ${shownList(lacking)}.`,
      ];
    });
  });

const isToGrade = (cell: CourseCell | undefined, name: string): boolean =>
  cell?.kind === "ungraded" && cell.criteria.some((one) => one.name === name && one.score === null);

/** What the students may read of decisions, by row. */
async function toldDecisions(classes: readonly GradedClass[]): Promise<Map<CohortEntry, readonly ReportedDecision[]>> {
  const told = new Map<CohortEntry, readonly ReportedDecision[]>();
  for (const { root, cohort } of classes) {
    for (const entry of cohort.entries) {
      if (entry.decisions === undefined) continue;
      const { json: path } = pathsOf(root, basename(entry.report, ".json"));
      const text = await readFile(path, "utf8").catch(() => null);
      if (text === null)
        throw new UsageError(`${shown(path)} cannot be read; start \`alloclab class\` again to have it written anew.`);
      told.set(entry, studentReport(parseReport(text, path)).decisions ?? []);
    }
  }
  return told;
}

function cellOf(
  person: Person,
  { cohort }: GradedClass,
  at: number,
  told: ReadonlyMap<CohortEntry, readonly ReportedDecision[]>,
): CourseCell {
  const entries = person.entries.get(at) ?? [];
  const submissions = entries.map(({ name }) => name);
  const nothing = {
    isDropped: false,
    share: null,
    isBroken: false,
    daysLate: null,
    lateDeduction: 0,
    criteria: [],
    decisions: [],
  };
  const empty = { ...nothing, score: null, maxScore: mostOf(cohort), submissions, told: [] };
  const [entry, ...others] = entries;
  if (others.length > 0) return { ...empty, kind: "doubt" };
  if (entry === undefined) {
    const isInDoubt = person.isUncertain || person.maybe.has(at);
    return isInDoubt ? { ...empty, kind: "doubt" } : { ...empty, kind: "nothing", score: 0 };
  }
  const score = totalOf(entry);
  const maxScore = entry.finalMaxScore ?? cohort.maxScore;
  const kind = kindOf(entry, score, maxScore);
  return {
    ...empty,
    kind,
    score: kind === "no-attempt" ? 0 : kind === "ungraded" ? null : score,
    maxScore,
    isBroken: entry.status !== "graded" && entry.error !== NOTHING_HANDED_IN,
    daysLate: entry.daysLate,
    lateDeduction: entry.lateDeduction,
    criteria: entry.criteria ?? [],
    decisions: entry.decisions ?? [],
    told: told.get(entry) ?? [],
  };
}

function kindOf(entry: CohortEntry, score: number | null, maxScore: number): CellKind {
  const result = noScoreOf(entry);
  if (result !== null) return result;
  if (score === null) return "fault";
  if (stillToGrade(entry).length > 0) return "ungraded";
  if (maxScore === 0) return "worthless";
  return entry.status === "no-submission" && score === 0 ? "nothing" : "points";
}

/** Without a total, the cells stay as they are. */
const OPEN: { total: CourseTotal; cells: null } = { total: { kind: "open" }, cells: null };

/** The total, and the cells with those that were dropped marked. */
function totalFor(
  cells: readonly CourseCell[],
  assignments: readonly CourseAssignment[],
  config: CourseConfig,
): { total: CourseTotal; cells: CourseCell[] | null } {
  const weighing = cells.flatMap((cell, at) => {
    const { weight, mayDrop } = assignments[at] ?? { weight: 0, mayDrop: true };
    return weight > 0 ? [{ at, cell, weight, mayDrop }] : [];
  });
  const has = (kind: CellKind): boolean => weighing.some(({ cell }) => cell.kind === kind);
  if (has("withheld")) return { total: { kind: "withheld" }, cells: null };
  if (has("fault") || has("doubt") || has("ungraded")) return OPEN;
  const counted = weighing.filter(({ cell }) => cell.kind !== "excused" && cell.kind !== "worthless");
  const parts = counted.map(({ cell: { score, maxScore }, weight, mayDrop }) => ({
    ...{ score: score ?? 0, maxScore, weight, mayDrop },
  }));
  const weighed = weigh(parts, config);
  if (weighed === null) return { total: { kind: "excused" }, cells: null };
  const { dropped, points, percent } = weighed;
  const kept = counted.filter((_, place) => !dropped.has(place));
  const weights = kept.map(({ weight }) => weight);
  const shares = new Map(kept.map(({ at, weight }) => [at, shareOf(weight, weights)]));
  const gone = new Set(counted.filter((_, place) => dropped.has(place)).map(({ at }) => at));
  return {
    total: { kind: "points", points, percent },
    cells: cells.map((cell, at) => ({ ...cell, isDropped: gone.has(at), share: shares.get(at) ?? 0 })),
  };
}
