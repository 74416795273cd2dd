/**
 * `alloclab regrade <folder> --output <out>`.
 *
 * @module
 */
import { UsageError } from "../model/errors.js";
import { shown, shownList } from "../model/words.js";
import type { OutputFolder } from "../class/output-folder.js";
import type { CheckSummary, Regraded } from "../class/regrade.js";
import { handEditsText } from "./hand-edits.js";
import { changeLine, changesHead, lookText, signed } from "./class-summary.js";
import { readClass, rosterOption, runClass, statusOf, threadsOption } from "./class.js";
import { configOption, loadConfigured } from "./config.js";
import { decisionsFor, decisionsOption } from "./decisions.js";
import { type GradesOptions, addGradesOptions, openGrades, refuseParts, writeGrades } from "./grade-books.js";
import { tellLeaks } from "./leaks.js";
import type { AddCommand } from "./command.js";

interface Options extends GradesOptions {
  output: string;
  threads: number;
  roster?: string;
  config?: string;
  decisions?: string;
  apply?: boolean;
}

/** Adds the command. */
export const regradeCommand: AddCommand = (program, terminal, finish) => {
  const command = program
    .command("regrade")
    .description(
      "grade a class again by the suites as they are now, and say who changes before anything is overwritten",
    )
    .argument("<folder>", "the class, as it was given to `alloclab class`")
    .requiredOption("-o, --output <folder>", "where its results are")
    .option("--apply", "put the new results in the place of the old ones")
    .addOption(rosterOption())
    .addOption(threadsOption())
    .addOption(configOption())
    .addOption(decisionsOption())
    .addHelpText("after", HELP)
    .action(async (folder: string, options: Options) => {
      const { openOutput, places, readRun } = await import("../class/output-folder.js");
      const { readCohort } = await import("../class/cohort-schema.js");
      const { applyRegraded, compareRegraded, stagingOf } = await import("../class/regrade.js");
      if (options.grades.length > 0 && options.apply !== true) {
        throw new UsageError("--grades needs --apply: without it nothing is written.");
      }
      const { withPoints } = await import("../class/decisions/criteria.js");
      const last = await readRun(options.output);
      if (last === null) {
        throw new UsageError(`${shown(options.output)} holds no results of a class; start with \`alloclab class\`.`);
      }
      const before = await readCohort(`${options.output}/${places.cohort}`);
      refuseParts(options, last.shard !== null);
      const configured = await loadConfigured(terminal, last.assignment, options.config, folder);
      const said = await decisionsFor(options, {
        graded: folder,
        assignment: last.assignment,
        courseRoot: terminal.courseRoot,
      });
      const { found, decisions, remove } = await readClass(
        folder,
        options,
        configured.exercise,
        withPoints(said, configured.config),
      );
      let output: OutputFolder | null = null;
      try {
        const gradeBooks = await openGrades(options, configured.exercise);
        output = await openOutput(options.output, [folder], terminal.processes);
        const staging = await openOutput(stagingOf(options.output), [folder], terminal.processes);
        const { seed, audience, shard } = last;
        const { threads, output: earlier } = options;
        const work = { ...configured, decisions, found, seed, audience, shard, threads, earlier };
        const result = await runClass(work, staging, terminal).finally(() => staging.close());
        if (result === null) return finish(130);
        const regraded = await compareRegraded(options.output, before, result.cohort);
        await terminal.print(regradedText(regraded));
        await terminal.print(lookText(result.cohort, terminal.width));
        const written = { root: staging.root, found, decisions, exercise: configured.exercise };
        if (audience === "student" && (await tellLeaks(written, terminal))) return finish(1);
        if (options.apply === true) {
          result.handEdits = await applyRegraded(output, result.cohort);
          await terminal.print(handEditsText(result, output.root, terminal.width));
          await terminal.print(`The new results are in ${shown(options.output)}.\n`);
          await writeGrades(gradeBooks, result.cohort, output.root, terminal);
        } else {
          await terminal.print("Nothing is overwritten; the same command with --apply takes the new results.\n");
        }
        finish(statusOf(result));
      } finally {
        await output?.close();
        await remove();
      }
    });
  addGradesOptions(command);
};

const HELP = `
Examples:
  $ alloclab regrade submissions --output results            who would change?
  $ alloclab regrade submissions --output results --apply    take it
  $ alloclab regrade submissions -o results --apply --grades csv

Assignment, seed and audience are those of the results.
Exit status: as that of \`alloclab class\`; what would tell students of hidden
checks is not taken over, and ends with 1.`;

/** What changes by check, then who changes, by how much and by which checks; falls first. */
function regradedText({ checks, changes, added, gone }: Regraded): string {
  const students = changes.map((change) => {
    const own = change.checks.map(({ check, gain }) => `    ${signed(gain)} ${check}`);
    const { come, gone } = change.decisions;
    const decided = [...come.map((text) => `    ${text}`), ...gone.map((text) => `    No longer: ${text}`)];
    return [changeLine(change), ...own, ...decided].join("\n");
  });
  const lines = [
    ...(changes.length === 0 ? ["No score changes."] : [changesHead(changes), ...checks.map(checkLine), ...students]),
    ...(added.length === 0 ? [] : [`New in the class: ${shownList(added)}.`]),
    ...(gone.length === 0 ? [] : [`Gone from the class: ${shownList(gone)}.`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** `merges/x: −1 for 289`. */
function checkLine({ check, worth: { before, after }, gains }: CheckSummary): string {
  const parts = [
    ...(before === null ? [`new, worth ${after}`] : []),
    ...(after === null ? [`dropped, was worth ${before}; nobody loses anything over it`] : []),
    ...(before !== null && after !== null && before !== after ? [`worth ${after}, was ${before}`] : []),
    ...gains.map(({ gain, count }) => `${signed(gain)} for ${count}`),
  ];
  return `${check}: ${parts.join("; ")}`;
}
