/**
 * `alloclab report <report.json>`.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { UsageError } from "../model/errors.js";
import { parseReport } from "../report/index.js";
import { audienceOption, type OutputOptions, outputOption, reporterOption, writeReports } from "./output.js";
import type { AddCommand } from "./command.js";

/** Adds the command. */
export const reportCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("report")
    .description("write a saved JSON report in another form, running no student code")
    .argument("<report.json>", "a report made by `alloclab grade --reporter json`")
    .addOption(reporterOption())
    .addOption(outputOption())
    .addOption(audienceOption())
    .addHelpText("after", HELP)
    .action(async (path: string, options: OutputOptions) => {
      await writeReports(parseReport(await read(path), path), options, terminal);
      finish(0);
    });
};

const HELP = `
Examples:
  $ alloclab report ada.json
  $ alloclab report ada.json --reporter html --output ada.html
  $ alloclab report ada.json -r html -o ada.html --audience student`;

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = { ENOENT: "there is no such file", EISDIR: "it is a folder", EACCES: "permission denied" }[
      code ?? ""
    ];
    throw new UsageError(`Cannot read the report "${path}": ${reason ?? code ?? "unknown reason"}.`);
  }
}
