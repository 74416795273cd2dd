/**
 * What was decided about a submission, in words.
 *
 * @module
 */
import type { Action, Effect, GradedCriterion, ReportedDecision } from "../../model/decision.js";
import type { Report } from "../../model/report.js";
import { count, shown, shownList } from "../../model/words.js";
import { points } from "../words.js";
import { NO_SCORE_WORDS } from "../score.js";
import { isWithheld } from "./final.js";

/**
 * How the points that count came about, a sentence each: what the checks came to, what people gave or took and why, and what
 * lateness costs. Empty where `score` is what counts.
 */
export function judgementTexts(report: Report): string[] {
  const { score, maxScore, decisions = [], criteria = [], lateness, finalScore } = report;
  if (finalScore === undefined) return [];
  const machine =
    score === null ? "The checks gave no score." : `The checks gave ${points(score)} of ${points(maxScore)} points.`;
  return [
    ...(isWithheld(report) ? [] : [machine]),
    ...(criteria.length === 0 || isWithheld(report)
      ? []
      : [`People grade: ${criteria.map(criterionText).join(", ")}.`]),
    ...decisionTexts(decisions),
    ...(lateness === undefined || lateness.days === 0 || finalScore === null
      ? []
      : [
          `Late by ${count(lateness.days, "day")}: ${lateness.deduction === 0 ? "nothing off" : `${signed(-lateness.deduction)} ${pointsWord(lateness.deduction)}`}.`,
        ]),
  ];
}

/** `Style 4 of 5 (good)`. */
export function criterionText({ title, score, maxScore, level }: GradedCriterion): string {
  if (score === null) return `${title} not yet, of ${points(maxScore)}`;
  return `${title} ${points(score)} of ${points(maxScore)}${level === null ? "" : ` (${level})`}`;
}

/** Decisions, a sentence each; comments and notes are further ones. */
export const decisionTexts = (decisions: readonly ReportedDecision[]): string[] => decisions.flatMap(decisionText);

function decisionText({ why, by, at, comment, note, actions }: ReportedDecision): string[] {
  const what = actions.map(actionText).join(", ");
  return [
    ...(what === "" ? [] : [`${capital(what)}: ${sentence(why)} Decided by ${by}, ${at}.`]),
    ...(comment === undefined ? [] : [`Comment by ${by}: ${sentence(comment)}`]),
    ...(note === undefined ? [] : [`Note for colleagues by ${by}: ${sentence(note)}`]),
  ];
}

/** What was decided, with what came of it. */
const actionText = (action: Action & Effect): string =>
  action.isReplaced === true ? `${decidedText(action)} (a later decision counts)` : decidedText(action);

function decidedText(action: Action & Effect): string {
  const gain = action.gain === 0 ? "" : ` (${signed(action.gain)})`;
  switch (action.kind) {
    case "points": {
      const where = action.on === null ? "the score" : shown(action.on);
      if (action.how === "set") return `${where} is set to ${points(action.points)}${gain}`;
      const change = `${signed(action.how === "add" ? action.points : -action.points)} ${pointsWord(action.points)}`;
      return action.on === null ? change : `${change} for ${where}`;
    }
    case "credit":
      return `${shown(action.on)} counts as passed${gain}`;
    case "drop":
      return action.maximum === "sinks"
        ? `${shown(action.on)} does not count, and there is less to be had${gain}`
        : `${shown(action.on)} does not count, and the other checks count for more${gain}`;
    case "result":
      return action.result === "graded" ? "counts as graded" : NO_SCORE_WORDS[action.result];
    case "grade": {
      const level = action.level === null ? "" : `${shown(action.level)}, `;
      return `${shown(action.criterion)}: ${level}${points(action.points)} ${pointsWord(action.points)}`;
    }
    case "file":
      return `${shown(action.take)} counts for ${shown(action.as)}`;
    case "folder":
      return `the folder ${shown(action.folder)} counts`;
    case "together":
      return `handed in together with ${shownList(action.with)}`;
    case "belongs":
      return `it is the work of ${shown(action.to)}`;
    case "waived":
      return `nothing is taken off for being late${gain}`;
    case "late":
      return action.days === 0 ? `counts as in time${gain}` : `counts as ${count(action.days, "day")} late${gain}`;
    case "extension":
      return action.until === null
        ? `extended by ${count(action.days ?? 0, "day")}${gain}`
        : `extended until ${action.until}${gain}`;
  }
}

/** `+3`, `−1`. */
const signed = (value: number): string => `${value < 0 ? "−" : "+"}${points(Math.abs(value))}`;

const pointsWord = (value: number): string => (Math.abs(value) === 1 ? "point" : "points");

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const sentence = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/(?<![.!?])$/, ".");
