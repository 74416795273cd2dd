import { join } from "node:path";
import { expect, test } from "vitest";
import { gradeUnattended } from "../../../publish/autograder/unattended.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import type { Report } from "../../../model/report.js";
import { gradescope } from "../../../report/gradescope.js";
import { root, submissions } from "../../support/autograder.js";
import { folderWith } from "../../support/folder.js";

const exercise = await loadExercise(root, "first-fit");

const passed = ({ stages }: Report): string[] =>
  stages.flatMap(({ name, checks }) => checks.filter(({ score }) => score > 0).map((check) => `${name}/${check.name}`));

test("what is known is told from the start and as stages end, with every check in it", async () => {
  const told: Report[] = [];
  const report = await gradeUnattended(submissions.right, exercise, {
    seed: 1,
    onProgress: (soFar) => told.push(soFar),
  });
  expect(report.score).toBe(100);
  expect(report.notes.join()).not.toContain("cut off");
  expect(told.length).toBeGreaterThan(report.stages.length);
  expect(told[0]).toMatchObject({ score: 0, maxScore: 100 });
  for (const [i, soFar] of told.entries()) {
    expect(soFar.notes[0]).toMatch(/^Grading was cut off/);
    expect(soFar.maxScore).toBe(100);
    expect(passed(told[i + 1] ?? report)).toEqual(expect.arrayContaining(passed(soFar)));
    const rows = (JSON.parse(gradescope(soFar)) as { tests: { output?: string; score: number }[] }).tests;
    expect(rows.reduce((sum, { score }) => sum + score, 0)).toBe(soFar.score);
    for (const { score, output } of rows) if (score === 0) expect(output).toMatch(/Not run/);
  }
});

test.each([
  ["is not there", "nowhere.zip", /does not exist|no such file/],
  ["is no archive", "broken.zip", /broken\.zip|the submission/],
  ["holds nothing of the assignment", "empty", /memory-allocator\.ts/],
])("a submission that %s has 0 points and the reason, and all of its checks", async (_, name, reason) => {
  const folder = await folderWith({ "broken.zip": "PK but not really", "empty/notes.txt": "nothing" });
  const report = await gradeUnattended(join(folder, name), exercise, { seed: 1 });
  expect(report).toMatchObject({ status: "no-submission", score: 0, maxScore: 100 });
  expect(report.error).toMatch(reason);
  expect(report.error, "says nothing of the machine").not.toContain(folder);
});
