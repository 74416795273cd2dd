/**
 * `alloclab class <folder> --output <out>`.
 *
 * @module
 */
import { availableParallelism } from "node:os";
import { InvalidArgumentError, Option } from "commander";
import { DEFAULT_SEED } from "#kit/check/provided";
import type { OutputFolder } from "../class/output-folder.js";
import type { ClassResult, ClassRun } from "../class/run.js";
import type { Shard } from "../class/shard.js";
import type { ClassFolder } from "../model/class.js";
import type { Decisions } from "../model/decision.js";
import type { Exercise } from "../model/course.js";
import { type Audience, audiences } from "../report/audience.js";
import { changesText, classSummary, forStudentsText, needsLook, workDone } from "./class-summary.js";
import { configOption, loadConfigured } from "./config.js";
import { decisionsFor, decisionsOption } from "./decisions.js";
import { type GradesOptions, addGradesOptions, openGrades, refuseParts, writeGrades } from "./grade-books.js";
import { handEditsText } from "./hand-edits.js";
import { tellLeaks } from "./leaks.js";
import { integer } from "./numbers.js";
import type { AddCommand } from "./command.js";
import type { CourseTerminal, ExitStatus } from "./terminal.js";
import { visualizerFor } from "./visualizer.js";

/** Options that this command has. */
export interface ClassCommandOptions extends GradesOptions {
  output: string;
  assignment?: string;
  seed: number;
  threads: number;
  shard?: Shard;
  roster?: string;
  audience: Audience;
  config?: string;
  decisions?: string;
}

/** Adds the command. */
export const classCommand: AddCommand = (program, terminal, finish) => {
  const command = program
    .command("class")
    .description("grade a folder of submissions, as a system exported it; goes on where it was cut off")
    .argument("<folder>", "a class: a folder or archive of submissions, or an export of Canvas, Moodle or Gradescope")
    .requiredOption("-o, --output <folder>", "where reports, grades.csv and index.html go")
    .option("-a, --assignment <id>", "which assignment", terminal.defaultAssignment)
    .option("--seed <integer>", "seed of the random checks; the same seed gives the same report", integer, DEFAULT_SEED)
    .addOption(threadsOption())
    .option("--shard <i/n>", "grade only part i of n; `alloclab merge` joins the parts", shardOf)
    .addOption(rosterOption())
    .addOption(
      new Option("--audience <who>", "for whom the reports are; a student's tell nothing of hidden checks")
        .choices(audiences)
        .default("instructor"),
    )
    .addOption(configOption())
    .addOption(decisionsOption())
    .addHelpText("after", HELP)
    .action(async (folder: string, options: ClassCommandOptions) => {
      refuseParts(options, options.shard !== undefined);
      const configured = await loadConfigured(terminal, options.assignment ?? "", options.config, folder);
      const { withPoints } = await import("../class/decisions/criteria.js");
      const said = await decisionsFor(options, {
        graded: folder,
        assignment: configured.exercise.id,
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
        const { openOutput } = await import("../class/output-folder.js");
        output = await openOutput(options.output, [folder], terminal.processes);
        const { seed, threads, audience, shard = null } = options;
        const work = { ...configured, decisions, found, seed, threads, audience, shard };
        const result = await runClass(work, output, terminal);
        if (result === null) return finish(130);
        await tell(result, output.root, terminal);
        await writeGrades(gradeBooks, result.cohort, output.root, terminal);
        if (audience === "student") {
          const { root } = output;
          if (await tellLeaks({ root, found, decisions, exercise: configured.exercise }, terminal)) return finish(1);
          await terminal.print(forStudentsText(root, terminal.width));
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
  $ alloclab class submissions --output results
  $ alloclab class submissions --output results --audience student
  $ alloclab class submissions --output results --roster roster.csv
  $ alloclab class submissions --output part-2 --shard 2/5
  $ alloclab class submissions -o results --grades canvas --gradebook book.csv

Started again, it takes over what is finished, and grades what has changed.

Exit status:
  0    graded, whatever the scores
  1    with --audience student: a report tells what is hidden; it says which
  2    bad arguments, or the results cannot be written
  3    graded, and some submission needs a human look: it does not load, is
       none, runs out of time, met a fault of the grader, or is in doubt: whose
       it is, or whether the right one counts, is for a person to say
  130  interrupted; the same command goes on`;

/** `--threads`. */
export const threadsOption = (): Option =>
  new Option("--threads <number>", "submissions that are graded at the same time")
    .argParser(threadsOf)
    .default(availableParallelism(), "one for each core");

/** `--roster`. */
export const rosterOption = (): Option =>
  new Option("--roster <file.csv>", "who is in the class: names and ids, and who handed in nothing");

/** A class that was read. */
export interface OpenClass {
  found: ClassFolder;
  /** What was decided, by the rows that there are. */
  decisions: Decisions;
  /** Removes what had to be unpacked; to be called when it is graded. */
  remove: () => Promise<void>;
}

/** Reads the class as people decided about it, joined with its roster where there is one. What else the command was given is nobody's submission. */
export async function readClass(
  folder: string,
  { roster, gradebook, worksheet, config }: Partial<ClassCommandOptions>,
  exercise: Exercise,
  given: Decisions,
): Promise<OpenClass> {
  const { readClassFolder } = await import("../class/uploads/read.js");
  const { Scratch } = await import("../class/uploads/unpack.js");
  const scratch = new Scratch();
  const remove = (): Promise<void> => scratch.remove();
  try {
    const read = await readClassFolder(folder, { exercise, scratch, own: [roster, gradebook, worksheet, config] });
    const { settleUploads, withOwners } = await import("../class/decisions/settle.js");
    const { setApart } = await import("../class/decisions/own-rows.js");
    const { byExport, withPartnersByRow } = await import("../class/decisions/partners.js");
    if (roster === undefined) {
      const decisions = withPartnersByRow(given, read, () => byExport(read));
      const found = withOwners(settleUploads(read, decisions, false));
      return { found: setApart(found, decisions), decisions, remove };
    }
    const { handedInBy, joinRoster } = await import("../class/uploads/join.js");
    const { readRoster } = await import("../class/uploads/roster.js");
    const people = await readRoster(roster);
    const decisions = withPartnersByRow(given, read, () => {
      const [known, otherwise] = [handedInBy(read, people, exercise.id), byExport(read)];
      return (whom) => known(whom) ?? otherwise(whom);
    });
    const found = joinRoster(settleUploads(read, decisions, true), people, exercise.id);
    return { found: setApart(found, decisions), decisions, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** What a run needs beside what the terminal gives. */
export type ClassWork = Omit<
  ClassRun,
  "defaultAssignment" | "visualizer" | "interrupted" | "onFault" | "onStart" | "onFinished"
>;

/**
 * Grades with progress on the terminal.
 *
 * @returns `null` when it was interrupted, which has been told
 */
export async function runClass(
  work: ClassWork,
  output: OutputFolder,
  terminal: CourseTerminal,
): Promise<ClassResult | null> {
  // Loaded by now only, since it brings along what takes most of a second.
  const { gradeClass } = await import("../class/run.js");
  const { showProgress } = await import("./progress.js");
  const interrupted = terminal.interruption();
  const progress = showProgress(terminal);
  const visualizer = visualizerFor(work.exercise.id, terminal.courseRoot);
  // It is waited for when the first report is to be written.
  visualizer.catch(() => undefined);
  let fault = "";
  let finished = 0;
  const run: ClassRun = {
    ...work,
    defaultAssignment: terminal.defaultAssignment,
    visualizer,
    interrupted,
    onFault: (details) => (fault ||= details),
    onStart: (total) => progress.start(total),
    onFinished: (isTakenOver) => {
      finished++;
      progress.advance(isTakenOver);
    },
  };
  try {
    return await gradeClass(run, output);
  } catch (error) {
    if (!interrupted.aborted) throw error;
    progress.stop();
    await terminal.warn(`alloclab: interrupted; ${finished} finished. The same command goes on from there.\n`);
    return null;
  } finally {
    progress.stop();
    if (fault !== "")
      await terminal.warn(`alloclab: a fault of the grader itself; no score is written for it.\n${fault}\n`);
  }
}

/** Says what came of it. */
export async function tell(
  result: ClassResult,
  output: string,
  { print, width }: CourseTerminal,
  done = workDone(result),
): Promise<void> {
  await print(changesText(result.changes, width));
  await print(handEditsText(result, output, width));
  await print(classSummary(result, done, output, width));
}

/** 3 where somebody has to look at a submission, or at what they had changed by hand. */
export const statusOf = ({ cohort, handEdits }: ClassResult): ExitStatus =>
  needsLook(cohort) || handEdits !== null ? 3 : 0;

function threadsOf(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 256) {
    throw new InvalidArgumentError("It is a whole number from 1 to 256.");
  }
  return value;
}

function shardOf(text: string): Shard {
  const [, index, count] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new InvalidArgumentError("It is one part of several, as 2/5: from 1/n to n/n.");
  }
  return { index, count };
}
