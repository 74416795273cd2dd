import { join } from "node:path";
import { expect, test } from "vitest";
import { gradeAll } from "../grade.js";
import { loadExercise } from "../load/exercise.js";
import { loadSubmission } from "../load/submission.js";
import type { Report } from "../model.js";

const ROOT = join(import.meta.dirname, "../..");
const CORPUS = join(import.meta.dirname, "fixtures/submissions/01-first-fit");

const FILES = [
  "hostile/loops-in-free.ts",
  "wrong/basics--bumps-a-pointer.ts",
  "hostile/memory-nodes.ts",
  "hostile/list-changes-its-mind.ts",
  "hostile/recursion-through-natives.ts",
  "hostile/throws-at-load.ts",
];

const withoutDurations = (report: Report): string =>
  JSON.stringify(report, (key, value: unknown) => (key === "durationMs" ? 0 : value), 1);

test(
  "the same submission gets the same report, whatever is graded before and beside it",
  { timeout: 180_000 },
  async () => {
    const found = await loadExercise(ROOT, "first-fit");
    const limits = { ...found.limits, checkTicks: 1_000, totalTicks: 3_000, memoryBytes: 16 * 2 ** 20 };
    const exercise = { ...found, limits };
    const options = { seed: 7, host: "sandbox", types: false } as const;
    const submissions = await Promise.all(FILES.map((file) => loadSubmission(join(CORPUS, file), exercise)));
    const once = await gradeAll(submissions, exercise, { ...options, threads: 1 });
    const again = (await gradeAll([...submissions].reverse(), exercise, { ...options, threads: 2 })).reverse();
    for (const [place, file] of FILES.entries()) {
      const [first, second] = [once[place], again[place]].map((report) => withoutDurations(report as Report));
      expect(second, file).toBe(first);
    }
  },
);
