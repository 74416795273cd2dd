/**
 * `alloclab grade [submission]`.
 *
 * @module
 */
import { join } from "node:path";
import { Argument, Option } from "commander";
import { DEFAULT_SEED } from "#kit/check/provided";
import { assignmentAt } from "../grade/load/course.js";
import type { Report } from "../model/report.js";
import { configOption, loadConfigured } from "./config.js";
import { integer, points } from "./numbers.js";
import {
  audienceOption,
  forReaders,
  type OutputOptions,
  outputOption,
  reporterOption,
  writeReports,
} from "./output.js";
import type { AddCommand } from "./command.js";
import type { ExitStatus } from "./terminal.js";

interface Options extends OutputOptions {
  assignment?: string;
  seed: number;
  failUnder?: number;
  host: "sandbox" | "native";
  types?: boolean;
  config?: string;
}

/** Adds the command. */
export const gradeCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("grade")
    .description("grade one submission: a folder, a .zip, a .tgz or a single .ts file")
    .addArgument(
      new Argument("[submission]", "what to grade").default(join(terminal.courseRoot, "exercises"), "exercises/"),
    )
    .option(
      "-a, --assignment <id>",
      `which assignment (default: the one whose folder is graded, else "${terminal.defaultAssignment}")`,
    )
    .addOption(reporterOption())
    .addOption(outputOption())
    .addOption(audienceOption())
    .option("--seed <integer>", "seed of the random checks; the same seed gives the same report", integer, DEFAULT_SEED)
    .option("--fail-under <points>", "exit with 1 below that score", points)
    .option("--types", "also give advice on type errors, which cost no points")
    .addOption(
      new Option("--host <host>", "where the code runs; native is for debugging, not for grading")
        .choices(["sandbox", "native"])
        .default("sandbox"),
    )
    .addOption(configOption())
    .addHelpText("after", HELP)
    .action(async (path: string, options: Options) => {
      const { courseRoot, defaultAssignment } = terminal;
      const id = options.assignment ?? (await assignmentAt(courseRoot, path)) ?? defaultAssignment;
      const { exercise } = await loadConfigured(terminal, id, options.config, path);
      // Loaded by now only, since it brings along what takes most of a second.
      const { grade } = await import("../grade/grade.js");
      const { seed, host, types = false } = options;
      let details = "";
      const full = await grade(path, exercise, { seed, host, types, onFault: (all) => (details = `${all}\n`) });
      // Status and standard error tell a student no more than the report does.
      const report = forReaders(full, options);
      if (report.audience === "student") details = "";
      await writeReports(report, options, terminal);
      if (report.status === "grader-fault")
        await terminal.warn(`alloclab: a fault of the grader itself; no score is written.\n${details}`);
      finish(statusOf(report, options.failUnder));
    });
};

const HELP = `
Examples:
  $ alloclab grade                            your files in exercises/
  $ alloclab grade exercises/02-best-fit      your files of another assignment
  $ alloclab grade ada.zip                    what a student handed in
  $ alloclab grade ada.zip --reporter html --output ada.html
  $ alloclab grade ada.zip --reporter json --reporter junit --output reports/
  $ alloclab grade --assignment best-fit --fail-under 60

Exit status:
  0   graded, whatever the score
  1   graded, and the score is below --fail-under
  2   nothing could be graded: bad arguments, or not a submission
  70  a fault of the grader itself: the report has no score`;

function statusOf(report: Report, failUnder: number | undefined): ExitStatus {
  if (report.score === null) return 70;
  return failUnder !== undefined && report.score < failUnder ? 1 : 0;
}
