/**
 * `npm run fuzz`: hands in what nobody would, for minutes, and holds the grader to what it promises: no crash, no hang, no
 * point for nothing, the same report each time, and nothing in it that could do harm.
 *
 * @module
 */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { InvalidArgumentError } from "commander";
import { loadExercise } from "../../grade/load/exercise.js";
import type { Exercise } from "../../model/course.js";
import { npmScript } from "../../authors/npm-script.js";
import { kinds, makeCase, writeCase } from "./cases.js";
import { readCorpus } from "./corpus.js";
import { type Outcome, fuzz, fuzzOne } from "./run.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/**
 * Smaller than those of real gradings, so that loops end sooner; how they end is the same. Not so the clock's, which on a busy
 * machine would decide where ticks have to.
 */
const LIMITS = { checkTicks: 200, totalTicks: 600, memoryBytes: 16 * 2 ** 20, hangMs: 10_000 };

async function main(): Promise<number> {
  const values = npmScript("fuzz")
    .option("--minutes <n>", "how long", amount, 5)
    .option("--short", "half a minute, as in CI")
    .option("--seed <n>", "which cases; others each time, unless it is given", amount)
    .option("--case <n>", "only this one, to see it again", amount)
    .parse()
    .opts<{ minutes: number; short?: true; seed?: number; case?: number }>();
  const seed = values.seed ?? Math.floor(Math.random() * 2 ** 31);
  const found = await loadExercise(ROOT, "first-fit");
  const exercise: Exercise = { ...found, limits: { ...found.limits, ...LIMITS } };
  const corpus = await readCorpus(ROOT);
  if (values.case !== undefined) {
    const number = values.case;
    const folder = await keep(seed, number);
    const what = await fuzzOne(corpus, exercise, seed, number);
    process.stdout.write(`case ${number} of seed ${seed}, in ${folder}: ${what ?? "nothing is wrong with it"}\n`);
    return what === null ? 0 : 1;
  }
  const minutes = values.short === true ? 0.5 : values.minutes;
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

function amount(text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && number >= 0) return number;
  throw new InvalidArgumentError("It is a number from 0.");
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
