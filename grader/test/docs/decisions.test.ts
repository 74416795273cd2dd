import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadDecisions } from "../../class/decisions/find.js";
import { entryKeys } from "../../class/decisions/schema.js";
import { misfits } from "../../class/decisions/select.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { outline } from "../../grade/stages/outline.js";
import { folderWith } from "../support/folder.js";

const root = join(import.meta.dirname, "../../..");

test("the example in the guide is accepted and fits, and the guide has every key that there is", async () => {
  const guide = await readFile(join(root, "docs/guides/decisions.md"), "utf8");
  const example = /```yaml\n([^]*?)```/.exec(guide)?.[1] ?? "";
  const cwd = await folderWith({ "decisions.yml": example });
  const decisions = await loadDecisions({ path: undefined, cwd, graded: null, assignment: "first-fit", known: null });
  expect(decisions.all).toHaveLength(4);
  const stages = await outline(await loadExercise(root, "first-fit"));
  const rows = ["ada", "bob", "cid", "dan"].map((name) => ({ name, students: [] }));
  expect(misfits(decisions, rows, stages)).toEqual([]);
  expect(entryKeys.filter((key) => !new RegExp(`\`${key}[\`:]`).test(guide))).toEqual([]);
});
