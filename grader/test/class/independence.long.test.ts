/**
 * A submission cannot influence another one's score: a class is graded alone, in two orders, with hostile neighbours, in one
 * thread and in two, and each submission gets the same report byte for byte but for durations.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { gradeAll } from "../../grade/grade.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Exercise } from "../../model/course.js";
import type { Report } from "../../model/report.js";
import { json } from "../../report/json.js";

const ROOT = join(import.meta.dirname, "../../..");
const CORPUS = join(import.meta.dirname, "../fixtures/submissions/01-first-fit");
const TIMEOUT_MS = 180_000;

/** Whose reports are compared. */
const CLASS = [
  "right/one-file-no-export.ts",
  "right/folder-of-parts",
  "wrong/basics--bumps-a-pointer.ts",
  "wrong/merges--never-merges.ts",
  "wrong/basics--one-map-for-all-allocators.ts",
  "hostile/loops-in-free.ts",
  "hostile/memory-nodes.ts",
  "hostile/list-changes-its-mind.ts",
  "hostile/recursion-through-natives.ts",
  "hostile/throws-at-load.ts",
];

/** Who is put between them: what spoils machines, fills memory, ends the compiler, and leaves things behind. */
const NEIGHBOURS = readdirSync(join(CORPUS, "hostile"))
  .filter((name) =>
    /^(denial-|patched-(array|object|errors)|memory-(kept-full|retried)|escape-finalizers|frozen|console-flood-at)/.test(
      name,
    ),
  )
  .map((name) => `hostile/${name}`);

let exercise: Exercise;
/** The reports of the class, each graded by itself. */
let alone: Map<string, string>;

async function grade(paths: readonly string[], threads: number): Promise<Map<string, string>> {
  const submissions = await Promise.all(paths.map((path) => loadSubmission(join(CORPUS, path), exercise)));
  const reports = await gradeAll(submissions, exercise, { seed: 7, host: "sandbox", types: false, threads });
  const texts = reports.map((report, place) => [paths[place] ?? "", json(withoutDurations(report))] as const);
  return new Map(texts.filter(([path]) => CLASS.includes(path)));
}

function withoutDurations(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (key, value: unknown) => (key === "durationMs" ? 0 : value)) as Report;
}

/** Each of the class with some of the neighbours in front of it. */
function among(neighbours: readonly string[]): string[] {
  const share = Math.ceil(neighbours.length / CLASS.length);
  return CLASS.flatMap((path, place) => [...neighbours.slice(place * share, (place + 1) * share), path]);
}

beforeAll(async () => {
  const found = await loadExercise(ROOT, "first-fit");
  const limits = { ...found.limits, checkTicks: 1_000, totalTicks: 3_000, memoryBytes: 16 * 2 ** 20 };
  exercise = { ...found, limits };
  alone = new Map();
  for (const path of CLASS) for (const [name, report] of await grade([path], 1)) alone.set(name, report);
}, TIMEOUT_MS);

test("alone, the class is what it says it is", () => {
  const scores = CLASS.map((path) => (JSON.parse(alone.get(path) ?? "") as Report).score ?? -1);
  expect(scores.slice(0, 2)).toEqual([100, 100]);
  for (const score of scores.slice(2)) expect(score).toBeLessThan(100);
  expect(NEIGHBOURS.length).toBeGreaterThanOrEqual(10);
});

test.each([
  ["in one thread", CLASS, 1],
  ["backwards, in two threads", [...CLASS].reverse(), 2],
  ["with hostile neighbours, in one thread", among(NEIGHBOURS), 1],
  ["with hostile neighbours the other way round, in two threads", among(NEIGHBOURS).reverse(), 2],
])("the same submission gets the same report: %s", { timeout: TIMEOUT_MS }, async (_how, paths, threads) => {
  const reports = await grade(paths, threads);
  expect(reports.size).toBe(CLASS.length);
  for (const path of CLASS) expect(reports.get(path), path).toBe(alone.get(path));
});
