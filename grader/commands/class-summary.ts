/**
 * What a run over a class comes to, for people.
 *
 * @module
 */
import { join } from "node:path";
import wrapAnsi from "wrap-ansi";
import { type ScoreChange, gainOf } from "../class/changes.js";
import type { ClassResult } from "../class/run.js";
import { hundredths } from "../model/points.js";
import { shown, shownList } from "../model/words.js";
import type { Attention, Cohort } from "../model/class.js";
import { counted, mostOf, summaryOf, totalOf } from "../report/class/statistics.js";
import { count } from "../model/words.js";

/** What needs a human look, so that the exit status says so; and in words, for one and for several. */
const NEEDS_LOOK: Partial<Record<Attention["kind"], [string, string]>> = {
  "load-error": ["does not load", "do not load"],
  "no-submission": ["is no submission", "are no submissions"],
  "timed-out": ["runs out of time", "run out of time"],
  "grader-fault": ["met a fault of the grader", "met faults of the grader"],
  doubt: ["is in doubt", "are in doubt"],
};
const MAY_NEED_LOOK: Partial<Record<Attention["kind"], [string, string]>> = {
  skeleton: ["is nothing but the skeleton", "are nothing but the skeleton"],
  identical: ["is identical to another", "are identical to others"],
  note: ["has a note on its files or name", "have a note on their files or names"],
};

/** Whether something has to be looked at by a person: a submission, or what was passed over and may be one. */
export const needsLook = ({ entries, passedOver, doubts = [] }: Cohort): boolean =>
  doubts.length > 0 ||
  entries.some(({ attention }) => attention.some(({ kind }) => NEEDS_LOOK[kind] !== undefined)) ||
  passedOver.some((one) => one.needsLook === true);

/** What became of the submissions in a run, for the first line of {@link classSummary}. */
export const workDone = ({ graded, takenOver }: ClassResult): string =>
  `${graded} graded${takenOver === 0 ? "" : `, ${takenOver} taken over from before`}`;

/** Some ten lines: how many, how well, who needs a look, and where the results are. */
export function classSummary({ cohort, gone }: ClassResult, done: string, output: string, width: number): string {
  const all = count(cohort.entries.length, "submission");
  const lines = [
    `${all} of ${cohort.assignment}: ${done}.`,
    averages(cohort),
    kinds("Need a look", cohort, NEEDS_LOOK),
    kinds("May need a look", cohort, MAY_NEED_LOOK),
    alike(cohort),
    decided(cohort),
    ...passedOver(cohort),
    ...doubts(cohort),
    unmet(cohort),
    gone.length === 0
      ? ""
      : `Gone from the class: ${shownList(gone, 3)}; the reports are in ${shown(join(output, "gone"))}.`,
    `The class at a glance: ${join(output, "index.html")}`,
  ];
  return wrapped(lines, width);
}

/** What may be given to whom, once a class was graded for students and nothing leaks. */
export const forStudentsText = (output: string, width: number): string =>
  wrapped(
    [
      `Nothing in it tells of hidden checks or the solution. Give each student the own report from ${shown(join(output, "reports"))} alone: ` +
        `everything else in ${shown(output)} holds the names and grades of all.`,
    ],
    width,
  );

/** Doubts that are told one by one; the page of the class has all of them. */
const MOST_DOUBTS = 10;

/** What a person has to decide or mend, a line each, and what stays in the place of a fault of the grader. */
function doubts({ entries, doubts = [] }: Cohort): string[] {
  const all = entries.flatMap(({ name, attention }) =>
    attention.flatMap((each) => {
      const isTold = each.kind === "doubt" || each.kind === "grader-fault";
      return isTold && each.text !== undefined ? [{ name, text: each.text }] : [];
    }),
  );
  const own = doubts.slice(0, MOST_DOUBTS).map((text) => `- ${text}`);
  if (own.length > 0) own.unshift("For the whole class, needs a look:");
  if (doubts.length > MOST_DOUBTS)
    own.push(`- and ${count(doubts.length - MOST_DOUBTS, "doubt")} more about the whole class`);
  const lines = [...own, ...all.slice(0, MOST_DOUBTS).map(({ name, text }) => `- ${shown(name)}: ${text}`)];
  return all.length > MOST_DOUBTS ? [...lines, `- and ${count(all.length - MOST_DOUBTS, "doubt")} more`] : lines;
}

/** What is no submission; what may be one by itself, with the reason. */
function passedOver({ passedOver: all }: Cohort): string[] {
  const listed = (some: Cohort["passedOver"]): string =>
    shownList(
      some.map(({ name }) => name),
      3,
    );
  const [look, rest] = [all.filter(({ needsLook }) => needsLook), all.filter(({ needsLook }) => !needsLook)];
  const lines = look.slice(0, MOST_DOUBTS).map(({ name, why }) => `- ${shown(name)}: ${why}.`);
  if (look.length > MOST_DOUBTS) lines.push(`- and ${look.length - MOST_DOUBTS} more`);
  return [
    rest.length === 0 ? "" : `Passed over: ${listed(rest)}.`,
    ...(look.length === 0 ? [] : ["Passed over, and to be looked at:", ...lines]),
  ];
}

/** Who needs a look and why, and names for nobody, as {@link classSummary} has it; empty when there is nothing to say. */
export function lookText(cohort: Cohort, width: number): string {
  const look = needsLook(cohort)
    ? [kinds("Need a look", cohort, NEEDS_LOOK), ...passedOver(cohort), ...doubts(cohort)]
    : [];
  return wrapped([...look, unmet(cohort)], width);
}

/** Names in the config that have come to nothing: misspelt, mended, or seen otherwise since a check has changed. */
const unmet = ({ unmet = [] }: Cohort): string =>
  unmet.length === 0 ? "" : `Nobody does what the config calls ${shownList(unmet)}.`;

/** A line for each score that is not what it was, falls first. */
export function changesText(changes: readonly ScoreChange[], width: number): string {
  if (changes.length === 0) return "";
  return wrapped([changesHead(changes), ...changes.map(changeLine)], width);
}

/** How many changed, and how many of them for the worse. */
export function changesHead(changes: readonly ScoreChange[]): string {
  const falls = changes.filter((change) => gainOf(change) < 0).length;
  return `${count(changes.length, "score")} changed, ${falls === 0 ? "none" : falls} for the worse:`;
}

/**
 * `▼ ada: 90 → 85.5 of 100 (−4.5)`, `▼ ada: 1 of 100 → 1 of 103 (missing 102, was 99)`, and `= ada: 100 of 100 → 90 of 90` where
 * nothing is lost or won.
 */
export function changeLine(change: ScoreChange): string {
  const { before, after, of } = change;
  const gain = gainOf(change);
  const by = Number.isFinite(gain) && gain !== 0 ? ` (${of.before === of.after ? signed(gain) : missing(change)})` : "";
  const was = `${scoreText(before)}${of.before === of.after ? "" : ` of ${of.before}`}`;
  const sign = gain < 0 ? "▼" : gain > 0 ? "▲" : "=";
  return `${sign} ${shown(change.name)}: ${was} → ${scoreText(after)} of ${of.after}${by}`;
}

/** Where there is more or less to be had, points alone would not tell what was lost. */
function missing({ before, after, of }: ScoreChange): string {
  const [was, is] = [hundredths(of.before - (before ?? 0)), hundredths(of.after - (after ?? 0))];
  if (was >= 0 && is >= 0) return `missing ${is}, was ${was}`;
  const said = (points: number): string => (points < 0 ? `${-points} above` : `missing ${points}`);
  return `${said(is)}, was ${said(was)}`;
}

const scoreText = (value: number | null): string => (value === null ? "no score" : String(value));

/** `+3`, `−1`. */
export const signed = (points: number): string => `${points > 0 ? "+" : "−"}${Math.abs(points)}`;

/** The numbers of the class's page: whoever handed in nothing has no part in them. */
function averages(cohort: Cohort): string {
  const { entries } = cohort;
  const scores = counted(entries).flatMap((entry) => totalOf(entry) ?? []);
  const summary = summaryOf(scores);
  if (summary === null) return "";
  const of = scores.length === entries.length ? "" : `, of the ${scores.length} with a score of their own`;
  return `Mean ${rounded(summary.mean)}, median ${rounded(summary.median)} of ${mostOf(cohort)} points${of}.`;
}

function kinds(
  title: string,
  { entries }: Cohort,
  words: Partial<Record<Attention["kind"], [string, string]>>,
): string {
  const found = Object.entries(words).flatMap(([kind, [one, several]]) => {
    const number = entries.filter(({ attention }) => attention.some((each) => each.kind === kind)).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : several}`];
  });
  return found.length === 0 ? "" : `${title}: ${found.join(", ")}.`;
}

const wrapped = (lines: readonly string[], width: number): string =>
  lines
    .filter((line) => line !== "")
    .map((line) => `${wrapAnsi(line, Math.min(width, 100))}\n`)
    .join("");

/** How many are alike in what their students wrote. */
function alike({ alike: found }: Cohort): string {
  const pairs = found?.pairs.length ?? 0;
  if (pairs === 0) return "";
  return `Alike: ${count(pairs, "pair")} of submissions, for a person to look at; the page of the class shows them side by side.`;
}

/** How many a person has decided something about. */
function decided({ entries }: Cohort): string {
  const number = entries.filter(({ decisions = [] }) => decisions.length > 0).length;
  return number === 0 ? "" : `Decided by people: something about ${count(number, "submission")}.`;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
