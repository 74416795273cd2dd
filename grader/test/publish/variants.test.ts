/** Files that stand in place of given ones: visible ones are handed out, hidden ones go where grading goes and nowhere else. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadExercise } from "../../grade/load/exercise.js";
import { kitFiles } from "../../publish/autograder/kit.js";
import { courseFiles } from "../../publish/handout/contents.js";
import { findLeaks } from "../../publish/leaks/find.js";
import { courseWith } from "../support/course.js";
import { folderWith } from "../support/folder.js";
import { judging } from "../support/judging.js";

const course = (): Promise<string> => courseWith({ ...judging, "package-lock.json": "{}", "grader/bin.js": "" });

const VISIBLE = ["one-more", "plain"].map((name) => `exercises/01-judging/variants/${name}/counter.ts`);
const HIDDEN = ["forgets/counter", "sums/counter", "sums/sum"].map(
  (path) => `solutions/01-judging/variants/${path}.ts`,
);

const variantsAmong = (files: readonly { path: string }[]): string[] =>
  files.map(({ path }) => path).filter((path) => path.includes("variants/"));

test("a handout has the visible ones", async () => {
  const root = await course();
  const files = await courseFiles(root, [await loadExercise(root, "judging")]);
  expect(variantsAmong(files)).toEqual(VISIBLE);
});

test("an autograder has all of them, or without what is hidden the visible ones", async () => {
  const root = await course();
  expect(variantsAmong(await kitFiles(root, "01-judging", true))).toEqual([...VISIBLE, ...HIDDEN]);
  expect(variantsAmong(await kitFiles(root, "01-judging", false))).toEqual(VISIBLE);
});

test("the source of a hidden one is a leak wherever it stands, and that of a visible one is none", async () => {
  const root = await course();
  const [visible, hidden] = [
    "exercises/01-judging/variants/plain/counter.ts",
    "solutions/01-judging/variants/forgets/counter.ts",
  ];
  const folder = await folderWith({
    "one.md": String(judging[visible ?? ""]),
    "two.md": `It says: ${judging[hidden ?? ""]}`,
  });
  const leaks = await findLeaks([folder], root);
  expect(leaks.map(({ file, kind, from }) => [file, kind, from])).toEqual([
    [join(folder, "two.md"), "solution line", `${hidden}:1`],
  ]);
});
