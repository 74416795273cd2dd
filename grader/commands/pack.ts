/**
 * `alloclab pack [folder]`, which is `npm run pack`.
 *
 * @module
 */
import { readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { Option } from "commander";
import wrapAnsi from "wrap-ansi";
import { DEFAULT_SEED } from "#kit/check/provided";
import { statsOf, writeAside } from "../disk/write-aside.js";
import { diskError } from "../grade/load/disk.js";
import { assignmentAt } from "../grade/load/course.js";
import { listExercises, loadExercise } from "../grade/load/exercise.js";
import { isBegun } from "../grade/load/lacking.js";
import { PACKED } from "../grade/load/paths.js";
import { loadSubmission } from "../grade/load/submission.js";
import type { Exercise } from "../model/course.js";
import { UsageError } from "../model/errors.js";
import type { Report } from "../model/report.js";
import { count, shown, shownList } from "../model/words.js";
import { pendingText, studentReport } from "../report/audience.js";
import { points } from "../report/words.js";
import type { AddCommand } from "./command.js";
import type { CourseTerminal, ExitStatus } from "./terminal.js";

interface Options {
  assignment?: string;
  output?: string;
  incomplete?: boolean;
}

/** Adds the command. */
export const packCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("pack")
    .description("make the one archive that you hand in, after a look at whether all is in it")
    .argument("[folder]", "your files of one assignment (default: the assignment that you have begun)")
    .option("-a, --assignment <id>", "which assignment (default: the one whose folder it is)")
    .addOption(new Option("-o, --output <file.zip>", "where it goes (default: hand-in/<assignment>.zip)"))
    .option("--incomplete", "pack it although files are not written yet, or do not load")
    .addHelpText("after", HELP)
    .action(async (folder: string | undefined, options: Options) => finish(await obey(folder, options, terminal)));
};

const HELP = `
Examples:
  $ alloclab pack
  $ alloclab pack exercises/02-best-fit
  $ alloclab pack exercises/02-best-fit --incomplete
  $ npm run pack -- exercises/02-best-fit

Exit status: 0 packed, 2 not packed, and it says what is missing.`;

async function obey(folder: string | undefined, options: Options, terminal: CourseTerminal): Promise<ExitStatus> {
  const { courseRoot } = terminal;
  if (folder !== undefined) await refuseNoFolder(folder);
  const exercise = await exerciseFor(folder, options, courseRoot);
  const place = folder ?? join(courseRoot, "exercises", exercise.folder);
  if (options.output !== undefined && !/.\.zip$/i.test(options.output))
    throw new UsageError(`The archive is a zip; ${shown(options.output)} has another ending.`);
  const output = options.output ?? join(courseRoot, "hand-in", `${exercise.folder}.zip`);
  await refuseOther(output);
  const submission = await loadSubmission(place, exercise);
  const { obstacles, pack } = await import("../student/pack/pack.js");
  const found = obstacles(submission, exercise);
  const refuseUnready = (): void => {
    if (found.length > 0 && options.incomplete !== true) throw notYet(found, folder, options);
  };
  refuseUnready();
  const report = await gradeOf(place, exercise, terminal);
  if (report.score === null) return 70;
  if (report.status === "load-error") found.push(`It does not load: ${report.error ?? "see `npm run grade`"}`);
  refuseUnready();

  const { archive, files, fingerprint } = await pack(submission, exercise, report, await versionOfKit());
  await writeAside(output, archive);
  const lines = [
    `Packed ${count(files, "file")} of ${exercise.id}: ${shownPath(output)}`,
    report.status === "load-error"
      ? "It does not load, and so gets no points."
      : `${points(report.score)} of ${points(report.maxScore)} points. ${pendingText(report.stages) ?? ""}`.trim(),
    `Fingerprint: ${(fingerprint.slice(0, 16).match(/.{4}/g) ?? []).join("-")}`,
    ...found.map((text) => `- ${text}`),
    "Hand this file in as it is. How, on each system: docs/guides/hand-in.md",
  ];
  await terminal.print(lines.map((line) => `${wrapAnsi(line, Math.min(terminal.width, 100))}\n`).join(""));
  return 0;
}

async function refuseNoFolder(path: string): Promise<void> {
  const stats = await stat(path).catch((error: unknown) => {
    throw diskError(error, path);
  });
  if (stats.isDirectory()) return;
  throw new UsageError(`${shown(path)} is no folder; name the one with your files of an assignment.`);
}

/** The assignment that is meant: never one of several that somebody has begun, since the wrong one would be handed in. */
async function exerciseFor(folder: string | undefined, { assignment }: Options, courseRoot: string): Promise<Exercise> {
  if (assignment !== undefined) return loadExercise(courseRoot, assignment);
  if (folder !== undefined) {
    const id = await assignmentAt(courseRoot, folder);
    if (id === undefined)
      throw new UsageError(
        `${shown(folder)} is not named for an assignment; say which one it is with --assignment <id>.`,
      );
    return loadExercise(courseRoot, id);
  }
  const all = await listExercises(courseRoot);
  const begun = await Promise.all(all.map((exercise) => hasBegun(exercise, courseRoot)));
  const [one, ...others] = all.length === 1 ? all : all.filter((_, place) => begun[place]);
  if (one === undefined)
    throw new UsageError("Nothing is packed: in no exercise is there anything of yours yet. See `npm run grade`.");
  if (others.length === 0) return one;
  const names = [one, ...others].map((exercise) => exercise.folder);
  throw new UsageError(
    `You have begun ${shownList(names)}; say which one you hand in: npm run pack -- exercises/${names.at(-1) ?? ""}`,
  );
}

async function hasBegun(exercise: Exercise, courseRoot: string): Promise<boolean> {
  const folder = join(courseRoot, "exercises", exercise.folder);
  const submission = await loadSubmission(folder, exercise).catch((error: unknown) => {
    if (error instanceof UsageError) return null;
    throw error;
  });
  return submission !== null && isBegun(submission, exercise);
}

/** What is not an archive that was packed here is somebody's, and stays. */
async function refuseOther(output: string): Promise<void> {
  const stats = await statsOf(output);
  if (stats === null) return;
  if (stats.isFile() && (await readFile(output)).includes(`/${PACKED}`)) return;
  throw new UsageError(`${shown(output)} is there already, and is no archive of \`pack\`; name another with --output.`);
}

/** What the visible checks come to. */
async function gradeOf(place: string, exercise: Exercise, { warn }: CourseTerminal): Promise<Report> {
  // Loaded by now only, since it brings along what takes most of a second.
  const { grade } = await import("../grade/grade.js");
  let details = "";
  const onFault = (all: string): void => void (details = `${all}\n`);
  const report = studentReport(
    await grade(place, exercise, { seed: DEFAULT_SEED, host: "sandbox", types: false, onFault }),
  );
  if (report.score === null) await warn(`alloclab: a fault of the grader itself; nothing is packed.\n${details}`);
  return report;
}

function notYet(found: readonly string[], folder: string | undefined, { assignment }: Options): UsageError {
  const options = [...(folder === undefined ? [] : [folder]), ...(assignment === undefined ? [] : ["-a", assignment])];
  const command = ["npm run pack --", ...options, "--incomplete"].join(" ");
  return new UsageError("Nothing is packed, as it is not complete:", [
    ...found,
    `To hand it in all the same: ${command}`,
  ]);
}

async function versionOfKit(): Promise<string> {
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** As it is found from where the command was typed, where that is shorter. */
function shownPath(path: string): string {
  const way = relative("", path);
  return way.length < path.length ? way : path;
}
