/** The benchmark of known mistakes takes minutes; that it can run to its end is seen here. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { listExercises, loadExercise } from "../../../grade/load/exercise.js";
import { readLabels } from "../../../lab/mistakes/labels.js";

const courseRoot = fileURLToPath(new URL("../../../..", import.meta.url));
const programsOf = (folder: string): string[] =>
  readdirSync(new URL(`../../fixtures/submissions/${folder}/wrong`, import.meta.url));
const exercises = await Promise.all((await listExercises(courseRoot)).map(({ id }) => loadExercise(courseRoot, id)));
const read = await Promise.all(exercises.map(async (exercise) => ({ exercise, labels: await readLabels(exercise) })));
const labelled = read.flatMap(({ exercise, labels }) => (labels === null ? [] : [{ exercise, labels }]));

test.each(labelled)("somebody has read every wrong program of $exercise.id", ({ exercise, labels }) => {
  expect([...labels.keys()].sort()).toEqual(
    programsOf(exercise.folder)
      .map((name) => name.replace(/\.ts$/, ""))
      .sort(),
  );
});

test.each(labelled)("what is said of them in $exercise.id are known mistakes", ({ exercise, labels }) => {
  const known = new Set(exercise.mistakes?.mistakes.map(({ name }) => name));
  const said = [...labels.values()].flatMap((label) => [...label.true, ...(label.named === null ? [] : [label.named])]);
  expect(said.filter((name) => !known.has(name))).toEqual([]);
});
