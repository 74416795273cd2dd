/**
 * `npm run bench:class`: how fast a class is graded, how that grows with its size, and how much memory it takes; beside it,
 * what `npx vitest run` once for each submission takes, measured in the same run. With `--short`, a small class and one
 * submission for vitest. With `--chart <file.svg>`, drawn, too.
 *
 * @module
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { InvalidArgumentError } from "commander";
import { firstAssignment } from "../load/course.js";
import { loadExercise } from "../load/exercise.js";
import { npmScript } from "../dev/npm-script.js";
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
const sizes = wanted ?? (options.short ? [33, 99] : [100, 500, 2000, 5000]);
const courseRoot = fileURLToPath(new URL("../..", import.meta.url));
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
say("submissions   wall time   each      a second   one more   peak memory");
const runs: ClassRun[] = [];
const vitestMs: number[] = [];
for (const [place, count] of sizes.entries()) {
  // In between, so that both see the same weather.
  for (const [turn, sample] of chosen.entries()) {
    if (turn % sizes.length === place) vitestMs.push(runVitest(courseRoot, exercise, sample));
  }
  const run = runClass(courseRoot, exercise, all, count);
  const before = runs.at(-1);
  runs.push(run);
  const each = run.wallMs / count;
  // What starting takes is in both.
  const oneMore = before && `${((run.wallMs - before.wallMs) / (count - before.count)).toFixed(1)} ms`;
  say(
    `${String(count).padStart(11)}${`${(run.wallMs / 1000).toFixed(1)} s`.padStart(12)}${`${each.toFixed(1)} ms`.padStart(10)}` +
      `${(1000 / each).toFixed(1).padStart(11)}${(oneMore ?? "").padStart(11)}${`${Math.round(run.peakBytes / 2 ** 20)} MiB`.padStart(14)}`,
  );
}

const [first, last] = [runs[0], runs.at(-1)];
const middle = runs.find(({ count }) => count === 500) ?? first;
if (first === undefined || last === undefined || middle === undefined) throw new Error("no sizes were given");
const perSubmission = median(vitestMs);
const each = (run: ClassRun): number => run.wallMs / run.count;
say(`\nnpx vitest run once for each: ${perSubmission.toFixed(0)} ms (median of ${vitestMs.length})`);
say(`  times as fast, ${last.count} submissions    ${(perSubmission / each(last)).toFixed(0)}   aim: at least 40`);
say(`  each, ${last.count} against ${first.count}       ${(each(last) / each(first)).toFixed(2)}   aim: at most 1.15`);
say(
  `  memory, ${last.count} against ${middle.count}     ${(last.peakBytes / middle.peakBytes).toFixed(2)}   aim: at most 1.25`,
);
if (options.chart !== undefined) writeFileSync(options.chart, chart(runs, perSubmission));

function numbers(text: string): number[] {
  const all = text.split(",").map(Number);
  if (all.every((one) => Number.isInteger(one) && one > 0)) return all;
  throw new InvalidArgumentError("It is a list of whole numbers from 1, as 100,500.");
}
