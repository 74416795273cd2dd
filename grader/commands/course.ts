/**
 * `alloclab course <folders…> --output <out>`.
 *
 * @module
 */
import { join, resolve } from "node:path";
import { Option } from "commander";
import wrapAnsi from "wrap-ansi";
import type { GradedClass } from "../class/course/classes.js";
import type { Present } from "../class/course/outdated.js";
import type { NamesBehind } from "../class/course/files.js";
import type { CourseGradesOptions } from "../class/course/grade-books.js";
import { groupBy } from "../class/uploads/alike.js";
import { applyConfig, loadConfig, loadCourseConfig } from "../grade/load/config.js";
import { placesIn } from "../grade/load/course.js";
import { loadExercise } from "../grade/load/exercise.js";
import type { CourseBook, CourseCell, CourseRow } from "../model/course-book.js";
import type { Exercise } from "../model/course.js";
import { UsageError } from "../model/errors.js";
import { count, shown, shownList } from "../model/words.js";
import { summaryOf } from "../report/class/statistics.js";
import { points } from "../report/words.js";
import { rosterOption } from "./class.js";
import type { Leak } from "../publish/leaks/find.js";
import { leaksText } from "./leaks.js";
import { decisionsFor, decisionsOption } from "./decisions.js";
import type { AddCommand } from "./command.js";

interface Options extends CourseGradesOptions {
  output: string;
  roster?: string;
  config?: string;
  decisions?: string;
}

/** Adds the command. */
export const courseCommand: AddCommand = (program, terminal, finish) => {
  program
    .command("course")
    .description(
      "one grade book of several graded classes, with weights and without the lowest; a page for each student",
    )
    .argument("<folders...>", "the folder that holds the output folders of `alloclab class`, or each of them")
    .requiredOption("-o, --output <folder>", "where course.csv, course.html and the students' pages go")
    .addOption(rosterOption())
    .addOption(
      new Option(
        "--config <file>",
        "weights and what is dropped (default: alloclab.config.ts or .json of this folder)",
      ),
    )
    .addOption(decisionsOption())
    .option("--canvas <file>", "the gradebook that Canvas exports, to be filled in with the totals")
    .option("--moodle <file>", "Moodle's offline grading worksheet, to be filled in with the totals")
    .option("--column <title or id>", "the column of the totals in that file, where it is not called `Course total`")
    .addHelpText("after", HELP)
    .action(async (folders: string[], options: Options) => {
      const { readClasses } = await import("../class/course/classes.js");
      const { openCourseOutput, writeCourse } = await import("../class/course/output.js");
      const { peopleOf } = await import("../class/course/people.js");
      const { otherwiseJudged } = await import("../class/course/outdated.js");
      const { courseBook } = await import("../class/course/book.js");
      const { classLinks, courseFiles } = await import("../class/course/files.js");
      const { asCohort, openCourseGrades } = await import("../class/course/grade-books.js");
      const { readRoster } = await import("../class/uploads/roster.js");
      const assignments = await placesIn(terminal.courseRoot);
      const config = await loadCourseConfig(
        options.config ?? null,
        resolve(),
        assignments.map(({ id }) => id),
      );
      if (options.column !== undefined && options.canvas === undefined && options.moodle === undefined)
        throw new UsageError("--column is of no use without --canvas or --moodle.");
      const roster = options.roster === undefined ? null : await readRoster(options.roster);
      const gradeBooks = await openCourseGrades(options);
      const { classes, passedOver } = await readClasses(folders, assignments);
      const output = await openCourseOutput(
        options.output,
        classes.map(({ root }) => root),
      );
      for (const { fileName } of gradeBooks) refuseOverwriting(join(output.root, fileName), options);
      const links = await classLinks(
        output.real,
        classes.map(({ root }) => root),
      );
      const present = await presentOf(classes, options, terminal.courseRoot);
      const { people, doubts } = peopleOf(classes, roster);
      const all = { people, doubts: [...otherwiseJudged(classes, present), ...doubts] };
      const book = await courseBook(classes, all, config, assignments, links);
      const { files, namesBehind } = courseFiles(book);
      const exercises = present.map(({ exercise }) => exercise);
      const filled = gradeBooks.map(({ fileName, fill }) => ({ fileName, ...fill(asCohort(book, classes)) }));
      for (const { fileName, text } of filled) files.set(fileName, text);
      // What is under way is written to its end, or taken away.
      const interrupted = terminal.interruption();
      const written = await writeCourse(output, files, async (folder) => {
        const leaks = await leaksOf(folder, { classes, exercises, namesBehind }, terminal.courseRoot);
        if (leaks === null) return !interrupted.aborted;
        await terminal.warn(
          `alloclab: nothing is written, as pages of students would tell what is hidden:\n${leaks.replaceAll(folder, output.root)}`,
        );
        return false;
      });
      if (written === null) return finish(interrupted.aborted ? 130 : 1);
      const lines = [
        ...summary(book, passedOver),
        ...(written.edited === null
          ? []
          : [
              `${shown(join(output.root, "course.csv"))} had been changed by hand, and is written anew. The changed one is kept as ${shown(join(output.root, written.edited))}.`,
            ]),
        `All at a glance: ${join(output.root, "course.html")}`,
        `Give each student the own page of ${shown(join(output.root, "students"))} alone.`,
        ...filled.flatMap(({ fileName, notes }) => [
          `For import: ${join(output.root, fileName)}`,
          ...notes.map((note) => `- ${note}`),
        ]),
      ];
      const width = Math.min(terminal.width, 100);
      await terminal.print(lines.map((line) => `${wrapAnsi(line, width)}\n`).join(""));
      finish(needsLook(book) || written.edited !== null ? 3 : 0);
    });
};

const HELP = `
Examples:
  $ alloclab course results --output course
  $ alloclab course results/first-fit results/best-fit --output course
  $ alloclab course results --output course --roster roster.csv
  $ alloclab course results -o course --canvas gradebook.csv

Weights and what is dropped stand in the config, as
  course: { weights: { "first-fit": 40, "best-fit": 60 }, drop: 1 }

Exit status:
  0    written, and everybody has a total, or is without one by decision
  1    a student's page would tell what is hidden; nothing is written
  2    a class is none, is not finished, or is there twice; bad arguments
  3    written, and something is in doubt: who is who, which submission counts,
       what is not graded yet, decisions that a class does not know, or a class
       that is not there
  130  interrupted; nothing is written`;

/** What was downloaded stays as it is. */
function refuseOverwriting(path: string, { canvas, moodle }: Options): void {
  const [own] = [canvas, moodle].filter((file) => file !== undefined && resolve(file) === resolve(path));
  if (own === undefined) return;
  throw new UsageError(`${shown(own)} would be overwritten; give the file that was downloaded, or another --output.`);
}

/** What counts here for each class: its assignment as its config has it, that config, and decisions. */
async function presentOf(
  classes: readonly GradedClass[],
  options: Pick<Options, "config" | "decisions">,
  courseRoot: string,
): Promise<(Present & { exercise: Exercise })[]> {
  const present: (Present & { exercise: Exercise })[] = [];
  for (const { cohort } of classes) {
    const exercise = await loadExercise(courseRoot, cohort.assignment);
    const config = await loadConfig(options.config ?? null, exercise, resolve());
    const decisions = await decisionsFor(options, {
      graded: null,
      assignment: cohort.assignment,
      courseRoot,
      // One file is of one of the assignments, and the others have none or one elsewhere.
      mayBeOthers: true,
    });
    present.push({ exercise: applyConfig(exercise, config), config, decisions });
  }
  return present;
}

/** What the pages are about. */
interface Published {
  classes: readonly GradedClass[];
  exercises: readonly Exercise[];
  namesBehind: NamesBehind;
}

/** What the pages of students tell of what is hidden, a line each; `null` when nothing. */
async function leaksOf(
  folder: string,
  { classes, exercises, namesBehind }: Published,
  courseRoot: string,
): Promise<string | null> {
  const { findLeaks } = await import("../publish/leaks/find.js");
  const { STUDENTS } = await import("../class/course/files.js");
  const pages = [join(folder, STUDENTS)];
  const notes = classes.flatMap(({ cohort }) =>
    cohort.entries.flatMap(({ decisions = [] }) => decisions.flatMap(({ note }) => note ?? [])),
  );
  const writtenBefore = async function* (file: string): AsyncGenerator<string> {
    yield* namesBehind(file);
  };
  // What a config shows is no secret: of each assignment it is looked for by its own, of those without a class by the first.
  const shownBy = groupBy(exercises, ({ adjustments }) => JSON.stringify(adjustments?.visible ?? []));
  // Stages of the instructor's own are nobody else's, and are looked for at once.
  const suites = exercises.flatMap((exercise) => exercise.suites);
  const leaks: Leak[] = [];
  for (const [place, alike] of [...shownBy.values()].entries()) {
    const { adjustments } = alike[0] ?? {};
    const exercise = { suites, ...(adjustments === undefined ? {} : { adjustments }) };
    const own = await findLeaks(pages, courseRoot, { exercise, isRun: true, notes, writtenBefore });
    const isOf = (from: string, some: readonly Exercise[]): boolean =>
      some.some(({ folder }) => from.startsWith(`solutions/${folder}/`));
    leaks.push(...own.filter(({ from }) => isOf(from, alike) || (place === 0 && !isOf(from, exercises))));
  }
  return leaks.length === 0 ? null : leaksText(leaks);
}

const needsLook = ({ rows, doubts }: CourseBook): boolean =>
  doubts.length > 0 || rows.some((row) => row.doubts.length > 0 || row.total.kind === "open");

/** Doubts that are told one by one; the page has all of them. */
const MOST_DOUBTS = 10;

/** How many, how well, what is missing, and who needs a look. */
function summary(book: CourseBook, passedOver: readonly string[]): string[] {
  const { rows, assignments, points: most, drop, doubts } = book;
  const totals = rows.flatMap(({ total }) => (total.kind === "points" ? [total.points] : []));
  const numbers = summaryOf(totals);
  const of = totals.length === rows.length ? "" : `, of the ${totals.length} with a total`;
  const shares = assignments.map(({ id, share }) => `${id} ${points(share)} %`).join(", ");
  const own = rows.flatMap(({ name, doubts }) => doubts.map((text) => `- ${shown(name)}: ${text}`));
  return [
    `${count(rows.length, "student")}, ${count(assignments.length, "assignment")}: ${shares}${drop === 0 ? "" : `; the ${drop === 1 ? "lowest" : `${drop} lowest`} dropped`}.`,
    ...(numbers === null
      ? []
      : [`Mean ${points(numbers.mean)}, median ${points(numbers.median)} of ${points(most)} points${of}.`]),
    ...assignments.flatMap(({ id }, at) => [
      ...whoIs(`Nothing handed in for ${id}, which counts 0`, rows, at, "nothing"),
      ...whoIs(`Not counted as an attempt for ${id}, which counts 0`, rows, at, "no-attempt"),
      ...whoIs(`Excused from ${id}`, rows, at, "excused"),
      ...whoIs(`Withheld for ${id}, and so is the total`, rows, at, "withheld"),
    ]),
    ...(passedOver.length === 0
      ? []
      : [`Passed over, as no class was written into them: ${shownList(passedOver, 3)}.`]),
    ...(own.length + doubts.length === 0 ? [] : ["Need a look:"]),
    ...doubts.map((text) => `- ${text}`),
    ...own.slice(0, MOST_DOUBTS),
    ...(own.length > MOST_DOUBTS ? [`- and ${count(own.length - MOST_DOUBTS, "doubt")} more`] : []),
  ];
}

function whoIs(what: string, rows: readonly CourseRow[], at: number, kind: CourseCell["kind"]): string[] {
  const names = rows.filter(({ cells }) => cells[at]?.kind === kind).map(({ name }) => name);
  return names.length === 0 ? [] : [`${what}: ${shownList(names, 5)}.`];
}
