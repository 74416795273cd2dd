import { expect, test } from "vitest";
import { compile } from "../../../grade/compile/compile.js";
import { exercise } from "../../support/exercise.js";

test("what esbuild calls a file for itself does not show", async () => {
  const files = new Map([
    ["memory-allocator.ts", `import { free } from "./free.js";\nexport class MemoryAllocator {\n  free = free;\n}\n`],
    ["free.ts", "export const release = 1;\n"],
  ]);
  const known = new Map([...files.keys()].map((name) => [name, name]));
  const compiled = await compile({ name: "ada", files, known, notes: [], problems: [] }, exercise);
  expect(compiled).toMatchObject({
    ok: false,
    problems: [{ message: "free.ts exports no `free`: it exports `release`.", file: "memory-allocator.ts", line: 1 }],
  });
});

test.each([
  ['import defer * as list from "./list.js";', 1, "`defer` is not available here: import the file without it,"],
  ['export const later = () => import.defer("./list.js");', 1, "`defer` is not available here:"],
  ['import source list from "./list.js";', 1, "`source` is not available here: import the file without it,"],
  ['export const later = () => import.source("./list.js");', 1, "`source` is not available here:"],
  ["\nconst list = await 1;", 2, "`await` can only stand inside an `async` function"],
])("what esbuild says of its own settings is said of the student's file: %s", async (source, line, message) => {
  const files = new Map([
    ["memory-allocator.ts", `${source}\nexport class MemoryAllocator {}\n`],
    ["list.ts", "export const list = 1;\n"],
  ]);
  const known = new Map([["memory-allocator.ts", "memory-allocator.ts"]]);
  const compiled = await compile({ name: "ada", files, known, notes: [], problems: [] }, exercise);
  if (compiled.ok) throw new Error("it was compiled");
  expect(compiled.problems).toMatchObject([{ file: "memory-allocator.ts", line }]);
  expect(compiled.problems[0]?.message).toContain(message);
  expect(compiled.problems[0]?.message).not.toMatch(/es20|target|format/);
});

test.each([
  ["<<<<<<< HEAD\nexport const a = 1;\n=======\nexport const a = 2;\n>>>>>>> bob\n", 1, "Git has left two versions"],
  ["{\\rtf1\\ansi\\ansicpg1252\n\\f0 export const a = 1;\\\n}", 1, "It is an RTF document"],
  ["<!DOCTYPE html>\n<html><body>export const a = 1;</body></html>", 1, "It is a web page, and no source"],
  ["```ts\nexport function a(b: number) {}\n```\n", 1, "It begins with what marks code in Markdown"],
  ["export const a = 1;\nexport const b = \u201ca\u201d;\n", 2, "\u201c is a quotation mark of word processors"],
])("what is no matter of the language is told for what it is: %j", async (source, line, message) => {
  const files = new Map([
    ["memory-allocator.ts", 'import { a } from "./list.js";\nexport class MemoryAllocator { a = a; }\n'],
    ["list.ts", source],
  ]);
  const known = new Map([["memory-allocator.ts", "memory-allocator.ts"]]);
  const compiled = await compile({ name: "ada", files, known, notes: [], problems: [] }, exercise);
  if (compiled.ok) throw new Error("it was compiled");
  expect(compiled.problems).toMatchObject([{ file: "list.ts", line }]);
  expect(compiled.problems[0]?.message).toContain(message);
});

test("a comparison that looks like a mark of Git's is none", async () => {
  const source = "export class MemoryAllocator {\n  a = 1\n======= 2;\n}\n";
  const known = new Map([["memory-allocator.ts", "memory-allocator.ts"]]);
  const files = new Map([["memory-allocator.ts", source]]);
  const compiled = await compile({ name: "ada", files, known, notes: [], problems: [] }, exercise);
  expect(compiled).toMatchObject({ ok: false, problems: [{ message: expect.not.stringContaining("Git") }] });
});
