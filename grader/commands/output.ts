/**
 * Where reports go: standard output, a file, or a folder.
 *
 * @module
 */
import { join } from "node:path";
import { Option } from "commander";
import { UsageError } from "../model/errors.js";
import { closest } from "../grade/load/closest.js";
import type { Report } from "../model/report.js";
import { type Audience, audiences, studentReport } from "../report/audience.js";
import { type ReporterName, type ReportOptions, reporterEndings, reporterNames, reporters } from "../report/index.js";
import type { CourseTerminal } from "./terminal.js";
import { statsOf, writeAside } from "../disk/write-aside.js";
import { VISUALIZER, visualizerBeside } from "./visualizer.js";

/** What the commands that write reports have in common. */
export interface OutputOptions {
  /** Names of forms, each once. */
  reporter: readonly ReporterName[];
  output?: string;
  /** The instructor where it is left out. */
  audience?: Audience;
}

/** What counts when no reporter is named. A name that is given replaces it; further ones are added. */
const DEFAULT_REPORTERS: readonly ReporterName[] = ["text"];

/** `--reporter`, which may be repeated. */
export const reporterOption = (): Option =>
  new Option("-r, --reporter <name>", "form of the report; may be repeated")
    .choices(reporterNames)
    .default(DEFAULT_REPORTERS, "text")
    // After `choices`, which would else keep only the last one and has no suggestions.
    .argParser((value: string, previous: readonly ReporterName[]) => {
      const name = reporterNames.find((known) => known === value);
      if (name === undefined) throw new UsageError(unknownReporter(value));
      return previous === DEFAULT_REPORTERS ? [name] : [...new Set([...previous, name])];
    });

function unknownReporter(value: string): string {
  const near = closest(value, reporterNames);
  const question = near === null ? "" : ` Did you mean "${near}"?`;
  return `There is no reporter "${value}".${question} It is one of ${reporterNames.join(", ")}.`;
}

/** `--output`. */
export const outputOption = (): Option =>
  new Option("-o, --output <file or folder>", "where the report goes, instead of to standard output");

/** `--audience`. */
export const audienceOption = (): Option =>
  new Option("--audience <who>", "for whom the report is; a student's says nothing of what hidden checks do")
    .choices(audiences)
    .default(audiences[0]);

/** The report as those may read it for whom it is. */
export const forReaders = (report: Report, { audience }: Pick<OutputOptions, "audience">): Report =>
  audience === "student" ? studentReport(report) : report;

/**
 * Writes a report in every form that was asked for: one form into the file that is named, several (or one, where a folder
 * is named) into files named for the submission.
 *
 * @throws UsageError when the output cannot be written
 */
export async function writeReports(full: Report, options: OutputOptions, terminal: CourseTerminal): Promise<void> {
  const { reporter, output } = options;
  const report = forReaders(full, options);
  if (output === "") throw new UsageError("--output needs the path of a file or folder.");
  const { courseRoot, defaultAssignment } = terminal;
  const textOf = async (name: ReporterName, options: Pick<ReportOptions, "color" | "width" | "visualizer">) =>
    (await reporters[name]())(report, { ...options, defaultAssignment });
  if (output === undefined) {
    const { color, width } = terminal;
    const texts = await Promise.all(reporter.map((name) => textOf(name, { color, width })));
    for (const text of texts) await terminal.print(text);
    return;
  }
  const intoFolder = reporter.length > 1 || /[\\/]$/.test(output) || (await statsOf(output))?.isDirectory() === true;
  const files = await Promise.all(
    reporter.map(async (name) => {
      const path = intoFolder ? join(output, fileName(report.submission) + reporterEndings[name]) : output;
      const beside = name === "html" ? await visualizerBeside(path, report, courseRoot) : null;
      const link = beside !== null && { visualizer: VISUALIZER };
      return [{ path, text: await textOf(name, { color: false, width: 80, ...link }) }, ...(beside ?? [])];
    }),
  );
  for (const { path, text } of files.flat()) await writeAside(path, text);
}

/** Most file systems take 255 bytes, endings included. */
const MAX_NAME_BYTES = 200;

/** A submission's name as a file name: anything but letters, digits, `.`, `_` and `-` becomes `_`. */
function fileName(submission: string): string {
  const name = submission.replace(/[^\p{L}\p{N}._-]/gu, "_").replace(/^\.+/, "_");
  // A character that the cut goes through decodes as `�`.
  const short = Buffer.from(name)
    .subarray(0, MAX_NAME_BYTES)
    .toString()
    .replace(/\u{FFFD}$/u, "");
  return short === "" ? "report" : short;
}
