/**
 * `alloclab autograde <submission>`: what the autograders call that `alloclab autograder` makes. Not in the help, since
 * nobody types it.
 *
 * @module
 */
import { Option } from "commander";
import { DEFAULT_SEED } from "#kit/check/provided";
import { writeAside } from "../disk/write-aside.js";
import { loadExercise } from "../grade/load/exercise.js";
import type { Report } from "../model/report.js";
import { type ReportOptions, reporters } from "../report/index.js";
import { integer } from "./numbers.js";
import type { AddCommand } from "./command.js";
import type { ExitStatus } from "./terminal.js";

/** Platforms that have a form of their own for results. */
const FORMS = ["gradescope", "prairielearn", "autolab", "classroom50"] as const;

interface Options {
  for: (typeof FORMS)[number];
  assignment?: string;
  seed: number;
  hiddenChecks: NonNullable<ReportOptions["hiddenChecks"]>;
  output?: string;
}

/** Adds the command. */
export const autogradeCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("autograde", { hidden: true })
    .description("grade one submission on a platform, where nobody is watching")
    .argument("<submission>", "what to grade; a report is made of what cannot be read, too")
    .addOption(new Option("--for <platform>", "whose form the results have").choices(FORMS).makeOptionMandatory())
    .option("-a, --assignment <id>", "which assignment")
    .option("--seed <integer>", "seed of the random checks", integer, DEFAULT_SEED)
    .addOption(
      new Option("--hidden-checks <who>", "who sees what hidden checks say")
        .choices(["visible", "after-published", "hidden"])
        .default("visible"),
    )
    .option("-o, --output <file>", "where the results go, instead of to standard output")
    .action(async (path: string, options: Options) => {
      const { courseRoot, defaultAssignment } = terminal;
      const { quiet } = await import("../publish/autograder/quiet.js");
      const { withSettings } = await import("../publish/autograder/settings.js");
      const plain = await loadExercise(courseRoot, options.assignment ?? defaultAssignment);
      // Never a config of the folder that it is called in, which may be a student's.
      const exercise = await withSettings(plain, courseRoot);
      const { gradeUnattended } = await import("../publish/autograder/unattended.js");
      const form = await reporters[options.for]();
      const { output, seed, hiddenChecks } = options;
      const write = async (report: Report): Promise<void> => {
        // Gradescope has rows that students do not see; elsewhere nothing may stand in them.
        const isQuiet = hiddenChecks !== "visible" && options.for !== "gradescope";
        const text = form(isQuiet ? quiet(report) : report, { color: false, width: 80, hiddenChecks });
        await (output === undefined ? terminal.print(text) : writeAside(output, text));
      };
      // One after the other, so that the last to be written is the last that was known.
      let written = Promise.resolve();
      const tell = (soFar: Report): void => {
        // What cannot be written half-way may well be written in the end; if not, that says so.
        written = written.then(() => write(soFar)).catch(() => undefined);
      };
      const isTold = options.for === "gradescope" && output !== undefined;
      const report = await gradeUnattended(path, exercise, {
        seed,
        onFault: (details) => void terminal.warn(`${details}\n`),
        ...(isTold ? { onProgress: tell } : {}),
      });
      await written;
      await write(report);
      const status: ExitStatus = report.score === null ? 70 : 0;
      finish(status);
    });
};
