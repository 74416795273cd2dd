/** What the reference and the skeletons get. In which stage each mutant falls is tried by `npm run dev check`. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "../../grade/compile/compile.js";
import { readMutants } from "../../authors/mutants.js";
import { grade } from "../../grade/grade.js";
import { listExercises } from "../../grade/load/exercise.js";
import { loadSubmission } from "../../grade/load/submission.js";
import { runStages } from "../../grade/stages/run.js";

const root = join(import.meta.dirname, "../../..");
const SEEDS = [0, 1, 2, 3, 42, 99, 2502, 65_536, 1_000_003, 2_147_483_647];

describe.each(await listExercises(root))("$id", (exercise) => {
  test.each(["sandbox", "native"] as const)(
    "its reference has full marks with every seed, in the host %s",
    async (host) => {
      const submission = await loadSubmission(join(root, "solutions", exercise.folder), exercise);
      const compiled = await compile(submission, exercise);
      if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
      const { program } = compiled;
      const checked = await runStages(
        exercise,
        SEEDS.map((seed) => ({ program, seed })),
        { seed: 0, host, threads: 2 },
      );
      const failed = checked.flatMap((one, place) => {
        if (!one.ok) throw one.fault;
        const checks = one.stages.flatMap(({ checks }) => checks).filter(({ failure }) => failure !== null);
        return checks.map(({ stage, name, failure }) => `seed ${SEEDS[place]}: ${stage}/${name}: ${failure?.message}`);
      });
      expect(failed).toEqual([]);
    },
  );

  test("has at least ten mutants, each of which can be made", async () => {
    const { mutants, findings } = await readMutants(root, exercise.folder);
    expect(findings).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(10);
  });

  test("has 100 points, next to none of them for the skeleton", async () => {
    const options = { seed: 42, host: "sandbox", types: false } as const;
    const report = await grade(join(root, "exercises", exercise.folder), exercise, options);
    expect(report.maxScore).toBe(100);
    expect(report.score).toBeLessThanOrEqual(3);
  });
});
