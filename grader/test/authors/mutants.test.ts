import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { describe, expect, test } from "vitest";
import { applyMutant, type Mutant } from "../../../solutions/mutant.js";
import type { MadeVariant } from "../../../solutions/variant.js";

const sources = new Map([["walk.ts", "const a = 1;\nconst b = a;\n"]]);
const mutant: Mutant = {
  name: "off",
  stage: "basics",
  file: "walk.ts",
  find: "= 1",
  replace: "= 2",
  why: "Counts on.",
};

describe("applyMutant", () => {
  test("edits one file of a copy", () => {
    expect(applyMutant(sources, mutant).get("walk.ts")).toBe("const a = 2;\nconst b = a;\n");
    expect(sources.get("walk.ts")).toContain("= 1");
  });

  test("takes the replacement as it is, without patterns", () => {
    expect(applyMutant(sources, { ...mutant, replace: "= $&" }).get("walk.ts")).toContain("const a = $&;");
  });

  test("refuses a text that is not there exactly once, and a file that is not there", () => {
    expect(() => applyMutant(sources, { ...mutant, find: "= 3" })).toThrow(
      "Mutant off replaces a text that is in walk.ts 0 times",
    );
    expect(() => applyMutant(sources, { ...mutant, find: "const" })).toThrow("2 times");
    expect(() => applyMutant(sources, { ...mutant, file: "run.ts" })).toThrow(
      "edits run.ts, which the reference does not have",
    );
  });
});

const root = join(import.meta.dirname, "../../..");
const folders = (await readdir(join(root, "solutions"))).filter((name) => /^\d\d-/.test(name));
const withMutants: string[] = [];
for (const folder of folders) {
  if ((await readdir(join(root, "solutions", folder))).includes("mutants.ts")) withMutants.push(folder);
}

describe.each(withMutants)("the mutants of %s", async (folder) => {
  const { mutants } = (await import(join(root, "solutions", folder, "mutants.ts"))) as { mutants: Mutant[] };
  const manifest = JSON.parse(await readFile(join(root, "exercises", folder, "exercise.json"), "utf8")) as {
    entry: string;
    studentFiles: string[];
  };
  const names = [...new Set([...manifest.studentFiles, manifest.entry])];
  const reference = new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(root, "solutions", folder, name), "utf8")] as const),
    ),
  );

  test("have names of their own", () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  test("are told as the end of a sentence, in no more than two lines of a terminal", () => {
    for (const { name, told } of mutants) {
      if (told === undefined) continue;
      expect(told, name).toMatch(/^[a-z][^\n]{10,115}[^.\s]$/);
      expect(told, "its name is for instructors").not.toContain(name);
    }
  });

  test("each edit what students hand in, once, and compile", async () => {
    for (const each of mutants) {
      const mutated = applyMutant(reference, each).get(each.file);
      expect(mutated, each.name).not.toBe(reference.get(each.file));
      await transform(mutated ?? "", { loader: "ts", logLevel: "silent" });
    }
  });
});

test("what writing-tests hides is told to nobody", async () => {
  const folder = join(root, "solutions", "04-writing-tests");
  const { variants } = (await import(join(folder, "variants.ts"))) as { variants: MadeVariant[] };
  const hidden = variants.filter(({ isHandedOut }) => !isHandedOut).flatMap(({ mistake }) => mistake ?? []);
  expect(hidden.length).toBeGreaterThan(5);
  expect(hidden.filter(({ mutant }) => mutant.told !== undefined)).toEqual([]);
});
