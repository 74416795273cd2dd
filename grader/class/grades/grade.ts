/**
 * What every grade book is made of: the final grade, how it is written, and a line that explains it.
 *
 * @module
 */
import { NOTHING_CERTAIN, NOTHING_HANDED_IN } from "../../model/errors.js";
import type { Cohort, CohortEntry } from "../../model/class.js";
import { rounded } from "../../model/points.js";
import { count, shown } from "../../model/words.js";
import { totalOf } from "../../report/class/statistics.js";
import { noScoreOf } from "../../report/decisions/final.js";
import { decisionTexts } from "../../report/decisions/words.js";
import { NO_SCORE_WORDS } from "../../report/score.js";

/** A grade book: the text of a file, and what the instructor should know, one sentence each. */
export interface GradeBook {
  text: string;
  notes: string[];
}

/** Points with decisions and lateness, in hundredths, which is as fine as grade books are; `null` for none. */
export function finalGrade(entry: Pick<CohortEntry, "score" | "lateDeduction" | "finalScore">): number | null {
  const points = totalOf(entry);
  return points === null ? null : Math.round(points * 100) / 100;
}

/** Whether there is no grade as the grader went wrong; else somebody has to look at something first. */
export const isFault = ({ status }: Pick<CohortEntry, "status">): boolean => status === "grader-fault";

/** Who has no grade for that reason. */
export const STILL_OPEN = "In doubt, and left as they were";

/** How a file writes numbers. */
export interface NumberStyle {
  decimal: "." | ",";
  /** Digits after it at the least; never more than two. */
  decimals: number;
}

/** A number in a file's style. */
export function written(value: number, { decimal, decimals }: NumberStyle): string {
  const [whole = "", fraction = ""] = value.toFixed(2).split(".");
  const digits = fraction.replace(/0+$/, "").padEnd(Math.min(decimals, 2), "0");
  return digits === "" ? whole : `${whole}${decimal}${digits}`;
}

/** The number that a cell says, with a point or a comma; `null` when it says none. */
export function numberIn(cell: string): number | null {
  const text = cell.trim();
  return /^-?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : null;
}

/** The style of the numbers in some cells; without any that has a fraction, the style given. */
export function styleOf(cells: readonly string[], otherwise: NumberStyle): NumberStyle {
  const fraction = cells.map((cell) => /^\s*-?\d+([.,])(\d+)\s*$/.exec(cell)).find((found) => found !== null);
  if (fraction == null) return otherwise;
  return { decimal: fraction[1] === "," ? "," : ".", decimals: Math.min(2, fraction[2]?.length ?? 0) };
}

/** Doubts that a comment tells; the report has them all. */
const MOST_DOUBTS = 3;

/**
 * One line that says how a grade came about, with what is in doubt about the files. Nothing in it is from the student but
 * names of files, in which nothing is markup.
 */
export function explanation(entry: CohortEntry, cohort: Pick<Cohort, "maxScore" | "checks">): string {
  if (noScoreOf(entry) === "withheld") return [outcome(entry, cohort), ...whyWithheld(entry)].join(" ");
  const doubts = entry.attention.flatMap((one) => (one.kind === "doubt" && one.about !== undefined ? [one.text] : []));
  const more = doubts.length > MOST_DOUBTS ? [`And ${doubts.length - MOST_DOUBTS} more.`] : [];
  const said = [...doubts.slice(0, MOST_DOUBTS), ...more].map(withoutMarkup);
  return [
    outcome(entry, cohort),
    ...decided(entry, cohort),
    ...(said.length === 0 ? [] : [`In doubt: ${said.join(" ")}`]),
  ]
    .filter(Boolean)
    .join(" ");
}

/** That it is withheld is told with its reason, and nothing else that was decided. */
const whyWithheld = ({ decisions = [] }: CohortEntry): string[] =>
  decisionTexts(
    decisions.flatMap(({ note: _note, comment: _comment, ...rest }) => {
      const actions = rest.actions.filter((one) => one.kind === "result" && one.isReplaced !== true);
      return actions.length === 0 ? [] : [{ ...rest, actions }];
    }),
  ).map(withoutMarkup);

const withoutMarkup = (text: string): string => text.replace(/[<>&]/g, "_");

/** What people decided, as whoever gets the grade may read it: nothing about hidden checks, nor what was decided otherwise later. */
function decided({ decisions = [] }: CohortEntry, { checks = [] }: Pick<Cohort, "checks">): string[] {
  const hidden = new Set(checks.flatMap(({ name, isHidden }) => (isHidden === true ? [name] : [])));
  const own = decisions
    .filter(({ actions }) => !actions.some((action) => "on" in action && hidden.has(action.on ?? "")))
    .map(({ note: _note, ...rest }) => ({
      ...rest,
      actions: rest.actions.filter((action) => action.isReplaced !== true),
    }));
  return decisionTexts(own).map(withoutMarkup);
}

function outcome(entry: CohortEntry, { maxScore }: Pick<Cohort, "maxScore">): string {
  const { score, status, error, lateDeduction, stages } = entry;
  const result = noScoreOf(entry);
  if (result !== null) return `No score: ${NO_SCORE_WORDS[result]}.`;
  if (score === null) return "";
  if (error === NOTHING_HANDED_IN) return NOTHING_HANDED_IN;
  if (error?.includes(NOTHING_CERTAIN) === true) return "Nothing that was handed in is known for certain to be theirs.";
  if (status === "no-submission") return "What was handed in could not be read: there was nothing to grade.";
  const points = `${score} of ${maxScore} points${status === "load-error" ? ": it could not be loaded" : ""}`;
  const counts =
    entry.decisions === undefined ? "" : ` What counts: ${totalOf(entry)} of ${entry.finalMaxScore ?? maxScore}.`;
  const late = lateDeduction > 0 ? `, ${lateDeduction} off for being late` : "";
  const parts = stages.map((stage) => `${stage.name} ${stage.score}/${stage.maxScore}`).join(", ");
  return `${points}${late}.${parts === "" || status === "load-error" ? "" : ` ${parts}.`}${counts}`;
}

/** Decisions that are told one by one, and people that are named with each. */
const [MOST_DECISIONS, MOST_NAMED] = [20, 10];

/**
 * What people gave or took, where a grade book has no place for it: each decision once, with what it came to for whom, those
 * about the most people first. Empty where nobody did. O(people × decisions).
 */
export function pointsByPeople(people: readonly { label: string; entry: Pick<CohortEntry, "decisions"> }[]): string[] {
  const byText = new Map<string, string[]>();
  for (const { label, entry } of people) {
    for (const { note: _note, comment: _comment, ...one } of entry.decisions ?? []) {
      const gain = rounded(one.actions.reduce((sum, action) => sum + action.gain, 0));
      if (gain === 0) continue;
      // What it came to differs from one to the next.
      const actions = one.actions.map((action) => ({ ...action, gain: 0 }));
      const text = decisionTexts([{ ...one, actions }]).join(" ");
      const names = byText.get(text) ?? [];
      if (names.length === 0) byText.set(text, names);
      names.push(`${shown(label)} (${gain < 0 ? "−" : "+"}${Math.abs(gain)})`);
    }
  }
  const all = [...byText].sort(([, a], [, b]) => b.length - a.length);
  const rest = all.length - MOST_DECISIONS;
  return [
    ...all.slice(0, MOST_DECISIONS).map(([text, names]) => {
      const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
      return `Points by decision. ${text} For ${names.slice(0, MOST_NAMED).join(", ")}${more}.`;
    }),
    ...(rest > 0 ? [`Points by ${count(rest, "decision")} more: see \`decisions.html\`.`] : []),
  ];
}

/** A note on some students, named; none without any. At most 40 are named. */
export function told(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length > 40 ? ` and ${names.length - 40} more` : "";
  return [`${what}: ${names.slice(0, 40).join(", ")}${more}`.replace(/\.?$/, ".")];
}

/** What a spreadsheet would run. */
const FORMULA = /^\s*=|^[+\-@\t\r]/;

/** Whether a spreadsheet would take a cell for a formula. Numbers, and the lone dash that stands for nothing, are none. */
export const isFormula = (cell: string): boolean =>
  FORMULA.test(cell) && cell.trim() !== "-" && numberIn(cell) === null;
