/**
 * `npm run mutate`: mutation testing of the references with Stryker. Every mutant that changes behaviour has to be noticed
 * by the suites; those that survive must be listed in the assignment's `equivalent.json`, each with the reason why nobody
 * can notice it. With `--short`, only the file that decides most, `allocate.ts` or the entry.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { Argument } from "commander";
import { listExercises } from "../../grade/load/exercise.js";
import { npmScript } from "../../authors/npm-script.js";
import { equivalentMutants, explain } from "./equivalent.js";
import { mutate } from "./stryker.js";

const courseRoot = fileURLToPath(new URL("../../..", import.meta.url));
const exercises = await listExercises(courseRoot);
const command = npmScript("mutate")
  .addArgument(new Argument("[assignments...]", "all, unless some are named").choices(exercises.map(({ id }) => id)))
  .option("--short", "only the file that decides most")
  .parse();
const { short } = command.opts<{ short?: true }>();
const wanted = command.args;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

let unexplained = 0;
for (const exercise of exercises) {
  if (wanted.length > 0 && !wanted.includes(exercise.id)) continue;
  if (exercise.replaceable !== undefined) {
    // Another number in one of its tests, and it finds as much as before.
    say(`${exercise.id}: left out, since a suite of tests may be changed in many ways and be no worse`);
    continue;
  }
  const files = short ? exercise.studentFiles.slice(-1) : [...new Set([...exercise.studentFiles, exercise.entry])];
  const mutation = await mutate(courseRoot, exercise, files);
  const { mutants, killed, survivors } = mutation;
  const { reasons, missing, stale } = explain(mutation, await equivalentMutants(courseRoot, exercise), files);
  say(`${exercise.id}: ${mutants} mutants of ${files.join(", ")}, ${killed} noticed, ${survivors.length} not`);
  for (const { survivor, reason } of reasons)
    say(`  equivalent  ${survivor.file}:${survivor.line}  ${survivor.original} → ${survivor.replacement}: ${reason}`);
  for (const survivor of missing)
    say(`  SURVIVES    ${survivor.file}:${survivor.line}  ${survivor.original} → ${survivor.replacement}`);
  for (const { file, original, replacement } of stale)
    say(`  STALE       equivalent.json has ${file}: ${original} → ${replacement}, which no longer survives`);
  unexplained += missing.length + stale.length;
}
process.exitCode = unexplained === 0 ? 0 : 1;
