/** Archives that would take all memory or all time: each costs itself, in one line, and what is read next is read. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { readCohort } from "../../../class/cohort-schema.js";
import { type ReadingLimits, readApart } from "../../../grade/load/apart.js";
import { loadSubmission } from "../../../grade/load/submission.js";
import { SOURCES, smallCourse } from "../../support/class.js";
import { exercise } from "../../support/exercise.js";
import { folderWith } from "../../support/folder.js";
import { deepLongNames, longLinks, manyGiven } from "../../support/hostile-archives.js";
import { refusal } from "../../support/refusal.js";
import { run } from "../../support/terminal.js";
import { zip } from "../../support/zip.js";

const MIB = 2 ** 20;
const LARGE = zip(
  Array.from({ length: 30 }, (_, n) => ({ name: `${n}.ts`, data: Buffer.alloc(MIB - 3, "ĸ") })).concat([
    { name: "merge.ts", data: Buffer.from("m") },
  ]),
);

// First the one of memory: a process keeps the limit with which it was started.
test.each<[string, Partial<ReadingLimits>, RegExp]>([
  ["memory", { heapMiB: 48 }, /takes more memory to read than there is for it; hand in only the folder/],
  ["time", { deadlineMs: 1 }, /takes too long to read; hand in only the folder/],
])("what takes more %s than it may is refused, and the next one is read", async (_what, less, message) => {
  const folder = await folderWith({ "large.zip": LARGE, "small.zip": zip([{ name: "merge.ts", data: "m" }]) });
  const limits = { deadlineMs: 60_000, heapMiB: 384, ...less };
  const order = { kind: "path", path: join(folder, "large.zip"), exercise, options: { label: "large" } } as const;
  expect(await refusal(readApart(order, limits))).toMatch(message);
  const small = await loadSubmission(join(folder, "small.zip"), exercise);
  expect(small.files).toEqual(new Map([["merge.ts", "m"]]));
});

test("the same archive within what it may take is read", async () => {
  const folder = await folderWith({ "large.zip": LARGE });
  expect((await loadSubmission(join(folder, "large.zip"), exercise)).files.size).toBe(31);
});

test("a class with archives of names that took all memory, or minutes, goes on", { timeout: 300_000 }, async () => {
  const folder = await folderWith({
    "in/deep.tgz": deepLongNames(),
    "in/given.zip": manyGiven("allocator.ts"),
    "in/links.tgz": longLinks(),
    "in/sound.zip": zip([{ name: "allocator.ts", data: SOURCES.full }]),
  });
  const output = join(folder, "out");
  const { status, out } = await run(["class", join(folder, "in"), "-o", output], {
    courseRoot: await smallCourse(),
    width: 100,
  });
  expect(status).toBe(3);
  const { entries } = await readCohort(join(output, "class.json"));
  expect(entries.map(({ name, status, score }) => [name, status, score])).toEqual([
    ["deep", "no-submission", 0],
    ["given", expect.anything(), expect.anything()],
    ["links", "no-submission", 0],
    ["sound", "graded", 100],
  ]);
  expect(entries[0]?.error).toMatch(/^`deep` has a name that is too long, `0nnn/);
  expect(out.length).toBeLessThan(5_000);
});
