import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canvasGrades } from "../../../class/grades/canvas.js";
import { parseSheet, readSheet } from "../../../class/grades/sheet.js";
import { UsageError } from "../../../model/errors.js";
import { cohort, entry, student } from "../../support/cohort.js";

const fixture = (name: string): string => join(import.meta.dirname, "../../fixtures/grades", name);

const scored = (basics: number, merges: number) => [
  { name: "basics", score: basics, maxScore: 60 },
  { name: "merges", score: merges, maxScore: 40 },
];

/** A class as it was downloaded from Canvas: names in small letters, and Canvas' own ids. */
const downloaded = cohort(
  [
    entry("beispielada", { students: [student({ id: "1001", name: "beispielada" })], score: 93.5 }),
    entry("edelsewhere", { students: [student({ id: "1005" })], score: 70 }),
    entry("excusedeve", { students: [student({ id: "1004" })], score: 10 }),
    entry("faultyfay", { students: [student({ id: "1007" })], status: "grader-fault", score: null }),
    entry("formula", { students: [student({ id: "1006" })], score: 100, stages: scored(60, 40) }),
    entry("latelarry", { students: [student({ id: "1003" })], score: 60, late: true, lateDeduction: 12.35 }),
    entry("ñandúzoë", { students: [student({ id: "1002" })], score: 88 }),
    entry("nothingnat", { students: [student({ id: "1008" })], status: "no-submission", score: 0 }),
    entry("strangersue", { students: [student({ id: "4711", name: "strangersue" })], score: 50 }),
    entry("twicetim", { students: [student({ id: "1010" })], score: 20 }),
    entry("twicetim-2", { students: [student({ id: "1010" })], score: 30 }),
  ],
  { layout: "canvas" },
);

/** What `all` were given, and what came of it for one of them. */
const faulty = (gain: number) => ({
  why: "Faulty",
  by: "GH",
  at: "2026-11-27",
  actions: [{ kind: "drop" as const, on: "merges/x", maximum: "stays" as const, gain }],
});

test("who gave which points is told once a decision, not once a student", () => {
  const rows = Array.from({ length: 12 }, (_, at) => String(2001 + at));
  const own = {
    ...faulty(2),
    why: "Argued well",
    actions: [{ kind: "points" as const, on: null, how: "add" as const, points: 2, gain: 2 }],
  };
  const entries = rows.map((id, at) =>
    entry(`x_${id}`, {
      students: [student({ id })],
      decisions: at === 0 ? [faulty(-0.5), own] : [faulty(at === 11 ? 0 : 0.25)],
    }),
  );
  const book = ["Student,ID,SIS Login ID,Section,First fit (7)", "    Points Possible,,,,100.00"];
  const sheet = parseSheet([...book, ...rows.map((id) => `S${id},${id},,CS 1,`)].join("\n"), "book.csv");
  const { notes } = canvasGrades(cohort(entries, { layout: "canvas" }), sheet, "7");
  expect(notes).toEqual([
    "Points by decision. `merges/x` does not count, and the other checks count for more: Faulty. Decided by GH, 2026-11-27. For `S2001` (−0.5), " +
      `${[2, 3, 4, 5, 6, 7, 8, 9].map((at) => `\`S200${at}\` (+0.25)`).join(", ")}, \`S2010\` (+0.25) and 1 more.`,
    "Points by decision. +2 points: Argued well. Decided by GH, 2026-11-27. For `S2001` (+2).",
  ]);
});

describe("a gradebook export of Canvas", () => {
  test("is filled in, and every other byte of it stays", async () => {
    const { text, notes } = canvasGrades(downloaded, await readSheet(fixture("canvas.csv")), null);
    expect(text).toBe(await readFile(fixture("canvas-filled.csv"), "utf8"));
    expect(notes).toEqual([
      "In the class, but not in the grade book: `strangersue`.",
      "`Twice, Tim` fits several submissions (`twicetim`, `twicetim-2`) and is not filled in.",
      "In the grade book, but not in the class: `Absent, Abe`.",
      "Excused, and left so: `Excused, Eve`.",
      "The assignment is not theirs in Canvas, and they get no grade: `Elsewhere, Ed`.",
      "Not graded by a fault of the grader, and left as they were: `Faulty, Fay`.",
      "Grades that are replaced: `Late, Larry` 41.00 → 47.65.",
    ]);
  });

  test("keeps semicolons, decimal commas, line ends and byte order mark", async () => {
    const students = [
      entry("ada", { students: [student({ email: "ADA@example.org" })], score: 12.5 }),
      entry("larry", { students: [student({ name: "Larry Late" })], score: 7.25 }),
    ];
    const { text, notes } = canvasGrades(cohort(students), await readSheet(fixture("canvas-semicolon.csv")), null);
    expect(text).toBe(await readFile(fixture("canvas-semicolon-filled.csv"), "utf8"));
    expect(notes).toEqual([
      "Points possible are 80 in Canvas and 100 here; points are written as they are, so change the one or the other.",
    ]);
  });

  test("that is filled in already is filled in the same way again, with nothing to say of replaced grades", async () => {
    const filled = await readFile(fixture("canvas-filled.csv"), "utf8");
    const { text, notes } = canvasGrades(downloaded, parseSheet(filled, "again.csv"), null);
    expect(text).toBe(filled);
    expect(notes.filter((note) => note.startsWith("Grades that are replaced"))).toEqual([]);
  });
});

const HEADER = "Student,ID,SIS User ID,SIS Login ID,Section,";
const book = (columns: string, ...rows: string[]) => parseSheet([HEADER + columns, ...rows].join("\n"), "book.csv");

describe("the column", () => {
  const columns = "First fit (1),First fit again (2),Essay (3),Final Score";
  const line = '"Beispiel, Ada",1001,u1,ada,CS 1,,,,';
  const ada = cohort([entry("ada", { score: 5 })]);
  const filled = (wanted: string | null) => canvasGrades(ada, book(columns, line), wanted).text.split("\n")[1];

  test.each([
    [null, '"Beispiel, Ada",1001,u1,ada,CS 1,5,,,'],
    ["First fit again", '"Beispiel, Ada",1001,u1,ada,CS 1,,5,,'],
    ["3", '"Beispiel, Ada",1001,u1,ada,CS 1,,,5,'],
    ["Essay (3)", '"Beispiel, Ada",1001,u1,ada,CS 1,,,5,'],
    ["first-fit", '"Beispiel, Ada",1001,u1,ada,CS 1,5,,,'],
  ])("is the one that is meant by %j", (wanted, row) => {
    expect(filled(wanted)?.replace("5.00", "5")).toBe(row);
  });

  test.each([
    [
      "Esay",
      columns,
      "has no assignment `Esay`. Did you mean `Essay`? It has `First fit (1)`, `First fit again (2)`, ",
    ],
    ["Final Score", columns, "has no assignment `Final Score`."],
    [null, "Essay (3),Quiz (4)", "has no column that is named for the assignment; give --column. It has `Essay (3)`"],
    [
      null,
      "Lab 1: First fit (1),Lab 2: First fit (2)",
      "has 2 columns that can be meant: `Lab 1: First fit (1)`, `Lab ",
    ],
    [null, "Grand total", "It has no assignments at all."],
  ])("is never guessed: %j in %s", (wanted, header, message) => {
    const fill = () => canvasGrades(ada, book(header, line), wanted);
    expect(fill).toThrow(UsageError);
    expect(fill).toThrow(message);
  });

  test("is not one that Canvas does not take back", () => {
    const rows = ["    Points Possible,,,,,(read only)", '"Beispiel, Ada",1001,u1,ada,CS 1,'];
    expect(() => canvasGrades(ada, book("First fit (1)", ...rows), null)).toThrow("is read-only in Canvas");
  });
});

describe("students are found", () => {
  const fill = (some: Parameters<typeof cohort>, ...rows: string[]) =>
    canvasGrades(cohort(...some), book("First fit (1)", ...rows), null);

  test.each([
    ["id", { id: "1001" }],
    ["SIS user id", { id: "U1" }],
    ["SIS login", { id: "ada" }],
    ["name", { name: "Ada Beispiel" }],
    ["sortable name", { name: "Beispiel,  Ada" }],
  ])("by %s", (_, known) => {
    const entries = [entry("x", { students: [student(known)], score: 5 })];
    const { text, notes } = fill([entries], '"Beispiel, Ada",1001,u1,ada,CS 1,');
    expect(text.split("\n")[1]).toBe('"Beispiel, Ada",1001,u1,ada,CS 1,5.00');
    expect(notes).toEqual([]);
  });

  test("all of a group, and by the submission's name where nobody is named", () => {
    const entries = [
      entry("group", { students: [student({ id: "1" }), student({ id: "2" })], score: 5 }),
      entry("cleo", { score: 6 }),
    ];
    const { text } = fill([entries], "A,1,,a,CS 1,", "B,2,,b,CS 1,", "C,3,,cleo,CS 1,");
    expect(text.split("\n").slice(1)).toEqual(["A,1,,a,CS 1,5.00", "B,2,,b,CS 1,5.00", "C,3,,cleo,CS 1,6.00"]);
  });

  test.each([
    ["two lines have their name", { name: "Alex Kim" }, '"Kim, Alex",1,,a,CS 1,', '"Kim, Alex",2,,b,CS 1,'],
    ["their id is two people's", { id: "7" }, "A,7,,a,CS 1,", "B,8,7,b,CS 1,"],
    ["id and name are two people's", { id: "7", name: "B" }, "A,7,,a,CS 1,", "B,8,,b,CS 1,"],
  ])("not when %s", (_, known, one, other) => {
    const rows = [one, other];
    const { text, notes } = fill([[entry("x", { students: [student(known)], score: 5 })]], ...rows);
    expect(text.split("\n").slice(1)).toEqual(rows);
    expect(notes[0]).toMatch(/ fits 2 lines \(.*\); none is filled in\.$/);
  });
});

test.each([
  ["", "is empty"],
  [
    "name,points\nada,3\n",
    "is no gradebook export of Canvas: its first line has to begin with Student, ID, …, Section.",
  ],
  [`${HEADER}First fit (1)\n"Beispiel, Ada`, "is not sound CSV, line 2: "],
])("a file that is none is told so: %j", (text, message) => {
  expect(() => canvasGrades(downloaded, parseSheet(text, "book.csv"), null)).toThrow(message);
});
