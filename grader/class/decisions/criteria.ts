/**
 * What people grade by criteria: levels and points as the config has them.
 *
 * @module
 */
import { meant } from "../../grade/load/closest.js";
import type { Config } from "../../grade/load/config.js";
import type { CohortEntry } from "../../model/class.js";
import type { Action, Criterion, Decision, Decisions } from "../../model/decision.js";
import { count, shown, shownList } from "../../model/words.js";
import { noScoreOf } from "../../report/decisions/final.js";

/** The criteria of a config, in its order. */
export const criteriaOf = ({ criteria }: Pick<Config, "criteria">): Criterion[] =>
  Object.entries(criteria).map(([name, { title = name, points }]) => ({ name, title, maxScore: points }));

/** The decisions with grades as points, and what is wrong with those that come to none: nothing comes of them. */
export function withPoints(decisions: Decisions, config: Pick<Config, "criteria">): Decisions {
  const doubts: string[] = [];
  const all = decisions.all.map((decision): Decision => {
    if (decision.grades === undefined) return decision;
    const { grades, ...rest } = decision;
    const place = `${shown(decision.file ?? decisions.file ?? "")}, line ${decision.line}`;
    const actions = Object.entries(grades).flatMap(([name, grade]): Action[] => {
      const given = gradeOf(name, grade, config);
      if (typeof given !== "string") return [given];
      doubts.push(`${place}: ${given.replace(/(?<![.?…])$/, ".")}`);
      return [];
    });
    return { ...rest, actions: [...rest.actions, ...actions] };
  });
  return { ...decisions, all, doubts: [...decisions.doubts, ...doubts] };
}

/** What a grade comes to, or why it comes to nothing; without a full stop. */
export function gradeOf(name: string, grade: string | number, { criteria }: Pick<Config, "criteria">): Action | string {
  const criterion = Object.hasOwn(criteria, name) ? criteria[name] : undefined;
  if (criterion === undefined)
    return `there is no criterion ${shown(name)} in the config${meant(name, Object.keys(criteria))}`;
  const { points: most, levels = {} } = criterion;
  if (typeof grade === "number") {
    if (grade > most) return `${shown(name)} is ${grade}, and there are ${count(most, "point")} to be had`;
    return { kind: "grade", criterion: name, level: null, points: grade };
  }
  const points = Object.hasOwn(levels, grade) ? levels[grade] : undefined;
  if (points === undefined) return `${shown(name)} has no level ${shown(grade)}${meant(grade, Object.keys(levels))}`;
  return { kind: "grade", criterion: name, level: grade, points };
}

/** Names of the criteria that somebody has to grade still: none of who handed in nothing, or has no score by decision. */
export const stillToGrade = (
  row: Pick<CohortEntry, "status"> & Partial<Pick<CohortEntry, "criteria" | "decisions">>,
): string[] =>
  row.status === "no-submission" || noScoreOf(row) !== null
    ? []
    : (row.criteria ?? []).filter(({ score }) => score === null).map(({ name }) => name);

/** Criteria that are not graded yet for everybody, a sentence each. O(criteria · entries) */
export function ungradedIn(entries: readonly CohortEntry[]): string[] {
  const names = new Set(entries.flatMap(({ criteria = [] }) => criteria.map(({ name }) => name)));
  return [...names].flatMap((name) => {
    const lacking = entries.filter((entry) => stillToGrade(entry).includes(name)).map((entry) => entry.name);
    if (lacking.length === 0) return [];
    return [
      `${shown(name)} is not graded yet for ${count(lacking.length, "submission")}, and counts 0 there: ${shownList(lacking)}.`,
    ];
  });
}
