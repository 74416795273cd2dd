/**
 * Makes, grades and judges cases until the time is up.
 *
 * @module
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Entrant, entrant } from "../../grade/entrant.js";
import type { Exercise } from "../../model/course.js";
import type { Report } from "../../model/report.js";
import type { Submission } from "../../model/submission.js";
import { type ReporterName, reporterNames } from "../../report/index.js";
import { type Case, type Kind, makeCase, writeCase } from "./cases.js";
import type { Corpus } from "./corpus.js";
import { fingerprint, graded, loaded, wrongWith } from "./judge.js";

/** Cases that are graded in one run: to start one takes as long as tens of them. */
const ROUND = 192;
/** So many of each run are graded again at its end, in the reverse order and so beside others. */
const REPEATED = 48;

/** What has been tried and found. */
export interface Outcome {
  /** Cases by kind, and of these the ones that were refused before they were graded. */
  cases: Map<Kind, number>;
  refused: number;
  repeated: number;
  /** Number of a case and what is wrong with it. */
  findings: { number: number; what: string }[];
}

interface Numbered extends Entrant {
  number: number;
  made: Case;
}

/**
 * Tries the cases of a seed in turn.
 *
 * @param from - number of the first case
 * @param isOver - asked before each round
 * @param onRound - told after each round
 */
export async function fuzz(
  corpus: Corpus,
  exercise: Exercise,
  seed: number,
  from: number,
  isOver: () => boolean,
  onRound: (outcome: Outcome) => void,
): Promise<Outcome> {
  const outcome: Outcome = { cases: new Map(), refused: 0, repeated: 0, findings: [] };
  const nothing = await pointsForNothing(exercise);
  for (let first = from; !isOver(); first += ROUND) {
    const entrants = await load(corpus, exercise, seed, first, outcome);
    await judge(entrants, exercise, nothing, outcome);
    onRound(outcome);
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
  await judge(entrants, exercise, await pointsForNothing(exercise), outcome);
  return outcome.findings[0]?.what ?? null;
}

/** What a class earns that does nothing at all. */
async function pointsForNothing(exercise: Exercise): Promise<number> {
  const entry = exercise.entry;
  const files = new Map([[entry, `export class ${exercise.classNames[0]} {}`]]);
  const empty: Submission = { name: "nothing", files, known: new Map([[entry, entry]]), notes: [], problems: [] };
  let points = 0;
  await graded([entrant(empty)], exercise, async ({ score }) => {
    points = await Promise.resolve(score ?? 0);
  });
  return points;
}

async function load(
  corpus: Corpus,
  exercise: Exercise,
  seed: number,
  from: number,
  outcome: Outcome,
  count = ROUND,
): Promise<Numbered[]> {
  const entrants: Numbered[] = [];
  for (let number = from; number < from + count; number++) {
    const made = await makeCase(corpus, seed, number);
    outcome.cases.set(made.kind, (outcome.cases.get(made.kind) ?? 0) + 1);
    const folder = await mkdtemp(join(tmpdir(), "alloclab-fuzz-"));
    try {
      const submission = await loaded(await writeCase(made, folder), exercise);
      if (submission === null) outcome.refused += 1;
      // The name of the folder differs from run to run, and stands in the report.
      else entrants.push({ number, made, ...entrant({ ...submission, name: `case-${number}` }) });
    } catch (error) {
      outcome.findings.push({ number, what: messageOf(error) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return entrants;
}

/** Grades each case, some twice, and notes what is wrong with its report. */
async function judge(
  entrants: readonly Numbered[],
  exercise: Exercise,
  nothing: number,
  outcome: Outcome,
): Promise<void> {
  const fingerprints = new Map<number, string>();
  const find = (number: number, what: string | null): void => {
    if (what !== null) outcome.findings.push({ number, what });
  };
  const look = async (report: Report, { number, made }: Numbered): Promise<void> => {
    const [before, now] = [fingerprints.get(number), fingerprint(report)];
    if (before === undefined) {
      fingerprints.set(number, now);
      find(number, await wrongWith(report, made.kind, nothing, formsFor(number)));
      return;
    }
    outcome.repeated += 1;
    if (before !== now) find(number, `a second grading gave another report: ${firstDifference(before, now)}`);
  };
  const again = entrants.slice(0, REPEATED).reverse();
  try {
    await graded([...entrants, ...again], exercise, look);
  } catch (error) {
    const left = entrants.filter(({ number }) => !fingerprints.has(number));
    const [only] = left;
    if (entrants.length === 1 || only === undefined) return find(entrants[0]?.number ?? 0, messageOf(error));
    // One of them did it; each by itself shows which.
    const before = outcome.findings.length;
    for (const one of left) await judge([one], exercise, nothing, outcome);
    if (outcome.findings.length === before) find(only.number, `only in the round from here: ${messageOf(error)}`);
  }
}

/** All of them take as long as most gradings. */
const formsFor = (number: number): readonly ReporterName[] => [
  "text",
  reporterNames[number % reporterNames.length] ?? "json",
];

/** Where two texts part, with a little of either. */
function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [from, to] = [Math.max(0, at - 200), at + 100];
  return `${one.slice(from, to)} / ${other.slice(from, to)}`;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
