/**
 * A report with what people decided about it, and what lateness costs: the points that count.
 *
 * @module
 */
import type {
  Action,
  Criterion,
  Decision,
  Effect,
  GradedCriterion,
  Lateness,
  ReportedDecision,
} from "../../model/decision.js";
import type { Report } from "../../model/report.js";
import { hundredths, rounded } from "../../model/points.js";
import { noScoreOf } from "./final.js";
import { replacedIn } from "./replaced.js";
import { Tally } from "./tally.js";

/** What a report is judged by, beside its own points. */
export interface Judgement {
  decisions: readonly Pick<Decision, "why" | "by" | "at" | "comment" | "note" | "actions">[];
  /** `null` when there is nothing to be taken off. */
  lateness: Lateness | null;
  /** What people grade beside the checks, and is a part of the whole. */
  criteria: readonly Criterion[];
}

/** Checks first, then stages, then the whole; within each in the order of the file. */
const ORDER: readonly ((action: Action) => boolean)[] = [
  ({ kind }) => kind === "credit" || kind === "grade",
  (action) => action.kind === "points" && action.on?.includes("/") === true,
  ({ kind }) => kind === "drop",
  (action) => action.kind === "points" && action.on?.includes("/") === false,
  (action) => action.kind === "points" && action.on === null,
];

/**
 * The report with these decisions in the place of any that it has. `score`, `maxScore` and `stages` stay as they are. In a
 * student's report, what was decided about hidden checks is left out, as all that is about them. O(decisions × checks).
 */
export function judged(report: Report, { decisions, lateness, criteria }: Judgement): Report {
  const replaced = replacedIn(decisions.flatMap(({ actions }) => actions));
  const told =
    report.audience === "student" ? decisions.flatMap((one) => forStudent(one, report, replaced)) : decisions;
  const own = told.flatMap((one) => fitting(one, report));
  const bare = withoutJudgement(report);
  if (own.length === 0 && lateness === null && criteria.length === 0) return bare;
  const tally = new Tally(report.stages, criteria);
  const gains = new Map<Action, number>();
  const all = own.flatMap(({ actions }) => actions);
  let hasScore = report.score !== null;
  for (const isNow of ORDER) {
    for (const action of all.filter((one) => isNow(one) && !replaced.has(one))) {
      hasScore ||= action.kind === "points" && action.on === null && action.how === "set";
      // Who handed in nothing has passed nothing.
      const isVoid = action.kind === "credit" && report.status === "no-submission";
      gains.set(action, isVoid ? 0 : gainOf(tally, action));
    }
  }
  const late = lateness === null ? null : { ...lateness, deduction: deductionOf(tally, lateness) };
  const forgiven = late?.otherwise === undefined ? 0 : deductionOf(tally, { ...late, ...late.otherwise });
  const time = all.find((one) => isAboutTime(one) && !replaced.has(one));
  if (late !== null && time !== undefined && hasScore) gains.set(time, rounded(forgiven - late.deduction));
  const hasNone = noScoreOf({ decisions: own }) !== null;
  const counting = hasScore && !hasNone ? gains : new Map<Action, number>();
  const effectOf = (action: Action): Effect => ({
    gain: counting.get(action) ?? 0,
    ...(replaced.has(action) && { isReplaced: true }),
  });
  return {
    ...bare,
    decisions: own.map((one) => reported(one, effectOf)),
    ...(criteria.length === 0 ? {} : { criteria: criteria.map((one) => graded(one, all)) }),
    ...(late === null ? {} : { lateness: late }),
    finalScore: hasScore && !hasNone ? Math.max(0, rounded(hundredths(tally.score) - (late?.deduction ?? 0))) : null,
    // What a person gives for the whole is out of all that there is, also where a reader does not see all of it.
    finalMaxScore: hundredths(tally.maxScore + (tally.isSet ? pendingPoints(report) : 0)),
  };
}

/** The report as the machine made it. */
function withoutJudgement(report: Report): Report {
  const { decisions: _decisions, lateness: _late, finalScore: _final, finalMaxScore: _most, ...rest } = report;
  const { criteria: _criteria, ...bare } = rest;
  return bare;
}

/** A criterion with what the last in the file has given for it. */
function graded({ name, title, maxScore }: Criterion, actions: readonly Action[]): GradedCriterion {
  const last = actions.filter((one) => one.kind === "grade").findLast(({ criterion }) => criterion === name);
  return { name, title, maxScore, score: last?.points ?? null, level: last?.level ?? null };
}

/** Points that an action gives, or takes, in hundredths: so that they add up to what counts. */
function gainOf(tally: Tally, action: Action): number {
  const before = hundredths(tally.score);
  if (action.kind === "credit") tally.credit(action.on);
  else if (action.kind === "drop") tally.drop(action.on, action.maximum);
  else if (action.kind === "points") tally.change(action);
  else if (action.kind === "grade") tally.grade(action.criterion, action.points);
  return rounded(hundredths(tally.score) - before);
}

/** In hundredths, never more than there is; nothing where a person has set the score. */
function deductionOf(tally: Tally, { off, unit }: Pick<Lateness, "off" | "unit">): number {
  if (tally.isSet) return 0;
  const points = unit === "points" ? off : (off / 100) * tally.maxScore;
  return Math.min(hundredths(tally.score), hundredths(points));
}

const isAboutTime = ({ kind }: Action): boolean => ["waived", "late", "extension"].includes(kind);

function reported(
  { why, by, at, comment, note, actions }: Judgement["decisions"][number],
  effectOf: (action: Action) => Effect,
): ReportedDecision {
  return {
    why,
    by,
    at,
    ...(comment === undefined ? {} : { comment }),
    ...(note === undefined ? {} : { note }),
    actions: actions.map((action) => ({ ...withoutEffect(action), ...effectOf(action) })),
  };
}

/** An action as it was decided, also from a report that tells what came of it. */
function withoutEffect(action: Action & Partial<Effect>): Action {
  const { gain: _gain, isReplaced: _isReplaced, ...bare } = action;
  return bare as Action;
}

/** A decision without what is about a stage or a check that there is not, which changes nothing and is a doubt of the class. */
function fitting(decision: Judgement["decisions"][number], { stages }: Report): Judgement["decisions"][number][] {
  const isThere = (on: string): boolean =>
    stages.some(({ name, checks }) => name === on || checks.some((check) => `${name}/${check.name}` === on));
  const actions = decision.actions.filter((action) => !("on" in action) || action.on === null || isThere(action.on));
  const isEmpty = actions.length === 0 && decision.comment === undefined && decision.note === undefined;
  return isEmpty ? [] : [{ ...decision, actions }];
}

/** A decision as its student may read it: without the note, what was decided otherwise later, and all that is about hidden checks. */
function forStudent(
  decision: Judgement["decisions"][number],
  { stages }: Report,
  replaced: ReadonlySet<Action>,
): Judgement["decisions"][number][] {
  const { note: _note, ...whole } = decision;
  const rest = { ...whole, actions: whole.actions.filter((action) => !replaced.has(action)) };
  const keys = new Set(stages.flatMap(({ name, checks }) => checks.map((check) => `${name}/${check.name}`)));
  const isHidden = (action: Action): boolean =>
    "on" in action && action.on?.includes("/") === true && !keys.has(action.on);
  if (rest.actions.some(isHidden)) {
    // What is withheld stays so.
    const actions = rest.actions.filter((action) => action.kind === "result" && action.result === "withheld");
    const { comment: _comment, ...bare } = rest;
    return actions.length === 0 ? [] : [{ ...bare, actions }];
  }
  return rest.actions.length === 0 && rest.comment === undefined ? [] : [rest];
}

const pendingPoints = ({ stages }: Report): number =>
  stages.flatMap(({ pending = [] }) => pending).reduce((sum, { maxScore }) => sum + maxScore, 0);
