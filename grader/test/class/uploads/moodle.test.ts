import { describe, expect, test } from "vitest";
import { loadUpload } from "../../../class/uploads/load.js";
import { readClassFolder } from "../../../class/uploads/read.js";
import type { Submission } from "../../../model/submission.js";
import { exercise } from "../../support/exercise.js";
import { type Files, folderWith } from "../../support/folder.js";
import { zip } from "../../support/zip.js";
import { classWith, files, upload, sendersIn } from "./listed.js";

const student = (id: string, name: string | null) => ({ id, name, email: null });
const path = (name: string): { source: { kind: "path"; path: string } } => ({ source: { kind: "path", path: name } });
const noText = (name: string): string[] => [`\`${name}\` is text typed in Moodle, which cannot be graded.`];
const onlyText = (name: string) => {
  const notes = noText(name);
  return { source: { kind: "other", what: notes.join() } as const, notes };
};

describe("what Moodle exports", () => {
  test("says by which number an answer finds its way back, unless the numbers are those of groups", async () => {
    expect(
      await sendersIn({
        "Ada Sample_31_assignsubmission_file/a.ts": "",
        "Grace Muster_4_assignsubmission_onlinetext/onlinetext.html": "",
        "emailed.ts": "",
      }),
    ).toEqual({
      "Ada Sample_31": [{ name: "Ada Sample", id: "31" }],
      "Grace Muster_4": [{ name: "Grace Muster", id: "4" }],
    });
    expect(
      await sendersIn({
        "Team A_31_assignsubmission_file/a.ts": "",
        "Default group_assignsubmission_file/a.ts": "",
      }),
    ).toEqual({});
  });

  test("is a folder for each student, named in the new way or in the old one", async () => {
    const nfd = "Zoë Örnek".normalize("NFD");
    expect(
      await classWith({
        "Ada Sample_1201_assignsubmission_file/allocate.ts": "",
        "Ada Sample_1201_assignsubmission_file/src/merge.ts": "",
        "Ada Sample_1201_assignsubmission_onlinetext/onlinetext.html": "",
        "Grace OMuster_1202_assignsubmission_file_/allocate.ts": "",
        "Grace OMuster_1202_assignsubmission_file_/merge.ts": "",
        [`${nfd}_1203_assignsubmission_file/work.zip`]: "",
        "王 小明_1204_assignsubmission_onlinetext/onlinetext.html": "",
        "Alan Test_1205_assignsubmission_file/.DS_Store": "",
        "Alan Test_1205_assignsubmission_file/allocator.ts": "",
        "Barbara Nobody_1206_assignsubmission_onlinetext_/onlinetext.html": "",
        "by mail/merge.ts": "",
        "index.html": "",
      }),
    ).toEqual({
      layout: "moodle",
      uploads: [
        upload("Ada Sample_1201", {
          ...path("Ada Sample_1201_assignsubmission_file"),
          students: [student("1201", "Ada Sample")],
          notes: noText("Ada Sample_1201_assignsubmission_onlinetext"),
        }),
        upload("Alan Test_1205", {
          source: files({ "allocator.ts": "Alan Test_1205_assignsubmission_file/allocator.ts" }),
          students: [student("1205", "Alan Test")],
        }),
        upload("Barbara Nobody_1206", {
          ...onlyText("Barbara Nobody_1206_assignsubmission_onlinetext_"),
          students: [student("1206", "Barbara Nobody")],
        }),
        upload("Grace OMuster_1202", {
          ...path("Grace OMuster_1202_assignsubmission_file_"),
          students: [student("1202", "Grace OMuster")],
        }),
        upload("Zoë Örnek_1203", {
          source: files({ "work.zip": `${nfd}_1203_assignsubmission_file/work.zip` }),
          students: [student("1203", "Zoë Örnek")],
        }),
        upload("by mail", { doubts: ["It is not named as Moodle names submissions."] }),
        upload("index", { ...path("index.html"), doubts: ["It is not named as Moodle names submissions."] }),
        upload("王 小明_1204", {
          ...onlyText("王 小明_1204_assignsubmission_onlinetext"),
          students: [student("1204", "王 小明")],
        }),
      ],
      passedOver: [],
    });
  });

  test("may be flat files", async () => {
    expect(
      await classWith({
        "Ada Sample_1201_assignsubmission_file_allocate.ts": "",
        "Ada Sample_1201_assignsubmission_file_my_merge.ts": "",
        "Alan Test_1205_assignsubmission_onlinetext_onlinetext.html": "",
      }),
    ).toEqual({
      layout: "moodle",
      uploads: [
        upload("Ada Sample_1201", {
          source: files({
            "allocate.ts": "Ada Sample_1201_assignsubmission_file_allocate.ts",
            "my_merge.ts": "Ada Sample_1201_assignsubmission_file_my_merge.ts",
          }),
          students: [student("1201", "Ada Sample")],
        }),
        upload("Alan Test_1205", {
          ...onlyText("Alan Test_1205_assignsubmission_onlinetext_onlinetext.html"),
          students: [student("1205", "Alan Test")],
        }),
      ],
      passedOver: [],
    });
  });

  test("with blind marking of groups, before Moodle 4.1, names nobody either", async () => {
    const { uploads } = await classWith({
      "Team A-Participant_31_assignsubmission_file_/a.ts": "",
      "Team B-Participant_4_assignsubmission_file_/a.ts": "",
    });
    expect(uploads.map(({ students }) => students)).toEqual([[student("31", null)], [student("4", null)]]);
  });

  test.each(["Participant", "Teilnehmerin", "参加者", "Кат.прак"])(
    "with blind marking (%s) names nobody",
    async (word) => {
      const { uploads } = await classWith({
        [`${word}_31_assignsubmission_file/a.ts`]: "",
        [`${word}_31_assignsubmission_file/b.ts`]: "",
        [`${word}_4_assignsubmission_file/a.ts`]: "",
        [`${word}_4_assignsubmission_file/b.ts`]: "",
      });
      expect(uploads).toEqual([
        upload(`${word}_31`, { ...path(`${word}_31_assignsubmission_file`), students: [student("31", null)] }),
        upload(`${word}_4`, { ...path(`${word}_4_assignsubmission_file`), students: [student("4", null)] }),
      ]);
    },
  );

  test("of groups names no students; those of no group stand under one name without id", async () => {
    const { uploads } = await classWith({
      "Team Heap_7_assignsubmission_file/a.ts": "",
      "Team Heap_7_assignsubmission_file/b.ts": "",
      "Default group_assignsubmission_file/a.ts": "",
      "Default group_assignsubmission_file/b.ts": "",
    });
    expect(uploads).toEqual([
      upload("Default group", path("Default group_assignsubmission_file")),
      upload("Team Heap_7", path("Team Heap_7_assignsubmission_file")),
    ]);
  });

  test("unpacked over an older export of other naming, one folder counts, and the other is named", async () => {
    const { uploads } = await classWith({
      "Ada Sample_1_assignsubmission_file/a.ts": "",
      "Ada Sample_1_assignsubmission_file/b.ts": "",
      "Ada Sample_1_assignsubmission_file_/a.ts": "",
    });
    expect(uploads).toEqual([
      upload("Ada Sample_1", {
        ...path("Ada Sample_1_assignsubmission_file"),
        students: [student("1", "Ada Sample")],
        doubts: ["`Ada Sample_1_assignsubmission_file` counts; left out: `Ada Sample_1_assignsubmission_file_`."],
      }),
    ]);
  });
});

describe("loaded from Moodle", () => {
  const load = async (content: Files): Promise<Submission> => {
    const named = Object.entries(content).map(([name, data]) => [`Ada_1_assignsubmission_file/${name}`, data]);
    const { uploads } = await readClassFolder(await folderWith(Object.fromEntries(named) as Files));
    return loadUpload(uploads[0] ?? upload("none"), exercise);
  };

  test("a folder is read as one that was handed in", async () => {
    const { name, files, known } = await load({ "merge.ts": "m", "src/allocate.ts": "a" });
    expect([name, [...files.keys()], known.size]).toEqual(["Ada_1", ["merge.ts", "src/allocate.ts"], 2]);
  });

  test("one file in it is the whole submission, and so is an archive", async () => {
    expect(Object.fromEntries((await load({ "allocator.ts": "x" })).known)).toEqual({
      "memory-allocator.ts": "allocator.ts",
    });
    const packed = zip([{ name: "merge.ts", data: "m" }]);
    expect([...(await load({ "work.zip": packed })).files.keys()]).toEqual(["merge.ts"]);
    const { files, notes } = await load({ "deep/work.zip": packed, "readme.md": "" });
    expect([...files.keys()]).toEqual(["deep/work.zip/merge.ts"]);
    expect(notes).toContain("`deep/work.zip` was unpacked.");
  });
});
