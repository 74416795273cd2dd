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

const own = { "merge.ts": "m", "allocate.ts": "a" };
const pack = (files: Files): Uint8Array => zip(Object.entries(files).map(([name, data]) => ({ name, data })));
const told = async (files: Files): Promise<unknown> =>
  ((await load(files)).doubts ?? []).map(({ kind, files, text }) => [kind, files, text]);

test("one beside files that count is none of them, and a doubt where it has others", async () => {
  expect(await told({ ...own, "work.zip": pack(own) })).toEqual([]);
  expect(
    await told({ ...own, "work.zip": pack({ "x/first-fit/merge.ts": "m // the same", "allocate.ts": "b" }) }),
  ).toEqual([]);
  expect(await told({ ...own, "work.tgz": tarGz([{ name: "x/merge.ts", data: "n" }]) })).toEqual([
    ["second-copy", ["work.tgz"], "`merge.ts` counts, and `work.tgz`, which lies beside, has another version."],
  ]);
  expect(await told({ "merge.ts": "m", "work.zip": pack(own) })).toEqual([
    ["beside", ["work.zip"], "`allocate.ts` is missing, and in `work.zip`, which lies beside, there is more."],
  ]);
  const { files, notes } = await load({ ...own, "work.zip": pack({ "merge.ts": "n" }) });
  expect([Object.fromEntries(files), notes]).toEqual([own, ["Left out, as the files beside it count: `work.zip`."]]);
});

test("one with no more than the files beside it is none, though these are not complete", async () => {
  expect(await told({ "merge.ts": "m", "work.zip": pack({ "merge.ts": "m" }) })).toEqual([]);
  expect(await told({ "merge.ts": "m", "bad.zip": "PK\x03\x04" })).toEqual([
    [
      "beside",
      ["bad.zip"],
      "`allocate.ts` is missing, and beside lies an archive that was not looked into: `bad.zip`.",
    ],
  ]);
});

test("one that `npm run pack` made counts for a doubt only where nothing is written beside it", async () => {
  const course = (merge: string): Files => ({
    "exercises/01-first-fit/merge.ts": merge,
    "hand-in/01-first-fit.zip": pack({ "merge.ts": "n" }),
  });
  expect(await told(course("m"))).toEqual([]);
  expect(await told(course(exercise.handout.get("merge.ts") ?? ""))).toEqual([
    [
      "beside",
      ["hand-in/01-first-fit.zip"],
      "`merge.ts` is as it was handed out, and in `hand-in/01-first-fit.zip`, which lies beside, there is more.",
    ],
  ]);
});

test("what a person has decided about files settles what archives have of them", async () => {
  const settled = { folder: null, files: [{ take: "merge.ts", as: "merge.ts" }] };
  const folder = await folderWith({ ...own, "work.zip": pack({ "merge.ts": "n" }) });
  expect((await loadSubmission(folder, exercise, { openArchives: true, settled })).doubts).toBeUndefined();
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
