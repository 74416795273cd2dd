/**
 * What was changed in `grades.csv` by hand, offered as decisions.
 *
 * @module
 */
import { join } from "node:path";
import wrapAnsi from "wrap-ansi";
import type { HandEdit } from "../class/decisions/hand-edits.js";
import { type Member, membersIn } from "../class/decisions/members.js";
import { numberIn } from "../class/grades/grade.js";
import type { ClassResult } from "../class/run.js";
import { type Cohort, type CohortEntry, uploadNameOf } from "../model/class.js";
import { count, shown, shownList } from "../model/words.js";
import { noScoreOf } from "../report/decisions/final.js";
import { NO_SCORE_WORDS } from "../report/score.js";

/** Changes that are told one by one; the copy has all of them. */
const MOST = 40;

/** What to do about them, with a command for each change that can be a decision; empty where there are none. */
export function handEditsText(
  { handEdits, cohort }: Pick<ClassResult, "handEdits" | "cohort">,
  output: string,
  width: number,
): string {
  if (handEdits === null) return "";
  const { edits, rows, kept } = handEdits;
  const offerFor = offersIn(cohort, output);
  const head =
    `${shown(join(output, "grades.csv"))} had been changed by hand, and is written anew. The changed one is kept as ` +
    `${shown(join(output, kept))}. What is decided in decisions.yml stays:`;
  const lines = [
    wrapAnsi(head, Math.min(width, 100)),
    ...edits.slice(0, MOST).flatMap((edit) => {
      const { command, remark } = offerFor(edit);
      const more = remark === null ? "" : ` (${remark})`;
      const change = `- ${shown(edit.name)}, ${shown(edit.column)}: ${said(edit.before)} → ${said(edit.after)}${more}`;
      // In one line each, to be copied.
      return command === null ? [change] : [change, `    ${command}`];
    }),
    ...(edits.length > MOST ? [`- and ${edits.length - MOST} more`] : []),
    ...(rows.added.length === 0
      ? []
      : [wrapAnsi(`- Rows that were added: ${shownList(rows.added)}`, Math.min(width, 100))]),
    ...(rows.gone.length === 0
      ? []
      : [wrapAnsi(`- Rows that were taken out: ${shownList(rows.gone)}`, Math.min(width, 100))]),
  ];
  return `${lines.join("\n")}\n`;
}

/** What is offered for an edit. */
interface Offer {
  /** The command for the decision that comes to the same; `null` where none does. */
  command: string | null;
  /** What is to be known about it, or why there is none; a clause, or none. */
  remark: string | null;
}

/** Makes the function that says what is offered for an edit. O(entries) to make and to ask. */
function offersIn(cohort: Cohort, output: string): (edit: HandEdit) => Offer {
  const members = membersIn(cohort.entries);
  return (edit) => {
    const entry = cohort.entries.find(({ name }) => name === edit.name);
    const { options, remark } = decisionFor(edit, entry, cohort);
    if (options === null) return { command: null, remark };
    const { names, others } = whomFor(edit.name, entry, cohort.entries, members);
    const too = others.length === 0 ? [] : [`it is for ${shownList(others)}, too, as for all of that group`];
    const remarks = [...(remark === null ? [] : [remark]), ...too];
    return { command: commandFor(names, options, output), remark: remarks.length === 0 ? null : remarks.join("; ") };
  };
}

function commandFor(names: readonly string[], decided: string, output: string): string {
  const [whom, options] = [names.map(quoted).join(" "), `${decided} --output ${quoted(output)} --why "…" --by "…"`];
  // A name that looks like an option stands behind all options.
  return `alloclab decide ${names.some((name) => name.startsWith("-")) ? `${options} -- ${whom}` : `${whom} ${options}`}`;
}

/**
 * For whom it is: what is decided for a group holds for those with a row of their own, too, so that those who are left in the
 * group's row are named instead; where one of them cannot be, with those `others` whom it changes besides.
 */
function whomFor(
  name: string,
  entry: CohortEntry | undefined,
  entries: readonly CohortEntry[],
  members: readonly Member[],
): { names: string[]; others: string[] } {
  const others = entries.filter((one) => one.name !== name && uploadNameOf(one) === name).map((one) => one.name);
  if (entry === undefined || others.length === 0) return { names: [name], others };
  const left = members.filter((one) => one.upload === name && entry.students.includes(one.student));
  const areAll = left.length > 0 && left.length === entry.students.length;
  return areAll ? { names: left.map(({ row }) => row), others: [] } : { names: [name], others };
}

/** What `alloclab decide` is to be told; `null` where no decision comes to the same. */
function decisionFor(
  { column, before, after }: HandEdit,
  entry: CohortEntry | undefined,
  { stages }: Pick<Cohort, "stages">,
): { options: string | null; remark: string | null } {
  const noScore = entry === undefined ? null : noScoreOf(entry);
  const is = noScore === null ? "" : `it is ${NO_SCORE_WORDS[noScore]} by decision`;
  if (column === "score" && after.trim() === "") return { options: "--result withheld", remark: null };
  const points = numberIn(after);
  if (points === null || !arePoints(points)) return { options: null, remark: null };
  if (column === "score" && noScore !== null)
    return { options: `--result graded --set ${points}`, remark: `${is}, which this takes back` };
  if (column === "score") return { options: `--set ${points}`, remark: null };
  const criterion = entry?.criteria?.find(({ name }) => `judged_${name}` === column);
  const isStage = stages.some(({ name }) => name === column);
  if (criterion === undefined && !isStage) return { options: null, remark: null };
  if (criterion !== undefined && points > criterion.maxScore)
    return { options: null, remark: `there are ${count(criterion.maxScore, "point")} to be had` };
  const unscored = noScore === null ? [] : [`${is}, and has no score until \`--result graded\``];
  // What a table says counts before what stands in the file that names it.
  const graded = criterion === undefined || before.trim() === "" ? [] : ["if a table grades it, change it there"];
  const remarks = [...unscored, ...graded];
  const options =
    criterion === undefined ? `--on ${quoted(column)} --set ${points}` : `--grade ${quoted(criterion.name)}=${points}`;
  return { options, remark: remarks.length === 0 ? null : remarks.join("; ") };
}

/** Whether a decision can give so many. */
const arePoints = (points: number): boolean =>
  points >= 0 && points <= 100_000 && Math.abs(Math.round(points * 100) - points * 100) < 1e-6;

const said = (cell: string): string => (cell.trim() === "" ? "nothing" : shown(cell));

/** As a shell takes it for one word that means nothing else. */
const quoted = (word: string): string => (/^[\w.@/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
