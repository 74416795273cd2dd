/** `alloclab course`: what several classes come to. */
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, test } from "vitest";
import type { Cohort } from "../../../model/class.js";
import type { Action } from "../../../model/decision.js";
import { NOTHING_HANDED_IN } from "../../../model/errors.js";
import type { cohort } from "../../support/cohort.js";
import { entry, student } from "../../support/cohort.js";
import { folderWith } from "../../support/folder.js";
import { classOf, decided, threeAssignments, writeGraded } from "../../support/graded-class.js";
import { run } from "../../support/terminal.js";

let folder = "";
let courseRoot = "";
const at = (...path: string[]): string => join(folder, ...path);

beforeEach(async () => {
  folder = await folderWith({ "none.json": "{}" });
  courseRoot = await threeAssignments();
});

const first = (...entries: Parameters<typeof cohort>): Cohort => classOf("first-fit", "First fit", ...entries);
const best = (...entries: Parameters<typeof cohort>): Cohort => classOf("best-fit", "Best fit", ...entries);
const third = (...entries: Parameters<typeof cohort>): Cohort => classOf("leetcode-2502", "Ids", ...entries);
const row = (name: string, score: number): Cohort["entries"][number] => entry(name, { score });

/** Of a row whose result a person decided. */
const without = (name: string, result: "excused" | "withheld" | "no-attempt", note?: string) =>
  entry(name, {
    score: 77,
    finalScore: null,
    finalMaxScore: 100,
    decisions: [decided({ kind: "result", result }, note === undefined ? {} : { note })],
  });

/** Runs the command over `results`, with the config that is given. */
async function course(config: object = {}, ...more: string[]) {
  await writeFile(at("none.json"), JSON.stringify(config));
  const args = ["course", at("results"), "--output", at("out"), "--config", at("none.json"), ...more];
  const ended = await run(args, { width: 500, courseRoot });
  const plain = (text: string): string => text.replaceAll(folder, "");
  return { ...ended, out: plain(ended.out), err: plain(ended.err) };
}

const text = (path: string): Promise<string> => readFile(at("out", path), "utf8");

/** The rows of `course.csv` by name. */
async function table(): Promise<Record<string, Record<string, string>>> {
  const rows: Record<string, string>[] = parse(await text("course.csv"), { columns: true });
  return Object.fromEntries(rows.map((one) => [one["student"] ?? "", one]));
}

async function totals(): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(await table()).map(([name, one]) => [name, one["total"] ?? ""]));
}

describe("the total", () => {
  test("is the mean in percent, and what was not handed in counts 0", async () => {
    await writeGraded(at("results/a"), first([row("ada", 90), row("bob", 50)]));
    await writeGraded(at("results/b"), best([entry("ada", { score: 30 })], { maxScore: 40 }));
    const { status, out, err } = await course();
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatchInlineSnapshot(`
      "2 students, 2 assignments: first-fit 50 %, best-fit 50 %.
      Mean 53.75, median 53.75 of 100 points.
      Nothing handed in for best-fit, which counts 0: \`bob\`.
      All at a glance: /out/course.html
      Give each student the own page of \`/out/students\` alone.
      "
    `);
    expect((await text("course.csv")).split("\r\n")).toEqual([
      "student,id,name,email,first-fit,first-fit_max,best-fit,best-fit_max,total,total_max,percent,dropped,remarks,decisions,doubts",
      "ada,,,,90,100,30,40,82.5,100,82.5,,,,",
      "bob,,,,50,100,0,40,25,100,25,,best-fit: nothing handed in.,,",
      "",
    ]);
    expect((await readdir(at("out/students"))).sort()).toEqual(["ada.html", "bob.html"]);
  });

  test("goes by weights, whatever they add up to, and is out of the points that the config says", async () => {
    await writeGraded(at("results/a"), first([row("ada", 90), row("bob", 33.5)]));
    await writeGraded(at("results/b"), best([row("ada", 60), row("bob", 66.75)]));
    const { out } = await course({ course: { weights: { "first-fit": 2, "best-fit": 1 }, points: 40 } });
    expect(out).toContain("first-fit 66.67 %, best-fit 33.33 %");
    // (2 · 33.5 + 66.75) / 3 = 44.583…; of 40 points 17.833…
    expect(await table()).toMatchObject({
      ada: { total: "32", total_max: "40", percent: "80" },
      bob: { total: "17.83", total_max: "40", percent: "44.58" },
    });
    expect(await text("students/bob.html")).toContain("which add up to 3: each counts by its part of that.");
  });

  test("is rounded once, halves up, whatever binary fractions make of it", async () => {
    await writeGraded(at("results/a"), first([row("ada", 1.01), row("bob", 100)]));
    await writeGraded(at("results/b"), best([row("ada", 1), row("bob", 99.99)]));
    await course();
    // 1.005 is a little less than that in binary.
    expect(await totals()).toEqual({ ada: "1.01", bob: "100" });
  });

  test("is without the lowest by percent, of equals the one that weighs most; one always counts", async () => {
    await writeGraded(at("results/a"), first([row("ada", 50), row("bob", 80), row("cid", 10)]));
    await writeGraded(at("results/b"), best([row("ada", 40), row("bob", 80), row("cid", 20)], { maxScore: 80 }));
    await writeGraded(at("results/c"), third([row("ada", 90), row("bob", 80), row("cid", 30)]));
    const weights = { "first-fit": 1, "best-fit": 3, "leetcode-2502": 1 };
    await course({ course: { weights, drop: 1 } });
    expect(await table()).toMatchObject({
      // 50 % twice: best-fit weighs more.
      ada: { dropped: "best-fit", total: "70" },
      bob: { dropped: "leetcode-2502", total: "95" },
      cid: { dropped: "first-fit", total: "26.25" },
    });
    await course({ course: { weights, drop: 5 } });
    expect((await table())["cid"]).toMatchObject({ dropped: "first-fit best-fit", total: "30" });
    await course({ course: { weights, drop: 1, neverDrop: ["first-fit"] } });
    expect((await table())["cid"]).toMatchObject({ dropped: "best-fit", total: "20" });
  });

  test("may be more than there is to be had, and is without what weighs nothing or has nothing to be had", async () => {
    await writeGraded(at("results/a"), first([row("ada", 120)]));
    await writeGraded(at("results/b"), best([row("ada", 1)]));
    await writeGraded(
      at("results/c"),
      third([entry("ada", { score: 0, finalScore: 0, finalMaxScore: 0 })], { finalMaxScore: 0 }),
    );
    const weights = { "first-fit": 1, "best-fit": 0, "leetcode-2502": 1 };
    expect((await course({ course: { weights } })).status).toBe(0);
    expect((await table())["ada"]).toMatchObject({ total: "120", remarks: "leetcode-2502: nothing to be had." });
  });

  test("is the same, byte for byte, in whatever order the classes are named", async () => {
    await writeGraded(at("results/a"), first([row("ada", 90), row("bob", 50)]));
    await writeGraded(at("results/b"), best([row("bob", 33), row("ada", 30)]));
    await course();
    const before = await Promise.all(["course.csv", "course.html", "students/ada.html"].map(text));
    const args = ["course", at("results/b"), at("results"), "-o", at("out"), "--config", at("none.json")];
    expect((await run(args, { courseRoot })).status).toBe(0);
    expect(await Promise.all(["course.csv", "course.html", "students/ada.html"].map(text))).toEqual(before);
  });
});

test("classes that were graded by `alloclab class` come to what their grade books say", async () => {
  const free = (answer: string): string =>
    `export class Allocator { constructor(readonly capacity: number) { if (!(capacity >= 1)) throw new RangeError(); } getFreeMemory() { return ${answer}; } }`;
  await mkdir(at("sub"));
  await writeFile(at("sub/ada.ts"), free("this.capacity"));
  await writeFile(at("sub/bob.ts"), free("0"));
  const grade = async (id: string, ...more: string[]) =>
    run(
      ["class", at("sub"), "-o", at("results", id), "-a", id, "--config", at("none.json"), "--threads", "1", ...more],
      {
        courseRoot,
      },
    );
  await grade("first-fit");
  await writeFile(
    at("decisions.yml"),
    "decisions:\n  - { for: bob, why: It is due, by: Grace Hopper, at: 2026-11-27, add: 7, comment: Well argued }\n",
  );
  await grade("best-fit", "--decisions", at("decisions.yml"));
  expect(await course()).toMatchObject({ status: 0, err: "" });
  const scores = async (id: string): Promise<Record<string, string>[]> =>
    parse(await readFile(at("results", id, "grades.csv")), { columns: true });
  const [one, two] = [await scores("first-fit"), await scores("best-fit")];
  expect(Object.values(await table()).map((line) => [line["first-fit"], line["best-fit"]])).toEqual(
    one.map(({ score }, i) => [score, two[i]?.["score"]]),
  );
  expect(await text("students/bob.html")).toContain("Well argued");
  // Of the two one knows the decisions that are named now.
  const { status, out } = await course({}, "--decisions", at("decisions.yml"));
  expect(status).toBe(3);
  const otherwise = /\S+ was judged by other decisions/g;
  expect(out.replaceAll(/\s+/g, " ").match(otherwise)).toEqual(["`/results/first-fit` was judged by other decisions"]);
});

describe("decisions", () => {
  test("excused does not count, withheld withholds the total, and no attempt counts 0", async () => {
    await writeGraded(
      at("results/a"),
      first([
        without("ada", "excused"),
        without("bob", "withheld", "Talk to the dean first"),
        without("cid", "no-attempt"),
      ]),
    );
    await writeGraded(at("results/b"), best(["ada", "bob", "cid"].map((name) => row(name, 60))));
    const { status, out } = await course();
    expect(status).toBe(0);
    expect(await table()).toMatchObject({
      ada: { "first-fit": "", total: "60", remarks: "first-fit: excused." },
      bob: { "first-fit": "", "best-fit": "60", total: "", percent: "", remarks: "first-fit: withheld." },
      cid: { "first-fit": "0", total: "30", remarks: "first-fit: not counted as an attempt." },
    });
    expect(out).toContain("Withheld for first-fit, and so is the total: `bob`.");
    const page = await text("students/bob.html");
    expect(page).toContain("total: withheld");
    expect(page).not.toMatch(/\b77\b|dean/);
    expect(page).toContain("Decided by Grace Hopper");
  });

  test("nobody has a total who is excused from everything", async () => {
    await writeGraded(at("results/a"), first([without("ada", "excused")]));
    expect((await course()).status).toBe(0);
    expect(await totals()).toEqual({ ada: "" });
    expect(await text("students/ada.html")).toContain("total: excused");
  });

  test("are told the student without notes, and without those about hidden checks", async () => {
    const points = (on: string | null): Action => ({ kind: "points", on, how: "add", points: 5 });
    const decisions = [
      decided(points(null), { comment: "Well argued", note: "Only because of the fire" }),
      decided(points("merges/a check that is hidden")),
    ];
    const ada = entry("ada", { score: 80, finalScore: 90, finalMaxScore: 100, decisions });
    await writeGraded(at("results/a"), first([ada, row("bob", 12.34)]));
    await course();
    const page = await text("students/ada.html");
    expect(page).toContain("90 of 100");
    expect(page).toContain("Well argued");
    expect(page).not.toMatch(/fire|merges|12\.34|bob/);
    expect((await table())["ada"]?.["decisions"]).toContain("Only because of the fire");
  });

  test("a page that would tell a note leaks, and then nothing is written", async () => {
    const note = "The letter of the doctor is in the safe";
    const ada = entry("ada", {
      finalScore: 1,
      finalMaxScore: 100,
      decisions: [decided({ kind: "waived" }, { note, comment: `Well: ${note}` })],
    });
    await writeGraded(at("results/a"), first([ada]));
    const { status, out, err } = await course();
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(/nothing is written.*\n\/out\/students\/ada\.html:\d+: note for colleagues/);
    expect(await readdir(folder)).toEqual(["none.json", "results"]);
  });
});

test("what a config shows of an assignment is no secret on the pages", async () => {
  const check = "basics/refuses a capacity that is not a positive integer";
  const comment = `We talked about ${check.slice("basics/".length)}`;
  const told = entry("ada", {
    finalScore: 50,
    finalMaxScore: 100,
    decisions: [decided({ kind: "waived" }, { comment })],
  });
  await writeGraded(at("results/a"), first([told]));
  expect(await course()).toMatchObject({ status: 1, err: expect.stringContaining("hidden check") });
  expect((await course({ visible: [check] })).status).toBe(0);
  expect((await course({ assignments: { "best-fit": { visible: [check] } } })).status).toBe(1);
});

describe("who is who", () => {
  const ROSTER =
    "id,login,name,email\n1,ada,Ada Love,ada@uni.example\n2,bob,Bob Hope,bob@uni.example\n3,cid,Cid Meier,\n";
  const known = (name: string, who: Parameters<typeof student>[0], score = 50) =>
    entry(name, { students: [student(who)], score });

  test("addresses, ids and what submissions are called join, in classes of different systems", async () => {
    await writeGraded(
      at("results/a"),
      first([known("submission_1", { id: "u1", name: "Ada Love", email: "Ada@uni.example" })], {
        layout: "gradescope",
      }),
    );
    await writeGraded(
      at("results/b"),
      best([known("Ada_900", { id: "900", name: "Love Ada", email: "ada@uni.example" })], { layout: "moodle" }),
    );
    await writeGraded(at("results/c"), third([row("lab3-u1", 50), row("lab3-bob", 20)]));
    expect((await course()).status).toBe(0);
    expect(Object.values(await table()).map((one) => [one["id"], one["name"], one["total"]])).toEqual([
      ["", "", "6.67"],
      ["u1", "Ada Love", "50"],
    ]);
  });

  test("what all submissions of a class begin with may be a part of their names; a short number is nobody's", async () => {
    await writeGraded(at("results/a"), first([row("van-dam", 40), row("van-berg", 60)]));
    await writeGraded(at("results/b"), best([row("van-dam", 60), row("van-berg", 80), row("ada", 10)]));
    expect((await course()).status).toBe(0);
    expect(await totals()).toEqual({ ada: "5", "van-berg": "70", "van-dam": "50" });
    await writeGraded(at("results/a"), first([row("team-1", 40), row("team-2", 60)]));
    await writeGraded(at("results/b"), best([row("team-1", 60), row("team-2", 80)]));
    expect((await course()).status).toBe(3);
    expect(Object.values(await totals())).toEqual(["", "", "", ""]);
  });

  test("a name alone joins nobody: each has a row, no total, and it is a doubt", async () => {
    await writeGraded(
      at("results/a"),
      first([known("x", { id: "7", name: "Ada Love" }), known("y", { id: "8", name: "Bob Hope" })], {
        layout: "canvas",
      }),
    );
    await writeGraded(
      at("results/b"),
      best([known("Ada Love_1", { id: "1", name: "Ada Love" })], { layout: "moodle" }),
    );
    await writeGraded(at("results/c"), third([known("y", { id: "8", name: "Bob Hope" })], { layout: "canvas" }));
    const { status, out } = await course();
    expect(status).toBe(3);
    expect(out).toContain(
      "- `x`: It has the name of `Ada Love_1` in best-fit, and nothing else says that they are one person.",
    );
    expect(out).toContain("Nobody in `/results/b` (best-fit) is certainly anybody in another class");
    expect(await totals()).toEqual({ "Ada Love_1": "", x: "", y: "" });
  });

  test("one id of people whose names have nothing in common is a doubt", async () => {
    await writeGraded(
      at("results/a"),
      first([known("s1", { id: "7", name: "Ada Love" }), known("s2", { id: "8", name: "Bob" })], {
        layout: "gradescope",
      }),
    );
    await writeGraded(
      at("results/b"),
      best([known("s1", { id: "7", name: "Cid Meier" }), known("s2", { id: "8", name: "Bob" })], {
        layout: "gradescope",
      }),
    );
    const { status, out } = await course();
    expect(status).toBe(3);
    expect(out).toContain("The id or login `7` is that of different people: `Ada Love`, `Cid Meier`.");
    expect(Object.keys(await table())).toHaveLength(3);
    expect((await totals())["s2"]).toBe("50");
  });

  test("Moodle's numbers are those of one assignment, and say nothing in another", async () => {
    const moodle = { layout: "moodle" as const };
    await writeGraded(at("results/a"), first([known("Ada Love_1", { id: "1", name: "Ada Love" })], moodle));
    await writeGraded(at("results/b"), best([known("Bob Hope_1", { id: "1", name: "Bob Hope" })], moodle));
    await course();
    expect(Object.keys(await table())).toHaveLength(2);
    await writeFile(at("roster.csv"), ROSTER);
    const { status } = await course({}, "--roster", at("roster.csv"));
    expect(status).toBe(0);
    expect(await totals()).toEqual({ ada: "25", bob: "25", cid: "0" });
  });

  test("a roster tells who is who by names, too, and who is in no class; whom it does not know has a row and no total", async () => {
    await writeGraded(at("results/a"), first([row("Ada Love", 80), row("dan", 10)]));
    await writeGraded(at("results/b"), best([row("ada", 60), row("bob", 40)]));
    await writeFile(at("roster.csv"), ROSTER);
    const { status, out } = await course({}, "--roster", at("roster.csv"));
    expect(status).toBe(3);
    expect(out).toContain("- `dan`: Nobody in `roster.csv` goes by `dan`.");
    expect(await totals()).toEqual({ ada: "70", bob: "20", cid: "0", dan: "" });
    expect((await table())["dan"]).toMatchObject({ "first-fit": "10", "best-fit": "" });
  });

  test("everybody of a group has its result", async () => {
    const team = entry("team", { students: [student({ id: "1" }), student({ id: "2" })], score: 60 });
    await writeGraded(at("results/a"), first([team], { layout: "gradescope" }));
    await writeGraded(
      at("results/b"),
      best([known("s", { id: "1" }, 80), known("t", { id: "2" }, 40)], { layout: "gradescope" }),
    );
    expect((await course()).status).toBe(0);
    expect(await totals()).toEqual({ s: "70", t: "50" });
  });

  test("two submissions of one person in one class are a doubt, and neither counts", async () => {
    await writeGraded(
      at("results/a"),
      first([known("s1", { id: "1" }, 80), known("s2", { id: "1" }, 40)], { layout: "gradescope" }),
    );
    const { status, out } = await course();
    expect(status).toBe(3);
    expect(out).toContain("Several submissions for first-fit are theirs: `s1`, `s2`.");
    expect((await table())["s1"]).toMatchObject({ "first-fit": "", total: "", remarks: "first-fit: in doubt." });
  });

  test("a fault of the grader leaves no total, never a zero", async () => {
    await writeGraded(at("results/a"), first([entry("ada", { status: "grader-fault", error: "…", score: null })]));
    const { status, out } = await course();
    expect(status).toBe(3);
    expect(out).toContain("- `ada`: A fault of the grader left them without a score for first-fit;");
    expect(await totals()).toEqual({ ada: "" });
  });
});

describe("what people grade", () => {
  const criteria = (score: number | null) => [{ name: "style", title: "Style", maxScore: 20, score, level: null }];
  const graded = (name: string, score: number | null) =>
    entry(name, { score: 70, finalScore: 70 + (score ?? 0), finalMaxScore: 120, criteria: criteria(score) });

  test("leaves no total before it is graded, not even where it would be dropped; who handed in nothing has theirs", async () => {
    const absent = entry("cid", { status: "no-submission", error: NOTHING_HANDED_IN, score: 0 });
    await writeGraded(
      at("results/a"),
      first([graded("ada", 20), graded("bob", null), { ...absent, criteria: criteria(null) }]),
    );
    await writeGraded(at("results/b"), best([row("ada", 90), row("bob", 90), row("cid", 60)]));
    const { status, out } = await course({ course: { drop: 1 } });
    expect(status).toBe(3);
    expect(out).toContain("- `style` of first-fit is not graded yet for 1 student, and so there is no total: `bob`.\n");
    expect(await totals()).toEqual({ ada: "90", bob: "", cid: "60" });
    expect((await table())["bob"]).toMatchObject({
      "first-fit": "",
      remarks: "first-fit: not graded to its end yet.",
    });
    expect(await text("students/bob.html")).toContain("not graded to its end yet");
    expect((await course({ course: { weights: { "first-fit": 0, "best-fit": 1 } } })).status).toBe(0);
  });
});

test("decisions that a class does not know are in doubt where they are found, and nothing is where there are none", async () => {
  await writeGraded(at("results/a"), first([row("ada", 90)]));
  expect((await course()).status).toBe(0);
  const decisions = at("decisions.yml");
  await writeFile(
    decisions,
    "decisions:\n  - { for: ada, set: 95, why: As it is due, by: Grace Hopper, at: 2026-11-27 }\n",
  );
  const { status, out } = await course({}, "--decisions", decisions);
  expect(status).toBe(3);
  expect(out.replaceAll(/\s+/g, " ")).toContain(
    "- `/results/a` was judged by other decisions, another late policy or other criteria than those",
  );
  expect(await totals()).toEqual({ ada: "90" });
  expect((await course({ late: { due: "2026-11-27T12:00:00Z", pointsPerDay: 5 } })).status).toBe(3);
});

describe("other systems", () => {
  const BOOK = `Student,ID,SIS Login ID,Section,Course total (7),First fit (8)
    Points Possible,,,,100.00,100.00
"Love, Ada",1001,ada,CS 1,,1.00
"Hope, Bob",1002,bob,CS 1,50.00,1.00
"Meier, Cid",1003,cid,CS 1,,1.00
`;
  beforeEach(async () => {
    await writeGraded(at("results/a"), first([row("ada", 90), without("bob", "withheld"), without("cid", "excused")]));
  });

  test("totals go into Canvas' gradebook, in the column of the course and no other", async () => {
    await writeFile(at("book.csv"), BOOK);
    const { status, out } = await course({}, "--canvas", at("book.csv"));
    expect(status).toBe(0);
    expect(await text("grades-canvas.csv")).toBe(
      BOOK.replace("ada,CS 1,,", "ada,CS 1,90.00,").replace("cid,CS 1,,", "cid,CS 1,EX,"),
    );
    expect(out).toContain("- Without a grade by decision, and left as they were: `Hope, Bob`.");
    await writeFile(at("book.csv"), BOOK.replace("Course total (7)", "Course survey (7)"));
    const refused = await course({}, "--canvas", at("book.csv"));
    expect(refused.status).toBe(2);
    expect(refused.err).toContain("has no column that is named for the assignment; give --column");
  });

  test("totals go into Moodle's worksheet, with what they are made of", async () => {
    const sheet = `Identifier,Full name,Email address,Grade,Maximum Grade,Grade can be changed,Feedback comments
Participant 1,ada,,,100.00,Yes,
Participant 2,bob,,,100.00,Yes,
`;
    await writeFile(at("sheet.csv"), sheet);
    await writeGraded(at("results/b"), best([row("ada", 60), row("bob", 5)]));
    const { status } = await course({ course: { drop: 1 } }, "--moodle", at("sheet.csv"));
    expect(status).toBe(0);
    expect(await text("grades-moodle.csv")).toContain(
      'Participant 1,ada,,90.00,100.00,Yes,"90 of 100 points. first-fit 90/100, best-fit (dropped) 60/100."',
    );
    expect(await text("grades-moodle.csv")).toContain("Participant 2,bob,,,100.00,Yes,\n");
  });
});
