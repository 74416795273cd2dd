/** What it is worth to learn the checks by heart, and to pass on what was seen of them. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradeAll } from "../grade/grade.js";
import { loadExercise } from "../grade/load/exercise.js";
import type { Exercise } from "../model/course.js";
import type { Report } from "../model/report.js";
import type { Submission } from "../model/submission.js";
import { studentReport } from "../report/audience.js";
import { HOME_SEED, memoriserOf } from "./support/memoriser.js";
import { submissionOf } from "./support/sandbox.js";

const ROOT = join(import.meta.dirname, "../..");
const CORPUS = join(import.meta.dirname, "fixtures/submissions/01-first-fit");
const FRESH_SEED = 20_011;
/** Checks that are others with another seed; some are visible, some hidden. */
const RANDOM = [
  "exhaustion/serves requests until memory is full",
  "fragmentation/chooses the same hole as the model",
  "merges/merges in whatever order blocks are freed",
  "fragmentation/keeps the list in order and linked both ways, however holes come and go",
  "merges/keeps the list right while blocks come and go",
  "merges/stays right in long runs",
  "invalid-ops/tells right calls from wrong ones",
];
const TIMEOUT = { timeout: 120_000 };

const whole = await loadExercise(ROOT, "first-fit");
/** What students have: the stages without their hidden checks. */
const handout: Exercise = { ...whole, suites: whole.suites.filter((suite) => !suite.includes("/solutions/")) };

async function grade(submission: Submission, exercise: Exercise, seed: number): Promise<Report> {
  const [report] = await gradeAll([submission], exercise, { seed, host: "sandbox", types: false });
  if (report?.status !== "graded") throw new Error(report?.error ?? "not graded");
  return report;
}

test(
  "who has learnt every visible check by heart loses clearly to hidden checks and a fresh seed",
  TIMEOUT,
  async () => {
    const memoriser = await memoriserOf(handout);
    const atHome = await grade(memoriser, handout, HOME_SEED);
    expect(atHome.score, "at home it looks perfect").toBe(atHome.maxScore);
    const graded = await grade(memoriser, whole, FRESH_SEED);
    expect(pointsOf(graded, "hidden"), "of the points for hidden checks").toBe(0);
    // What is left are the visible checks that are the same for every seed; small worlds, which have none, are most of them.
    expect(graded.score).toBeLessThanOrEqual(atHome.maxScore - worthOf(graded, "visible"));
  },
);

test("who has learnt the hidden checks of one seed, too, loses every random one with another", TIMEOUT, async () => {
  const memoriser = await memoriserOf(whole);
  const known = await grade(memoriser, whole, HOME_SEED);
  expect(known.score, "with the seed that it knows, nothing shows").toBe(known.maxScore);
  const graded = await grade(memoriser, whole, FRESH_SEED);
  // Only checks that are the same for every seed are passed, and they have been seen.
  expect(graded.score).toBeLessThanOrEqual(graded.maxScore - worthOf(graded, "visible") - worthOf(graded, "hidden"));
  for (const name of RANDOM) expect(lost(graded)).toContain(name);
});

/** Points of the checks that are others with another seed. */
const worthOf = ({ stages }: Report, side: "visible" | "hidden"): number =>
  stages
    .flatMap(({ name, checks }) => checks.map((check) => ({ ...check, id: `${name}/${check.name}` })))
    .filter(({ id, visibility }) => RANDOM.includes(id) && visibility === side)
    .reduce((sum, { maxScore }) => sum + maxScore, 0);

test("what was seen in a hidden check cannot be passed on through a visible one", TIMEOUT, async () => {
  const graded = await grade(await tellTale(), whole, HOME_SEED);
  const failed = graded.stages.flatMap(({ checks }) => checks).filter(({ score }) => score === 0);
  const told = JSON.stringify(failed.filter(({ visibility }) => visibility === "visible"));
  expect(told).toContain("seen: new 100");
  // These capacities are those of hidden checks only.
  expect(told).not.toMatch(/new (301|810|54|128)\b/);
  const student = JSON.stringify(studentReport(graded));
  expect(student).not.toMatch(/new (301|810|54|128)\b/);
});

test(
  "what a student reads of visible checks is the same with and without the hidden ones",
  { timeout: 240_000 },
  async () => {
    for (const name of ["reading-hidden-by-overrun.ts", "reading-hidden-by-budget.ts", "loops-in-free.ts"]) {
      const source = await readFile(join(CORPUS, "hostile", name), "utf8");
      const submission = submissionOf({ [whole.entry]: source }, whole);
      const [told, known] = [await grade(submission, whole, HOME_SEED), await grade(submission, handout, HOME_SEED)];
      expect(visibleIn(told), name).toEqual(visibleIn(known));
    }
  },
);

test("a hidden check that a config shows is tried before those that stay hidden", TIMEOUT, async () => {
  const overrun = await readFile(join(CORPUS, "hostile/reading-hidden-by-overrun.ts"), "utf8");
  const submission = submissionOf({ [whole.entry]: overrun.replace("capacity === 155", "capacity === 1200") }, whole);
  const showing: Exercise = { ...whole, adjustments: { weights: {}, hidden: [], visible: ["boundaries"] } };
  const suites = whole.suites.filter((suite) => !/solutions\/.*\/stages\/[123]-/.test(suite));
  const told = await grade(submission, showing, HOME_SEED);
  expect(lost(told).some((name) => name.startsWith("fragmentation/"))).toBe(true);
  expect(visibleIn(told)).toEqual(visibleIn(await grade(submission, { ...showing, suites }, HOME_SEED)));
});

/** Right in everything but that it tells, instead of refusing a fraction, all that it has seen so far. */
async function tellTale(): Promise<Submission> {
  const right = await readFile(join(CORPUS, "right/one-file-no-export.ts"), "utf8");
  const source = `${right.replace("class MemoryAllocator", "class Real")}
    const seen = new Set<string>();
    export class MemoryAllocator extends Real {
      constructor(capacity: number) {
        super(capacity);
        seen.add("new " + capacity);
        const honest = this.allocate;
        this.allocate = (size: number) => {
          if (Number.isInteger(size) || typeof size !== "number") return honest(size);
          console.log("seen: " + [...seen].join("; "));
          throw new Error("seen: " + [...seen].join("; "));
        };
      }
    }`;
  return submissionOf({ [whole.entry]: source }, whole);
}

/** What stands of visible checks in a report, but for how long they took. */
const visibleIn = (report: Report) =>
  report.stages.flatMap(({ name, checks }) =>
    checks
      .filter(({ visibility }) => visibility === "visible")
      .map((check) => ({ ...check, stage: name, durationMs: 0 })),
  );

const pointsOf = (report: Report, visibility: "visible" | "hidden"): number =>
  report.stages
    .flatMap(({ checks }) => checks)
    .filter((check) => check.visibility === visibility)
    .reduce((sum, { score }) => sum + score, 0);

const lost = (report: Report): string[] =>
  report.stages.flatMap(({ name, checks }) =>
    checks.filter(({ score }) => score === 0).map((check) => `${name}/${check.name}`),
  );
