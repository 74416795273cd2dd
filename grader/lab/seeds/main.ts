/**
 * `npm run seeds`: grades every submission that is known to be wrong with one seed after another. Each has to be found with
 * each seed, and lose its first points in the same stage; else it ends with 1. A run over all seeds writes the tables of its
 * assignments down. With `--short`, the first two seeds, and nothing is written.
 *
 * @module
 */
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Argument, InvalidArgumentError } from "commander";
import { format } from "prettier";
import { npmScript } from "../../authors/npm-script.js";
import { gradeAtSeeds } from "../../grade/grade.js";
import { listExercises, loadExercise } from "../../grade/load/exercise.js";
import type { Report } from "../../model/report.js";
import { type Fall, fallOf } from "./fall.js";
import { type Section, withTables } from "./tables-file.js";
import { cells, gap, HEADINGS, type Row, stray } from "./table.js";
import { wrongSubmissions } from "./wrong.js";

const courseRoot = fileURLToPath(new URL("../../..", import.meta.url));
const TABLES = join(courseRoot, "grader", "lab", "seeds", "tables.md");
const FEW = 2;
const ALL = 20;

const course = await listExercises(courseRoot);
const known = course.map(({ id }) => id);
const command = npmScript("seeds")
  .addArgument(new Argument("[assignments...]", "all, unless some are named").choices(known))
  .option("--last <n>", "the last seed; the first is 1", positive, ALL)
  .option("--short", "the first two seeds, and nothing is written")
  .parse();
const { last, short } = command.opts<{ last: number; short?: true }>();
const ids = command.args.length > 0 ? command.args : known;
const seeds = Array.from({ length: short ? FEW : last }, (_, place) => place + 1);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const sections: Section[] = [];
for (const id of ids) sections.push(await tryAll(id));
for (const { title, rows } of sections) {
  say(`\n${title}`);
  const lines = [[...HEADINGS], ...rows.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines)
    say(`  ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}
const gaps = problems("GAP", gap);
problems("STRAY", stray);
say(`\n${sections.flatMap(({ rows }) => rows).length} wrong programs, ${seeds.length} seeds, ${gaps} gaps`);
if (seeds.length === ALL) {
  const titles = course.map(({ title }) => title);
  const tables = withTables(await readFile(TABLES, "utf8"), sections, titles);
  await writeFile(TABLES, await format(tables, { filepath: TABLES, printWidth: 120 }));
}
process.exitCode = gaps === 0 ? 0 : 1;

async function tryAll(id: string): Promise<Section> {
  const exercise = await loadExercise(courseRoot, id);
  const wrong = await wrongSubmissions(courseRoot, exercise);
  const falls: { seed: number; fall: Fall }[][] = wrong.map(() => []);
  const options = { seeds, threads: availableParallelism(), host: "sandbox", types: false, isBrief: true } as const;
  const submissions = wrong.map(({ submission }) => submission);
  for await (const reports of gradeAtSeeds(submissions, exercise, options)) {
    reports.forEach((report, place) => falls[place]?.push({ seed: report.seed, fall: fallOf(graded(report)) }));
    process.stderr.write(`${id}: seed ${reports[0]?.seed} of ${seeds.length}\n`);
  }
  const rows = wrong.map(({ name, from, stages, reach }, place): Row => {
    return { name, from, stages, reach, falls: falls[place] ?? [] };
  });
  return { title: exercise.title, rows };
}

function graded(report: Report): Report {
  if (report.status === "graded") return report;
  throw new Error(`${report.submission} could not be graded: ${report.error}`);
}

/** Says what is wrong with rows; gives in how many. */
function problems(mark: string, of: (row: Row) => string | null): number {
  const found = sections.flatMap(({ title, rows }) =>
    rows.flatMap((row) => {
      const problem = of(row);
      return problem === null ? [] : [`  ${mark}  ${title}, ${row.name} ${problem}`];
    }),
  );
  if (found.length > 0) say(`\n${found.join("\n")}`);
  return found.length;
}

function positive(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("It has to be a positive integer.");
}
