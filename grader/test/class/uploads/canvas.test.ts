import { describe, expect, test } from "vitest";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { loadExercise } from "../../../grade/load/exercise.js";
import { loadUpload } from "../../../class/uploads/load.js";
import { readClassFolder } from "../../../class/uploads/read.js";
import type { Submission } from "../../../model/submission.js";
import { exercise } from "../../support/exercise.js";
import { type Files, folderWith } from "../../support/folder.js";
import { refusal } from "../../support/refusal.js";
import { zip } from "../../support/zip.js";
import { classWith, files, sendersIn, upload } from "./listed.js";

const other = (what: string) => ({ source: { kind: "other", what } as const, notes: [what] });
const student = (id: string, name: string | null) => ({ id, name, email: null });

/** A class in every way that Canvas has of naming. */
const canvasClass: Files = {
  "sampleada_101_9001_allocate.ts": "",
  "sampleada_101_9002_merge.ts": "",
  "muster_grace_LATE_102_9010_my_memory_allocator.ts": "",
  "örnekzoë_103_9020_allocator-2.ts": "",
  "王小明_104_9030_solution.zip": "",
  "testalan_105_text.html": "",
  "beispielmarie_LATE_106_link.html": "",
  "_107_9040_merge.ts": "",
  "nobodybarbara_108_9050_notes.pdf": "",
  "emailed.ts": "",
  "rubric.pdf": "",
  "._sampleada_101_9001_allocate.ts": "",
};

describe("what Canvas exports", () => {
  test("says by which user and attachment an answer finds its way back, by an archive where there is one", async () => {
    expect(
      await sendersIn({
        ...canvasClass,
        "doe_jane_109_9061_a.zip": "",
        "doe_jane_109_9062_b.ts": "",
      }),
    ).toEqual({
      "107": [{ name: "", id: "107", attachment: { id: "9040", name: "merge.ts" } }],
      doe_jane_109: [{ name: "doe_jane", id: "109", attachment: { id: "9061", name: "a.zip" } }],
      muster_grace_102: [
        { name: "muster_grace", id: "102", attachment: { id: "9010", name: "my_memory_allocator.ts" } },
      ],
      nobodybarbara_108: [{ name: "nobodybarbara", id: "108", attachment: { id: "9050", name: "notes.pdf" } }],
      sampleada_101: [{ name: "sampleada", id: "101", attachment: { id: "9002", name: "merge.ts" } }],
      örnekzoë_103: [{ name: "örnekzoë", id: "103", attachment: { id: "9020", name: "allocator-2.ts" } }],
      王小明_104: [{ name: "王小明", id: "104", attachment: { id: "9030", name: "solution.zip" } }],
    });
    expect(await sendersIn({ "LATE_anon_Ab1_9_a.ts": "", "anon_c2_10_b.ts": "" })).toEqual({
      anon_Ab1: [{ name: "", id: "Ab1", isAnonymous: true, attachment: { id: "9", name: "a.ts" } }],
      anon_c2: [{ name: "", id: "c2", isAnonymous: true, attachment: { id: "10", name: "b.ts" } }],
    });
  });

  test("is one submission for each user, whatever the names", async () => {
    expect(await classWith(canvasClass)).toEqual({
      layout: "canvas",
      uploads: [
        upload("107", {
          source: files({ "merge.ts": "_107_9040_merge.ts" }),
          students: [student("107", null)],
          late: false,
        }),
        upload("beispielmarie_106", {
          ...other("`beispielmarie_LATE_106_link.html` is a link, which cannot be graded."),
          students: [student("106", "beispielmarie")],
          late: true,
        }),
        upload("emailed", {
          source: { kind: "path", path: "emailed.ts" },
          doubts: ["It is not named as Canvas names submissions."],
        }),
        upload("muster_grace_102", {
          source: files({ "my_memory_allocator.ts": "muster_grace_LATE_102_9010_my_memory_allocator.ts" }),
          students: [student("102", "muster_grace")],
          late: true,
        }),
        upload("nobodybarbara_108", {
          source: files({ "notes.pdf": "nobodybarbara_108_9050_notes.pdf" }),
          students: [student("108", "nobodybarbara")],
          late: false,
        }),
        upload("rubric", {
          source: { kind: "path", path: "rubric.pdf" },
          doubts: ["It is not named as Canvas names submissions."],
        }),
        upload("sampleada_101", {
          source: files({
            "merge.ts": "sampleada_101_9002_merge.ts",
            "allocate.ts": "sampleada_101_9001_allocate.ts",
          }),
          students: [student("101", "sampleada")],
          late: false,
        }),
        upload("testalan_105", {
          ...other("`testalan_105_text.html` is text typed in Canvas, which cannot be graded."),
          students: [student("105", "testalan")],
          late: false,
        }),
        upload("örnekzoë_103", {
          source: files({ "allocator-2.ts": "örnekzoë_103_9020_allocator-2.ts" }),
          students: [student("103", "örnekzoë")],
          late: false,
        }),
        upload("王小明_104", {
          source: files({ "solution.zip": "王小明_104_9030_solution.zip" }),
          students: [student("104", "王小明")],
          late: false,
        }),
      ],
      passedOver: [{ name: "._sampleada_101_9001_allocate.ts", why: "its name begins with a dot" }],
    });
  });

  test("without names, whom the submissions are of is not known", async () => {
    expect(
      await classWith({
        "anon_a1B2c_9001_merge.ts": "",
        "LATE_anon_Zz9_9002_merge.ts": "",
        "anon_12345_text.html": "",
      }),
    ).toEqual({
      layout: "canvas",
      uploads: [
        upload("anon_12345", {
          ...other("`anon_12345_text.html` is text typed in Canvas, which cannot be graded."),
          late: false,
        }),
        upload("anon_Zz9", { source: files({ "merge.ts": "LATE_anon_Zz9_9002_merge.ts" }), late: true }),
        upload("anon_a1B2c", { source: files({ "merge.ts": "anon_a1B2c_9001_merge.ts" }), late: false }),
      ],
      passedOver: [],
    });
  });

  test("files keep the names that they were handed in under, the newest attachment first, by its number and not by its digits", async () => {
    const { uploads } = await classWith({
      "ada_1_999_merge.ts": "",
      "ada_1_1000_merge-1.ts": "",
      "ada_1_1001_allocate.ts": "",
      "ada_LATE_1_1002_merge-3f2a1b4c-0d1e-4f5a-8b9c-0123456789ab.ts": "",
    });
    expect(uploads).toEqual([
      upload("ada_1", {
        source: files({
          "merge-3f2a1b4c-0d1e-4f5a-8b9c-0123456789ab.ts":
            "ada_LATE_1_1002_merge-3f2a1b4c-0d1e-4f5a-8b9c-0123456789ab.ts",
          "allocate.ts": "ada_1_1001_allocate.ts",
          "merge-1.ts": "ada_1_1000_merge-1.ts",
          "merge.ts": "ada_1_999_merge.ts",
        }),
        students: [student("1", "ada")],
        late: true,
      }),
    ]);
  });

  test("in a folder of its own is found there", async () => {
    const { layout, uploads, passedOver } = await classWith({
      "submissions/ada_1_2_merge.ts": "",
      "submissions.zip": "",
      "__MACOSX/x": "",
    });
    expect([layout, uploads.map(({ name }) => name), passedOver]).toEqual([
      "canvas",
      ["ada_1"],
      [
        { name: "__MACOSX", why: "macOS adds it to archives" },
        { name: "submissions.zip", why: "it stands beside the export, `submissions`" },
      ],
    ]);
  });

  test("one file named so does not make a class", async () => {
    const { layout, uploads } = await classWith({ "eve_1_2_x.ts": "", "ada/m.ts": "", "alan.ts": "" });
    expect([layout, uploads.map(({ name }) => name)]).toEqual(["plain", ["ada", "alan", "eve_1_2_x"]]);
  });
});

describe("loaded from Canvas", () => {
  const load = async (content: Files): Promise<Submission> => {
    const { uploads } = await readClassFolder(await folderWith(content));
    expect(uploads).toHaveLength(1);
    return loadUpload(uploads[0] ?? upload("none"), exercise);
  };
  const named = async (content: Files): Promise<[string[], Record<string, string>]> => {
    const { files, known } = await load(content);
    return [[...files.keys()], Object.fromEntries(known)];
  };

  test("a file that got a number counts for the assignment's that is not there, without a doubt", async () => {
    expect(await load({ "ada_1_11_allocate-1.ts": "a", "ada_1_12_merge.ts": "m", "ada_1_13_list-1.ts": "l" })).toEqual({
      name: "ada_1",
      files: new Map([
        ["list-1.ts", "l"],
        ["merge.ts", "m"],
        ["allocate.ts", "a"],
      ]),
      known: new Map([
        ["allocate.ts", "allocate.ts"],
        ["merge.ts", "merge.ts"],
      ]),
      notes: ["`allocate-1.ts` counts for `allocate.ts`, which got the number when it was handed in."],
      problems: [],
    });
  });

  test("a file that got a number is not taken for another that is as it was handed out", async () => {
    const own = await loadExercise(join(import.meta.dirname, "../../../.."), "first-fit");
    const numbered = own.studentFiles.map((name, at) => {
      const text = own.handout.get(name) ?? "";
      return [
        `ada_1_1${at}_${name.replace(".ts", "-1.ts")}`,
        name === "free.ts" ? text : `${text}\nexport const mine = 1;\n`,
      ];
    });
    const { uploads } = await readClassFolder(await folderWith(Object.fromEntries(numbered) as Files));
    const { known, doubts } = await loadUpload(uploads[0] ?? upload("none"), own);
    expect(known.get("free-block.ts")).toBe("free-block.ts");
    expect(doubts).toBeUndefined();
  });

  test("one's own file with a number is one's own, and counts for another only where that is imported and not there", async () => {
    const merge = 'import "./list.js"; import "./list-2.js"; import "./more.js";';
    const { files, doubts } = await load({
      "ada_1_11_merge.ts": merge,
      "ada_1_12_list.ts": "a",
      "ada_1_13_list-2.ts": "b",
      "ada_1_14_more-1.ts": "c",
    });
    expect(Object.fromEntries(files)).toEqual({ "merge.ts": merge, "list.ts": "a", "list-2.ts": "b", "more.ts": "c" });
    expect(doubts).toBeUndefined();
  });

  test("where the name is there without a number, that file counts, and another that differs is a doubt", async () => {
    const { files, known, doubts } = await load({ "ada_1_11_merge.ts": "m", "ada_1_12_merge-1.ts": "n" });
    expect(files.get(known.get("merge.ts") ?? "")).toBe("m");
    expect(doubts).toMatchObject([{ kind: "second-copy", files: ["merge-1.ts"] }]);
    expect((await load({ "ada_1_11_merge.ts": "m", "ada_1_12_merge-1.ts": "m // mine" })).doubts).toBeUndefined();
  });

  test("one file is the whole submission, unless it has the name of a part", async () => {
    expect(await named({ "ada_1_11_lab-1.ts": "x" })).toEqual([["lab-1.ts"], { "memory-allocator.ts": "lab-1.ts" }]);
    expect(await named({ "ada_1_11_memory-allocator-4.ts": "x" })).toEqual([
      ["memory-allocator.ts"],
      { "memory-allocator.ts": "memory-allocator.ts" },
    ]);
    expect(await named({ "ada_1_11_merge-1.ts": "m", "ada_1_12_notes.pdf": "" })).toEqual([
      ["merge.ts"],
      { "merge.ts": "merge.ts" },
    ]);
  });

  test("an archive is the submission, unless files of the assignment stand beside it", async () => {
    const packed = zip([{ name: "src/merge.ts", data: "z" }]);
    expect(await named({ "ada_1_11_all.zip": packed })).toEqual([["src/merge.ts"], { "merge.ts": "src/merge.ts" }]);
    expect(await named({ "ada_1_11_all.zip": packed, "ada_1_12_helper.ts": "h" })).toEqual([
      ["helper.ts", "all.zip/src/merge.ts"],
      { "merge.ts": "all.zip/src/merge.ts" },
    ]);
    const { files, notes } = await load({ "ada_1_11_all.zip": packed, "ada_1_12_merge.ts": "m" });
    expect(Object.fromEntries(files)).toEqual({ "merge.ts": "m" });
    expect(notes).toContain("Left out, as the files beside it count: `all.zip`.");
  });

  test("what cannot be graded is refused in the student's own words", async () => {
    expect(await refusal(load({ "ada_1_11_notes.pdf": "%PDF" }))).toBe(
      "`ada_1` is no submission for first-fit: it has none of `allocate.ts`, `merge.ts`, `memory-allocator.ts`. It holds `notes.pdf`. Hand in a folder, a .zip, a .tar.gz or one .ts file.",
    );
    expect(await refusal(load({ "ada_1_11_all.zip": "PK\x03\x04" }))).toBe(
      "`all.zip` is damaged or cut off; pack or download it again.",
    );
    expect(await refusal(load({ "ada_1_text.html": "<p>code</p>" }))).toBe(
      "`ada_1_text.html` is text typed in Canvas, which cannot be graded.",
    );
  });

  test.skipIf(process.platform === "win32")("a link put in the place of a file is not followed", async () => {
    const folder = await folderWith({ "secret.ts": "s" });
    await symlink(join(folder, "secret.ts"), join(folder, "ada_1_2_merge.ts"));
    const source = files({ "merge.ts": join(folder, "ada_1_2_merge.ts") });
    expect(await refusal(loadUpload(upload("ada_1", { source }), exercise))).toBe(
      "`merge.ts` is a link that leads to no file; give the file itself.",
    );
  });
});
