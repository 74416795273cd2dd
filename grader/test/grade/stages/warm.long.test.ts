import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { grade, gradeAll } from "../../../grade/grade.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import { type WarmGrader, keepGrader, openGrader } from "../../../grade/warm.js";
import type { Exercise } from "../../../model/course.js";
import type { Report } from "../../../model/report.js";
import { json } from "../../../report/json.js";

const root = join(import.meta.dirname, "../../../..");
const corpus = join(root, "grader/test/fixtures/submissions/01-first-fit");
const options = { seed: 42, host: "sandbox", types: false } as const;
let exercise: Exercise;
let grader: WarmGrader;

beforeAll(async () => {
  exercise = await loadExercise(root, "first-fit");
  grader = await openGrader(exercise, options);
});

afterAll(() => grader.close());

const graded = async (path: string, onProgress?: (soFar: Report) => void) =>
  grader.grade(await loadSubmission(path, exercise), onProgress);

const withoutDurations = (report: Report) => json(report).replace(/"durationMs": [\d.e-]+/g, "");

test("a warm grader says of each submission what a cold one says", async () => {
  const wrong = join(corpus, "wrong/merges--never-merges.ts");
  const hangs = join(corpus, "hostile/loops-in-free.ts");
  const cold = await Promise.all([wrong, hangs].map((path) => grade(path, exercise, options)));
  for (const path of [wrong, join(root, "solutions"), hangs, wrong, hangs]) {
    const report = await graded(path);
    const same = path === wrong ? cold[0] : path === hangs ? cold[1] : undefined;
    if (same !== undefined) expect(withoutDurations(report)).toBe(withoutDurations(same));
    else expect(report.score).toBe(report.maxScore);
  }
});

test("it tells the report as it stands while stages end, and submissions asked for at once come in turn", async () => {
  const seen: number[] = [];
  const first = graded(join(root, "solutions"), (soFar) => seen.push(soFar.score ?? -1));
  const second = graded(join(corpus, "wrong/merges--never-merges.ts"));
  expect((await first).score).toBe(100);
  expect((await second).score).toBeLessThan(100);
  expect(seen.length).toBeGreaterThan(2);
  expect(seen[0]).toBe(0);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test("one thread alone gets many submissions at once, and each has its own report", async () => {
  const paths = ["wrong/merges--never-merges.ts", "hostile/loops-at-load.ts", "right/one-file-no-export.ts"];
  const submissions = await Promise.all(paths.map((path) => loadSubmission(join(corpus, path), exercise)));
  const reports = await gradeAll(submissions, exercise, { ...options, threads: 1 });
  const alone = await Promise.all(paths.map((path) => graded(join(corpus, path))));
  expect(reports.map(withoutDurations)).toEqual(alone.map(withoutDurations));
  expect(new Set(reports.map(({ score }) => score)).size).toBe(3);
});

test("threads that are kept grade one set after another, each with its own stages and limits", async () => {
  const paths = ["wrong/merges--never-merges.ts", "hostile/loops-in-free.ts"];
  const submissions = await Promise.all(paths.map((path) => loadSubmission(join(corpus, path), exercise)));
  const limits = { checkTicks: 1_000, totalTicks: 3_000 };
  const kept = await keepGrader(exercise, 2);
  const stagesOf = ([report]: readonly Report[]) =>
    report?.stages.map(({ name, checks }) => [name, new Set(checks.map(({ visibility }) => visibility)).size]);
  try {
    const leftOut = [{ name: "merges" }, { name: "basics", visibility: "hidden" }] as const;
    const some = await kept.gradeAll(submissions, { ...options, leftOut, limits });
    expect(stagesOf(some)).toEqual([
      ["basics", 1],
      ["exhaustion", 2],
      ["fragmentation", 2],
      ["boundaries", 2],
      ["invalid-ops", 2],
    ]);
    const whole = await kept.gradeAll(submissions, options);
    const anew = await gradeAll(submissions, exercise, { ...options, threads: 2 });
    expect(whole.map(withoutDurations)).toEqual(anew.map(withoutDurations));
    expect(withoutDurations(some[1] as Report)).not.toBe(withoutDurations(anew[1] as Report));
    expect(await kept.gradeAll([], options)).toEqual([]);
  } finally {
    await kept.close();
  }
});

test("what cannot be compiled is told, and the next one is graded", async () => {
  const folder = join(corpus, "hostile/loops-at-load.ts");
  expect((await graded(folder)).status).toBe("load-error");
  expect((await graded(join(root, "solutions"))).score).toBe(100);
});
