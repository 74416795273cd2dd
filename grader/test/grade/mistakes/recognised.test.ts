/** Mistakes that a submission seems to have, from the program to what its student and its instructor read. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { outline } from "../../../grade/stages/outline.js";
import { grade } from "../../../grade/grade.js";
import { loadExercise } from "../../../grade/load/exercise.js";
import { readMistakes } from "../../../grade/load/mistakes.js";
import { studentReport } from "../../../report/audience.js";
import { reporters } from "../../../report/index.js";
import type { Report } from "../../../model/report.js";
import { folderWith } from "../../support/folder.js";
import { run } from "../../support/terminal.js";

const courseRoot = join(import.meta.dirname, "../../../..");
const WRONG = "grader/test/fixtures/submissions/01-first-fit/wrong";
const BEST_FIT = join(courseRoot, WRONG, "fragmentation--best-fit.ts");
const TOLD = "takes the smallest block with room, not the first one";

test("an allocator that takes the best fit is told so, and its instructor which mistake that is", async () => {
  const exercise = await loadExercise(courseRoot, "first-fit");
  const options = { seed: 3, host: "sandbox", types: false } as const;
  const report = await grade(BEST_FIT, exercise, options);
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

/** Checks of an instructor's own, all of which best fit fails. */
const OWN_STAGE = `import { arrange } from "#kit/lists/arrange";
import { freeListChecks } from "#kit/lists/checks";
import { stage } from "#kit/check/stage";

const choice = freeListChecks({ placement: "first-fit", judge: [] });

stage("choice", () => {
  for (const size of [10, 11, 12, 13, 14, 15]) {
    choice.check(\`takes the first hole with room for \${size}\`, { points: 1 }, ({ allocator }) => {
      const heap = allocator(200);
      arrange(heap, "A:5 -:30 C:10 -:20 E:10 -:40 G:10");
      heap.allocate(size);
    });
  }
});
`;

test("checks that an instructor has added change neither what is recognised nor what is told", async () => {
  const folder = await folderWith({ "config.json": '{ "stages": "own" }', "own/7-choice.test.ts": OWN_STAGE });
  const gradeWith = async (...more: string[]): Promise<Report> => {
    const { status, out, err } = await run(["grade", BEST_FIT, "--reporter", "json", ...more]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    return JSON.parse(out) as Report;
  };
  const [before, after] = [await gradeWith(), await gradeWith("--config", join(folder, "config.json"))];
  expect(Object.keys(after.behaviour ?? {}).filter((check) => check.startsWith("choice/"))).toHaveLength(6);
  expect(after).toMatchObject({ mistakes: before.mistakes, causes: [TOLD] });
});

test("checks that are gone since count for neither", async () => {
  const exercise = await loadExercise(courseRoot, "first-fit");
  const options = { seed: 3, host: "sandbox", types: false } as const;
  // All that best fit fails visibly stands in these.
  const suites = exercise.suites.filter((suite) => !/\/solutions\/|\/5-/.test(suite));
  const before = await grade(BEST_FIT, exercise, options);
  const after = await grade(BEST_FIT, { ...exercise, suites }, options);
  expect(after.stages.length).toBeLessThan(before.stages.length);
  expect(after.mistakes?.map(({ name }) => name)).toContain("best-fit");
  expect(after.causes).toEqual([TOLD]);
});

test("the file tells with which checks it was made", async () => {
  const exercise = await loadExercise(courseRoot, "first-fit");
  const all = (await outline(exercise)).flatMap(({ checks }) => checks.map(({ stage, name }) => `${stage}/${name}`));
  expect(exercise.mistakes?.checks).toEqual(all.sort());
});

test("a file that is not as it was made is one clear line", async () => {
  const folder = await folderWith({ "mistakes.json": '{ "checks": [], "mistakes": [{ "nam": "x" }] }' });
  await expect(readMistakes([folder])).rejects.toThrow(/mistakes\.json` is not as it was made; make it again with/);
  expect(await readMistakes([await folderWith({})])).toBeNull();
});
