/**
 * `alloclab watch`, which is `npm start`.
 *
 * @module
 */
import { DEFAULT_SEED } from "#kit/check/provided";
import { assignmentAt, findPlace, placesIn } from "../grade/load/course.js";
import { UsageError } from "../model/errors.js";
import { shown } from "../model/words.js";
import { openWorkplaces } from "../student/watch/course.js";
import type { AddCommand } from "./command.js";

/** Adds the command. */
export const watchCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("watch")
    .description("watch your files, and show the verdict each time you save: the student's desk, `npm start`")
    .argument("[folder]", "of the exercise to begin with (default: the first that is not done)")
    .option("-a, --assignment <id>", "the same by its id")
    .option("--plain", "one line a verdict, as for a screen reader; so it is, too, where there is no terminal")
    .addHelpText("after", HELP)
    .action(async (folder: string | undefined, options: { assignment?: string; plain?: boolean }) => {
      const { assignment, plain = false } = options;
      const { courseRoot, color, print, hasDesktop, inputEnd } = terminal;
      const places = await placesIn(courseRoot);
      const wanted = assignment ?? (folder === undefined ? undefined : await idOf(folder, courseRoot));
      const first = wanted === undefined ? null : findPlace(places, wanted, courseRoot).id;
      const workplaces = await openWorkplaces(courseRoot);
      const signal = terminal.interruption();
      // Loaded by now only, since it brings along what takes most of a second.
      const { openGrader } = await import("../grade/warm.js");
      const grade = { seed: DEFAULT_SEED, host: "sandbox", types: false } as const;
      const common = { courseRoot, grade, open: openGrader, now: () => performance.now(), signal };
      const console = plain ? null : terminal.console();
      if (console === null) {
        const { watchInLines } = await import("../student/watch/plain.js");
        await watchInLines(workplaces, { ...common, print, inputEnd: inputEnd() });
        return finish(0);
      }
      const { watchInFull } = await import("../student/watch/full.js");
      const { openText, readText } = await import("../student/watch/texts.js");
      const { Visualizers } = await import("../student/watch/visualizer.js");
      const visualizers = new Visualizers({ courseRoot, hasDesktop });
      const farewell = await watchInFull(workplaces, {
        ...common,
        console,
        colors: color,
        first,
        readText: (what, workplace, about) => readText(what, workplace, about, courseRoot),
        openText: (what, workplace) => openText(what, workplace, { courseRoot, hasDesktop }),
        openPicture: (check, workplace) => visualizers.show(workplace, check),
      });
      await visualizers.close();
      await print(farewell);
      finish(0);
    });
};

/** The assignment whose folder that is. */
async function idOf(folder: string, courseRoot: string): Promise<string> {
  const id = await assignmentAt(courseRoot, folder);
  if (id !== undefined) return id;
  throw new UsageError(`${shown(folder)} is no folder of an exercise of this course, such as exercises/01-first-fit.`);
}

const HELP = `
Keys (press ? to see them all):
  h  a hint, three levels        n  p  next and previous check
  l  all exercises and checks    a  grade everything anew
  o  the lesson                  d  the docs
  v  the calls in the visualizer r  reset a file
  ?  all keys                    q  quit

Examples:
  $ alloclab watch
  $ alloclab watch exercises/02-best-fit
  $ npm start -- --plain

Without a terminal it writes one line a verdict; it ends with Ctrl-C, or, when
standard input is at its end, as soon as every exercise has been graded.`;
