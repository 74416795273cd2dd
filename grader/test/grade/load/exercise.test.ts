import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listExercises, loadExercise } from "../../../grade/load/exercise.js";
import { folderWith, type Files } from "../../support/folder.js";
import { refusal } from "../../support/refusal.js";

const manifest = {
  title: "First fit",
  summary: "Hand out the first block with room.",
  buildsOn: [],
  entry: "heap.ts",
  class: "Heap",
  studentFiles: ["allocate.ts"],
  givenFiles: ["heap.ts"],
};

/** A course of two assignments, with these files changed or added. */
function course(files: Files = {}): Promise<string> {
  return folderWith({
    "exercises/kit/models/units.ts": "",
    "exercises/01-first-fit/exercise.json": JSON.stringify(manifest),
    "exercises/01-first-fit/allocate.ts": "// to do",
    "exercises/01-first-fit/heap.ts": "\u{FEFF}export class Heap {}",
    "exercises/01-first-fit/lesson.md": "",
    "exercises/02-best-fit/exercise.json": JSON.stringify({ ...manifest, title: "Best fit", buildsOn: ["first-fit"] }),
    "exercises/02-best-fit/allocate.ts": "",
    "exercises/02-best-fit/heap.ts": "",
    ...files,
  });
}

const withManifest = (changed: object): Promise<string> =>
  course({ "exercises/01-first-fit/exercise.json": JSON.stringify({ ...manifest, ...changed }) });

describe("loadExercise", () => {
  test("reads a folder", async () => {
    expect(await loadExercise(await course(), "first-fit")).toEqual({
      id: "first-fit",
      folder: "01-first-fit",
      place: 1,
      others: [{ id: "best-fit", place: 2 }],
      title: "First fit",
      summary: "Hand out the first block with room.",
      buildsOn: [],
      takes: {},
      entry: "heap.ts",
      wholeFile: "heap.ts",
      classNames: ["Heap"],
      studentFiles: ["allocate.ts"],
      givenFiles: ["heap.ts"],
      handout: new Map([
        ["allocate.ts", "// to do"],
        ["heap.ts", "export class Heap {}"],
      ]),
      limits: {
        checkTicks: 4_000,
        totalTicks: 80_000,
        memoryBytes: 67_108_864,
        stackBytes: 1_048_576,
        consoleLines: 100,
        hangMs: 30_000,
      },
      hints: {},
      suites: [],
      stageFiles: [],
    });
  });

  test("in a handout, has the files as they were before anybody wrote in them, or deleted one", async () => {
    const folder = "exercises/01-first-fit";
    const own = { [`${folder}/allocate.ts`]: "// done", [`${folder}/.original/allocate.ts`]: "\u{FEFF}// to do" };
    const root = await course(own);
    expect((await loadExercise(root, "first-fit")).handout.get("allocate.ts")).toBe("// to do");
    await rm(join(root, folder, "allocate.ts"));
    expect((await loadExercise(root, "first-fit")).handout.get("allocate.ts")).toBe("// to do");
  });

  test.each(["first-fit", "01-first-fit", "1", "01", "First-Fit", "01-first-fit/"])("finds it as %s", async (id) => {
    expect((await loadExercise(await course(), id)).folder).toBe("01-first-fit");
  });

  test("has the suites in the order of the stages, visible before hidden", async () => {
    const root = await course({
      "exercises/01-first-fit/stages/10-last.test.ts": "",
      "exercises/01-first-fit/stages/2-second.test.ts": "",
      "exercises/01-first-fit/stages/helper.ts": "",
      "solutions/01-first-fit/stages/1-first.test.ts": "",
      "solutions/01-first-fit/stages/2-second.test.ts": "",
    });
    const { suites } = await loadExercise(root, "first-fit");
    expect(suites).toEqual(
      [
        "solutions/01-first-fit/stages/1-first.test.ts",
        "exercises/01-first-fit/stages/2-second.test.ts",
        "solutions/01-first-fit/stages/2-second.test.ts",
        "exercises/01-first-fit/stages/10-last.test.ts",
      ].map((path) => join(root, path)),
    );
  });

  test("takes its own limits, in units for people", async () => {
    const { limits } = await loadExercise(
      await withManifest({ limits: { memoryMiB: 8, stackKiB: 256, checkTicks: 5 } }),
      "1",
    );
    expect(limits).toEqual({
      checkTicks: 5,
      totalTicks: 80_000,
      memoryBytes: 8_388_608,
      stackBytes: 262_144,
      consoleLines: 100,
      hangMs: 30_000,
    });
  });

  test("merges the hints of visible and hidden checks", async () => {
    const root = await course({
      "exercises/01-first-fit/hints.json": JSON.stringify({ basics: ["a", "b", "c"] }),
      "solutions/01-first-fit/hints.json": JSON.stringify({ "basics/reuses": ["d", "e", "f"] }),
    });
    expect((await loadExercise(root, "1")).hints).toEqual({
      basics: ["a", "b", "c"],
      "basics/reuses": ["d", "e", "f"],
    });
  });

  test("has the files that may stand in place of given ones, of both sides", async () => {
    const files = {
      "exercises/01-first-fit/variants/small/heap.ts": "export class Heap { size = 1 }",
      "solutions/01-first-fit/variants/large/heap.ts":
        'import { size } from "./size.js"; export class Heap { size = size }',
      "solutions/01-first-fit/variants/large/size.ts": "export const size = 2;",
    };
    const { replaceable = {}, variantFiles } = await loadExercise(await course(files), "1");
    expect(Object.keys(replaceable)).toEqual(["heap.ts"]);
    expect(replaceable["heap.ts"]?.exports).toEqual(["Heap"]);
    expect(Object.keys(replaceable["heap.ts"]?.variants ?? {})).toEqual(["small", "large"]);
    expect(variantFiles).toEqual(["small/heap.ts"]);
  });

  test.each([
    ["exercises/01-first-fit/variants/a/size.ts", "", "variants/a/ has none of the given files, heap.ts."],
    ["exercises/01-first-fit/variants/a/heap.ts", "", "variants/a/heap.ts has to export Heap, as heap.ts does."],
    ["solutions/01-first-fit/variants/small/heap.ts", "export class Heap {}", 'two variants "small" of heap.ts'],
    [
      "exercises/01-first-fit/variants/a/heap.ts",
      'export * from "../../allocate.js";',
      "a variant is complete in its own folder",
    ],
    ["exercises/01-first-fit/variants/a/heap.ts", 'export * from "./nothing.js";', 'Could not resolve "./nothing.js"'],
  ])("says what is wrong with %s", async (path, text, said) => {
    const small = { "exercises/01-first-fit/variants/small/heap.ts": "export class Heap {}" };
    expect(await refusal(loadExercise(await course({ ...small, [path]: text }), "1"))).toContain(said);
  });

  test("says which there are, and which was likely meant", async () => {
    const root = await course();
    const message = await refusal(loadExercise(root, "frist-fit"));
    expect(message).toContain("There is no assignment `frist-fit`");
    expect(message).toContain("Did you mean `first-fit`? It has first-fit, best-fit.");
    expect(await refusal(loadExercise(root, "05-bestfit"))).toContain("Did you mean `best-fit`?");
    expect(await refusal(loadExercise(root, "garbage-collector"))).not.toContain("Did you mean");
    expect(await refusal(loadExercise(root, "3"))).toContain("It has first-fit, best-fit");
    expect(await refusal(loadExercise(root, "../../etc"))).toContain("There is no assignment");
  });

  test("says when there is no course", async () => {
    expect(await refusal(loadExercise(await folderWith({}), "1"))).toContain("There is no course in");
    expect(await refusal(listExercises(join(await folderWith({}), "none")))).toContain("There is no course in");
  });
});

describe("an exercise.json that is not as it should be is named, with the key", () => {
  test.each([
    ["a misspelt key", { titel: "x" }, '"titel"'],
    ["a wrong type", { title: 3 }, '"title": expected string'],
    ["an empty title", { title: " " }, '"title": must not be empty'],
    ["a whole file that nobody writes", { wholeFile: "tests.ts" }, '"wholeFile": must be in studentFiles'],
    [
      "a whole file beside an entry that is a student's",
      { wholeFile: "allocate.ts", studentFiles: ["allocate.ts", "heap.ts"], givenFiles: [] },
      '"wholeFile": needs an entry that is given, and "heap.ts" is not in givenFiles',
    ],
    ["a misspelt limit", { limits: { memoryMb: 3 } }, '"limits": Unrecognized key: "memoryMb"'],
    ["a limit out of range", { limits: { memoryMiB: 0 } }, '"limits.memoryMiB"'],
    ["a limit that is no whole number", { limits: { checkTicks: 1.5 } }, '"limits.checkTicks"'],
    [
      "a path for a file",
      { studentFiles: ["../allocate.ts"] },
      '"studentFiles.0": must be the plain name of a .ts file',
    ],
    ["an entry that is nowhere", { entry: "x.ts" }, '"entry": must be in studentFiles or givenFiles'],
    ["a class named twice", { class: ["Heap", "Heap"] }, '"class": names a class a second time'],
    ["a file named twice", { givenFiles: ["heap.ts", "Allocate.ts"] }, 'names "Allocate.ts" a second time'],
    ["a class that is none", { class: "a b" }, '"class": must be the name of a class'],
    [
      "files of one that it does not build on",
      { takes: { "best-fit": ["heap.ts"] } },
      '"takes.best-fit": must be in buildsOn',
    ],
    [
      "a file taken that is none of its own",
      { buildsOn: ["best-fit"], takes: { "best-fit": ["free.ts"] } },
      '"takes.best-fit": names "free.ts", which must be in studentFiles or givenFiles',
    ],
    [
      "a file taken twice",
      { buildsOn: ["best-fit"], takes: { "best-fit": ["heap.ts", "heap.ts"] } },
      '"takes.best-fit": takes "heap.ts" a second time',
    ],
    ["a stranger that it builds on", { buildsOn: ["worst-fit"] }, '"buildsOn": there is no assignment `worst-fit`'],
  ])("%s", async (_, changed, expected) => {
    const message = await refusal(loadExercise(await withManifest(changed), "1"));
    expect(message).toContain("01-first-fit/exercise.json`");
    expect(message).toContain(expected);
  });

  test("no JSON, with the line", async () => {
    const root = await course({ "exercises/01-first-fit/exercise.json": '{\n  "title": "x",\n}\n' });
    expect(await refusal(loadExercise(root, "1"))).toMatch(/exercise\.json` is not JSON, line 3: /);
  });

  test("no such file, and no such handout", async () => {
    const root = await course({ "exercises/03-worst-fit/lesson.md": "" });
    expect(await refusal(loadExercise(root, "worst-fit"))).toMatch(/03-worst-fit\/exercise\.json` does not exist/);
    expect(await refusal(loadExercise(await withManifest({ givenFiles: ["heap.ts", "gone.ts"] }), "1"))).toMatch(
      /gone\.ts` does not exist/,
    );
  });

  test("hints that are not three", async () => {
    const root = await course({ "exercises/01-first-fit/hints.json": JSON.stringify({ basics: ["a", "b"] }) });
    expect(await refusal(loadExercise(root, "1"))).toMatch(
      /hints\.json` is wrong: "basics": must have exactly three hints/,
    );
  });
});

describe("listExercises", () => {
  test("has all of them in the order of the course", async () => {
    expect((await listExercises(await course())).map(({ id, buildsOn }) => [id, buildsOn])).toEqual([
      ["first-fit", []],
      ["best-fit", ["first-fit"]],
    ]);
  });

  test("two of one number or of one id are refused", async () => {
    expect(await refusal(listExercises(await course({ "exercises/01-other/x": "" })))).toContain("number of another");
    expect(await refusal(listExercises(await course({ "exercises/07-first-fit/x": "" })))).toContain(
      "has the id of another",
    );
  });
});
