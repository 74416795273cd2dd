/**
 * `npm run bench`: what grading costs, always as a ratio of two things measured side by side in this run.
 * With `--short`, fewer rounds; the ratios are then rougher. With `--against <commit>`, what one more submission costs beside what it cost
 * there.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { firstAssignment } from "../../grade/load/course.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { npmScript } from "../../authors/npm-script.js";
import { commitNamed } from "../checkout.js";
import { against } from "./against.js";
import { coldStart } from "./cold-start.js";
import type { Further } from "./further.js";
import { oneMore } from "./one-more.js";
import { median, ratio } from "./statistics.js";

const { short, against: commit } = npmScript("bench")
  .option("--short", "fewer rounds; the ratios are then rougher")
  .option("--against <commit>", "what one more submission costs beside what it cost there", commitNamed)
  .parse()
  .opts<{ short?: true; against?: string }>();
const courseRoot = fileURLToPath(new URL("../../..", import.meta.url));
const exercise = await loadExercise(courseRoot, await firstAssignment(courseRoot));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

say(`Node ${process.version}, ${exercise.title}, the reference solution\n`);

const cold = coldStart(courseRoot, exercise, short ? 1 : 7);
say("Cold start to report, wall time of one submission, sandbox included");
say(`  npx alloclab grade        ${median(cold.alloclab).toFixed(0)} ms`);
say(`  npx vitest run            ${median(cold.vitest).toFixed(0)} ms   (plain copies of the same suites)`);
say(`  ratio                     ${ratio(cold.alloclab, cold.vitest)}   aim: at most 0.33\n`);

const { right, wrong, hanging, bareMs } = await oneMore(courseRoot, exercise, short ? 20 : 200);
say("One more submission in a run of many, two threads, all checks on");
say(`  a right one               ${right.wallMs.toFixed(1)} ms`);
say(`  npx vitest run, above     ${(median(cold.vitest) / right.wallMs).toFixed(0)} times as long`);
say(`  the same checks, bare     ${bareMs.toFixed(1)} ms   (function calls in one warm process, one thread)\n`);
say("In processor time                       times bare   times a right one");
const row = (what: string, { cpuMs }: Further, aim: string): void =>
  say(
    `  ${what.padEnd(20)}${`${cpuMs.toFixed(0)} ms`.padStart(9)}${(cpuMs / bareMs).toFixed(1).padStart(19)}${(cpuMs / right.cpuMs).toFixed(1).padStart(20)}   ${aim}`.trimEnd(),
  );
row("a right one", right, "aim: at most 2.0 times bare");
row("a wrong one", wrong, "aim: at most 2.0 times a right one");
row("one that hangs", hanging, "");
if (commit !== undefined) {
  const { now, then } = await against(
    courseRoot,
    exercise,
    commit,
    short ? { rounds: 1, count: 20 } : { rounds: 3, count: 100 },
  );
  say(`\nOne more right submission beside the course at ${commit}, in processor time, one thread`);
  say(`  now                       ${median(now).toFixed(1)} ms`);
  say(`  then                      ${median(then).toFixed(1)} ms`);
  say(`  ratio                     ${ratio(now, then)}`);
}
// Wrong programs fail, as they should.
process.exitCode = 0;
