/** The code of the guide "Write an oracle", as somebody has it who copies every block into its file. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { courseWith } from "../support/course.js";
import type { Files } from "../support/folder.js";
import { run } from "../support/terminal.js";

const root = join(import.meta.dirname, "../../..");
/** NN is the number that the new assignment has. */
const guide = readFileSync(join(root, "docs/guides/write-an-oracle.md"), "utf8").replaceAll("NN-arena", "01-arena");

/** Blocks of one file belong together, in their order. */
const written = new Map<string, string>();
for (const [, path = "", code = ""] of guide.matchAll(/^```ts\n\/\/ (\S+\.ts)\n([^]*?)^```$/gm)) {
  written.set(path, `${written.get(path) ?? ""}${code}\n`);
}

const ARENA = "solutions/01-arena/arena.ts";
const REFERENCE = written.get(ARENA) ?? "";
/** It is given to whoever starts an assignment like units. */
const ERRORS = readFileSync(join(root, "grader/authors/templates/solutions/02-like-units/errors.ts"), "utf8");

const MANIFEST = {
  title: "Arena",
  summary: "Memory that is taken back down to a mark.",
  buildsOn: [],
  entry: "arena.ts",
  class: "Arena",
  studentFiles: ["arena.ts"],
  givenFiles: ["errors.ts"],
};

const arena = (more: Files = {}): Promise<string> =>
  courseWith({
    ...Object.fromEntries(written),
    "exercises/01-arena/exercise.json": JSON.stringify(MANIFEST),
    "solutions/01-arena/errors.ts": ERRORS,
    ...more,
  });

test("every block says which file it is of, and none is left out", () => {
  expect([...written.keys()]).toEqual([
    "exercises/01-arena/stages/model.ts",
    "exercises/01-arena/stages/definition.ts",
    "exercises/01-arena/stages/checks.ts",
    "exercises/01-arena/stages/1-marks.test.ts",
    "solutions/01-arena/oracle.test.ts",
    ARENA,
  ]);
  expect(guide.match(/^```ts$/gm)).toHaveLength([...guide.matchAll(/^```ts\n\/\/ \S+\.ts$/gm)].length);
});

test("it has no type errors", async () => {
  const course = await arena();
  const { options } = ts.parseJsonConfigFileContent(
    { ...(ts.readConfigFile(join(course, "tsconfig.json"), ts.sys.readFile).config as object), files: [] },
    ts.sys,
    course,
  );
  const program = ts.createProgram(
    [...written.keys()].map((path) => join(course, path)),
    { ...options, noEmit: true },
  );
  const found = ts.getPreEmitDiagnostics(program);
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
});

test("a right submission has full marks, and a wrong one is told what the guide says it is", async () => {
  const courseRoot = await arena({
    "wrong/arena.ts": REFERENCE.replace("return start;", "return start === 3 ? 0 : start;"),
    "wrong/errors.ts": ERRORS,
    "stale/arena.ts": REFERENCE.replace("this.ends.pop()", "return"),
    "stale/errors.ts": ERRORS,
    "strict/arena.ts": REFERENCE.replace("!this.ends.includes(mark)", "mark > 99"),
    "strict/errors.ts": ERRORS,
  });
  await run(["dev", "sync"], { courseRoot });
  const graded = async (folder: string) =>
    (await run(["grade", join(courseRoot, folder)], { courseRoot })).out.replaceAll(/\s+/g, " ");
  expect(await graded("solutions/01-arena")).toContain("100 of 100 points");
  expect(await graded("wrong")).toContain("allocate(5) returned 0, but has to return 3: 3 units are in use.");
  expect(await graded("strict")).toContain("release(2) has to throw RangeError,");
  expect(await graded("stale")).toContain("After release(3): ends is [3, 8], and has to be [3].");
});

describe("its tests of the oracle", () => {
  const tested = (course: string) =>
    spawnSync(
      process.execPath,
      [join(root, "node_modules/vitest/vitest.mjs"), "run", "solutions/01-arena/oracle.test.ts"],
      {
        cwd: course,
        encoding: "utf8",
      },
    );

  test("pass", async () => {
    const { status, stdout } = tested(await arena());
    expect(stdout).toMatch(/Tests .*7 passed/);
    expect(status).toBe(0);
  });

  test.each([
    [
      "an oracle that changes in due",
      "model.ts",
      "return this.ends().at(-1) ?? 0;",
      "return (this.sizes = [...this.sizes, 1]).length;",
    ],
    [
      "a key that forgets",
      "definition.ts",
      "key: (model) => model.sizes.join()",
      "key: (model) => String(model.used())",
    ],
    ["one unit too few", "definition.ts", "> model.capacity", ">= model.capacity"],
    ["a mark that is passed over", "definition.ts", "<= (mark as number)", "< (mark as number)"],
  ])("find %s", async (_what, file, find, replace) => {
    const path = `exercises/01-arena/stages/${file}`;
    const right = written.get(path) ?? "";
    const wrong = right.replace(find, replace);
    expect(wrong).not.toBe(right);
    const { status, stdout } = tested(await arena({ [path]: wrong }));
    expect(stdout).toMatch(/Tests .*[1-9] failed/);
    expect(status).toBe(1);
  });
});
