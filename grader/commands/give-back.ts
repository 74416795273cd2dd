/**
 * `alloclab give-back <results> --to <system> --output <folder>`.
 *
 * @module
 */
import { Option } from "commander";
import wrapAnsi from "wrap-ansi";
import { type ClassFolder, uploadNameOf } from "../model/class.js";
import type { Exercise } from "../model/course.js";
import type { Decisions } from "../model/decision.js";
import { UsageError } from "../model/errors.js";
import { count } from "../model/words.js";
import { closest } from "../grade/load/closest.js";
import type { GivenBack } from "../publish/give-back/index.js";
import { type SystemName, systemNames } from "../publish/give-back/names.js";
import type { Results } from "../publish/give-back/results.js";
import { readClass } from "./class.js";
import { configOption, loadConfigured } from "./config.js";
import { decisionsFor, decisionsOption } from "./decisions.js";
import { leaksText } from "./leaks.js";
import type { AddCommand } from "./command.js";
import type { CourseTerminal } from "./terminal.js";

interface Options {
  to: SystemName;
  output: string;
  worksheet?: string;
  zip?: boolean;
  submissions?: string;
  config?: string;
  decisions?: string;
}

/** Adds the command. */
export const giveBackCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("give-back")
    .description("give each student the own report of a graded class, in the form that a system takes back")
    .argument("<results>", "the output folder of `alloclab class`")
    .addOption(
      new Option("--to <system>", `how: ${systemNames.join(", ")}`).makeOptionMandatory().argParser(systemNamed),
    )
    .requiredOption("-o, --output <folder>", "where it goes: a new folder, or one that this has written before")
    .option("--worksheet <file>", "for moodle: the offline grading worksheet, which tells whose number is whose")
    .option("--zip", "for folders: an archive for each student in place of a folder")
    .option("--submissions <folder>", "the class's folder: what students wrote there themselves is no leak")
    .addOption(configOption())
    .addOption(decisionsOption())
    .addHelpText("after", HELP)
    .action(async (folder: string, options: Options) => {
      refuseStrays(options);
      const { openResults, refuseOutdated, warnings } = await import("../publish/give-back/results.js");
      const results = await openResults(folder);
      const { assignment } = results.run;
      const graded = options.submissions ?? null;
      const configured = await loadConfigured(terminal, assignment, options.config, graded);
      const { withPoints } = await import("../class/decisions/criteria.js");
      const decisions = withPoints(
        await decisionsFor(options, { graded, assignment, courseRoot: terminal.courseRoot }),
        configured.config,
      );
      refuseOutdated(results, { ...configured, decisions });
      const first = await warnings(results, { ...configured, decisions });
      const { exercise } = configured;
      const worksheet = await worksheetOf(options.worksheet);
      const submissions = await openSubmissions(options.submissions, results, exercise, decisions);
      try {
        const { giveBack } = await import("../publish/give-back/index.js");
        const { courseRoot, defaultAssignment } = terminal;
        const given = await giveBack({
          results,
          to: options.to,
          output: options.output,
          worksheet,
          isZipped: options.zip === true,
          exercise,
          courseRoot,
          defaultAssignment,
          ...(submissions === null ? {} : { writtenBefore: submissions.writtenBefore }),
        });
        finish(await tell(given, first, options, terminal));
      } finally {
        await submissions?.remove();
      }
    });
};

const HELP = `
Examples:
  $ alloclab give-back results --to moodle --output feedback
  $ alloclab give-back results --to moodle --worksheet worksheet.csv -o feedback
  $ alloclab give-back results --to canvas --output feedback
  $ alloclab give-back results --to folders --zip --output feedback
  $ alloclab give-back results --to mail --output feedback

Reports are those of \`--audience student\`, whatever those in the results are.
Everything is searched for what students should not see before it is written.

Exit status:
  0    written, and everybody has a report who can have one
  1    a report tells what is hidden; nothing is written
  2    bad arguments, results that are not finished or out of date, or a folder
       that holds something else; nothing is written
  3    written, and somebody is without a report, or there is something to look
       at before it is given to anybody; it says what`;

function systemNamed(value: string): SystemName {
  const name = systemNames.find((known) => known === value);
  if (name !== undefined) return name;
  const near = closest(value, systemNames);
  const question = near === null ? "" : ` Did you mean "${near}"?`;
  throw new UsageError(`Nothing can be given back to "${value}".${question} It is one of ${systemNames.join(", ")}.`);
}

/** An option that would not be used is a mistake that nobody would see. */
function refuseStrays({ to, worksheet, zip }: Options): void {
  if (worksheet !== undefined && to !== "moodle") throw new UsageError("--worksheet is of no use without --to moodle.");
  if (zip === true && to !== "folders") throw new UsageError("--zip is of no use without --to folders.");
}

async function worksheetOf(path: string | undefined) {
  if (path === undefined) return null;
  const { readSheet } = await import("../class/grades/sheet.js");
  return readSheet(path);
}

/** What students had handed in, by whom a report is named for; `null` where nobody says where it is. */
async function openSubmissions(
  folder: string | undefined,
  { cohort }: Results,
  exercise: Exercise,
  decisions: Decisions,
): Promise<{ writtenBefore: (file: string) => AsyncGenerator<string>; remove: () => Promise<void> } | null> {
  if (folder === undefined) return null;
  const { found, remove } = await readClass(folder, {}, exercise, decisions);
  const { sourcesBehind } = await import("../class/sources.js");
  return { writtenBefore: sourcesBehind({ uploads: asInClass(found, cohort.entries) }, exercise), remove };
}

/** Those that the class has, in its order; a roster may have added others, which handed in nothing. */
function asInClass({ uploads }: ClassFolder, entries: Results["cohort"]["entries"]): ClassFolder["uploads"] {
  const byName = new Map(uploads.map((upload) => [upload.name, upload]));
  // Without the roster nobody may be known who has a row of their own; what they handed in is that of the group.
  const byUpload = new Map(uploads.map((upload) => [uploadNameOf(upload), upload]));
  return entries.map((entry) => {
    const upload = byName.get(entry.name) ?? byUpload.get(uploadNameOf(entry));
    return upload === undefined ? { ...entry, source: { kind: "nothing" } } : { ...upload, name: entry.name };
  });
}

async function tell(
  given: GivenBack,
  warnings: readonly string[],
  { submissions }: Options,
  { print, warn, width }: CourseTerminal,
): Promise<0 | 1 | 3> {
  const wrap = (lines: readonly string[]): string =>
    lines.map((line) => `${wrapAnsi(line, Math.min(width, 100))}\n`).join("");
  if (given.kind === "leaks") {
    const mend =
      submissions === undefined
        ? "\nWhat students wrote themselves is no leak: name the class's folder with --submissions to have it looked up.\n"
        : "";
    await warn(`alloclab: nothing is written, as these tell what is hidden:\n${leaksText(given.leaks)}${mend}`);
    return 1;
  }
  const { reports, copies, path, bytes, next, problems, notes } = given;
  const all = [...warnings, ...problems];
  const whom = copies === reports ? "" : `, for ${count(copies, "student")}`;
  await print(
    wrap([
      `${count(reports, "report")}${whom}: ${path} (${sizeText(bytes)})`,
      next,
      ...(all.length === 0 ? [] : ["", "Look at this first:", ...all.map((text) => `- ${text}`)]),
      ...(notes.length === 0 ? [] : ["", ...notes.map((text) => `- ${text}`)]),
    ]),
  );
  return all.length === 0 ? 0 : 3;
}

/** In the unit in which systems say how much they take. */
const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
