/** What about the files of a submission is in doubt, and what is not. */
import { describe, expect, test } from "vitest";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Doubt, Submission } from "../../../model/submission.js";
import { exercise } from "../../support/exercise.js";
import { type Files, folderWith } from "../../support/folder.js";
import { refusal } from "../../support/refusal.js";
import { tarGz } from "../../support/tar.js";
import { zip } from "../../support/zip.js";

const load = async (files: Files): Promise<Submission> => loadSubmission(await folderWith(files), exercise);
const doubtsOf = async (files: Files): Promise<Pick<Doubt, "kind" | "files">[]> =>
  ((await load(files)).doubts ?? []).map(({ kind, files }) => ({ kind, files }));

const own = { "allocate.ts": "export const allocate = 1;", "merge.ts": "export const merge = 1;" };
const [allocate, merge] = ["allocate.ts", "merge.ts"].map((name) => exercise.handout.get(name) ?? "") as [
  string,
  string,
];
const whole = "export class MemoryAllocator { free() {} }";

describe("a copy stands in for a file that is missing, in doubt", () => {
  test.each([
    "allocate (1).ts",
    "allocate(2).ts",
    "allocate 2.ts",
    "allocate-1.ts",
    "allocate2.ts",
    "allocate_v2.ts",
    "allocate.v1.1.ts",
    "allocate_final.ts",
    "allocate-FINAL_v3 (1).ts",
    "allocate_new.ts",
    "allocate_2026-11-20.ts",
    "allocate - Copy.ts",
    "allocate - Copy (2).ts",
    "allocate copy.ts",
    "allocate - Kopie.ts",
    "Kopie von allocate.ts",
    "Copy of allocate.ts",
    "Copie de allocate.ts",
    "allocate - コピー.ts",
    "my_allocate.ts",
  ])("%s", async (name) => {
    const { files, known, doubts } = await load({ [name]: "a", "merge.ts": "m" });
    expect(files.get(known.get("allocate.ts") ?? "")).toBe("a");
    expect(doubts).toMatchObject([{ kind: "stand-in", files: [name] }]);
    expect(doubts?.[0]?.text).toBe(`\`allocate.ts\` is not there: \`${name}\` counts in its place.`);
  });

  test("of several the highest number, and the others are named", async () => {
    const { files, doubts } = await load({ "allocate (1).ts": "1", "allocate (10).ts": "10", "merge.ts": "m" });
    expect(files.get("allocate.ts")).toBe("10");
    expect(doubts).toMatchObject([{ kind: "stand-in", files: ["allocate (10).ts", "allocate (1).ts"] }]);
  });

  test.each(["allocate_old.ts", "allocator-backup.ts", "allocate-helper.ts", "reallocate.ts", "allocate (1).test.ts"])(
    "but not %s",
    async (name) => {
      expect((await load({ [name]: "a", "merge.ts": "m" })).known.has("allocate.ts")).toBe(false);
    },
  );

  test("also for one of the student's own that is imported", async () => {
    const { files, doubts } = await load({ ...own, "merge.ts": 'import "./list.js";', "list (1).ts": "1" });
    expect(files.get("list.ts")).toBe("1");
    expect(doubts).toMatchObject([{ kind: "stand-in", files: ["list (1).ts"] }]);
  });

  test("which is none where all is in the entry, or the copy is as handed out", async () => {
    expect(await doubtsOf({ "memory-allocator.ts": whole, "allocate (1).ts": "a" })).toEqual([]);
    expect(await doubtsOf({ "allocate (1).ts": allocate, "merge.ts": "m" })).toEqual([]);
  });
});

describe("a file that holds the whole class is the class", () => {
  test.each(["all.ts", "src/merge.ts", "allocate (1).ts"])("%s, alone, without a doubt", async (name) => {
    const { known, doubts } = await load({ [name]: whole, "README.md": "…", "errors.ts": "" });
    expect(Object.fromEntries(known)).toEqual({ "memory-allocator.ts": name });
    expect(doubts).toBeUndefined();
  });

  test("also among skeletons", async () => {
    const { known, doubts } = await load({ ...Object.fromEntries(exercise.handout), "merge.ts": whole });
    expect(known.get("memory-allocator.ts")).toBe("merge.ts");
    expect(doubts).toBeUndefined();
  });

  test("in doubt where its author wrote more than that", async () => {
    const { known, doubts } = await load({ "merge.ts": whole, "allocate.ts": "a" });
    expect(known.get("memory-allocator.ts")).toBe("merge.ts");
    expect(doubts).toMatchObject([{ kind: "stand-in", files: ["merge.ts"] }]);
  });

  test("but not where all parts are there", async () => {
    const { known, doubts } = await load({ ...own, "try.ts": whole });
    expect(known.has("memory-allocator.ts")).toBe(false);
    expect(doubts).toBeUndefined();
  });

  test("a part alone is a part", async () => {
    expect((await load({ "merge.ts": "m" })).known).toEqual(new Map([["merge.ts", "merge.ts"]]));
  });
});

describe("beside a file that is missing or the skeleton", () => {
  test.each([
    "allocate.js",
    "allocate.ts.txt",
    "allocate.txt",
    "allocate.mts",
    "allocate.tsx",
    "allocate.docx",
    "allocate (1).js",
    "alocate.ts",
    "allocate_old.ts",
    "ada-allocate.ts",
  ])("%s is a doubt", async (name) => {
    const expected = [{ kind: "beside", files: [name] }];
    expect(await doubtsOf({ [name]: "a", "merge.ts": "m" })).toEqual(expected);
    expect(await doubtsOf({ [name]: "a", "merge.ts": "m", "allocate.ts": `${allocate} // mine` })).toEqual(expected);
    expect(await doubtsOf({ [name]: "a", ...own })).toEqual([]);
  });

  test.each(["work.zip", "work.rar", "work.7z", "work.tar.xz", "deep/er/work.tgz"])("so is %s", async (name) => {
    expect(await doubtsOf({ [name]: "", "allocate.ts": "a" })).toEqual([{ kind: "beside", files: [name] }]);
    expect(await doubtsOf({ [name]: "", ...own })).toEqual([]);
    expect(await doubtsOf({ [name]: "", "memory-allocator.ts": whole })).toEqual([]);
  });

  test.each([
    "README.md",
    "allocate.test.ts",
    "allocate.d.ts",
    "allocate.js.map",
    "notes.txt",
    "list.ts",
    "package.json",
  ])("%s is none", async (name) => {
    expect(await doubtsOf({ [name]: "x", "merge.ts": "m" })).toEqual([]);
  });

  test("a file of the course's own stages is none", async () => {
    const folder = await folderWith({ "stages/allocate_old.ts": "a", "stages/alocate.ts": "b", "merge.ts": "m" });
    const { doubts = [] } = await loadSubmission(folder, { ...exercise, stageFiles: ["allocate_old.ts"] });
    expect(doubts.map(({ files }) => files)).toEqual([["stages/alocate.ts"]]);
  });

  test.each(["task2.ts", "sheet3/second.ts"])("so is %s that defines what it is to export", async (name) => {
    for (const code of ["export const allocate = 2;", "function allocate() {}", "async function* allocate() {}"]) {
      expect(await doubtsOf({ [name]: code, "merge.ts": "m" })).toEqual([{ kind: "beside", files: [name] }]);
    }
    for (const code of [
      "const allocate = 2;",
      "// function allocate() {}",
      "x.allocate();",
      `${allocate} // as it was`,
    ]) {
      expect(await doubtsOf({ [name]: code, "merge.ts": "m" })).toEqual([]);
    }
    expect(await doubtsOf({ [name]: "export const allocate = 2;", ...own })).toEqual([]);
  });

  test("a file that is imported is none", async () => {
    expect(await doubtsOf({ "merge.ts": 'export * from "./allocate-list.js";', "allocate-list.ts": "a" })).toEqual([]);
  });
});

describe("a second copy of a file that counts", () => {
  test.each(["old/merge.ts", "merge (1).ts", "merge_final.ts", "Merge.ts", "a/b/c/merge - Copy.ts"])(
    "%s is a doubt where it differs",
    async (name) => {
      const files = await folderWith({ ...own, [name]: "x" });
      // On the disks of Windows and macOS, two names that differ in letter case are one.
      if (name === "Merge.ts" && process.platform !== "linux") return;
      const { known, doubts } = await loadSubmission(files, exercise);
      expect(known.get("merge.ts")).toBe("merge.ts");
      expect(doubts).toMatchObject([{ kind: "second-copy", files: [name] }]);
    },
  );

  test("is none where it is equal but for spaces and comments, or as handed out, or empty", async () => {
    const copy = `// mine\r\n${own["merge.ts"].replaceAll(" ", "\n ")}`;
    expect(await doubtsOf({ ...own, "a/merge.ts": copy, "b/merge.ts": `/* */${merge}`, "c/merge.ts": "" })).toEqual([]);
  });

  test("is none of a given file, nor where nothing reaches the one that counts", async () => {
    expect(await doubtsOf({ ...own, "a/errors.ts": "mine", "b/errors.ts": "other" })).toEqual([]);
    const parts = { "merge.ts": "m", "a/merge.ts": "n" };
    expect(await doubtsOf({ "memory-allocator.ts": whole, ...parts })).toEqual([]);
  });

  test("is one of a file of the student's own, where that is reached and the copy lies beside it", async () => {
    const files = { ...own, "merge.ts": 'import "./list";', "list.ts": "export const a = 1;" };
    expect(await doubtsOf({ ...files, "list (1).ts": "export const a = 2;" })).toEqual([
      { kind: "second-copy", files: ["list (1).ts"] },
    ]);
    const copies = { "list - Copy.ts": "export const a = 1; // the same", "list 2.ts": "", "test/list.ts": "x" };
    expect(await doubtsOf({ ...files, ...copies, "old/list (1).ts": "x" })).toEqual([]);
    expect(await doubtsOf({ ...files, "merge.ts": "m", "list (1).ts": "export const a = 2;" })).toEqual([]);
    expect(
      await doubtsOf({ ...files, "merge.ts": 'import "./list"; import "./list-2";', "list-2.ts": "export {};" }),
    ).toEqual([]);
  });

  test("is told from the same place as what counts, where it lies outside of the assignment's folder", async () => {
    const text = async (files: Files): Promise<string | undefined> => (await load(files)).doubts?.[0]?.text;
    const folder = { "exercises/01-first-fit/merge.ts": "m", "exercises/01-first-fit/allocate.ts": "a" };
    expect(await text({ ...folder, "merge.ts": "n" })).toBe(
      "`merge.ts` is there more than once: `exercises/01-first-fit/merge.ts` counts, and `merge.ts` differs from it.",
    );
  });

  test.each(["01-first-fit (1)", "01-first-fit - Copy", "01-firstfit"])(
    "is one in %s, which is no other assignment",
    async (name) => {
      expect(await doubtsOf({ "01-first-fit/merge.ts": "m", [`${name}/merge.ts`]: "n" })).toEqual([
        { kind: "second-copy", files: [`${name}/merge.ts`] },
      ]);
    },
  );

  test("is one outside of the assignment's folder, too, but not in what the course itself has", async () => {
    const folder = { "course/exercises/01-first-fit/merge.ts": "m", "course/exercises/01-first-fit/allocate.ts": "a" };
    expect(await doubtsOf({ ...folder, "course/merge.ts": "n" })).toEqual([
      { kind: "second-copy", files: ["course/merge.ts"] },
    ]);
    const course = ["exercises/kit", "exercises/02-best-fit", "grader/class", "docs/x"].map(
      (path) => `course/${path}/merge.ts`,
    );
    expect(await doubtsOf({ ...folder, ...Object.fromEntries(course.map((path) => [path, "n"])) })).toEqual([]);
  });

  test("is one under the very same path, as only an archive has it", async () => {
    const doubts = async (...copies: [name: string, data: string][]): Promise<unknown> => {
      const entries = [...Object.entries(own), ...copies].map(([name, data]) => ({ name, data }));
      const folder = await folderWith({ "a.zip": zip(entries), "b.tgz": tarGz(entries), "c/in.zip": zip(entries) });
      const loaded = [
        await loadSubmission(`${folder}/a.zip`, exercise),
        await loadSubmission(`${folder}/b.tgz`, exercise),
        await loadSubmission(`${folder}/c`, exercise, { openArchives: true }),
      ];
      const [first, ...others] = loaded.map(({ doubts = [] }) =>
        doubts.map(({ kind, files }) => ({ kind, files: files.map((path) => path.replace("in.zip/", "")) })),
      );
      for (const other of others) expect(other).toEqual(first);
      return first;
    };
    const twice = [{ kind: "second-copy", files: ["merge.ts"] }];
    expect(await doubts(["merge.ts", "x"])).toEqual(twice);
    expect(await doubts([".\\merge.ts", "x"])).toEqual(twice);
    // What is lost is what counts here: the skeleton takes the place of the student's own.
    expect(await doubts(["merge.ts", merge])).toEqual(twice);
    expect(await doubts(["merge.ts", `${own["merge.ts"]} // mine`])).toEqual([]);
    expect(await doubts(["list.ts", "1"], ["list.ts", "2"])).toEqual([]);
    expect(await doubts(["merge.ts", 'import "./list";'], ["list.ts", "1"], ["list.ts", "2"])).toEqual([
      ...twice,
      { kind: "second-copy", files: ["list.ts"] },
    ]);
    const { notes } = await loadSubmission(
      `${await folderWith({ "a/in.zip": zip([{ name: "merge.ts" }, { name: "merge.ts" }]) })}/a`,
      exercise,
      { openArchives: true },
    );
    expect(notes).toContain("Twice in the archive, of which the last counts: `in.zip/merge.ts`.");
  });

  test("is told once, however many there are", async () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`${i}/merge.ts`, `export const a = ${i};`]));
    const given = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`${i}/errors.ts`, `${i}`]));
    const { doubts, notes } = await load({ ...own, ...many, ...given });
    expect(doubts).toHaveLength(1);
    expect(doubts?.[0]?.files).toHaveLength(20);
    expect(notes).toHaveLength(2);
  });
});

describe("a file that counts and has nothing in it", () => {
  test.each(["", "\r\n\n", "// tomorrow\n", "\uFEFF/* */"])("is a doubt: %j", async (text) => {
    expect(await doubtsOf({ ...own, "merge.ts": text })).toEqual([{ kind: "empty", files: ["merge.ts"] }]);
  });

  test("is none where nothing reaches it", async () => {
    expect(await doubtsOf({ "merge.ts": "", "memory-allocator.ts": whole })).toEqual([]);
  });

  test("is told once", async () => {
    const { doubts } = await load({ "merge.ts": "", "allocate.ts": "" });
    expect(doubts?.map(({ text }) => text)).toEqual([
      "There is nothing but space and comments in `allocate.ts`, `merge.ts`: what was meant may be lost.",
    ]);
  });
});

describe("folders that are named in words", () => {
  const course = { ...exercise, others: [{ id: "best-fit", place: 2 }] };
  const inFolder = (folder: string, text: string): Files => ({
    [`${folder}/allocate.ts`]: text,
    [`${folder}/merge.ts`]: text,
  });
  const loaded = async (files: Files): Promise<Submission> => loadSubmission(await folderWith(files), course);

  test.each([
    ["First Fit", "Best Fit"],
    ["01_first_fit", "02_best_fit"],
    ["ada/FirstFit", "ada/BestFit"],
  ])("%s counts beside %s", async (mine, other) => {
    const { files, doubts } = await loaded({ ...inFolder(mine, "1"), ...inFolder(other, "2") });
    expect([...files]).toEqual([
      ["allocate.ts", "1"],
      ["merge.ts", "1"],
    ]);
    expect(doubts).toBeUndefined();
  });

  test("but not where it is incomplete, nor before one that has the very name", async () => {
    const files = { "First Fit/merge.ts": "1", ...inFolder("Best Fit", "2") };
    expect((await loaded(files)).known.get("allocate.ts")).toBe("Best Fit/allocate.ts");
    const both = { ...inFolder("First Fit", "1"), ...inFolder("x/first-fit", "2"), ...inFolder("Best Fit", "3") };
    expect((await loaded(both)).files.get("merge.ts")).toBe("2");
  });
});

describe("another assignment's folder", () => {
  const course = { ...exercise, others: [{ id: "best-fit", place: 2 }] };
  const kinds = async (files: Files): Promise<string[]> =>
    ((await loadSubmission(await folderWith(files), course)).doubts ?? []).map(({ kind }) => kind);

  test.each(["02-best-fit", "best-fit", "work/Best-Fit"])(
    "%s is a doubt where none is named for this one",
    async (name) => {
      expect(await kinds({ [`${name}/merge.ts`]: "m" })).toEqual(["other-assignment"]);
      expect(await kinds({ [`${name}/merge.ts`]: "m", "first-fit/merge.ts": "n" })).toEqual([]);
    },
  );

  test("also where it is all of it", async () => {
    const root = await folderWith({ "02-best-fit/merge.ts": "m" });
    expect((await loadSubmission(`${root}/02-best-fit`, course)).doubts).toMatchObject([{ kind: "other-assignment" }]);
  });
});

describe("several complete submissions beside each other", () => {
  const inFolder = (folder: string, text: string): Files => ({
    [`${folder}/allocate.ts`]: text,
    [`${folder}/src/merge.ts`]: text,
  });

  test("are none, and the refusal names them", async () => {
    const message = await refusal(load({ ...inFolder("a/v1", "1"), ...inFolder("a/v2", "2") }));
    expect(message).toContain("holds 2 complete submissions beside each other: `a/v1`, `a/v2`.");
    expect(message).toContain("`alloclab class`");
  });

  test("also in folders of their own that are named for the assignment", async () => {
    await refusal(load({ ...inFolder("ada/first-fit", "1"), ...inFolder("bob/first-fit", "2") }));
  });

  test("copies of one are one, and so is what is nearer to the root than others", async () => {
    expect(await doubtsOf({ ...inFolder("a", "1"), ...inFolder("backup", "1 // mine") })).toEqual([]);
    expect((await load({ ...own, ...inFolder("a", "1"), ...inFolder("b", "2") })).known.get("merge.ts")).toBe(
      "merge.ts",
    );
  });

  test("a folder named for the assignment counts, whatever stands beside it", async () => {
    const { files } = await load({ ...inFolder("01-first-fit", "1"), ...inFolder("other", "2") });
    expect([...files.keys()]).toEqual(["allocate.ts", "src/merge.ts"]);
  });

  test("what is incomplete is no rival", async () => {
    const { known } = await load({ ...inFolder("a", "1"), "b/merge.ts": "2" });
    expect(known.get("merge.ts")).toBe("b/merge.ts");
  });
});
