/** A name that one file imports and another does not export: told of the file that has to be mended. */
import { describe, expect, test } from "vitest";
import { compile } from "../../../grade/compile/compile.js";
import type { Exercise } from "../../../model/course.js";
import type { Problem } from "../../../model/submission.js";
import { exercise as small } from "../../support/exercise.js";
import { submissionOf } from "../../support/sandbox.js";

const GIVEN = 'import { allocate } from "./allocate.js";\nexport class MemoryAllocator {\n  allocate = allocate;\n}\n';

const exercise: Exercise = {
  ...small,
  handout: new Map([
    ...small.handout,
    ["memory-allocator.ts", GIVEN],
    ["allocate.ts", 'export function allocate(): number {\n  throw new Error("TODO: allocate");\n}\n'],
    ["merge.ts", "export function mergeWithNext(): void {}\nexport class Block {}\n"],
  ]),
};

async function problemsOf(files: Record<string, string>): Promise<Problem[]> {
  const compiled = await compile(submissionOf(files), exercise);
  return compiled.ok ? [] : compiled.problems;
}

describe("in the file that should export it", () => {
  test.each([
    [
      "misspelt",
      "// mine\nexport function alocate(): number { return 0; }\n",
      [2, 8],
      "allocate.ts has no `allocate`, which memory-allocator.ts imports, but exports `alocate`. Write `export function allocate`.",
    ],
    [
      "the default",
      "const one = 1;\n\nexport default function allocate(): number { return one; }\nexport { one };\n",
      [3, 1],
      "`allocate` is exported as the default, but memory-allocator.ts imports it by its name. Leave out `default`.",
    ],
    [
      "the default, named below",
      "function allocate(): number { return 0; }\nexport default allocate;\n",
      [2, 1],
      "`allocate` is exported as the default, but memory-allocator.ts imports it by its name. Leave out `default`.",
    ],
    [
      "the default, without a name",
      "export default (): number => 0;\n",
      [1, 1],
      "allocate.ts has no `allocate`, which memory-allocator.ts imports. Write `export function allocate`.",
    ],
    [
      "not exported, but something else is",
      "export const one = 1;\n/** é */ function allocate(): number { return one; }\n",
      [2, 10],
      "`allocate` is not exported, but memory-allocator.ts imports it. Write `export` in front of it.",
    ],
    [
      "not exported, nor is anything",
      'import { Block } from "./merge.js";\nfunction allocate(): Block { return new Block(); }\n',
      [2, 1],
      "`allocate` is not exported, but memory-allocator.ts imports it. Write `export` in front of it.",
    ],
    [
      "a type",
      "export interface Other {}\nexport interface allocate {\n  size: number;\n}\n",
      [2, 18],
      "`allocate` is only a type, which is gone when the code runs, and memory-allocator.ts needs it then. Write `export function allocate`.",
    ],
    [
      "gone",
      "export {};\n",
      [1, 1],
      "allocate.ts has no `allocate`, which memory-allocator.ts imports. Write `export function allocate`.",
    ],
  ])("%s", async (_, source, [line, column], message) => {
    const problems = await problemsOf({ "memory-allocator.ts": GIVEN, "allocate.ts": source });
    expect(problems).toMatchObject([{ file: "allocate.ts", line, column, message }]);
    expect(problems[0]?.frame).toContain(`> ${line} | ${source.split("\n")[(line ?? 0) - 1]}`);
  });
});

test("of a given file it says that the one handed out counts", async () => {
  const source = 'import { LIMIT } from "./errors.js";\nexport const allocate = () => LIMIT;\n';
  const message =
    "errors.ts exports no `LIMIT`: it exports `OutOfMemoryError`. It counts as it was handed out, so write what you add to it into a file of your own.";
  expect(await problemsOf({ "memory-allocator.ts": GIVEN, "allocate.ts": source })).toMatchObject([
    { file: "allocate.ts", line: 1, message },
  ]);
});

describe("at the import, where the file is right", () => {
  test.each([
    [
      "misspelt",
      'import { mergeWithNex } from "./merge.js";',
      "merge.ts exports no `mergeWithNex`: it exports `mergeWithNext`, `Block`.",
    ],
    [
      "without braces",
      'import mergeWithNex from "./merge.js";',
      "merge.ts has no default export: it exports `mergeWithNext`, `Block`. Names are imported in braces: `import { … } from`.",
    ],
  ])("%s", async (_, line, message) => {
    const source = `${line}\nexport function allocate(): unknown {\n  return mergeWithNex;\n}\n`;
    const problems = await problemsOf({ "memory-allocator.ts": GIVEN, "allocate.ts": source });
    expect(problems).toMatchObject([{ file: "allocate.ts", line: 1, message }]);
  });
});

test("a name that is gone when the code runs, and is not missed then, is no problem", async () => {
  const source = 'import { Shape } from "./shape.js";\nexport { Shape };\nexport class MemoryAllocator {}\n';
  expect(
    await problemsOf({ "memory-allocator.ts": source, "shape.ts": "interface Shape {}\nconst one = 1;\n" }),
  ).toEqual([]);
});
