/** What the reference gets with other seeds, and in both hosts. What skeletons get, and in which stage each mutant falls, is tried by `npm run dev check`. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readMutants } from "../../authors/mutants.js";
import { gradeAtSeeds } from "../../grade/grade.js";
import { listExercises } from "../../grade/load/exercise.js";
import { loadSubmission } from "../../grade/load/submission.js";

const root = join(import.meta.dirname, "../../..");
/** Some of each size but the default, which dev check has; `npm run seeds` tries many more, and all of the corpora with them. */
const SEEDS = [0, 2502, 2_147_483_647];
/** Calls are the same in both hosts, so that one tells what the native one does otherwise. */
const NATIVE_SEEDS = [1_000_003];
/** Why a check is passed over outside of the sandbox. */
const UNCOUNTED = /is only known in the sandbox/;

describe.each(await listExercises(root))("$id", (exercise) => {
  test.each(["sandbox", "native"] as const)(
    "its reference has full marks with every seed, in the host %s",
    async (host) => {
      const submission = await loadSubmission(join(root, "solutions", exercise.folder), exercise);
      const run = { seeds: host === "native" ? NATIVE_SEEDS : SEEDS, host, types: false, threads: 1 };
      for await (const [report] of gradeAtSeeds([submission], exercise, run)) {
        const checks = report?.stages.flatMap(({ checks }) => checks) ?? [];
        const left = checks.filter(({ status }) => status !== "passed");
        // Natively nobody counts ticks, nor pieces of memory: what rests upon them is passed over, and says so.
        const skipped = left.filter(({ status }) => status === "skipped");
        const unknown = skipped.filter(({ message }) => UNCOUNTED.test(message ?? ""));
        const uncounted = skipped.filter(
          (check) =>
            unknown.includes(check) || unknown.some(({ name }) => check.message?.includes(`/${name}" has to pass`)),
        );
        const failed = host === "native" ? left.filter((check) => !uncounted.includes(check)) : left;
        expect(
          failed.map(({ name, message }) => [name, message]),
          `seed ${report?.seed}`,
        ).toEqual([]);
        const points = checks.filter((check) => !left.includes(check)).reduce((sum, { maxScore }) => sum + maxScore, 0);
        expect(report).toMatchObject({ status: "graded", score: points, maxScore: 100 });
      }
    },
  );

  test("has at least ten mutants, each of which can be made", async () => {
    const { mutants, findings } = await readMutants(root, exercise.folder);
    expect(findings).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(10);
  });
});
