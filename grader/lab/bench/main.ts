/**
 * `npm run bench`: what grading costs, always as a ratio of two things measured side by side in this run.
 * With `--short`, fewer rounds; the ratios are then rougher.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { firstAssignment } from "../../grade/load/course.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { npmScript } from "../../authors/npm-script.js";
import { coldStart } from "./cold-start.js";
import { oneMore } from "./one-more.js";
import { median, ratio } from "./statistics.js";

const { short } = npmScript("bench")
  .option("--short", "fewer rounds; the ratios are then rougher")
  .parse()
  .opts<{ short?: true }>();
const courseRoot = fileURLToPath(new URL("../../..", import.meta.url));
const exercise = await loadExercise(courseRoot, await firstAssignment(courseRoot));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

say(`Node ${process.version}, ${exercise.title}, the reference solution\n`);

const cold = coldStart(courseRoot, exercise, short ? 1 : 7);
say("Cold start to report, wall time of one submission, sandbox included");
say(`  npx alloclab grade        ${median(cold.alloclab).toFixed(0)} ms`);
say(`  npx vitest run            ${median(cold.vitest).toFixed(0)} ms   (plain copies of the same suites)`);
say(`  ratio                     ${ratio(cold.alloclab, cold.vitest)}   aim: at most 0.33\n`);

const more = await oneMore(courseRoot, exercise, short ? 20 : 200);
say("One more submission in a run of many, two threads, all checks on");
say(`  in the sandbox            ${more.gradedMs.toFixed(1)} ms   aim: at most 60 ms`);
say(
  `  npx vitest run, above     ${(median(cold.vitest) / more.gradedMs).toFixed(0)} times as long   (the aim was set where it takes 33 times 60 ms)`,
);
say(`  the same checks, bare     ${more.bareMs.toFixed(1)} ms   (function calls in one warm process, one thread)`);
say(
  `  sandbox and framework     ${(more.gradedCpuMs / more.bareMs).toFixed(1)} times the bare checks, in processor time`,
);
