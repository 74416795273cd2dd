import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { moodleGrades } from "../../../class/grades/moodle.js";
import { parseSheet, readSheet } from "../../../class/grades/sheet.js";
import type { CohortEntry } from "../../../model/class.js";
import { cohort, entry, student } from "../../support/cohort.js";

const fixture = (name: string): string => join(import.meta.dirname, "../../fixtures/grades", name);

const stages = [
  { name: "basics", score: 50, maxScore: 60 },
  { name: "merges", score: 38.5, maxScore: 40 },
];

/** A class as it was downloaded from Moodle: full names, and the numbers of participants. */
const downloaded = cohort(
  [
    entry("Ada Beispiel", { students: [student({ id: "501", name: "Ada Beispiel" })], score: 88.5, stages }),
    entry("Eve Excused", { students: [student({ id: "504" })], status: "no-submission" }),
    entry("Fay", { students: [student({ id: "507" })], status: "load-error", error: "=1+1", stages }),
    entry("Larry Late", { students: [student({ id: "503" })], score: 60, late: true, lateDeduction: 12.35, stages }),
    entry("Sue", { students: [student({ id: "999", name: "Sue Stranger" })], score: 50 }),
    entry("Zoë", { students: [student({ id: "502" })], score: 12, status: "graded" }),
  ],
  { layout: "moodle" },
);

describe("an offline grading worksheet of Moodle", () => {
  test("is filled in, and every other byte of it stays", async () => {
    const { text, notes } = moodleGrades(downloaded, await readSheet(fixture("moodle.csv")), null);
    expect(text).toBe(await readFile(fixture("moodle-filled.csv"), "utf8"));
    expect(notes).toEqual([
      "In the class, but not in the grade book: `Sue Stranger` (`Sue`).",
      "In the worksheet, but not in the class: `Abe Absent`.",
      "Their grades cannot be changed, and are left: `Eve Excused`.",
      'They have a comment already, and it stays: `Zoë "Zo" Ñandú`.',
    ]);
  });

  test("keeps its language, decimal comma, quotes, line ends and byte order mark", async () => {
    const some = [
      entry("Ada Beispiel", { students: [student({ id: "501" })], score: 77.5 }),
      entry("Jörg Überall", { students: [student({ id: "502" })], score: 8 }),
      entry("Larry Late", { students: [student({ id: "503" })], score: 60 }),
    ];
    const class_ = cohort(some, { layout: "moodle", maxScore: 80, stages: [] });
    const { text, notes } = moodleGrades(class_, await readSheet(fixture("moodle-de.csv")), null);
    expect(text).toBe(await readFile(fixture("moodle-de-filled.csv"), "utf8"));
    expect(notes).toEqual([
      "Their grades cannot be changed, and are left: `Larry Late`.",
      "Grades that are replaced: `Jörg Überall` 12,50 → 8,00.",
    ]);
  });
});

const sheet = (...lines: string[]) => parseSheet(lines.join("\n"), "worksheet.csv");
const ada = cohort([entry("ada", { students: [student({ email: "ada@example.org" })], score: 5 })]);

describe("columns", () => {
  test.each([
    [
      "Identifiant,Nom complet,Adresse de courriel,Statut,Note,Note maximale,La note peut être modifiée",
      "Participant 1",
    ],
    ["Identificador,Nombre completo,Dirección de correo,Estado,Calificación,Calificación máxima,X", "Participante 1"],
    ["Identificativo,Nome,Indirizzo email,Stato,Valutazione,Valutazione massima,X", "Partecipante 1"],
    ["Identificatie,Naam,E-mailadres,Status,Cijfer,Maximaal cijfer,X", "Deelnemer 1"],
    ["Identyfikator,Nazwa,Adres e-mail,Status,Ocena,Cokolwiek,X", "Uczestnik 1"],
  ])("are known in %s", (header, participant) => {
    const { text } = moodleGrades(ada, sheet(header, `${participant},Ada,ada@example.org,-,,"100,00",-`), null);
    expect(text.split("\n")[1]).toBe(`${participant},Ada,ada@example.org,-,"5,00","100,00",-`);
  });

  const unknown = ["Tunniste,Nimi,Osoite,Tila,Arvosana,Enintään,Voi", "Osallistuja1,Ada,x,-,,100.00,Kyllä"];
  const byNumber = cohort([entry("Ada", { students: [student({ id: "1" })], score: 5 })], { layout: "moodle" });

  test("are found by what is in them in a language that is not known", () => {
    const { text, notes } = moodleGrades(byNumber, sheet(...unknown), null);
    expect(text.split("\n")[1]).toBe("Osallistuja1,Ada,x,-,5.00,100.00,Kyllä");
    expect(notes).toEqual(["It has no column for comments whose header is known; grades are filled in only."]);
  });

  test("can be named where that is not certain", () => {
    const unsure = [`${unknown[0]},Muu`, `${unknown[1]},100`];
    const twoMost = sheet(unsure[0] ?? "", "Osallistuja1,Ada,x,-,,100.00,,100");
    expect(() => moodleGrades(byNumber, twoMost, null)).toThrow(
      "It is not clear which column is the grade in `worksheet.csv`; name it with --column, as it stands there: `Tunniste`",
    );
    const { text } = moodleGrades(byNumber, twoMost, "Arvosana");
    expect(text.split("\n")[1]).toBe("Osallistuja1,Ada,x,-,5,100.00,,100");
  });

  test("have to be those of a worksheet", () => {
    expect(() => moodleGrades(ada, sheet("name,points", "ada,3"), null)).toThrow(
      "`worksheet.csv` is no grading worksheet of Moodle: it has no column with `Participant 123` or the like.",
    );
  });
});

test("a number is that of a participant only in a class that came from Moodle", () => {
  const lines = ["Identifier,Full name,Grade,Maximum grade", "Participant 7,Ada,,100"];
  const seven = [entry("ada", { students: [student({ id: "7" })], score: 5 })];
  expect(moodleGrades(cohort(seven, { layout: "moodle" }), sheet(...lines), null).text).toContain("7,Ada,5,100");
  const { text, notes } = moodleGrades(cohort(seven), sheet(...lines), null);
  expect(text).toBe(lines.join("\n"));
  expect(notes[0]).toBe("In the class, but not in the grade book: `7` (`ada`).");
});

test("a group's number is no participant's, so names have to be alike where both sides have one", () => {
  const lines = ["Identifier,Full name,Grade,Maximum grade", "Participant 7,Ada O'Beispiel,,100"];
  const graded = (name: string, known: string | null) => {
    const entries = [entry(name, { students: [student({ id: "7", name: known })], score: 5 })];
    return moodleGrades(cohort(entries, { layout: "moodle" }), sheet(...lines), null).text.split("\n")[1];
  };
  expect(graded("Team A_7", "Team A")).toBe("Participant 7,Ada O'Beispiel,,100");
  expect(graded("Participant_7", null)).toBe("Participant 7,Ada O'Beispiel,5,100");
  expect(graded("OBeispiel Ada_7", "OBeispiel Ada")).toBe("Participant 7,Ada O'Beispiel,5,100");
  expect(graded("Ada OBeispiel_7", "Adalyn Beispiel")).toBe("Participant 7,Ada O'Beispiel,5,100");
});

describe("groups", () => {
  const header = "Identifier,Full name,ID number,Email address,Status,Group,Grade,Maximum grade";
  const lines = [
    header,
    "Participant 7,Eve Example,12,eve@x.org,-,Default group,,100",
    "Participant 9,Ada Sample,7,ada@x.org,-,Team_Heap: 1/2,,100",
    "Participant 10,Zoë Örnek,8,zoe@x.org,-,Team_Heap: 1/2,,100",
  ];
  const graded = (...entries: CohortEntry[]) =>
    moodleGrades(cohort(entries, { layout: "moodle" }), sheet(...lines), null);
  const gradesIn = ({ text }: { text: string }): (string | undefined)[] =>
    text
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[6]);

  test("every member gets what the group handed in, and nobody else by its number", () => {
    const team = entry("Team Heap 12_7", { students: [student({ id: "7", name: "Team Heap 12" })], score: 90 });
    const rest = entry("Default group", { students: [], score: 40 });
    const both = graded(team, rest);
    expect([gradesIn(both), both.notes]).toEqual([
      ["40", "90", "90"],
      ["It has no column for comments whose header is known; grades are filled in only."],
    ]);
    const stranger = graded(entry("Team Tree_7", { students: [student({ id: "7", name: "Team Tree" })], score: 5 }));
    expect([gradesIn(stranger), stranger.notes[0]]).toEqual([
      ["", "", ""],
      "In the class, but not in the grade book: `Team Tree` (`Team Tree_7`).",
    ]);
  });

  test("numbers tell nothing where the worksheet has groups and no names", () => {
    const blind = ["Identifier,Status,Group,Grade,Maximum grade", "Participant 7,-,A,,100", "Participant 8,-,B,,100"];
    const entries = [entry("B_7", { students: [student({ id: "7", name: "B" })], score: 50 })];
    const { text } = moodleGrades(cohort(entries, { layout: "moodle" }), sheet(...blind), null);
    expect(text.split("\n").slice(1)).toEqual(["Participant 7,-,A,,100", "Participant 8,-,B,50,100"]);
  });

  test("members with a folder each, as before Moodle 4.1, are known by their number and name", () => {
    const name = "Team Heap 12-Ada Sample";
    expect(gradesIn(graded(entry(`${name}_9`, { students: [student({ id: "9", name })], score: 60 })))).toEqual([
      "",
      "60",
      "",
    ]);
  });

  test("whoever has two results gets none", () => {
    const { text, notes } = graded(
      entry("Team Heap 12_7", { students: [student({ id: "7", name: "Team Heap 12" })], score: 90 }),
      entry("Ada Sample_9", { students: [student({ id: "9", name: "Ada Sample" })], score: 10 }),
    );
    expect(gradesIn({ text })).toEqual(["", "", "90"]);
    expect(notes).toContain(
      "`Ada Sample` fits several submissions (`Team Heap 12_7`, `Ada Sample_9`) and is not filled in.",
    );
  });
});

test("a maximum other than the class's is named, since Moodle takes no more than its own", () => {
  const lines = ["Identifier,Email address,Grade,Maximum grade", "Participant 7,ada@example.org,,10"];
  expect(moodleGrades(ada, sheet(...lines), null).notes[0]).toMatch(/^The maximum grade is 10 in Moodle and 100 here;/);
});
