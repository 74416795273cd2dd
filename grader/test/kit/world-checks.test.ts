/** What checks of small worlds say where what they teach is not written yet. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradeAll } from "../../grade/grade.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { submissionOf } from "../support/sandbox.js";

const root = join(import.meta.dirname, "../../..");

test("nothing is right of what is not written, though others are told of its error", async () => {
  const exercise = await loadExercise(root, "realloc");
  const files = exercise.studentFiles.map(async (name) => {
    const of = ["grow.ts", "move.ts"].includes(name) ? "exercises" : "solutions";
    return [name, await readFile(join(root, of, exercise.folder, name), "utf8")] as const;
  });
  const submission = submissionOf(Object.fromEntries(await Promise.all(files)), exercise);
  const [report] = await gradeAll([submission], exercise, { seed: 42, host: "sandbox", types: false });
  const stage = report?.stages.find(({ name }) => name === "contents");
  expect(stage?.checks.find(({ name }) => name.includes("every small memory"))).toMatchObject({
    score: 0,
    failure: { kind: "not-written", location: { file: "grow.ts" } },
  });
});
