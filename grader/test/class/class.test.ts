/** `alloclab class`: what it writes, says and ends with. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readCohort } from "../../class/cohort-schema.js";
import { parseReport } from "../../report/index.js";
import { SOURCES, SUITE, smallCourse, written } from "../support/class.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

test("writes a report for each submission, a grade book, class.json and an index, and says who needs a look", async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({
    "in/ada.ts": SOURCES.full,
    "in/grace/allocator.ts": SOURCES.careless,
    "in/=1+1.ts": SOURCES.empty,
    "in/Zoë, the 2nd.ts": SOURCES.full,
    "in/loops.ts": SOURCES.loops,
    "in/broken.ts": SOURCES.broken,
    "in/torn.zip": "no zip",
    "in/nothing/readme.md": "…",
    "in/notes.txt": "…",
  });
  const [input, output] = [join(folder, "in"), join(folder, "out")];
  const { status, out, err } = await run(["class", input, "--output", output, "--threads", "2"], { courseRoot });

  expect(status).toBe(3);
  expect(out.replaceAll(output, "out")).toMatchInlineSnapshot(`
    "9 submissions of first-fit: 9 graded.
    Mean 63.3, median 60 of 100 points, of the 6 with a score of their own.
    Need a look: 1 does not load, 3 are no submissions, 1 runs out of time.
    May need a look: 2 are identical to others.
    The class at a glance: out/index.html
    "
  `);
  expect(err).toMatch(/^(\d of 9, [\d.]+ (a second|s each), \d:\d\d left\n)+$/);
  const csv = await readFile(join(output, "grades.csv"), "utf8");
  expect(csv.split("\r\n")).toEqual([
    "submission,status,score,max_score,basics,report,machine_score,doubts,decisions",
    "'=1+1,graded,60,100,60,reports/_1_1.json,60,,",
    '"Zoë, the 2nd",graded,100,100,100,reports/Zoë__the_2nd.json,100,,',
    "ada,graded,100,100,100,reports/ada.json,100,,",
    "broken,load-error,0,100,0,reports/broken.json,0,,",
    "grace,graded,60,100,60,reports/grace.json,60,,",
    "loops,graded,60,100,60,reports/loops.json,60,,",
    "notes,no-submission,0,100,0,reports/notes.json,0,,",
    "nothing,no-submission,0,100,0,reports/nothing.json,0,,",
    "torn,no-submission,0,100,0,reports/torn.json,0,,",
    "",
  ]);
  const cohort = await readCohort(join(output, "class.json"));
  for (const { name, report, score, status } of cohort.entries) {
    const saved = parseReport(await readFile(join(output, report), "utf8"), report);
    expect(saved).toMatchObject({ submission: name, score, status, maxScore: 100 });
    expect(saved.stages.map((stage) => stage.name)).toEqual(["basics"]);
  }
  expect(cohort.entries.map(({ name, attention }) => [name, attention.map(({ kind }) => kind)])).toEqual([
    ["=1+1", []],
    ["Zoë, the 2nd", ["identical"]],
    ["ada", ["identical"]],
    ["broken", ["load-error"]],
    ["grace", []],
    ["loops", ["timed-out"]],
    ["notes", ["no-submission"]],
    ["nothing", ["no-submission"]],
    ["torn", ["no-submission"]],
  ]);
  const files = Object.keys(await written(output)).sort();
  expect(files).toHaveLength(3 + 2 * 9);
  expect(files).toEqual(expect.arrayContaining(["class.json", "grades.csv", "index.html", "reports/ada.html"]));
});

test("ends with 0 where nothing needs a look; nothing that is written for students tells of hidden checks", async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({ "in/ada.ts": SOURCES.careless });
  const output = join(folder, "out");
  const { status } = await run(["class", join(folder, "in"), "-o", output, "--audience", "student"], { courseRoot });
  expect(status).toBe(0);
  const files = await written(output);
  expect(files["reports/ada.json"]).not.toContain("positive integer");
  expect(files["reports/ada.html"]).not.toContain("positive integer");
  expect(files["index.html"]).not.toContain("positive integer");
  expect(files["grades.csv"]).toContain("ada,graded,60,60,60,");
});

test("with a roster, who handed in nothing has a row with 0 and a report, too", async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({
    "in/ada.ts": SOURCES.full,
    "roster.csv": "id,name,login\n7,Ada Example,ada\n8,Bob Example,bob\n",
  });
  const output = join(folder, "out");
  const args = ["class", join(folder, "in"), "-o", output, "--roster", join(folder, "roster.csv")];
  const { status, out } = await run(args, { courseRoot });
  expect(status).toBe(3);
  expect(out).toContain("Need a look: 1 is no submission.\n");
  const { entries } = await readCohort(join(output, "class.json"));
  expect(entries).toMatchObject([
    { name: "ada", score: 100, students: [{ id: "7", name: "Ada Example" }] },
    { name: "bob", score: 0, students: [{ id: "8" }], status: "no-submission", error: "Nothing was handed in." },
  ]);
  const [, absent] = entries;
  const saved = parseReport(await readFile(join(output, absent?.report ?? ""), "utf8"), "report");
  expect(saved).toMatchObject({ status: "no-submission", score: 0, maxScore: 100 });
});

test("a fault of the grader is no zero: an empty cell, a report that says so, and 3", async () => {
  const courseRoot = await smallCourse();
  await writeFile(join(courseRoot, SUITE), 'throw new Error("the suite is broken");\n');
  const folder = await folderWith({ "in/ada.ts": SOURCES.full });
  const output = join(folder, "out");
  const { status, err } = await run(["class", join(folder, "in"), "-o", output], { courseRoot });
  expect(status).toBe(3);
  expect(err).toContain(
    "alloclab: a fault of the grader itself; no score is written for it.\nError: the suite is broken",
  );
  expect((await readFile(join(output, "grades.csv"), "utf8")).split("\r\n")[1]).toBe(
    "ada,grader-fault,,0,reports/ada.json,,,",
  );
  expect(JSON.parse(await readFile(join(output, "reports/ada.json"), "utf8"))).toMatchObject({
    status: "grader-fault",
    score: null,
  });
});
