/**
 * `alloclab hint <check>`.
 *
 * @module
 */
import { InvalidArgumentError } from "commander";
import wrapAnsi from "wrap-ansi";
import { UsageError } from "../model/errors.js";
import { closest } from "../grade/load/closest.js";
import { describeExercise } from "../grade/load/exercise.js";
import { HINT_LEVELS, type Hints, hintsFor, stageOf } from "../grade/load/hints.js";
import type { Description } from "../model/course.js";
import type { AddCommand } from "./command.js";

/** Adds the command. */
export const hintCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("hint")
    .description("show a hint for a check: first a nudge, never the answer at once")
    .argument(
      "<check>",
      'name of the check as the report shows it: "merges/merges with the previous block", or a part of it',
    )
    .option("-a, --assignment <id>", "which assignment", terminal.defaultAssignment)
    .option("-l, --level <1-3>", "how much it may say, from a nudge (1) to nearly the answer (3)", level, 1)
    .addHelpText("after", HELP)
    .action(async (check: string, options: { assignment: string; level: number }) => {
      const exercise = await describeExercise(terminal.courseRoot, options.assignment);
      const { key, hints } = await find(exercise, check);
      const text = wrapAnsi(hints[options.level - 1] ?? "", Math.min(terminal.width, 100));
      await terminal.print(
        `Hint ${options.level} of ${HINT_LEVELS} for ${key}\n\n${text}\n${more(key, options, terminal.defaultAssignment)}`,
      );
      finish(0);
    });
};

const HELP = `
Examples:
  $ alloclab hint "basics/returns address 0 first"
  $ alloclab hint merges --level 2`;

/** The command for the next hint; nothing after the last one. */
function more(key: string, { assignment, level }: { assignment: string; level: number }, first: string): string {
  if (level === HINT_LEVELS) return "";
  const option = assignment === first ? "" : ` --assignment ${assignment}`;
  return `\nMore: npx alloclab hint "${key}"${option} --level ${level + 1}\n`;
}

function level(text: string): number {
  if (!/^[1-3]$/.test(text)) throw new InvalidArgumentError("It is 1, 2 or 3.");
  return Number(text);
}

/** The hints of a check, or those of its stage where it has none of its own. */
async function find(exercise: Description, wanted: string): Promise<Hints> {
  const { hints, id } = exercise;
  const fitting = fit(wanted, Object.keys(hints));
  const found = hintsFor(exercise, fitting.length === 1 ? (fitting[0] ?? "") : stageOf(wanted));
  if (found !== null) return found;
  if (fitting.length > 1) throw severalFit(wanted, fitting);
  // Only the suites know the checks without hints of their own; reading them takes a second.
  const { outline } = await import("../grade/stages/outline.js");
  const stages = await outline(exercise);
  const checks = stages.flatMap(({ name, checks }) => checks.map((check) => `${name}/${check.name}`));
  const names = [...stages.map(({ name }) => name), ...checks];
  const known = fit(wanted, names);
  if (known.length > 1) throw severalFit(wanted, known);
  if (known[0] !== undefined) {
    const ofStage = hintsFor(exercise, known[0]);
    if (ofStage !== null) return ofStage;
    throw new UsageError(`There is no hint for "${known[0]}" in ${id}.`);
  }
  const near = closest(wanted, names);
  const question = near === null ? "" : ` Did you mean "${near}"?`;
  throw new UsageError(`There is no check "${wanted}" in ${id}.${question} Take its name from the report.`);
}

/** Keys with that name, as `stage/check name` or the check's name alone; else those with it in them. */
function fit(wanted: string, keys: readonly string[]): string[] {
  const text = plain(wanted);
  const exact = keys.filter((key) => plain(key) === text || plain(nameOf(key)) === text);
  if (exact.length > 0) return exact;
  const part = (key: string): string => plain(text.includes("/") ? key : nameOf(key));
  return text === "" ? [] : keys.filter((key) => key.includes("/") && part(key).includes(text));
}

const severalFit = (wanted: string, keys: readonly string[]): UsageError =>
  new UsageError(`"${wanted}" fits several checks: ${keys.map((key) => `"${key}"`).join(", ")}. Give one in full.`);

const nameOf = (key: string): string => key.slice(key.indexOf("/") + 1);

/** Letters and digits only, so that quotes, dashes and letter case do not matter. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9/]+/g, " ")
    .trim();
