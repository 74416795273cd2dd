/**
 * `npm run bench:class`: how fast a class is graded, how that grows with its size, and how much memory it takes; beside it,
 * what `npx vitest run` once for each submission takes, measured in the same run. What it takes to start is told apart, as
 * what a class of one takes: it weighs on a small class, and says nothing of how the rest grows. With `--short`, a small
 * class and one submission for vitest. With `--chart <file.svg>`, drawn, too.
 *
 * @module
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InvalidArgumentError } from "commander";
import { firstAssignment } from "../../grade/load/course.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { npmScript } from "../../authors/npm-script.js";
import { chart } from "./chart.js";
import { samples } from "./class-folder.js";
import { type ClassRun, runClass } from "./class-run.js";
import { runVitest } from "./class-vitest.js";
import { median } from "./statistics.js";

const { sizes: wanted, ...options } = npmScript("bench:class")
  .option("--short", "a small class, and one submission for vitest")
  .option("--sizes <numbers>", "of the classes, as 100,500", numbers)
  .option("--chart <file.svg>", "to draw it, too")
  .parse()
  .opts<{ short?: boolean; sizes?: number[]; chart?: string }>();
const sizes = wanted ?? (options.short ? [10, 30] : [100, 500, 2000, 5000]);
const courseRoot = fileURLToPath(new URL("../../..", import.meta.url));
const exercise = await loadExercise(courseRoot, await firstAssignment(courseRoot));
const all = samples(courseRoot, exercise);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

// Vitest finds the class by its name, and nothing ends a loop there.
const native = all.filter(({ files }) =>
  /export class MemoryAllocator/.test(files.get("memory-allocator.ts")?.toString("utf8") ?? ""),
);
const chosen = native.filter((_, place) => place % Math.ceil(native.length / (options.short ? 1 : 6)) === 0);

say(
  `Node ${process.version}, ${exercise.title}, a class made from ${all.length} right and wrong submissions, two threads\n`,
);
const vitestMs: number[] = [];
const runs = new Map<number, ClassRun[]>();
const time = (count: number): void => {
  const run = runClass(courseRoot, exercise, all, count);
  runs.set(count, [...(runs.get(count) ?? []), run]);
  say(`${inWords(count).padStart(24)}${`${(run.wallMs / 1000).toFixed(1)} s`.padStart(10)}`);
};
const smallest = Math.min(...sizes);
for (const [place, count] of sizes.entries()) {
  // In between, so that both see the same weather; likewise what is over in seconds, and would see only one moment of it.
  for (const [turn, sample] of chosen.entries()) {
    if (turn % sizes.length === place) vitestMs.push(runVitest(courseRoot, exercise, sample));
  }
  time(1);
  if (place > 0) time(smallest);
  time(count);
}
time(1);
if (sizes.length > 1) time(smallest);

const typical = [...runs].map(([count, some]): ClassRun => {
  const peakBytes = Math.max(...some.map((run) => run.peakBytes));
  return { count, wallMs: median(some.map(({ wallMs }) => wallMs)), peakBytes };
});
const [one, ...classes] = typical.sort((a, b) => a.count - b.count);
const [first, last] = [classes[0], classes.at(-1)];
if (one === undefined || first === undefined || last === undefined) throw new Error("there are no sizes");
const middle = classes.find(({ count }) => count === 500) ?? first;
const perSubmission = median(vitestMs);
const each = ({ wallMs, count }: ClassRun): number => wallMs / count;
/** What a submission takes when all is running: without what a class of one takes. */
const further = ({ wallMs, count }: ClassRun): number => (wallMs - one.wallMs) / (count - one.count);

say(`\nA class of one takes ${(one.wallMs / 1000).toFixed(1)} s, most of it to start.\n`);
say("submissions      each   each further one   a second   peak memory");
for (const run of classes) {
  say(
    `${run.count.toLocaleString("en").padStart(11)}${ms(each(run)).padStart(10)}${ms(further(run)).padStart(19)}` +
      `${(1000 / each(run)).toFixed(1).padStart(11)}${`${Math.round(run.peakBytes / 2 ** 20)} MiB`.padStart(14)}`,
  );
}
const against = (size: ClassRun): string =>
  `${last.count.toLocaleString("en")} against ${size.count.toLocaleString("en")}`;
say(`\nnpx vitest run once for each: ${perSubmission.toFixed(0)} ms (median of ${vitestMs.length})`);
compare(`times as fast, ${inWords(last.count)}`, (perSubmission / each(last)).toFixed(0), "at least 40");
compare(`each further one, ${against(first)}`, (further(last) / further(first)).toFixed(2), "0.85 to 1.15");
compare(`each with the start, ${against(first)}`, (each(last) / each(first)).toFixed(2), "0.85 to 1.15");
compare(`peak memory, ${against(middle)}`, (last.peakBytes / middle.peakBytes).toFixed(2), "at most 1.25");
if (options.chart !== undefined) writeFileSync(options.chart, chart(classes, perSubmission));

function compare(what: string, value: string, aim: string): void {
  say(`  ${what.padEnd(42)}${value.padStart(5)}   aim: ${aim}`);
}

function inWords(count: number): string {
  return count === 1 ? "a class of one" : `${count.toLocaleString("en")} submissions`;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}

function numbers(text: string): number[] {
  const all = text.split(",").map(Number);
  if (all.every((one) => Number.isInteger(one) && one > 1)) return all;
  throw new InvalidArgumentError("It is a list of whole numbers from 2, as 100,500.");
}
