/** Mistakes that a submission seems to have, from the program to what its student and its instructor read. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { grade } from "../../../grade/grade.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { readMistakes } from "../../../grade/load/mistakes.js";
import { studentReport } from "../../../report/audience.js";
import { reporters } from "../../../report/index.js";
import { folderWith } from "../../support/folder.js";

const courseRoot = join(import.meta.dirname, "../../../..");
const WRONG = "grader/test/fixtures/submissions/01-first-fit/wrong";
const TOLD = "takes the smallest block with room, not the first one";

test("an allocator that takes the best fit is told so, and its instructor which mistake that is", async () => {
  const exercise = await loadExercise(courseRoot, "first-fit");
  const options = { seed: 3, host: "sandbox", types: false } as const;
  const report = await grade(join(courseRoot, WRONG, "fragmentation--best-fit.ts"), exercise, options);
  expect(report.mistakes).toMatchObject([{ name: "best-fit" }]);
  expect(report.causes).toEqual([TOLD]);

  const student = studentReport(report);
  expect(student).toMatchObject({ causes: [TOLD] });
  expect(Object.keys(student)).not.toEqual(expect.arrayContaining(["behaviour"]));
  expect(Object.keys(student)).not.toEqual(expect.arrayContaining(["mistakes"]));
  for (const name of ["text", "markdown", "html", "gradescope"] as const) {
    const write = await reporters[name]();
    const text = write(student, { color: false, width: 80 })
      .replace(/<[^>]+>|\s+/g, " ")
      .replace(/ +/g, " ");
    expect(text, name).toContain("Your code behaves like code that takes the smallest block with room");
  }

  const right = await grade(join(courseRoot, "solutions/01-first-fit"), exercise, options);
  expect(right).not.toHaveProperty("causes");
  expect(right).not.toHaveProperty("behaviour");
});

test("a file that is not as it was made is one clear line", async () => {
  const folder = await folderWith({ "mistakes.json": '{ "checks": [], "mistakes": [{ "nam": "x" }] }' });
  await expect(readMistakes([folder])).rejects.toThrow(/mistakes\.json` is not as it was made; make it again with/);
  expect(await readMistakes([await folderWith({})])).toEqual([]);
});
