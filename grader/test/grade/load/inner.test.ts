import { join } from "node:path";
import { expect, test } from "vitest";
import { MAX_INNER_ARCHIVES } from "../../../grade/load/bounds.js";
import { loadParts } from "../../../grade/load/parts.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Submission } from "../../../model/submission.js";
import { exercise } from "../../support/exercise.js";
import { type Files, folderWith } from "../../support/folder.js";
import { refusal } from "../../support/refusal.js";
import { tarGz } from "../../support/tar.js";
import { zip } from "../../support/zip.js";

const load = async (files: Files): Promise<Submission> =>
  loadSubmission(await folderWith(files), exercise, { label: "ada", openArchives: true });
const merge = zip([{ name: "merge.ts", data: "m" }]);

test("archives in a folder are looked into, each as a folder of its name", async () => {
  const { files, notes } = await load({ "a.zip": merge, "b/c.tgz": tarGz([{ name: "allocate.ts", data: "a" }]) });
  expect(Object.fromEntries(files)).toEqual({ "a.zip/merge.ts": "m", "b/c.tgz/allocate.ts": "a" });
  expect(notes).toEqual(["`a.zip` was unpacked.", "`b/c.tgz` was unpacked."]);
});

test("one that cannot be read is noted, and only counts when there is nothing else", async () => {
  const damaged = "`bad.zip` is damaged or cut off; pack or download it again.";
  expect((await load({ "bad.zip": "PK\x03\x04", "good.zip": merge })).notes).toContain(damaged);
  expect(await refusal(load({ "bad.zip": "PK\x03\x04", "readme.md": "" }))).toBe(damaged);
});

test("no more than a few are looked into, and none inside another", async () => {
  const many = Object.fromEntries(Array.from({ length: MAX_INNER_ARCHIVES + 1 }, (_, n) => [`${n}.zip`, merge]));
  const { notes } = await load(many);
  expect(notes).toContain("Not looked into, as there are too many archives: `4.zip`.");
  expect(await refusal(load({ "outer.zip": zip([{ name: "inner.zip", data: Buffer.from(merge) }]) }))).toMatch(
    /^`ada` is no submission for first-fit/,
  );
});

test("single files with names that cannot be shown, or begin with a dot, are left out", async () => {
  const folder = await folderWith({ "1": "one", "2": "two", "3": "three" });
  const parts = ["allocate.ts", "a\u202Est.ts", ".hidden.ts"].map((name, index) => ({
    path: join(folder, String(index + 1)),
    name,
  }));
  const { name, files, notes } = await loadParts(parts, exercise, "ada");
  expect([name, Object.fromEntries(files)]).toEqual(["ada", { "allocate.ts": "one" }]);
  expect(notes).toContain("Names with characters that cannot be shown; left out: `a�st.ts`.");
});
