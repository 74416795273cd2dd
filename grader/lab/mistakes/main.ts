/**
 * `npm run bench:mistakes`: how often what students are told of their mistakes is true. Grades the wrong programs of the corpora,
 * none of which was made from a mutant, and holds what they are told against what somebody who has read each of them says it does;
 * then programs with two mutants at once. With `--short`, one assignment and few pairs.
 *
 * @module
 */
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Argument } from "commander";
import { DEFAULT_SEED } from "#kit/check/provided";
import { npmScript } from "../../authors/npm-script.js";
import { gradeAll } from "../../grade/grade.js";
import { listExercises, loadExercise } from "../../grade/load/exercise.js";
import type { Exercise } from "../../model/course.js";
import type { Report } from "../../model/report.js";
import type { Submission } from "../../model/submission.js";
import { wrongSubmissions } from "../seeds/wrong.js";
import { type Label, labelled, readLabels } from "./labels.js";
import { pairsOf } from "./pairs.js";
import { type PairFigures, type Figures, figuresOf, pairFiguresOf } from "./figures.js";

const courseRoot = fileURLToPath(new URL("../../..", import.meta.url));
const MANY_PAIRS = 40;
const FEW_PAIRS = 6;

const course = (await listExercises(courseRoot)).filter(({ mistakes }) => mistakes?.mistakes.some(({ told }) => told));
const known = course.map(({ id }) => id);
const command = npmScript("bench:mistakes")
  .addArgument(new Argument("[assignments...]", "all, unless some are named").choices(known))
  .option("--pairs <n>", "programs with two mutants each", Number, MANY_PAIRS)
  .option("--short", "the first assignment, and few pairs")
  .parse();
const { short, pairs } = command.opts<{ short?: true; pairs: number }>();
const ids = command.args.length > 0 ? command.args : short ? known.slice(0, 1) : known;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const all: Figures[] = [];
const both: PairFigures[] = [];
for (const id of ids) {
  const exercise = await loadExercise(courseRoot, id);
  const labels = await readLabels(exercise);
  if (labels === null) {
    say(`${exercise.title}: nobody has read its programs yet`);
    continue;
  }
  all.push(await ofCorpus(exercise, labels));
  both.push(await ofPairs(exercise, short ? FEW_PAIRS : pairs));
}
const sum = (of: (figures: Figures) => number): number => all.reduce((total, one) => total + of(one), 0);
const share = (part: number, whole: number): string =>
  `${part} of ${whole}${whole === 0 ? "" : ` (${((100 * part) / whole).toFixed(1)} %)`}`;
const total = (of: (figures: PairFigures) => number): number => both.reduce((sum, one) => sum + of(one), 0);
say("");
say(
  `sentences told that are true            ${share(
    sum((one) => one.true),
    sum((one) => one.told),
  )}   aim 95 %`,
);
say(
  `with a known mistake, told it first      ${share(
    sum((one) => one.toldFirst),
    sum((one) => one.named),
  )}   aim 80 %`,
);
say(
  `without one, told anything               ${share(
    sum((one) => one.toldAll),
    sum((one) => one.unnamed),
  )}   aim at most 5 %`,
);
say(
  `two mistakes: both told                  ${share(
    total((one) => one.both),
    total((one) => one.all),
  )}`,
);
say(
  `two mistakes: one told                   ${share(
    total((one) => one.one),
    total((one) => one.all),
  )}`,
);
say(
  `two mistakes: told of one that is neither ${share(
    total((one) => one.false),
    total((one) => one.all),
  )}`,
);
// Wrong programs fail, as they should.
process.exitCode = 0;

async function ofCorpus(exercise: Exercise, labels: ReadonlyMap<string, Label>): Promise<Figures> {
  const corpus = (await wrongSubmissions(courseRoot, exercise)).filter(({ from }) => from === "corpus");
  const reports = await grade(
    corpus.map(({ submission }) => submission),
    exercise,
  );
  const told = reports.map((report, place) => labelled(corpus[place]?.submission.name ?? "", report, labels));
  const { figures, faults } = figuresOf(told, exercise);
  say(
    `${exercise.title}: ${figures.told} told, ${figures.true} of them true; ${figures.named} with a known mistake, ${figures.toldFirst} told it first; ${figures.unnamed} without, ${figures.toldAll} told something`,
  );
  for (const fault of faults) say(`  ${fault}`);
  return figures;
}

async function ofPairs(exercise: Exercise, many: number): Promise<PairFigures> {
  const made = await pairsOf(courseRoot, exercise, many);
  const reports = await grade(
    made.map(({ submission }) => submission),
    exercise,
  );
  const figures = pairFiguresOf(made, reports, exercise);
  say(`  pairs of mutants: ${figures.all}; both told ${figures.both}, one ${figures.one}, neither's ${figures.false}`);
  return figures;
}

function grade(submissions: readonly Submission[], exercise: Exercise): Promise<Report[]> {
  const options = { seed: DEFAULT_SEED, host: "sandbox", types: false, isBrief: true } as const;
  return gradeAll(submissions, exercise, { ...options, threads: availableParallelism() });
}
