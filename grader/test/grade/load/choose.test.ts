import { describe, expect, test } from "vitest";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { loadSubmission } from "../../../grade/load/submission.js";
import type { Submission } from "../../../model/submission.js";
import { exercise } from "../../support/exercise.js";
import { folderWith, type Files } from "../../support/folder.js";
import { refusal } from "../../support/refusal.js";

const load = async (files: Files): Promise<Submission> => loadSubmission(await folderWith(files), exercise);
const whole = { "allocate.ts": "a", "merge.ts": "m" };

describe("finding the files of the assignment", () => {
  test("takes them from the top of the folder", async () => {
    const { files, known, notes, problems } = await load(whole);
    expect(Object.fromEntries(files)).toEqual(whole);
    expect(Object.fromEntries(known)).toEqual({ "allocate.ts": "allocate.ts", "merge.ts": "merge.ts" });
    expect(notes).toEqual([]);
    expect(problems).toEqual([]);
  });

  test.skipIf(process.platform === "win32")(
    "reads a \\ in names as a /, since some programs unpack so what was packed on Windows",
    async () => {
      const { files, known, notes } = await load({
        "work\\first-fit\\merge.ts": "m",
        "work\\first-fit\\src\\list.ts": "l",
      });
      expect(Object.fromEntries(files)).toEqual({ "merge.ts": "m", "src/list.ts": "l" });
      expect([[...known], notes]).toEqual([
        [["merge.ts", "merge.ts"]],
        ["`allocate.ts` is missing; the one handed out is used."],
      ]);
      expect((await load({ ...whole, "..\\merge.ts": "x", "node_modules\\merge.ts": "y" })).files.get("merge.ts")).toBe(
        "m",
      );
    },
  );

  test("finds them at any depth, each by itself", async () => {
    const { known, notes } = await load({ "src/allocate.ts": "a", "src/deep/er/merge.ts": "m" });
    expect(Object.fromEntries(known)).toEqual({
      "allocate.ts": "src/allocate.ts",
      "merge.ts": "src/deep/er/merge.ts",
    });
    expect(notes).toEqual([]);
  });

  test.each(["first-fit", "01-first-fit", "1-first-fit", "First-Fit"])(
    "takes the folder %s as the submission, and nothing beside it",
    async (name) => {
      const { files, known } = await load({
        [`work/${name}/src/allocate.ts`]: "right",
        [`work/${name}/helper.ts`]: "h",
        "allocate.ts": "beside",
        "merge.ts": "beside",
      });
      expect(Object.fromEntries(files)).toEqual({ "src/allocate.ts": "right", "helper.ts": "h" });
      expect(Object.fromEntries(known)).toEqual({ "allocate.ts": "src/allocate.ts" });
    },
  );

  test.each(["02-first-fit", "my-first-fit", "first-fit-old"])("does not take the folder %s for it", async (name) => {
    const { files } = await load({ [`${name}/allocate.ts`]: "in it", "merge.ts": "beside" });
    expect([...files.keys()]).toEqual(["merge.ts", `${name}/allocate.ts`]);
  });

  test("of two folders named for the assignment takes the nearest, and says so", async () => {
    const { files, notes } = await load({
      "b/first-fit/allocate.ts": "b",
      "a/01-first-fit/allocate.ts": "a",
      "a/a/first-fit/allocate.ts": "deeper",
    });
    expect([...files.values()]).toEqual(["a"]);
    expect(notes).toContain(
      "The folder `a/01-first-fit` counts, as the nearest to the root; left out: `b/first-fit`, `a/a/first-fit`.",
    );
  });

  test("of two files of one name takes the nearest to the root, and says so", async () => {
    const { files, known, notes } = await load({ ...whole, "a/merge.ts": "copy", "a/b/merge.ts": "copy" });
    expect(known.get("merge.ts")).toBe("merge.ts");
    expect(Object.fromEntries(files)).toEqual(whole);
    expect(notes).toEqual([
      "`merge.ts` is there 3 times: `merge.ts` counts, the nearest to the root; left out: `a/merge.ts`, `a/b/merge.ts`.",
    ]);
  });

  test("of two equally near takes the first by code points, whatever the alphabet", async () => {
    const { known, notes } = await load({ "\u{1F600}/merge.ts": "1", "\u{FF21}/merge.ts": "2", "Z/merge.ts": "3" });
    expect(known.get("merge.ts")).toBe("Z/merge.ts");
    expect(notes.join()).toContain(
      "the first by path of those nearest to the root; left out: `\u{FF21}/merge.ts`, `\u{1F600}/merge.ts`",
    );
  });

  test("passes over node_modules, dot names and what macOS adds", async () => {
    const { files, notes } = await load({
      ...whole,
      "node_modules/x/allocate.ts": "",
      "a/node_modules/merge.ts": "",
      ".git/merge.ts": "",
      "__MACOSX/merge.ts": "",
      "._merge.ts": "\0",
    });
    expect([...files.keys()]).toEqual(["allocate.ts", "merge.ts"]);
    expect(notes).toEqual([]);
  });

  test("keeps other .ts files for import, but no tests, no declarations and no configuration", async () => {
    const { files } = await load({
      ...whole,
      "lib/list.ts": "l",
      "merge.test.ts": "",
      "lib/list.spec.ts": "",
      "types.d.ts": "",
      "package.json": "{}",
      "tsconfig.json": "{}",
      "list.js": "",
    });
    expect([...files.keys()]).toEqual(["allocate.ts", "merge.ts", "lib/list.ts"]);
  });

  test("takes a name in other letter case when there is no exact one, and says so", async () => {
    const { known, files, notes } = await load({ "Allocate.ts": "a", "merge.ts": "m", "lib/MERGE.TS": "kept" });
    expect(known.get("allocate.ts")).toBe("Allocate.ts");
    expect(known.get("merge.ts")).toBe("merge.ts");
    expect(files.get("lib/MERGE.TS")).toBe("kept");
    expect(notes).toEqual(["`Allocate.ts` is taken for `allocate.ts`: mind the letter case."]);
  });

  test("follows no link, to a file or to a folder, and says so", async () => {
    const elsewhere = await folderWith({ "merge.ts": "secret" });
    const root = await folderWith({ "allocate.ts": "a" });
    await symlink(join(elsewhere, "merge.ts"), join(root, "merge.ts"));
    await symlink(elsewhere, join(root, "folder"));
    const { files, notes } = await loadSubmission(root, exercise);
    expect([...files.keys()]).toEqual(["allocate.ts"]);
    expect(notes).toEqual([
      "Links are not followed; left out: `folder`, `merge.ts`.",
      "`merge.ts` is missing; the one handed out is used.",
    ]);
  });

  test("follows a link that is given as the submission itself", async () => {
    const root = await folderWith({ "work/merge.ts": "m" });
    await symlink(join(root, "work"), join(root, "ada"));
    expect(await loadSubmission(join(root, "ada"), exercise)).toMatchObject({
      name: "ada",
      files: new Map([["merge.ts", "m"]]),
    });
  });
});

describe("files that the student did not write", () => {
  test("a missing one is noted", async () => {
    expect((await load({ "allocate.ts": "a" })).notes).toEqual(["`merge.ts` is missing; the one handed out is used."]);
  });

  test("nothing is missing when all is in the entry", async () => {
    const { known, notes } = await load({ "memory-allocator.ts": "all of it" });
    expect(Object.fromEntries(known)).toEqual({ "memory-allocator.ts": "memory-allocator.ts" });
    expect(notes).toEqual([]);
  });

  test("an entry as it was handed out does not make up for the rest", async () => {
    const { notes } = await load({ "memory-allocator.ts": "export class MemoryAllocator {}  \r\n" });
    expect(notes).toEqual(["`allocate.ts`, `merge.ts` are missing; the ones handed out are used."]);
  });

  test("a given file never comes from the submission, and is noted when it differs", async () => {
    const same = exercise.handout.get("errors.ts") ?? "";
    const { files, known, notes } = await load({ ...whole, "errors.ts": same, "lib/errors.ts": "export {};" });
    expect([...files.keys()]).toEqual(["allocate.ts", "merge.ts"]);
    expect(known.has("errors.ts")).toBe(false);
    expect(notes).toEqual(["`lib/errors.ts` differs from the one handed out, which is used instead."]);
  });

  test("given files alone are no submission", async () => {
    expect(await refusal(load({ "errors.ts": "" }))).toContain(
      "it has none of `allocate.ts`, `merge.ts`, `memory-allocator.ts`",
    );
  });
});

describe("nothing known", () => {
  test("names what was looked for", async () => {
    const message = await refusal(load({ "a.ts": "", "b.ts": "" }));
    expect(message).toMatch(
      /is no submission for first-fit: it has none of `allocate.ts`, `merge.ts`, `memory-allocator.ts`\./,
    );
    expect(message).toContain("It holds `a.ts`, `b.ts`. Hand in a folder, a .zip, a .tar.gz or one .ts file");
  });

  test("several files that hold the class are none, and the refusal says so", async () => {
    const message = await refusal(
      load({ "a.ts": "export class MemoryAllocator { a() {} }", "b.ts": "class MemoryAllocator { b() {} }" }),
    );
    expect(message).toMatch(
      /`memory-allocator\.ts`\. Several files hold the class `MemoryAllocator`, and none has the name `memory-allocator\.ts`, so none of them counts: `a\.ts`, `b\.ts`\. Let the one that does be handed in alone\.$/,
    );
  });

  test("an empty folder is no submission", async () => {
    expect(await refusal(load({}))).toContain("It holds no files.");
  });

  test("names the folder of the assignment where that has nothing known", async () => {
    const root = await folderWith({ "merge.ts": "beside" });
    await mkdir(join(root, "first-fit"));
    expect(await refusal(loadSubmission(root, exercise))).toMatch(/^The folder `first-fit` in `.*` is no submission/);
  });

  test("points at an archive inside, or says what is there instead", async () => {
    expect(await refusal(load({ "in/ada.zip": "" }))).toContain("unpack `in/ada.zip` first");
    expect(await refusal(load({ "in/ada.rar": "", "a.ts": "" }))).toContain("unpack `in/ada.rar` first");
    expect(await refusal(load({ "allocate.js": "", "notes/report.pdf": "" }))).toContain(
      "It holds `allocate.js`, `notes/report.pdf`. Hand in",
    );
  });
});

describe("the name of a submission", () => {
  test("is that of the folder, also when it is given as `.`", async () => {
    const root = await folderWith({ "ada.v2/merge.ts": "m" });
    expect((await loadSubmission(join(root, "ada.v2"), exercise)).name).toBe("ada.v2");
    expect((await loadSubmission(join(root, "ada.v2") + "/.", exercise)).name).toBe("ada.v2");
  });

  test("is that of the file, less its ending", async () => {
    const root = await folderWith({ "ada.lovelace.ts": "export class MemoryAllocator {}" });
    expect((await loadSubmission(join(root, "ada.lovelace.ts"), exercise)).name).toBe("ada.lovelace");
  });
});

describe("one .ts file", () => {
  test("stands for the entry, whatever its name", async () => {
    const root = await folderWith({ "ada.ts": "class MemoryAllocator {}", "merge.ts": "not part of it" });
    expect(await loadSubmission(join(root, "ada.ts"), exercise)).toEqual({
      name: "ada",
      files: new Map([["ada.ts", "class MemoryAllocator {}"]]),
      known: new Map([["memory-allocator.ts", "ada.ts"]]),
      notes: ["`ada.ts` stands for `memory-allocator.ts`."],
      problems: [],
    });
  });

  test("is told when it has the name of a part", async () => {
    const root = await folderWith({ "merge.ts": "class MemoryAllocator {}" });
    expect((await loadSubmission(join(root, "merge.ts"), exercise)).notes).toEqual([
      "`merge.ts` stands for `memory-allocator.ts`; to hand it in as one of several, give their folder.",
    ]);
  });
});
