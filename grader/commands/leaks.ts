/**
 * `alloclab leaks <file or folder…>`.
 *
 * @module
 */
import { join, resolve, sep } from "node:path";
import { Option } from "commander";
import type { Decisions } from "../model/decision.js";
import { UsageError } from "../model/errors.js";
import { shown } from "../model/words.js";
import { cleanLine } from "../report/clean.js";
import type { Leak } from "../publish/leaks/find.js";
import type { ClassFolder } from "../model/class.js";
import type { Exercise } from "../model/course.js";
import type { AddCommand } from "./command.js";
import type { Terminal } from "./terminal.js";

/** Leaks that are printed at most; nobody mends more at one sitting. */
const MOST = 200;

/** Adds the command. */
export const leaksCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("leaks")
    .description(
      "find what students should not see in files meant for them: hidden checks, lines of the solution, notes",
    )
    .argument("<paths...>", "files or folders: reports in any form, a handout, a site; archives too")
    .addOption(notesOption())
    .addHelpText("after", HELP)
    .action(async (paths: string[], { decisions: path }: { decisions?: string }) => {
      const { findLeaks } = await import("../publish/leaks/find.js");
      await forOwners(terminal.courseRoot);
      const { loadDecisions } = await import("../class/decisions/find.js");
      const { FOR_ANY } = await import("../class/decisions/read.js");
      const decisions = await loadDecisions({ path, cwd: resolve(), graded: null, ...FOR_ANY });
      const leaks = await findLeaks(paths, terminal.courseRoot, { notes: notesOf(decisions) });
      await terminal.print(leaksText(leaks));
      finish(leaks.length === 0 ? 0 : 1);
    });
};

/** `--decisions <file>`. */
const notesOption = (): Option =>
  new Option(
    "--decisions <file>",
    "whose notes for colleagues are looked for, too (default: decisions.yml of this folder)",
  );

const HELP = `
Examples:
  $ alloclab leaks results/reports
  $ alloclab leaks ada.html ada.json handout.zip

Archives, source maps, data URLs and base64 are looked into, as deep as they are
packed. What cannot be is listed, and counts as a leak.

Exit status: 0 nothing leaks, 1 something does.`;

/** Refuses to look where there are no solutions: that must not pass for a clean result. */
async function forOwners(courseRoot: string): Promise<void> {
  const { secretsOf } = await import("../publish/leaks/secrets.js");
  if ((await secretsOf(courseRoot)).length > 0) return;
  throw new UsageError(`There is no folder solutions/ in "${courseRoot}", so nothing is secret here.`);
}

/** A class that was graded for students. */
export interface WrittenForStudents {
  /** The output folder. */
  root: string;
  found: ClassFolder;
  exercise: Exercise;
  /** Their notes are for colleagues. */
  decisions: Decisions;
}

/**
 * Looks through all that was written for the students of a class, and says on standard error what leaks.
 *
 * @returns whether something does
 */
export async function tellLeaks(
  { root, found, exercise, decisions }: WrittenForStudents,
  { courseRoot, warn }: Pick<Terminal, "courseRoot" | "warn">,
): Promise<boolean> {
  const { findLeaks } = await import("../publish/leaks/find.js");
  const { places } = await import("../class/output-folder.js");
  const { sourcesBehind } = await import("../class/sources.js");
  const writtenBefore = sourcesBehind(found, exercise);
  const leaks = await findLeaks([root], courseRoot, {
    exercise,
    isRun: true,
    writtenBefore,
    notes: notesOf(decisions),
  });
  if (leaks.length === 0) return false;
  const gone = join(root, places.gone);
  const isGone = leaks.some(({ file }) => file.startsWith(join(gone, sep)));
  const mend = `\nWhat is in ${shown(gone)} is of rows that are not in the class any more; take it away, and start again.\n`;
  await warn(
    `alloclab: do not give these to students, they tell what is hidden:\n${leaksText(leaks)}${isGone ? mend : ""}`,
  );
  return true;
}

const notesOf = ({ all }: Decisions): string[] => all.flatMap(({ note }) => note ?? []);

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
