import { describe, expect, test } from "vitest";
import { join } from "node:path";
import { joinRoster } from "../../../class/uploads/join.js";
import { readRoster } from "../../../class/uploads/roster.js";
import type { ClassFolder } from "../../../model/class.js";
import { type Files, folderWith } from "../../support/folder.js";
import { refusal } from "../../support/refusal.js";
import { classWith, files, upload } from "./listed.js";

async function joined(content: Files, roster: string): Promise<ClassFolder> {
  const file = join(await folderWith({ "roster.csv": roster }), "roster.csv");
  return joinRoster(await classWith(content), await readRoster(file), "first-fit");
}
/** Name, students, notes and doubts of each row. */
const rows = ({ uploads }: ClassFolder): unknown[] =>
  uploads.map(({ name, students, notes, doubts }) => [
    name,
    students.map((one) => `${one.id}|${one.name}|${one.email}`).join(" & "),
    ...notes,
    ...doubts.map((doubt) => `? ${doubt}`),
  ]);

describe("a class joined with its roster", () => {
  test("of Canvas, by its ids; who handed in nothing has a row, and who is not there a note", async () => {
    const canvas = {
      "sampleada_101_1_merge.ts": "",
      "mustergrace_LATE_102_2_merge.ts": "",
      "eve_666_3_merge.ts": "",
    };
    const roster =
      'Student,ID,SIS User ID,SIS Login ID,Section\n"Sample, Ada",101,31,adal,1\n"Muster, Grace",102,32,,1\n"Örnek, Zoë",103,33,,1\n';
    expect(await joined(canvas, roster)).toEqual({
      layout: "canvas",
      uploads: [
        upload("Zoë Örnek_103", {
          source: { kind: "nothing" },
          students: [{ id: "103", name: "Zoë Örnek", email: null }],
        }),
        upload("eve_666", {
          source: files({ "merge.ts": "eve_666_3_merge.ts" }),
          students: [{ id: "666", name: "eve", email: null }],
          late: false,
          doubts: ["Nobody in `roster.csv` goes by `eve`, `666`."],
        }),
        upload("mustergrace_102", {
          source: files({ "merge.ts": "mustergrace_LATE_102_2_merge.ts" }),
          students: [{ id: "102", name: "Grace Muster", email: null }],
          late: true,
        }),
        upload("sampleada_101", {
          source: files({ "merge.ts": "sampleada_101_1_merge.ts" }),
          students: [{ id: "101", name: "Ada Sample", email: null }],
          late: false,
        }),
      ],
      passedOver: [],
    });
  });

  test("plain, by id, address, login and name, each in turn", async () => {
    const roster =
      "id,name,email,login\n1,Ada Sample,ada@example.org,adal\n2,Grace Muster,g@example.org,2x\n3,Zoë Örnek,z@example.org,zoe\n4,Alan Test,alan@example.org,alan\n";
    expect(
      rows(
        await joined(
          { "1.zip": "", "g@example.org/m.ts": "", [`${"Örnek, Zoë".normalize("NFD")}.ts`]: "", "ALAN.ts": "" },
          roster,
        ),
      ),
    ).toEqual([
      ["1", "1|Ada Sample|ada@example.org"],
      ["ALAN", "4|Alan Test|alan@example.org"],
      ["Örnek, Zoë".normalize("NFD"), "3|Zoë Örnek|z@example.org"],
      ["g@example.org", "2|Grace Muster|g@example.org"],
    ]);
  });

  test("of git clones, by what comes after the name of the assignment", async () => {
    const clones = { "first-fit-adal/m.ts": "", "first-fit-grace-h/m.ts": "", "first-fit-eve/m.ts": "" };
    expect(rows(await joined(clones, "github_username,name\nadal,Ada\ngrace-h,Grace\nzoe,Zoë\n"))).toEqual([
      ["first-fit-adal", "null|Ada|null"],
      ["first-fit-eve", "", "? Nobody in `roster.csv` goes by `first-fit-eve`, `eve`."],
      ["first-fit-grace-h", "null|Grace|null"],
      ["zoe", "null|Zoë|null"],
    ]);
  });

  test("of git clones, also where somebody else's stands beside them", async () => {
    const clones = ["adal", "grace-h", "zoe", "dan"].map((login) => [`lab-1-${login}/m.ts`, ""]);
    const roster = "github_username,name\nadal,Ada\ngrace-h,Grace\nzoe,Zoë\ndan,Dan\neve,Eve\nbob,Bob\n";
    expect(
      rows(await joined({ ...Object.fromEntries(clones), "eve.zip": "", "first-fit-bob/m.ts": "" }, roster)),
    ).toEqual([
      ["eve", "null|Eve|null"],
      ["first-fit-bob", "null|Bob|null"],
      ["lab-1-adal", "null|Ada|null"],
      ["lab-1-dan", "null|Dan|null"],
      ["lab-1-grace-h", "null|Grace|null"],
      ["lab-1-zoe", "null|Zoë|null"],
    ]);
    const family = { "muster-ada.ts": "", "muster-bob.ts": "", "eve.ts": "" };
    expect(
      rows(await joined(family, "login,name\nada,Ada Other\nbob,Bob\neve,Eve\n")).slice(0, 1),
      "of few, all",
    ).toEqual([["ada", "null|Ada Other|null"]]);
  });

  test("of Gradescope, each of a group, by number or address", async () => {
    const metadata =
      "submission_1:\n  :submitters:\n  - :name: Ada\n    :sid: '0031'\n  - :name: G. Muster\n    :email: G@example.org\n";
    expect(
      rows(
        await joined(
          { "submission_metadata.yml": metadata, "submission_1/a.ts": "", "submission_1/b.ts": "" },
          "SID,First Name,Last Name,Email\n0031,Ada,Sample,ada@example.org\n0032,Grace,Muster,g@example.org\n31,Eve,Example,\n",
        ),
      ),
    ).toEqual([
      ["Eve Example_31", "31|Eve Example|null"],
      ["submission_1", "0031|Ada Sample|ada@example.org & 0032|Grace Muster|G@example.org"],
    ]);
  });

  test("a system's own number is not taken for another system's", async () => {
    const moodle = {
      "Ada Sample_31_assignsubmission_file/a.ts": "",
      "Sample Augusta_32_assignsubmission_file/a.ts": "",
      "Eve Example_33_assignsubmission_file/a.ts": "",
    };
    const roster = "student id,name\n31,Grace Muster\n90,Ada Sample\n32,Augusta Sample\n33,Zoë\n";
    expect(rows(await joined(moodle, roster))).toEqual([
      ["Ada Sample_31", "31|Ada Sample|null"],
      [
        "Eve Example_33",
        "33|Eve Example|null",
        "? Nobody in `roster.csv` goes by `Eve Example`, `33`. The id is that of another name there, line 5.",
      ],
      ["Grace Muster_31", "31|Grace Muster|null"],
      ["Sample Augusta_32", "32|Augusta Sample|null"],
      ["Zoë_33", "33|Zoë|null"],
    ]);
    expect(rows(await joined(moodle, "Identifier,Full name\nTeilnehmer/in33,Zoë\n"))).toContainEqual([
      "Eve Example_33",
      "33|Zoë|null",
      "? Its number `33` is that of `Zoë` in the roster, line 2, and its name is another: `Eve Example`.",
    ]);
  });

  test("of Moodle's groups, every member has what the group handed in", async () => {
    const groups = {
      "Team Heap 12_7_assignsubmission_file/merge.ts": "",
      "Ada Sample_8_assignsubmission_file/merge.ts": "",
      "Default group_assignsubmission_file/merge.ts": "",
    };
    // The numbers of groups are others' numbers in the worksheet, and a group may be named for somebody.
    const worksheet =
      "Identifier,Full name,Email address,Status,Group,Grade\n" +
      "Participant 7,Eve Example,eve@x.org,-,Default group,\nParticipant 8,Grace Muster,g@x.org,-,Ada Sample,\n" +
      "Participant 9,Ada Sample,ada@x.org,-,Team_Heap: 1/2,\nParticipant 10,Zoë Örnek,zoe@x.org,-,Team_Heap: 1/2,\n";
    expect(rows(await joined(groups, worksheet))).toEqual([
      ["Ada Sample_8", "8|Grace Muster|g@x.org"],
      ["Default group", "7|Eve Example|eve@x.org"],
      ["Team Heap 12_7", "9|Ada Sample|ada@x.org & 10|Zoë Örnek|zoe@x.org"],
    ]);
  });

  test("plain, by a group, as it is called or in the name of a clone, unless somebody is called so", async () => {
    const plain = { "first-fit-team-heap/a.ts": "", "first-fit-ada/a.ts": "", "Team Tree.zip": "" };
    const roster =
      "login,name,group\nada,Ada Sample,\ngrace,Grace Muster,Team Heap\nzoe,Zoë Örnek,ada\n" +
      'eve,Eve Example,"Team Heap, Team Tree"\n';
    expect(rows(await joined(plain, roster)).slice(0, 3)).toEqual([
      ["Team Tree", "null|Eve Example|null", expect.stringContaining("handed in several times")],
      ["first-fit-ada", "null|Ada Sample|null"],
      [
        "first-fit-team-heap",
        "null|Grace Muster|null & null|Eve Example|null",
        expect.stringContaining("handed in several times"),
      ],
    ]);
  });

  test("a group that the roster does not know is nobody's, whatever its number", async () => {
    const groups = { "Team Heap_7_assignsubmission_file/a.ts": "", "Team Tree_8_assignsubmission_file/a.ts": "" };
    const worksheet =
      "Identifier,Full name,Group\nParticipant 7,Eve Example,Team Tree\nParticipant 8,Ada Sample,No group\n";
    expect(rows(await joined(groups, worksheet))).toEqual([
      ["Ada Sample_8", "8|Ada Sample|null"],
      [
        "Team Heap_7",
        "7|Team Heap|null",
        "? Nobody in `roster.csv` goes by `Team Heap`, `7`. The id is that of another name there, line 2.",
      ],
      ["Team Tree_8", "7|Eve Example|null"],
    ]);
  });

  test("of groups in Moodle before 4.1, each member has a folder, known by number or name", async () => {
    const folders = {
      "Team-Anne-Marie Sample_12_assignsubmission_file_/a.ts": "",
      "Team-Grace Muster_13_assignsubmission_file_/a.ts": "",
    };
    expect(
      rows(
        await joined(folders, "Identifier,Full name\nParticipant 12,Anne-Marie Sample\nParticipant 13,Grace Muster\n"),
      ),
    ).toEqual([
      ["Team-Anne-Marie Sample_12", "12|Anne-Marie Sample|null"],
      ["Team-Grace Muster_13", "13|Grace Muster|null"],
    ]);
    expect(rows(await joined(folders, "id,name\n1,Marie Sample\n2,Anne-Marie Sample\n3,Grace Muster\n"))).toEqual([
      ["Marie Sample_1", "1|Marie Sample|null"],
      ["Team-Anne-Marie Sample_12", "12|Anne-Marie Sample|null"],
      ["Team-Grace Muster_13", "13|Grace Muster|null"],
    ]);
    // Where only one name has a hyphen, nothing stands in front of it.
    const mixed = { "Anne-Marie Sample_12_assignsubmission_file/a.ts": "", "Eve_13_assignsubmission_file/a.ts": "" };
    expect(rows(await joined(mixed, "id,name\n1,Marie Sample\n2,Eve\n"))).toContainEqual([
      "Marie Sample_1",
      "1|Marie Sample|null",
    ]);
  });

  test("of several with one name, the id tells", async () => {
    const canvas = { "sampleada_2_9_a.ts": "", "musterada_1_9_a.ts": "" };
    expect(rows(await joined(canvas, "id,name\n1,Ada Sample\n2,Ada Sample\n3,Ada Muster\n"))).toEqual([
      ["Ada Sample_1", "1|Ada Sample|null", "Several in the roster have the same name: lines 2, 3."],
      ["musterada_1", "1|Ada Muster|null"],
      ["sampleada_2", "2|Ada Sample|null", "Several in the roster have the same name: lines 2, 3."],
    ]);
  });

  test("nobody is guessed: where several fit, all of them are named", async () => {
    const same = "Several in the roster have the same name: lines 2, 3.";
    expect(rows(await joined({ "Ada Sample.ts": "" }, "id,name\n1,Ada Sample\n2,Ada Sample\n"))).toEqual([
      [
        "Ada Sample",
        "",
        "? Several in `roster.csv` could have handed it in, so it is nobody's: line 2 (`Ada Sample`), line 3 (`Ada Sample`).",
      ],
      ["Ada Sample_1", "1|Ada Sample|null", same, "? It may be theirs: `Ada Sample`."],
      ["Ada Sample_2", "2|Ada Sample|null", same, "? It may be theirs: `Ada Sample`."],
    ]);
  });

  test("who handed in twice, or stands in the roster twice, is noted", async () => {
    const named =
      "? Several submissions have one name, but for its ending, letter case, Unicode form or what cannot be shown: `ada.ts`, `ada.zip`.";
    expect(rows(await joined({ "ada.ts": "", "ada.zip": "" }, "login,name\nada,Ada\n"))).toEqual([
      ["ada.ts", "null|Ada|null", named, "? `Ada` handed in several times: `ada.ts`, `ada.zip`."],
      ["ada.zip", "null|Ada|null", named, "? `Ada` handed in several times: `ada.ts`, `ada.zip`."],
    ]);
    expect(rows(await joined({ "7.ts": "" }, "id,name\n7,Ada\n7,Ada\n"))).toEqual([
      ["7", "7|Ada|null", "? The roster names them twice, in lines 2 and 3."],
    ]);
    const twice = "? The roster has the id `7` for different people: line 2 (`Ada`) and line 3 (`Grace`).";
    expect(rows(await joined({ "7.ts": "", "Grace.ts": "" }, "id,name\n7,Ada\n7,Grace\n8,Eve\n"))).toEqual([
      [
        "7",
        "",
        "? Several in `roster.csv` could have handed it in, so it is nobody's: line 2 (`Ada`), line 3 (`Grace`).",
      ],
      ["Ada_7", "7|Ada|null", twice, "? It may be theirs: `7`."],
      ["Eve_8", "8|Eve|null"],
      ["Grace", "7|Grace|null", twice],
    ]);
  });

  test("an anonymous class is refused; where only some are, the others' rows say so", async () => {
    const anonymous = { "anon_x_1_a.ts": "", "anon_y_2_a.ts": "" };
    expect(await refusal(joined(anonymous, "id,name\n1,Ada\n"))).toBe(
      "The submissions name nobody, so `roster.csv` says nothing about them; export them with names, or leave the roster out.",
    );
    const blind = { "Participant_1_assignsubmission_file/a.ts": "", "Participant_2_assignsubmission_file/a.ts": "" };
    expect(await refusal(joined(blind, "id,name\n1,Ada\n"))).toBe(
      "The submissions name nobody, so `roster.csv` says nothing about them; export them with names, or, where groups hand in, give one with a column `Group`, or leave the roster out.",
    );
    expect(rows(await joined({ ...anonymous, "ada_1_3_a.ts": "" }, "name\nAda\nGrace\n"))).toEqual([
      ["Grace", "null|Grace|null", "? Some submissions name nobody; one of them may be theirs."],
      ["ada_1", "1|Ada|null"],
      ["anon_x", ""],
      ["anon_y", ""],
    ]);
  });

  test("rows that are added take no name that is there", async () => {
    const result = await joined({ "x-zoe.ts": "", "Zoe/m.ts": "" }, "id,login\n1,ZOE\n2,zoe\n");
    expect(new Set(result.uploads.map(({ name }) => name.toLowerCase())).size).toBe(result.uploads.length);
    expect(result.uploads.map(({ name }) => name)).toEqual(["ZOE (2)", "Zoe", "x-zoe", "zoe (3)"]);
  });
});
