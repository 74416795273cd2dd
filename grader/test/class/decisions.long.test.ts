/** `decisions.yml`: what people decide counts, is told wherever results are, and nothing is graded again for it. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import "esbuild";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readCohort } from "../../class/cohort-schema.js";
import { type ReporterName, parseReport, reporterNames } from "../../report/index.js";
import { templateFor } from "../../authors/template.js";
import { SOURCES, smallCourse, written } from "../support/class.js";
import { type Files, folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

afterEach(() => vi.restoreAllMocks());

const HEAD = "why: The lecture said otherwise\n    by: Grace Hopper\n    at: 2026-11-27";
const MEMORY = "basics/starts with all of its memory free";
const CAPACITY = "basics/refuses a capacity that is not a positive integer";

/** One decision as it stands in the file. */
const decision = (whom: string, ...rest: string[]): string =>
  `  - for: ${whom}\n    ${[HEAD, ...rest].join("\n    ")}\n`;
const file = (...decisions: string[]): string => `# What we decided.\ndecisions:\n${decisions.join("")}`;

const CLASS = { "in/ada.ts": SOURCES.full, "in/bob.ts": SOURCES.careless, "in/cid.ts": SOURCES.empty };

/** A class in a folder of its own, and the command line in that folder. */
async function classWith(files: Files = {}, course: Files = {}) {
  const courseRoot = await smallCourse(course);
  const folder = await folderWith({ ...CLASS, ...files });
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  const at = (...path: string[]): string => join(folder, ...path);
  const alloclab = (...args: string[]) => run(args, { courseRoot, width: 500 });
  const grade = (...more: string[]) => alloclab("class", at("in"), "-o", at("out"), ...more);
  const rows = async (): Promise<string[]> => (await readFile(at("out/grades.csv"), "utf8")).split("\r\n").slice(1, -1);
  const report = async (name: string) => parseReport(await readFile(at(`out/reports/${name}.json`), "utf8"), name);
  return { at, alloclab, grade, rows, report };
}

test("points are set, added and taken; nothing is graded again when decisions change", async () => {
  const { at, grade, rows, report } = await classWith();
  expect(await grade()).toMatchObject({ status: 0 });
  const before = await written(at("out"));

  await writeFile(
    at("decisions.yml"),
    file(
      decision("ada", "take: 2.5", "comment: Ask me"),
      decision("bob", `on: ${MEMORY}`, "set: 10"),
      decision("[bob, cid]", "on: basics", "add: 5", "note: Between us it was close"),
      decision("cid", "set: 88"),
    ),
  );
  const { status, out } = await grade();
  expect(status).toBe(0);
  expect(out).toContain("0 graded, 3 taken over from before");
  expect(out).toContain("▼ `bob`: 60 → 35 of 100 (−25)");
  expect(out).toContain("Decided by people: something about 3 submissions.");
  expect((await rows()).map((row) => row.split(",").slice(0, 7).join())).toEqual([
    "ada,graded,97.5,100,100,reports/ada.json,100",
    "bob,graded,35,100,60,reports/bob.json,60",
    "cid,graded,88,100,60,reports/cid.json,60",
  ]);
  const ada = await report("ada");
  expect(ada).toMatchObject({ score: 100, maxScore: 100, finalScore: 97.5, finalMaxScore: 100 });
  expect(ada.stages[0]?.score, "stages stay the machine's").toBe(100);
  expect(ada.decisions).toEqual([
    {
      why: "The lecture said otherwise",
      by: "Grace Hopper",
      at: "2026-11-27",
      comment: "Ask me",
      actions: [{ kind: "points", on: null, how: "take", points: 2.5, gain: -2.5 }],
    },
  ]);
  const gains = async (name: string) =>
    (await report(name)).decisions?.flatMap(({ actions }) => actions.map(({ gain }) => gain));
  expect(await gains("bob")).toEqual([-30, 5]);
  expect(await gains("cid"), "to the 60 of the checks 5 come, then it is set").toEqual([5, 23]);

  await writeFile(at("decisions.yml"), "# nothing any more\n");
  expect((await grade()).out).toContain("0 graded, 3 taken over");
  const after = await written(at("out"));
  expect(after, "byte for byte as before").toEqual(before);
});

test("a check that is credited or dropped counts so for all; the maximum sinks or stays", async () => {
  const { at, grade, rows, report } = await classWith({
    "decisions.yml": file(decision("all", `credit: ${MEMORY}`), decision("all", `drop: ${CAPACITY}`)),
  });
  expect((await grade()).status).toBe(0);
  const scores = async () => (await rows()).map((row) => row.split(",").slice(2, 4).join());
  expect(await scores()).toEqual(["60,60", "60,60", "60,60"]);
  expect((await readCohort(at("out/class.json"))).finalMaxScore).toBe(60);

  await writeFile(at("decisions.yml"), file(decision("all", `drop: ${CAPACITY}`, "maximum: stays")));
  expect((await grade()).out).toContain("0 graded");
  // Of the 60 that are left, `cid` has 20.
  expect(await scores()).toEqual(["100,100", "100,100", "33.33,100"]);
  const { score, finalScore, decisions } = await report("cid");
  const [gain] = decisions?.flatMap(({ actions }) => actions.map((one) => one.gain)) ?? [];
  expect([score, gain, finalScore], "what is told adds up to what counts").toEqual([60, -26.67, 33.33]);
});

test("a check that is credited to all gives nothing to who handed in nothing", async () => {
  const { at, grade, rows } = await classWith({
    "decisions.yml": file(decision("all", `credit: ${MEMORY}`)),
    "roster.csv": "name,id\nada,1\ndora,4\n",
  });
  await grade("--roster", at("roster.csv"));
  expect(
    (await rows())
      .find((row) => row.startsWith("dora"))
      ?.split(",")
      .slice(1, 4)
      .join(),
  ).toMatch(/^no-submission,0,/);
});

test("excused, withheld and not counted: no score anywhere, with the reason", async () => {
  const { at, grade, rows, alloclab } = await classWith({
    "decisions.yml": file(
      decision("ada", "result: excused"),
      decision("bob", "result: no-attempt"),
      decision("cid", "result: withheld"),
    ),
    "book.csv":
      "Student,ID,SIS Login ID,Section,First fit (7)\n    Points Possible,,,,100.00\nAda,1,ada,1,\nCid,2,cid,1,5.00\n",
  });
  const { status, out } = await grade("--grades", "csv", "--grades", "canvas", "--gradebook", at("book.csv"));
  expect(status).toBe(0);
  expect((await rows()).map((row) => row.split(",").slice(0, 4).join())).toEqual([
    "ada,graded,,100",
    "bob,graded,,100",
    "cid,graded,,100",
  ]);
  expect(await readFile(at("out/grades-canvas.csv"), "utf8")).toContain("\nAda,1,ada,1,EX\nCid,2,cid,1,5.00\n");
  expect(out).toContain("Without a grade by decision, and left as they were: `Cid`.");
  const page = await readFile(at("out/index.html"), "utf8");
  for (const word of ["excused", "withheld", "not counted as an attempt"])
    expect(page, "in the table").toMatch(new RegExp(`<td>graded <span class="[^"]*tag[^"]*"[^>]*>${word}<`));
  expect(await readFile(at("out/grades-csv.csv"), "utf8")).toContain(
    "No score: withheld. Withheld: The lecture said otherwise.",
  );

  const forms: Record<string, string> = {};
  for (const name of reporterNames)
    forms[name] = (await alloclab("report", at("out/reports/cid.json"), "-r", name, "--audience", "student")).out;
  forms["html"] = forms["html"]?.replace(/<style>[^]*?<\/style>|<svg[^]*?<\/svg>/g, "") ?? "";
  for (const [name, form] of Object.entries(forms)) {
    expect(form, name).toMatch(/withheld/i);
    expect(form, `${name} tells nothing of what came out`).not.toMatch(/\b(20|40)\b|memory free/);
  }
});

test("what was excused or withheld counts as graded after all by a later decision", async () => {
  const { at, grade, rows, report, alloclab } = await classWith({
    "decisions.yml": file(
      decision("[ada, bob]", "result: excused"),
      decision("cid", "result: withheld", "on: basics", "add: 1"),
      decision("ada", "result: graded", "set: 70"),
      decision("cid", "result: graded"),
    ),
  });
  const scores = async () => (await rows()).map((row) => row.split(",").slice(0, 3).join());
  expect((await grade()).status).toBe(0);
  expect(await scores()).toEqual(["ada,graded,70", "bob,graded,", "cid,graded,61"]);
  expect((await report("ada")).decisions?.map(({ actions }) => actions)).toEqual([
    [{ kind: "result", result: "excused", gain: 0, isReplaced: true }],
    [
      { kind: "points", on: null, how: "set", points: 70, gain: -30 },
      { kind: "result", result: "graded", gain: 0 },
    ],
  ]);
  const shown = async (...more: string[]) => (await alloclab("report", at("out/reports/cid.json"), ...more)).out;
  expect(await shown()).toMatch(/withheld \(a later decision\s+counts\)[^]*Counts as graded: The lecture/);
  const student = await shown("--audience", "student");
  expect(student).toContain("Counts as graded: The lecture");
  expect(student).not.toContain("ithheld");
  expect(await alloclab("decide", "bob", "--result", "graded", "--why", "Came", "--by", "GH")).toMatchObject({
    err: "",
  });
  await grade();
  expect((await scores())[1]).toBe("bob,graded,60");
});

test("what is withheld is so for its student, too, where a hidden check is decided on with it", async () => {
  const { at, grade, alloclab } = await classWith({
    "decisions.yml": file(decision("ada", "result: withheld", `on: ${CAPACITY}`, "set: 0")),
  });
  await grade();
  const { out } = await alloclab("report", at("out/reports/ada.json"), "--audience", "student");
  expect(out).toMatch(/withheld/);
  expect(out).not.toMatch(/\b(60|40)\b|memory free|capacity/);
});

test("every form says what counts, who gave what, and why; a note is in no student's", async () => {
  const { at, grade, alloclab } = await classWith({
    "decisions.yml": file(
      decision("bob", `on: ${MEMORY}`, "take: 7.25", "comment: Come and see me", "note: Between colleagues only"),
    ),
  });
  await grade();
  const form = async (name: ReporterName, ...more: string[]): Promise<string> =>
    (await alloclab("report", at("out/reports/bob.json"), "-r", name, ...more)).out;
  for (const name of reporterNames) {
    const own = await form(name);
    const plain = own.replace(/<[^>]*>|\\/g, "").replace(/\s+/g, " ");
    expect(own, name).toMatch(/52[.]75|"score": 211,/);
    expect(plain, name).toContain("The lecture said otherwise");
    expect(plain, name).toContain("Between colleagues only");
    const students = (await form(name, "--audience", "student")).replace(/<[^>]*>|\\/g, "").replace(/\s+/g, " ");
    expect(students, name).not.toContain("Between colleagues only");
    expect(students, name).toContain("The lecture said otherwise");
    expect(students, name).toContain("Come and see me");
  }
  expect(await readFile(at("out/index.html"), "utf8")).toContain("Between colleagues only");
});

test("reports for students tell nothing of hidden checks by way of decisions, and a note in one is a leak", async () => {
  const { at, grade, report, alloclab } = await classWith({
    "decisions.yml": file(
      decision("all", `credit: ${CAPACITY}`),
      decision("bob", "add: 3", "note: Between colleagues only", "comment: Well argued"),
    ),
  });
  const { status, out } = await grade("--audience", "student");
  expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining("Nothing in it tells of hidden checks") });
  expect(await report("ada")).not.toHaveProperty("decisions");
  expect(await report("bob")).toMatchObject({ score: 60, maxScore: 60, finalScore: 63, finalMaxScore: 60 });
  expect(await report("bob")).not.toHaveProperty("decisions.0.note");

  await writeFile(at("mail.txt"), "Dear Bob,\nbetween you and me: Between colleagues\nonly.\n");
  const leaks = await alloclab("leaks", at("mail.txt"));
  expect(leaks).toMatchObject({
    status: 1,
    out: expect.stringContaining("note for colleagues: Between colleagues only"),
  });
});

test("how many days late it counts is said by a person where nothing tells it, or something else", async () => {
  const { at, alloclab, rows, report } = await classWith({
    "ex/ada/allocator.ts": SOURCES.full,
    "ex/bob/allocator.ts": SOURCES.full,
    "ex/cid/allocator.ts": SOURCES.full,
    "alloclab.config.json": JSON.stringify({ late: { pointsPerDay: 10, graceHours: 48 } }),
    "decisions.yml": file(
      decision("ada", "late: { days: 2 }"),
      decision("bob", "extension: { days: 1 }"),
      decision("bob", "late: { days: 0 }"),
    ),
  });
  const first = await alloclab("class", at("ex"), "-o", at("out"));
  expect(first).toMatchObject({ status: 3, out: expect.stringContaining("nothing is taken off from `cid`.") });
  expect((await rows()).map((row) => row.split(",")[2])).toEqual(["80", "100", "100"]);
  const { out } = await alloclab("report", at("out/reports/ada.json"));
  expect(out.replace(/\s+/g, " ")).toContain("Counts as 2 days late (−20): The lecture said otherwise.");
  expect(await report("ada")).toMatchObject({ lateness: { days: 2, off: 20, deduction: 20 }, finalScore: 80 });
  expect(await report("bob")).toMatchObject({ finalScore: 100 });

  const decide = ["decide", "cid", "--why", "By mail", "--by", "Ada", "--decisions", at("decisions.yml")];
  expect(await alloclab(...decide, "--late", "some")).toMatchObject({
    status: 2,
    err: expect.stringContaining("waived or { days: a number of whole days from 0 to 365 }"),
  });
  expect(await alloclab(...decide, "--late", "1", "--waive")).toMatchObject({ status: 2 });
  expect(await alloclab(...decide, "--late", "1")).toMatchObject({ status: 0 });
  expect(await alloclab("class", at("ex"), "-o", at("out"))).toMatchObject({ status: 0 });
  expect((await rows()).map((row) => row.split(",")[2])).toEqual(["80", "100", "90"]);
});

test("a day late is a doubt where the config does not say what it costs", async () => {
  const { at, alloclab, rows } = await classWith({
    "ex/ada/allocator.ts": SOURCES.full,
    "decisions.yml": file(decision("ada", "late: { days: 2 }")),
  });
  const { status, out } = await alloclab("class", at("ex"), "-o", at("out"));
  expect({ status, out }).toEqual({ status: 3, out: expect.stringContaining("the config has no `late`") });
  expect((await rows()).map((row) => row.split(",")[2])).toEqual(["100"]);
});

test("extensions and waivers move what being late costs, and the report says so", async () => {
  const { at, alloclab, rows, report } = await classWith({
    "ex/doe_LATE_1_1_allocator.ts": SOURCES.full,
    "ex/poe_LATE_2_2_allocator.ts": SOURCES.full,
    "ex/roe_LATE_3_3_allocator.ts": SOURCES.full,
    "ex/sue_LATE_4_4_allocator.ts": SOURCES.full,
    "alloclab.config.json": JSON.stringify({ late: { pointsPerDay: 10 } }),
    "decisions.yml": file(
      decision("doe_1", "late: waived"),
      decision("poe_2", 'extension: { until: "2026-11-22T00:00:00Z" }'),
      decision("roe_3", "extension: { days: 1 }"),
    ),
  });
  const { status, out } = await alloclab("class", at("ex"), "-o", at("out"));
  expect({ status, out }).toEqual({ status: 3, out: expect.stringContaining("- `poe_2`: It is extended until ") });
  expect((await rows()).map((row) => row.split(",")[2])).toEqual(["100", "100", "100", "90"]);
  const about = async (name: string) =>
    (await alloclab("report", at(`out/reports/${name}.json`))).out.replace(/\s+/g, " ");
  expect(await about("doe_1")).toContain("Nothing is taken off for being late (+10): The lecture said otherwise.");
  expect(await about("roe_3")).toContain("Extended by 1 day (+10): ");
  expect(await about("sue_4")).toContain("Late by 1 day: −10 points.");
  expect(await report("sue_4")).toMatchObject({ score: 100, finalScore: 90, lateness: { days: 1, deduction: 10 } });
});

test("an extension that ends before the time due counts, and is a doubt", async () => {
  const metadata = "submission_1:\n  :submitters:\n  - :name: Ada\n  :created_at: 2026-11-20 12:00:00 Z\n";
  const { alloclab, at, report } = await classWith({
    "alloclab.config.json": JSON.stringify({ late: { due: "2026-11-22T00:00:00Z", pointsPerDay: 10 } }),
    "decisions.yml": file(decision("submission_1", 'extension: { until: "2026-11-18T23:00:00Z" }')),
    "ex/submission_metadata.yml": metadata,
    "ex/submission_1/allocator.ts": SOURCES.full,
  });
  const { status, out } = await alloclab("class", at("ex"), "-o", at("out"));
  expect(status).toBe(3);
  expect(out).toContain("- `submission_1`: It is extended, and yet late by more than without: 2 days and not 0.");
  expect((await report("submission_1")).finalScore).toBe(80);
});

test("of several decisions about the same the last counts, and the others say that it does", async () => {
  const { grade, report, alloclab, at } = await classWith({
    "alloclab.config.json": JSON.stringify({ criteria: { style: { points: 5 } } }),
    "decisions.yml": file(
      decision("ada", "result: withheld", "grades: { style: 1 }"),
      decision("ada", "result: excused", "grades: { style: 3 }"),
      decision("bob", "grades: { style: 1 }"),
      decision("bob", "grades: { style: 3 }"),
    ),
  });
  await grade();
  expect(await report("ada")).toMatchObject({
    finalScore: null,
    decisions: [{ actions: [{ isReplaced: true }, { isReplaced: true }] }, { actions: [{ result: "excused" }, {}] }],
  });
  const gains = (await report("bob")).decisions?.flatMap(({ actions }) => actions.map(({ gain }) => gain));
  expect(gains).toEqual([0, 3]);
  const about = async (...more: string[]) =>
    (await alloclab("report", at("out/reports/bob.json"), ...more)).out.replace(/\s+/g, " ");
  expect(await about()).toContain("`style`: 1 point (a later decision counts): The lecture");
  const student = await about("--audience", "student");
  expect(student).toContain("`style`: 3 points");
  expect(student).not.toContain("1 point");
});

describe("a file that is wrong", () => {
  test("is refused with line and key, a line for each fault", async () => {
    const { at, grade } = await classWith({
      "decisions.yml": [
        "decisions:",
        "  - for: ada",
        "    why: It was close",
        "    by: Grace",
        "    at: yesterday",
        "    ad: 3",
        "  - for: bob",
        "    by: Grace",
        "    at: 2026-11-27",
        "    set: 80",
        "    add: -1",
        "",
      ].join("\n"),
    });
    const { status, err } = await grade();
    expect(status).toBe(2);
    expect(err.split("\n")).toEqual([
      expect.stringMatching(/^alloclab: `decisions.yml`, line 5: `at` is "yesterday"; it must be a day, as /),
      "alloclab: `decisions.yml`, line 6: unknown key `ad`; did you mean `at`?",
      "alloclab: `decisions.yml`, line 7: `why` is missing; it must be a reason, which the student reads.",
      "alloclab: `decisions.yml`, line 11: `add` is -1; it must be a number of points above 0, with two decimals at the most.",
      "",
    ]);
    await expect(readFile(at("out/grades.csv"))).rejects.toThrow("ENOENT");
  });

  test("says which file names a table that is not there", async () => {
    const { at, grade } = await classWith({
      "decisions.yml": "tables:\n  - file: style.csv\n    by: Alan Turing\n    at: 2026-11-28\n    why: By the sheet\n",
    });
    expect(await grade()).toMatchObject({
      status: 2,
      err: `alloclab: \`${at("style.csv")}\` does not exist; check the path. It is a table that \`decisions.yml\` names.\n`,
    });
  });

  test.each([
    ["decisions:\n  - for: [ada\n", /line 3: is no sound YAML: /],
    [file(decision("ada", "on: basics")), /line 7: `on` needs `set`, `add` or `take` beside it/],
    [file(decision("ada", "set: 1", "take: 1")), /`take` stands beside `set`; make it a decision of its own/],
    [file(decision("ada", `credit: ${MEMORY}`, `drop: ${MEMORY}`)), /`credit` is the check that `drop` takes out/],
    [file(decision("ada", "result: excused", "set: 1")), /`set` stands beside `result`, which leaves nothing to count/],
    [file(decision("ada")), /line 3: it decides nothing; add one of set, /],
    [file(decision("ada", "add: 0")), /`add` is 0; it must be a number of points above 0/],
    [file(decision("ada", "add: .nan")), /`add` is NaN; it must be a number of points/],
    [file(decision("ada", "extension: { days: 0 }")), /`days` is 0; it must be a number of whole days from 1 to 365/],
    [file(decision("ada", "late: { days: -1 }")), /`days` is -1; it must be a number of whole days from 0 to 365/],
    [file(decision("[]", "add: 1")), /`for` is \[\]; it must be the name of a row/],
    [file(decision("[ada, all]", "add: 1")), /`for` is a list with all in it; write `for: all`/],
    [`${file(decision("ada", "add: 1"))}---\nmore\n`, /has a second document; leave out the line `---`/],
    [file(decision("ada", "add: -1")).replaceAll("\n", "\r"), /^[^\n]*line 7: `add` is -1[^\n]*\n$/],
    ["decisions: &a\n  - *a\n", /line 2: `decisions` is a reference to what it stands in; it must be a mapping/],
    [file(decision("ada", "together: [ada, bob]")), /`ada` hands in together with itself; name the others/],
    [
      file(decision("ada", "together: [bob]"), decision("cid", "together: bob")),
      /line 8: `bob` hands in together with `cid`, and with `ada` \(line 3\); leave one out/,
    ],
    [
      file(decision("ada", "together: [bob]"), decision("bob", "together: cid")),
      /line 3: `bob` hands in together with `ada`, and others with `bob` \(line 8\); name them all in one decision/,
    ],
    [
      file(decision("ada", "together: [bob]"), decision("ada", "belongs: cid")),
      /line 8: it says whose work `ada` is, and line 3 who hands in together with it; name them all in one `together`/,
    ],
    [file(decision("all", "set: 50")), /line 3: `for` is all; a whole score is set for those that are named/],
    ["assignment: best-fit\ndecisions: []\n", /line 1: there is no assignment `best-fit`; did you mean `first-fit`\?/],
    ["decisions: *ours\n", /is no sound YAML: Unresolved alias/],
    ["- for: ada\n", /line 1: it .* must be a mapping/],
  ])("%j", async (text, message) => {
    const { at, alloclab } = await classWith({ "other.yml": text });
    const { status, err } = await alloclab("class", at("in"), "-o", at("out"), "--decisions", at("other.yml"));
    expect({ status, err }).toEqual({ status: 2, err: expect.stringMatching(message) });
  });

  test("is refused under another name that nobody would read", async () => {
    const { at, grade } = await classWith({ "decisions.yaml": file(decision("ada", "set: 1")) });
    expect(await grade()).toMatchObject({ status: 2, err: expect.stringContaining("`decisions.yaml` is not read") });
    const named = await grade("--decisions", at("decisions.yaml"));
    expect(named.status).toBe(0);
  });

  test("is never one from the class's folder, which is a doubt", async () => {
    const { at, alloclab, grade, rows } = await classWith({ "in/decisions.yml": file(decision("ada", "set: 1")) });
    const { status, out } = await grade();
    expect(status).toBe(3);
    expect(out).toContain("- `decisions.yml`: decisions are never read from the folder of a class");
    expect(await rows()).toHaveLength(3);
    const named = await alloclab("class", at("in"), "-o", at("out"), "--decisions", at("in/decisions.yml"));
    expect(named).toMatchObject({ status: 2, err: expect.stringContaining("stands in the folder of the class") });
    vi.spyOn(process, "cwd").mockReturnValue(at("in"));
    const inside = await grade();
    expect(inside.status).toBe(3);
    expect((await rows())[0]).toMatch(/^ada,graded,100,/);
  });
});

describe("a decision that does not fit", () => {
  test("any more or yet is a doubt: nobody of that name, no such stage or check", async () => {
    const { grade, at, alloclab, rows } = await classWith({
      "decisions.yml": file(
        decision("adda", "set: 1"),
        decision("bob", "on: basic", "add: 1.5"),
        decision("all", "drop: basics/starts with all of its memory fre"),
      ),
    });
    const { status, out } = await grade();
    expect(status).toBe(3);
    expect(out).toContain("- `decisions.yml`, line 3: there is no submission `adda`; did you mean `ada`?\n");
    expect(out).toContain("line 8: there is no stage `basic`; did you mean `basics`?\n");
    expect(out.replace(/\s+/g, " ")).toContain(
      `there is no check \`basics/starts with all of its memory fre\`; did you mean \`${MEMORY}\`?`,
    );
    expect((await rows())[1], "nothing comes of it").toMatch(/^bob,graded,60,100,/);
    expect(await readFile(at("out/reports/bob.html"), "utf8"), "nor is it told as decided").not.toContain(
      "does not count",
    );
    expect((await rows()).join("\n")).not.toContain("Decided by");
    expect(await readFile(at("out/index.html"), "utf8")).toContain("there is no submission <code>adda</code>");
    expect((await alloclab("regrade", at("in"), "-o", at("out"))).status).toBe(3);
  });

  test("twice, as when a command was typed once more, counts twice and is a doubt", async () => {
    const { grade, rows } = await classWith({
      "decisions.yml": file(decision("bob", "add: 2"), decision("bob", "add: 3"), decision("bob", "add: 2")),
    });
    const { status, out } = await grade();
    expect({ status, out }).toEqual({
      status: 3,
      out: expect.stringContaining("`decisions.yml`, line 13: it says what line 3 says, and both count;"),
    });
    expect((await rows())[1]).toMatch(/^bob,graded,67,/);
  });

  test("any more, as the files have changed since, counts still and is in doubt until it is confirmed", async () => {
    const { grade, at, rows } = await classWith({ "decisions.yml": file(decision("bob", "set: 75")) });
    expect((await grade()).status).toBe(0);
    await writeFile(at("in/bob.ts"), `// A word more.\n${SOURCES.careless}`);
    expect((await grade()).status, "comments aside").toBe(0);
    await writeFile(at("in/bob.ts"), SOURCES.full);
    for (let times = 0; times < 2; times++) {
      const { status, out } = await grade();
      expect({ status, out }).toEqual({
        status: 3,
        out: expect.stringContaining("was made before the files were changed"),
      });
      expect((await rows())[1]).toMatch(/^bob,graded,75,/);
    }
    await writeFile(at("decisions.yml"), file(decision("bob", "set: 75")).replace("11-27", "11-28"));
    expect((await grade()).status).toBe(0);
  });
});

/** All that there are. */
async function checks(): Promise<string[]> {
  const { grade, report } = await classWith();
  await grade();
  return (await report("ada")).stages.flatMap(({ name, checks }) => checks.map((check) => `${name}/${check.name}`));
}

test("who hands in with somebody under a name like another's, and no check that is left, are doubts", async () => {
  const { grade } = await classWith({
    "decisions.yml": file(
      decision("ada", "together: [bobb]"),
      ...(await checks()).map((name) => decision("all", `drop: ${name}`)),
    ),
  });
  const { status, out } = await grade();
  expect(status).toBe(3);
  expect(out).toContain(
    "- `ada`: By decision `bobb` hands in together with it, and has no submission; was `bob` meant?",
  );
  expect(out).toContain("`decisions.yml`, line 18: with this one every check is dropped.");
});

describe("alloclab decide", () => {
  const why = ["--why", "It was: close", "--by", "Grace Hopper", "--at", "2026-11-27"];

  test("writes what class then goes by, and leaves all else in the file as it stands", async () => {
    const own = `# First.\n\nassignment: first-fit # ours\ndecisions:\n  # About all.\n  - for: [ ada,bob ]   # both\n    ${HEAD}\n    add:   1 # one\n\n# Last.\n`;
    const { at, alloclab, grade, rows } = await classWith({ "decisions.yml": own });
    await grade();
    const decide = (...args: string[]) => alloclab("decide", ...args, ...why);
    expect(
      await decide("bob", "cid", "--on", "basics", "--take", "2.5", "-o", at("out"), "--note", "One\nTwo"),
    ).toMatchObject({
      status: 0,
      out: expect.stringContaining("Written into `decisions.yml`, line 12, line 23."),
    });
    expect(await decide("all", "--drop", CAPACITY, "--maximum", "stays")).toMatchObject({ status: 0, err: "" });
    const text = await readFile(at("decisions.yml"), "utf8");
    expect(text.startsWith(own.slice(0, own.indexOf("\n# Last.")))).toBe(true);
    expect(text.endsWith("\n# Last.\n")).toBe(true);
    expect(text).toMatch(
      /\n {2}- for: bob\n {4}why: "It was: close"\n {4}by: Grace Hopper\n {4}at: 2026-11-27\n {4}on: basics\n {4}take: 2.5\n/,
    );
    expect(text).toMatch(/ {4}source: [0-9a-f]{12}\n/);
    expect((await grade()).status).toBe(0);
    expect((await rows()).map((row) => row.split(",").slice(2, 4).join())).toEqual([
      "101,100",
      "98.5,100",
      "30.83,100",
    ]);
  });

  test("makes the file where there is none, and writes nothing that would be wrong", async () => {
    const { at, alloclab } = await classWith();
    expect((await alloclab("decide", "ada", "--until", "tomorrow", ...why)).err).toContain(
      'alloclab: The decision: `until` is "tomorrow"; it must be a time with its offset',
    );
    expect((await alloclab("decide", "ada", "--set", "many", ...why)).err).toContain(
      '`set` is "many"; it must be a number of points',
    );
    expect((await alloclab("decide", "ada", "--excuse", ...why)).status).toBe(2);
    await expect(readFile(at("decisions.yml"))).rejects.toThrow("ENOENT");
    expect((await alloclab("decide", "ada", "--result", "excused", ...why)).status).toBe(0);
    expect(await readFile(at("decisions.yml"), "utf8")).toBe(
      'decisions:\n  - for: ada\n    why: "It was: close"\n    by: Grace Hopper\n    at: 2026-11-27\n    result: excused\n',
    );
    await alloclab("class", at("in"), "-o", at("out"));
    await writeFile(at("decisions.yml"), "decisions: [{ for: ada, why: a, by: b, at: 2026-11-27, add: 1 }] # ours\n");
    expect((await alloclab("decide", "bob", "--add", "2", ...why)).status).toBe(0);
    expect(await readFile(at("decisions.yml"), "utf8")).toMatch(/add: 1 \}[^]*# ours\n|# ours[^]*add: 1 \}/);
    expect(await readFile(at("decisions.yml"), "utf8")).toContain("\n  - for: bob\n");
    expect(await alloclab("decide", at("out"), "bob", "--add", "2", ...why)).toMatchObject({
      status: 2,
      err: expect.stringContaining("holds results of a class; put `--output` before it"),
    });
    const stranger = await alloclab("decide", "adda", "--set", "1", "-o", at("out"), ...why);
    expect(stranger).toMatchObject({ status: 2, err: expect.stringContaining("did you mean `ada`?") });
    for (const [args, message] of [
      [["--on", "basic", "--set", "1"], "There is no stage `basic` in"],
      [["--on", "basics/starts", "--set", "1"], "There is no check `basics/starts` in"],
      [["--drop", `${CAPACITY}s`], `did you mean \`${CAPACITY}\`?`],
      [["--together", "zoe", "bop"], "There is no submission `bop` in"],
    ] as const)
      expect(await alloclab("decide", "ada", ...args, "-o", at("out"), ...why)).toMatchObject({
        status: 2,
        err: expect.stringContaining(message),
      });
  });

  test("finds the row of whom it names, also of one who hands in together with others", async () => {
    const { at, alloclab, grade } = await classWith({
      "roster.csv":
        "login,name,email\nada,Ada L,ada@x.edu\nbob,Bob R,bob@x.edu\ncid,Cid K,c@x.edu\nzoe,Cid K,zoe@x.edu\n",
      "decisions.yml": file(decision("ada", "together: zoe")),
    });
    await grade("--roster", at("roster.csv"));
    const decide = (whom: string) => alloclab("decide", whom, "--add", "1", "-o", at("out"), ...why);
    expect(await decide("BOB@x.edu")).toMatchObject({ status: 0 });
    expect(await readFile(at("decisions.yml"), "utf8")).toMatch(/\n {2}- for: bob\n {4}assignment: first-fit\n {4}why/);
    expect((await decide("zoe")).out).toContain("`ada (Cid K)` is a row by itself.");
    expect((await decide("Cid K")).err).toContain("`Cid K` may be several in");
    expect((await decide("dan")).err).toContain("There is no submission `dan` in");
  });
});

describe("a file that several assignments share", () => {
  const twoAssignments = async (decisions: string) => {
    const other = Object.fromEntries(await templateFor("02-walk", "plain"));
    const skeleton = 'export class Allocator {\n  constructor() {\n    throw new Error("TODO");\n  }\n}\n';
    const made = await classWith(
      { "decisions.yml": decisions },
      { ...other, "exercises/02-walk/allocator.ts": skeleton },
    );
    const { alloclab, at } = made;
    const scores = async (assignment: string, ...more: string[]) => {
      const { status, err } = await alloclab("class", at("in"), "-a", assignment, "-o", at("out", assignment), ...more);
      if (status !== 0) return `${status} ${err}`;
      const { entries } = await readCohort(at("out", assignment, "class.json"));
      return entries.map(({ finalScore, score }) => finalScore ?? score).join();
    };
    const course = () => alloclab("course", at("out"), "-o", at("course"));
    return { ...made, scores, course };
  };
  const of = (assignment: string, ...rest: string[]): string[] => [`assignment: ${assignment}`, ...rest];

  test("counts for the one that a decision or a table is of; what says nothing counts for each", async () => {
    const tables = `tables:\n  - { file: notes.csv, by: GH, at: 2026-11-27, why: By the sheet, assignment: walk }\n`;
    const { at, scores, course } = await twoAssignments(
      tables +
        file(
          decision("ada", ...of("first-fit", "take: 5")),
          decision("ada", ...of("walk", "take: 7")),
          decision("cid", "add: 1"),
        ),
    );
    await writeFile(at("notes.csv"), "submission,comment\nbob,Nice\n");
    expect(await scores("first-fit")).toBe("95,60,61");
    expect(await scores("walk")).toBe("93,60,61");
    expect(await readFile(at("out/first-fit/reports/bob.json"), "utf8")).not.toContain("Nice");
    expect(await readFile(at("out/walk/reports/bob.json"), "utf8")).toContain("Nice");
    const { status, out } = await course();
    expect({ status, out }, "both were judged by it").toMatchObject({ status: 0 });
  });

  test("may be of one of them as a whole, and then the others need another file", async () => {
    const { at, scores, course } = await twoAssignments(`assignment: first-fit\n${file(decision("ada", "take: 5"))}`);
    await writeFile(at("walk.yml"), "decisions: []\n");
    expect(await scores("first-fit")).toBe("95,60,60");
    expect(await scores("walk")).toContain("`decisions.yml`, line 1: it is of `first-fit`, and this is `walk`.");
    expect(await scores("walk", "--decisions", at("walk.yml"))).toBe("100,60,60");
    expect(await course()).toMatchObject({ status: 0, err: "" });
  });

  test("refuses an assignment that there is not, or not there", async () => {
    const { at, scores, alloclab } = await twoAssignments(file(decision("ada", ...of("frist-fit", "take: 5"))));
    expect(await scores("walk")).toContain(
      "`decisions.yml`, line 7: there is no assignment `frist-fit`; did you mean `first-fit`?",
    );
    await writeFile(at("decisions.yml"), `assignment: walk\n${file(decision("ada", ...of("first-fit", "take: 5")))}`);
    expect(await scores("walk")).toContain(
      "line 8: it is of `first-fit`, and the file says at its top that it is of `walk`.",
    );
    await writeFile(at("decisions.yml"), "");
    const decide = (...args: string[]) => alloclab("decide", "ada", "--add", "1", "--why", "x", "--by", "GH", ...args);
    expect(await decide("-a", "wlak")).toMatchObject({ status: 2, err: expect.stringContaining("`wlak`") });
    expect(await decide("-a", "walk")).toMatchObject({ status: 0 });
    expect(await readFile(at("decisions.yml"), "utf8")).toContain("    assignment: walk\n");
  });
});

test("what was changed in grades.csv by hand is noticed, kept, and offered as decisions", async () => {
  const { at, grade } = await classWith({ "in/o'x.ts": SOURCES.full });
  await grade();
  const grades = at("out/grades.csv");
  const own = await readFile(grades, "utf8");
  // As a spreadsheet saves it where commas are decimal.
  await writeFile(grades, `\ufeff${own.replace(/"/g, "").replaceAll(",", ";").replaceAll("\r\n", "\n")}`);
  expect((await grade()).status, "only saved").toBe(0);
  expect(await readFile(grades, "utf8")).toBe(own);

  const edited = own
    .replace("ada,graded,100", "ada,graded,95.5")
    .replace("bob,graded,60,100,60", "bob,graded,,100,60")
    .replace("o'x,graded,100,100,100", "o'x,graded,100,100,90");
  await writeFile(grades, edited.replace(/^cid.*\r\n/m, ""));
  const { status, out } = await grade();
  expect(status).toBe(3);
  expect(out.replaceAll(at(""), "")).toContain(
    '- `ada`, `score`: `100` → `95.5`\n    alloclab decide ada --set 95.5 --output /out --why "…" --by "…"\n' +
      '- `bob`, `score`: `60` → nothing\n    alloclab decide bob --result withheld --output /out --why "…" --by "…"\n' +
      "- `o'x`, `basics`: `100` → `90`\n    alloclab decide 'o'\\''x' --on basics --set 90 --output /out --why \"…\" --by \"…\"\n" +
      "- Rows that were taken out: `cid`\n",
  );
  expect(await readFile(at("out/grades-edited.csv"), "utf8")).toContain("ada,graded,95.5");
  expect(await readFile(grades, "utf8")).toBe(own);
  expect((await grade()).status, "told once").toBe(0);
});

test("what was changed by hand where nothing counts, or in a criterion, is offered as what comes to it", async () => {
  const { at, grade, rows, alloclab } = await classWith({
    "alloclab.config.json": JSON.stringify({ criteria: { interview: { points: 10 } } }),
    "decisions.yml": file(
      decision("all", "grades: { interview: 9 }"),
      decision("ada", "result: excused"),
      decision("bob", "result: withheld"),
    ),
  });
  await grade();
  const own = await readFile(at("out/grades.csv"), "utf8");
  await writeFile(
    at("out/grades.csv"),
    own
      .replace("ada,graded,,", "ada,graded,55,")
      .replace("bob,graded,,110,60,", "bob,graded,,110,70,")
      .replace(/^(cid.*),9\r$/m, "$1,7\r"),
  );
  const { status, out } = await grade();
  expect(status).toBe(3);
  const ends = '--output /out --why "…" --by "…"';
  expect(out.replaceAll(at(""), "")).toContain(
    "- `ada`, `score`: nothing → `55` (it is excused by decision, which this takes back)\n" +
      `    alloclab decide ada --result graded --set 55 ${ends}\n` +
      "- `bob`, `basics`: `60` → `70` (it is withheld by decision, and has no score until `--result graded`)\n" +
      `    alloclab decide bob --on basics --set 70 ${ends}\n` +
      "- `cid`, `judged_interview`: `9` → `7` (if a table grades it, change it there)\n" +
      `    alloclab decide cid --grade interview=7 ${ends}\n`,
  );
  const more = ["-o", at("out"), "--why", "Talked", "--by", "GH"];
  await alloclab("decide", "ada", "--result", "graded", "--set", "55", ...more);
  await alloclab("decide", "cid", "--grade", "interview=7", ...more);
  expect((await grade()).status).toBe(0);
  const cells = (await rows()).map((row) => row.split(","));
  expect(cells.map((row) => [row[2], row.at(-1)].join())).toEqual(["55,9", ",9", "67,7"]);

  await writeFile(at("out/grades.csv"), (await readFile(at("out/grades.csv"), "utf8")).replace(/,7\r\n$/, ",12\r\n"));
  expect((await grade()).out).toContain("`judged_interview`: `7` → `12` (there are 10 points to be had)\n");
});

test("the audit page has each decision once, with whom it is about and what it came to", async () => {
  const { at, grade } = await classWith({
    "decisions.yml": file(
      decision("all", `credit: ${CAPACITY}`, "note: Ours alone"),
      decision("[ada, cid]", "take: 3"),
    ),
  });
  await grade();
  const plain = (await readFile(at("out/decisions.html"), "utf8"))
    .replace(/<style>[^]*?<\/style>/, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  expect(plain).toContain("2 decisions About 3 submissions of 3.");
  expect(plain).toContain(
    "Note for colleagues by Grace Hopper: Ours alone. submission by this checks counts ada 0 100 of 100 97 of 100 bob +40 60 of 100 100 of 100 cid 0 60 of 100 57 of 100",
  );
  expect(plain).toContain(
    "−3 points: The lecture said otherwise. Decided by Grace Hopper, 2026-11-27. submission by this checks counts ada −3 100 of 100 97 of 100 cid −3 60 of 100 57 of 100",
  );
  expect(await readFile(at("out/index.html"), "utf8")).toContain('href="decisions.html"');
  await writeFile(at("decisions.yml"), "");
  await grade();
  await expect(readFile(at("out/decisions.html"))).rejects.toThrow("ENOENT");
});

test("people grade by criteria, in the file or in a table, and that is a part of the whole", async () => {
  const style = { title: "Style", points: 5, levels: { poor: 0, good: 4 } };
  const { at, grade, rows, report, alloclab } = await classWith({
    "alloclab.config.json": JSON.stringify({ criteria: { style, interview: { points: 10 } } }),
    "decisions.yml": `tables:\n  - file: style.csv\n    by: Alan Turing\n    at: 2026-11-28\n    why: By the sheet\n${file(decision("ada", "grades: { style: good, interview: 7.25 }"), decision("all", `drop: ${CAPACITY}`, "maximum: stays"))}`,
    "style.csv": "submission;style;comment\nbob;2,5;Short names\ncid;good;\n",
  });
  const first = await grade();
  expect({ status: first.status, out: first.out }).toEqual({
    status: 3,
    out: expect.stringContaining(
      "- `interview` is not graded yet for 2 submissions, and counts 0 there: `bob`, `cid`.",
    ),
  });
  const columns = async () =>
    (await rows()).map((row) => row.split(",")).map((row) => [row[2], row[3], row.at(-2), row.at(-1)].join());
  expect(await columns()).toEqual(["111.25,115,4,7.25", "102.5,115,2.5,", "37.33,115,4,"]);
  expect(await report("bob")).toMatchObject({
    score: 60,
    maxScore: 100,
    finalMaxScore: 115,
    criteria: [
      { name: "style", title: "Style", maxScore: 5, score: 2.5, level: null },
      { name: "interview", title: "interview", maxScore: 10, score: null, level: null },
    ],
    decisions: [{}, { why: "By the sheet", by: "Alan Turing", comment: "Short names" }],
  });
  const shown = async (...more: string[]) =>
    (await alloclab("report", at("out/reports/ada.json"), ...more)).out.replace(/\s+/g, " ");
  for (const more of [[], ["--audience", "student"]])
    expect(await shown(...more)).toContain(
      "People grade: Style 4 of 5 (good), interview 7.25 of 10. counts `style`: `good`, 4 points, `interview`: 7.25 points: The lecture",
    );

  const args = ["--why", "Talked", "--by", "GH", "--at", "2026-11-29"];
  expect(await alloclab("decide", "bob", "cid", "--grade", "interview=10", ...args)).toMatchObject({
    status: 0,
    err: "",
  });
  expect((await grade()).status).toBe(0);
  expect(await columns()).toEqual(["111.25,115,4,7.25", "112.5,115,2.5,10", "47.33,115,4,10"]);
  expect(await alloclab("decide", "bob", "--grade", "interview=11", ...args, "--output", at("out"))).toMatchObject({
    status: 2,
    err: "alloclab: `interview` is 11, and there are 10 points to be had.\n",
  });
  expect(await alloclab("decide", "bob", "--grade", "style=god", ...args, "--output", at("out"))).toMatchObject({
    status: 2,
    err: "alloclab: `style` has no level `god`; did you mean `good`?\n",
  });

  await writeFile(at("decisions.yml"), file(decision("ada", "grades: { stile: good, style: god, interview: 11 }")));
  const wrong = await grade();
  expect(wrong.status).toBe(3);
  const told = wrong.out.replace(/\s+/g, " ");
  expect(told).toContain(
    "- `decisions.yml`, line 3: there is no criterion `stile` in the config; did you mean `style`?",
  );
  expect(told).toContain("line 3: `style` has no level `god`; did you mean `good`?");
  expect(told).toContain("line 3: `interview` is 11, and there are 10 points to be had.");

  await writeFile(
    at("alloclab.config.json"),
    JSON.stringify({ criteria: { style: { points: 3, levels: { good: 4 } } } }),
  );
  expect(await grade()).toMatchObject({
    status: 2,
    err: expect.stringContaining("`criteria.style` has 3 points, and its level `good` 4"),
  });
});

describe("what the loader could not know", () => {
  const whole = (source: string): Files => ({ "in/eve/work/mine.txt": source });

  test("which file and which folder counts is decided, and then nothing is in doubt", async () => {
    const { at, grade, rows } = await classWith({
      "in/dan/old/allocator.ts": SOURCES.empty,
      "in/dan/new/allocator.ts": SOURCES.full,
      ...whole(SOURCES.full),
      "in/eve/allocator.ts": SOURCES.empty,
    });
    expect((await grade()).status, "two in one").toBe(3);
    await writeFile(
      at("decisions.yml"),
      file(decision("dan", "folder: new/"), decision("eve", "file: { take: work/mine.txt, as: allocator.ts }")),
    );
    const { status, out } = await grade();
    expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining("2 graded, 3 taken over from before") });
    expect((await rows()).slice(3).map((row) => row.split(",").slice(0, 3).join())).toEqual([
      "dan,graded,100",
      "eve,graded,100",
    ]);
    expect(await readFile(at("out/reports/dan.json"), "utf8")).toContain(
      "the folder `new` counts, and nothing outside of it",
    );

    await writeFile(
      at("decisions.yml"),
      file(
        decision("dan", "folder: newest"),
        decision("eve", "file: { take: x.ts, as: y.ts }"),
        decision("ada", "folder: x"),
      ),
    );
    const wrong = await grade();
    expect(wrong.status).toBe(3);
    expect(wrong.out).toContain("A person has decided that the folder `newest` counts, and it is not there.");
    expect(wrong.out).toContain("A person has decided what counts for `y.ts`, which is no file of first-fit.");
    expect(wrong.out).toContain("- `ada`: A person has decided which of its files count, and it is but one.");
  });

  test("who hands in together, and whose an upload is, is decided, with a roster and without", async () => {
    const { at, grade, rows } = await classWith({
      "decisions.yml": file(decision("ada", "together: [bob, zoe]"), decision("cid", "belongs: d.knuth@x.edu")),
      "roster.csv":
        "id,login,name,email\n1,ada,Ada L,ada@x.edu\n2,bob,Bob R,bob@x.edu\n3,zoe,Zoe Q,zoe@x.edu\n4,dk,Don K,d.knuth@x.edu\n",
    });
    const withRoster = await grade("--grades", "csv", "--roster", at("roster.csv"));
    expect(withRoster).toMatchObject({ status: 0 });
    expect((await rows()).map((row) => row.split(",")[0])).toEqual(["ada", "cid"]);
    const people = async () =>
      (await readFile(at("out/grades-csv.csv"), "utf8"))
        .split("\r\n")
        .slice(1, -1)
        .map((row) => row.split(",").slice(0, 4).join());
    expect(await people()).toEqual([
      "ada,1,Ada L,ada@x.edu",
      "ada,2,Bob R,bob@x.edu",
      "ada,3,Zoe Q,zoe@x.edu",
      "cid,4,Don K,d.knuth@x.edu",
    ]);
    expect(await readFile(at("out/index.html"), "utf8")).toContain("hand in together with it: <code>bob</code>");
    expect((await grade("--grades", "csv")).status).toBe(0);
    expect(await people()).toEqual(["ada,ada,ada,", "ada,bob,bob,", "ada,zoe,zoe,", "cid,,,d.knuth@x.edu"]);

    await writeFile(
      at("decisions.yml"),
      file(decision("ada", "together: [bob]"), decision("bob", "file: { take: a, as: b }")),
    );
    expect((await grade()).out).toContain(
      "`decisions.yml`, line 8: `bob` hands in together with `ada`, whose row it is; say it for that one.",
    );

    // Somebody whom the roster does not know, before one who is named twice.
    await writeFile(at("decisions.yml"), file(decision("ada", 'together: [nobody, bob, "2"]')));
    const { status, out } = await grade("--grades", "csv", "--roster", at("roster.csv"));
    expect({ status, out }).toEqual({
      status: 3,
      out: expect.stringContaining("Nobody in `roster.csv` goes by `nobody`."),
    });
    expect(out).not.toMatch(/handed in several times|Gone from the class: `bob`/);
    expect((await people()).slice(0, 2)).toEqual(["ada,1,Ada L,ada@x.edu", "ada,2,Bob R,bob@x.edu"]);
  });
});

test("parts of a class that are graded apart come to the same as the whole, and to nothing with other decisions", async () => {
  const decisions = file(decision("bob", "add: 5"), decision("all", `drop: ${CAPACITY}`));
  const { at, alloclab, grade } = await classWith({ "decisions.yml": decisions });
  await grade();
  for (const part of ["1/2", "2/2"])
    expect((await alloclab("class", at("in"), "-o", at(`part-${part[0]}`), "--shard", part)).status).toBe(0);
  expect((await alloclab("merge", at("part-1"), at("part-2"), "-o", at("merged"))).status).toBe(0);
  expect(await written(at("merged"))).toEqual(await written(at("out")));

  await writeFile(at("decisions.yml"), file(decision("bob", "add: 6")));
  await alloclab("class", at("in"), "-o", at("part-1"), "--shard", "1/2");
  expect(await alloclab("merge", at("part-1"), at("part-2"), "-o", at("merged"))).toMatchObject({
    status: 2,
    err: expect.stringContaining("or the decisions were not the same"),
  });
});

test("regrade says what decisions change, and takes them over", async () => {
  const { at, grade, alloclab, rows } = await classWith();
  await grade();
  await writeFile(at("decisions.yml"), file(decision("bob", "add: 5")));
  const { out } = await alloclab("regrade", at("in"), "-o", at("out"), "--apply");
  const why = "+5 points: The lecture said otherwise. Decided by Grace Hopper, 2026-11-27.";
  expect(out).toContain(`▲ \`bob\`: 60 → 65 of 100 (+5)\n    ${why}\n`);
  expect((await rows())[1]).toMatch(/^bob,graded,65,100,60,/);
  await writeFile(at("decisions.yml"), "");
  const without = await alloclab("regrade", at("in"), "-o", at("out"));
  expect(without.out).toContain(`▼ \`bob\`: 65 → 60 of 100 (−5)\n    No longer: ${why}\n`);
});
