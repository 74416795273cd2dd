/**
 * `alloclab leaks <file or folder…>`.
 *
 * @module
 */
import { cleanLine } from "../report/clean.js";
import type { Leak } from "../leaks/find.js";
import type { AddCommand } from "./program.js";

/** Leaks that are printed at most; nobody mends more at one sitting. */
const MOST = 200;

/** Adds the command. */
export const leaksCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("leaks")
    .description("find what students should not see in files meant for them: hidden checks, and lines of the solution")
    .argument("<paths...>", "files or folders: reports in any form, a handout, a site")
    .addHelpText("after", HELP)
    .action(async (paths: string[]) => {
      const { findLeaks } = await import("../leaks/find.js");
      const leaks = await findLeaks(paths, terminal.courseRoot);
      await terminal.print(leaksText(leaks));
      finish(leaks.length === 0 ? 0 : 1);
    });
};

const HELP = `
Examples:
  $ alloclab leaks results/reports
  $ alloclab leaks ada.html ada.json handout

Exit status: 0 nothing leaks, 1 something does.`;

/** The leaks, a line each, or that there is none. */
export function leaksText(leaks: readonly Leak[]): string {
  if (leaks.length === 0) return "Nothing leaks.\n";
  const lines = leaks.slice(0, MOST).map(({ file, line, kind, text, from }) => {
    const source = from === "" ? "" : ` (${from})`;
    return `${cleanLine(file)}:${line}: ${kind}: ${cleanLine(text)}${source}`;
  });
  const more = leaks.length > MOST ? [`… and ${leaks.length - MOST} more`] : [];
  const files = new Set(leaks.map(({ file }) => file)).size;
  const sum = `${leaks.length} ${leaks.length === 1 ? "leak" : "leaks"} in ${files} ${files === 1 ? "file" : "files"}.`;
  return `${[...lines, ...more, "", sum].join("\n")}\n`;
}
