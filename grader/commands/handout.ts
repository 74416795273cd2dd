/**
 * `alloclab handout --output <folder>` and `alloclab handout --check <folder>`.
 *
 * @module
 */
import { Option } from "commander";
import { UsageError } from "../model/errors.js";
import type { Comparison } from "../publish/handout/check.js";
import { cleanLine } from "../report/clean.js";
import type { AddCommand } from "./command.js";
import type { CourseTerminal, ExitStatus } from "./terminal.js";

interface Options {
  output?: string;
  check?: string;
  assignment: readonly string[];
  only?: readonly string[];
  git?: boolean;
}

/** Adds the command. */
export const handoutCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("handout")
    .description("make what students get, or see whether a handout is still what was made")
    .addOption(new Option("-o, --output <folder>", "where the handout goes: a new folder, or an earlier handout"))
    .addOption(new Option("--check <folder>", "compare a handout with what the course makes now").conflicts("output"))
    .addOption(
      new Option("-a, --assignment <id>", "one assignment; may be repeated")
        .default([], "all")
        .argParser((value: string, previous: readonly string[]) => [...previous, value])
        .conflicts("check"),
    )
    .addOption(
      new Option("--only <ids>", "these alone, with commas between, and those of which they take files")
        .argParser((value: string) => value.split(",").map((id) => id.trim()))
        .conflicts(["check", "assignment"]),
    )
    .addOption(new Option("--git", "make the folder a git repository with one commit").conflicts("check"))
    .addHelpText("after", HELP)
    .action(async (options: Options) => finish(await obey(options, terminal)));
};

const HELP = `
Examples:
  $ alloclab handout --output allocators
  $ alloclab handout --assignment first-fit --git --output allocators
  $ alloclab handout --only bitmap,alignment --output week-6
  $ alloclab handout --check allocators

Exit status of --check: 0 all is as it was made, 1 something is not.`;

async function obey(
  { output, check, assignment, only, git = false }: Options,
  terminal: CourseTerminal,
): Promise<ExitStatus> {
  if (check !== undefined) return checkFolder(check, terminal);
  if (output === undefined || output === "")
    throw new UsageError("Say where it goes with --output <folder>, or what to look at with --check <folder>.");
  const { refuseOther, writeHandout } = await import("../publish/handout/folder.js");
  // Before what takes its time.
  await refuseOther(output, git);
  const { makeHandout } = await import("../publish/handout/make.js");
  const handout = await makeHandout(terminal.courseRoot, { ids: only ?? assignment, isAlone: only !== undefined });
  await writeHandout(output, handout, { courseRoot: terminal.courseRoot, isRepository: git });
  const ids = handout.exercises.map(({ id }) => id).join(", ");
  await terminal.print(
    [
      `Made ${output} with ${ids}: ${handout.files.length} files, and nothing of the solutions in them.`,
      "Students type `npm ci` and `npm run grade` there.",
      "",
    ].join("\n"),
  );
  return 0;
}

async function checkFolder(folder: string, terminal: CourseTerminal): Promise<ExitStatus> {
  const { checkHandout } = await import("../publish/handout/check.js");
  const comparison = await checkHandout(folder, terminal.courseRoot);
  await terminal.print(comparisonText(comparison));
  return comparison.differences.length === 0 ? 0 : 1;
}

function comparisonText({ differences, compared, otherVersion }: Comparison): string {
  const lines = differences.map(({ path, kind, isSaid }) => {
    const note = isSaid ? "  (handed out like that, it says)" : "";
    return `${kind.padEnd(8)} ${cleanLine(path)}${note}`;
  });
  const version =
    otherVersion === null
      ? []
      : [`It says that it was made by version ${cleanLine(otherVersion)}, of another state of the course.`];
  const sum =
    differences.length === 0
      ? `All ${compared} given files are as they were made.`
      : `${differences.length} ${differences.length === 1 ? "file is" : "files are"} not as made; ${compared} are given.`;
  return `${[...lines, ...(lines.length > 0 ? [""] : []), ...version, sum].join("\n")}\n`;
}
