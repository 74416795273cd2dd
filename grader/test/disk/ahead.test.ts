/** What is compiled ahead: made once, made anew when a file of it changes, and done without where nothing can be kept. */
import { cp, mkdir, readdir, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { bundledAhead } from "../../disk/ahead.js";
import { describeCourse } from "../../grade/load/exercise.js";
import { suiteModules } from "../../grade/stages/suites.js";
import { root, runProgram } from "../support/autograder.js";
import { folderWith, type Files } from "../support/folder.js";

/** A folder of modules, bundled under a name of its own: what gives the bundle's folder. */
async function modules(files: Files): Promise<{ folder: string; made: () => Promise<string | null> }> {
  const folder = await folderWith(files);
  const entries = { first: relative(root, join(folder, "first.ts")) };
  const name = `test-${basename(folder)}`;
  onTestFinished(async () => {
    const cache = join(root, "node_modules/.cache/alloclab/ahead");
    const own = (await readdir(cache)).filter((each) => each.startsWith(name));
    for (const each of own) await rm(join(cache, each), { force: true });
  });
  return { folder, made: () => bundledAhead(name, entries) };
}

/** What a bundle's first module exports, in a Node that knows nothing of TypeScript. */
async function exported(bundle: string | null): Promise<Record<string, unknown>> {
  const url = pathToFileURL(join(bundle ?? "", "first.js")).href;
  const code = `process.setSourceMapsEnabled(true); console.log(JSON.stringify({ ...(await import(${JSON.stringify(url)})) }))`;
  const { out, err } = await runProgram(process.execPath, ["--input-type=module", "-e", code], { cwd: root });
  return JSON.parse(out || JSON.stringify({ err })) as Record<string, unknown>;
}

const FIRST =
  'import { two } from "./two.js";\nexport const sum: number = two + 1;\nexport const at = import.meta.url;\n';

describe("modules bundled ahead", () => {
  test("are kept until a file of them changes, whatever its time says", async () => {
    const { folder, made } = await modules({ "first.ts": FIRST, "two.ts": "export const two: number = 2;\n" });
    const before = await made();
    expect(await made()).toBe(before);
    expect(await exported(before)).toEqual({ sum: 3, at: pathToFileURL(join(folder, "first.ts")).href });
    await writeFile(join(folder, "two.ts"), "export const two: number = 3;\n");
    await utimes(join(folder, "two.ts"), 0, 0);
    const after = await made();
    expect(after).not.toBe(before);
    expect(await exported(after)).toMatchObject({ sum: 4 });
    expect(await exported(before), "a process that has begun with it goes on").toMatchObject({ sum: 3 });
  });

  test("name the lines of their sources when something is thrown", async () => {
    const { folder, made } = await modules({
      "first.ts":
        'interface Unseen {\n  nothing: true;\n}\nexport const sum = (): Unseen => {\n  throw new Error("no");\n};\nsum();\n',
    });
    const { err } = await exported(await made());
    expect(err).toContain(`${join(folder, "first.ts")}:5:`);
  });

  test("are not there when they cannot be bundled", async () => {
    const { made } = await modules({ "first.ts": 'import "./nowhere.js";\n' });
    expect(await made()).toBeNull();
  });
});

test("the suites of every assignment are", async () => {
  for (const exercise of await describeCourse(root)) {
    const { worker, suites } = await suiteModules(exercise);
    for (const path of [worker, ...suites]) expect(path).toContain("alloclab/ahead/");
    expect(suites).toHaveLength(exercise.suites.length);
  }
});

test.each([
  ["where nothing can be kept, through tsx", { "node_modules/.cache": "no folder" }, [".cache"]],
  ["without tsx, compiled ahead", {}, [".cache", "tsx"]],
])("a command runs %s", async (_, files: Files, without) => {
  const folder = await folderWith(files);
  await mkdir(join(folder, "node_modules"), { recursive: true });
  for (const name of ["package.json", "tsconfig.json"]) await cp(join(root, name), join(folder, name));
  await cp(join(root, "grader"), join(folder, "grader"), {
    recursive: true,
    filter: (path) => basename(path) !== "test",
  });
  await cp(join(root, "exercises"), join(folder, "exercises"), { recursive: true });
  for (const name of await readdir(join(root, "node_modules")))
    if (!without.includes(name)) await symlink(join(root, "node_modules", name), join(folder, "node_modules", name));
  const { status, out, err } = await runProgram(process.execPath, ["grader/bin.js", "hint", "merges"], { cwd: folder });
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out).toMatch(/^Hint 1 of 3 for merges/);
});
