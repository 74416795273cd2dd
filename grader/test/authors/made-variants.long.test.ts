/** Programs that variants are made of, graded as what they stand for: right ones earn everything, wrong ones fall where their mutant does. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { MadeVariant } from "../../../solutions/variant.js";
import { variants } from "../../../solutions/04-writing-tests/variants.js";
import { gradeAll } from "../../grade/grade.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { loadSubmission } from "../../grade/load/submission.js";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const pathOf = ({ name, isHandedOut, file }: MadeVariant): string =>
  join(ROOT, isHandedOut ? "exercises" : "solutions", "04-writing-tests", "variants", name, file);

test("tests are judged by programs that are right, and by others that are wrong in one respect", async () => {
  const exercise = await loadExercise(ROOT, "first-fit");
  const submissions = await Promise.all(variants.map((variant) => loadSubmission(pathOf(variant), exercise)));
  const options = { seed: 42, host: "sandbox", types: false, isBrief: true, threads: 2 } as const;
  const reports = await gradeAll(submissions, exercise, options);
  const fallen = variants.map(({ name }, place) => {
    const stage = reports[place]?.stages.find(({ score, maxScore }) => score < maxScore);
    return [name, stage?.name ?? "nowhere"];
  });
  expect(fallen).toEqual(variants.map(({ name, mistake }) => [name, mistake?.mutant.stage ?? "nowhere"]));
  expect(variants.filter(({ mistake }) => mistake === undefined)).toHaveLength(12);
  expect(variants.filter(({ mistake }) => mistake !== undefined)).toHaveLength(24);
}, 400_000);
