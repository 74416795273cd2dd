/**
 * `npm run fuzz`: hands in what nobody would, for minutes, and holds the grader to what it promises: no crash, no hang, no
 * point for nothing, the same report each time, and nothing in it that could do harm.
 *
 * @module
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadExercise } from "../load/exercise.js";
import type { Exercise } from "../model.js";
import { kinds, makeCase, writeCase } from "./cases.js";
import { readCorpus } from "./corpus.js";
import { type Outcome, fuzz, fuzzOne } from "./run.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const HELP = `npm run fuzz -- [options]

  --minutes <n>   how long, default 5
  --short         one minute, as in CI
  --seed <n>      which cases; default: another each time
  --case <n>      only this one, to see it again`;

/**
 * Smaller than those of real gradings, so that loops end sooner; how they end is the same. Not so the clock's, which on a busy
 * machine would decide where ticks have to.
 */
const LIMITS = { checkTicks: 200, totalTicks: 600, memoryBytes: 16 * 2 ** 20, hangMs: 10_000 };

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string" },
      short: { type: "boolean" },
      seed: { type: "string" },
      case: { type: "string" },
      help: { type: "boolean" },
    },
  });
  const numbers = [values.minutes, values.seed, values.case].filter((value) => value !== undefined).map(Number);
  if (values.help === true || numbers.some((value) => !(value >= 0))) {
    process.stdout.write(`${HELP}\n`);
    return values.help === true ? 0 : 2;
  }
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const found = await loadExercise(ROOT, "first-fit");
  const exercise: Exercise = { ...found, limits: { ...found.limits, ...LIMITS } };
  const corpus = await readCorpus(ROOT);
  if (values.case !== undefined) {
    const number = Number(values.case);
    const folder = await keep(seed, number);
    const what = await fuzzOne(corpus, exercise, seed, number);
    process.stdout.write(`case ${number} of seed ${seed}, in ${folder}: ${what ?? "nothing is wrong with it"}\n`);
    return what === null ? 0 : 1;
  }
  const minutes = Number(values.minutes ?? (values.short === true ? 1 : 5));
  process.stdout.write(`seed ${seed}, ${minutes} min\n`);
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const isOver = (): boolean => seconds() >= minutes * 60;
  const outcome = await fuzz(corpus, exercise, seed, 0, isOver, (now) => progress(now, seconds()));
  return finish(outcome, seed, seconds(), keep);

  async function keep(ofSeed: number, number: number): Promise<string> {
    const folder = join(tmpdir(), "alloclab-fuzz", `seed-${ofSeed}-case-${number}`);
    await writeCase(await makeCase(corpus, ofSeed, number), folder);
    return folder;
  }
}

const total = ({ cases }: Outcome): number => [...cases.values()].reduce((sum, count) => sum + count, 0);

function progress(outcome: Outcome, seconds: number): void {
  if (!process.stdout.isTTY) return;
  process.stdout.write(`\r${total(outcome)} cases, ${outcome.findings.length} findings, ${Math.round(seconds)} s `);
}

async function finish(
  outcome: Outcome,
  seed: number,
  seconds: number,
  keep: (seed: number, number: number) => Promise<string>,
): Promise<number> {
  const all = total(outcome);
  const lines = kinds.map((kind) => `  ${String(outcome.cases.get(kind) ?? 0).padStart(6)} ${kind}`);
  process.stdout.write(
    `\n${all} cases in ${Math.round(seconds)} s, ${(all / seconds).toFixed(1)} a second; seed ${seed}\n${lines.join("\n")}\n` +
      `  ${String(outcome.refused).padStart(6)} of them refused before grading, ${outcome.repeated} graded twice\n`,
  );
  for (const { number, what } of outcome.findings) {
    const folder = await keep(seed, number);
    process.stdout.write(
      `\ncase ${number}: ${what}\n  kept in ${folder}\n  npm run fuzz -- --seed ${seed} --case ${number}\n`,
    );
  }
  process.stdout.write(outcome.findings.length === 0 ? "Nothing found.\n" : `\n${outcome.findings.length} findings.\n`);
  return outcome.findings.length === 0 ? 0 : 1;
}

process.exit(await main());
