/**
 * What was changed in `grades.csv` by hand, offered as decisions.
 *
 * @module
 */
import { join } from "node:path";
import wrapAnsi from "wrap-ansi";
import type { HandEdit } from "../class/decisions/hand-edits.js";
import { numberIn } from "../class/grades/grade.js";
import type { ClassResult } from "../class/run.js";
import { shown, shownList } from "../model/words.js";

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
  const stages = new Set(cohort.stages.map(({ name }) => name));
  const head =
    `${shown(join(output, "grades.csv"))} had been changed by hand, and is written anew. The changed one is kept as ` +
    `${shown(join(output, kept))}. What is decided in decisions.yml stays:`;
  const lines = [
    wrapAnsi(head, Math.min(width, 100)),
    ...edits.slice(0, MOST).flatMap((edit) => {
      const command = commandFor(edit, stages, output);
      const change = `- ${shown(edit.name)}, ${shown(edit.column)}: ${said(edit.before)} → ${said(edit.after)}`;
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

/** The command for the decision that comes to the same; `null` where none does. */
function commandFor(edit: HandEdit, stages: ReadonlySet<string>, output: string): string | null {
  const decided = optionsFor(edit, stages);
  if (decided === null) return null;
  const [name, options] = [quoted(edit.name), `${decided} --output ${quoted(output)} --why "…" --by "…"`];
  // A name that looks like an option stands behind all options.
  return `alloclab decide ${edit.name.startsWith("-") ? `${options} -- ${name}` : `${name} ${options}`}`;
}

function optionsFor({ column, after }: HandEdit, stages: ReadonlySet<string>): string | null {
  const points = numberIn(after);
  if (column === "score" && after.trim() === "") return "--result withheld";
  if (points === null || points < 0) return null;
  if (column === "score") return `--set ${points}`;
  return stages.has(column) ? `--on ${quoted(column)} --set ${points}` : null;
}

const said = (cell: string): string => (cell.trim() === "" ? "nothing" : shown(cell));

/** As a shell takes it for one word that means nothing else. */
const quoted = (word: string): string => (/^[\w.@/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
