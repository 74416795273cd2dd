/**
 * Makes, grades and judges cases until the time is up.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Exercise, Submission } from "../model.js";
import { type ReporterName, reporterNames } from "../report/index.js";
import { type Case, type Kind, makeCase, writeCase } from "./cases.js";
import type { Corpus } from "./corpus.js";
import { Finding, fingerprint, graded, loaded, wrongWith } from "./judge.js";

/** Cases that are graded in one run. */
const BATCH = 64;
/** Every so many batches is graded a second time. */
const REPEAT_EVERY = 4;

/** What has been tried and found. */
export interface Outcome {
  /** Cases by kind, and of these the ones that were refused before they were graded. */
  cases: Map<Kind, number>;
  refused: number;
  repeated: number;
  /** Number of a case and what is wrong with it. */
  findings: { number: number; what: string }[];
}

interface Entrant {
  number: number;
  made: Case;
  submission: Submission;
}

/**
 * Tries the cases of a seed in turn.
 *
 * @param from - number of the first case
 * @param isOver - asked before each batch
 * @param onBatch - told after each batch
 */
export async function fuzz(
  corpus: Corpus,
  exercise: Exercise,
  seed: number,
  from: number,
  isOver: (tried: number) => boolean,
  onBatch: (outcome: Outcome) => void,
): Promise<Outcome> {
  const outcome: Outcome = { cases: new Map(), refused: 0, repeated: 0, findings: [] };
  const nothing = await pointsForNothing(exercise);
  for (let batch = 0; !isOver(batch * BATCH); batch++) {
    const entrants = await load(corpus, exercise, seed, from + batch * BATCH, outcome);
    await judge(entrants, exercise, nothing, batch % REPEAT_EVERY === 0, outcome);
    onBatch(outcome);
  }
  return outcome;
}

/** Tries one case by itself. Gives what is wrong with it; `null` when nothing is. */
export async function fuzzOne(
  corpus: Corpus,
  exercise: Exercise,
  seed: number,
  number: number,
): Promise<string | null> {
  const outcome: Outcome = { cases: new Map(), refused: 0, repeated: 0, findings: [] };
  const entrants = await load(corpus, exercise, seed, number, outcome, 1);
  await judge(entrants, exercise, await pointsForNothing(exercise), true, outcome);
  return outcome.findings[0]?.what ?? null;
}

/** What a class earns that does nothing at all. */
async function pointsForNothing(exercise: Exercise): Promise<number> {
  const entry = exercise.entry;
  const files = new Map([[entry, `export class ${exercise.className} {}`]]);
  const empty: Submission = { name: "nothing", files, known: new Map([[entry, entry]]), notes: [], problems: [] };
  const [report] = await graded([empty], exercise);
  return report?.score ?? 0;
}

async function load(
  corpus: Corpus,
  exercise: Exercise,
  seed: number,
  from: number,
  outcome: Outcome,
  count = BATCH,
): Promise<Entrant[]> {
  const entrants: Entrant[] = [];
  for (let number = from; number < from + count; number++) {
    const made = await makeCase(corpus, seed, number);
    outcome.cases.set(made.kind, (outcome.cases.get(made.kind) ?? 0) + 1);
    const folder = await mkdtemp(join(tmpdir(), "alloclab-fuzz-"));
    try {
      const submission = await loaded(await writeCase(made, folder), exercise);
      if (submission === null) outcome.refused += 1;
      // The name of the folder differs from run to run, and stands in the report.
      else entrants.push({ number, made, submission: { ...submission, name: `case-${number}` } });
    } catch (error) {
      outcome.findings.push({ number, what: messageOf(error) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return entrants;
}

async function judge(
  entrants: readonly Entrant[],
  exercise: Exercise,
  nothing: number,
  isRepeated: boolean,
  outcome: Outcome,
): Promise<void> {
  const submissions = entrants.map(({ submission }) => submission);
  try {
    const reports = await graded(submissions, exercise);
    const again = isRepeated ? (await graded([...submissions].reverse(), exercise)).reverse() : null;
    if (again !== null) outcome.repeated += again.length;
    for (const [place, { number, made }] of entrants.entries()) {
      const report = reports[place];
      if (report === undefined) throw new Finding("a report is missing");
      const second = again?.[place];
      const isSame = second === undefined || fingerprint(second) === fingerprint(report);
      const what = isSame
        ? await wrongWith(report, made.kind, nothing, formsFor(number))
        : "a second grading gave another report";
      if (what !== null) outcome.findings.push({ number, what });
    }
  } catch (error) {
    const [only] = entrants;
    if (entrants.length === 1 && only !== undefined) {
      outcome.findings.push({ number: only.number, what: messageOf(error) });
      return;
    }
    // One of them did it; each by itself shows which.
    const before = outcome.findings.length;
    for (const one of entrants) await judge([one], exercise, nothing, false, outcome);
    if (outcome.findings.length === before) {
      outcome.findings.push({ number: only?.number ?? 0, what: `only in the batch from here: ${messageOf(error)}` });
    }
  }
}

/** All forms take a tenth of a second, longer than most gradings. */
const formsFor = (number: number): readonly ReporterName[] =>
  number % 4 === 0 ? reporterNames : ["text", "markdown", "junit"];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
