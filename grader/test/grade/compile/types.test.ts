import { expect, test } from "vitest";
import { typeAdvice } from "../../../grade/compile/types.js";
import { exercise } from "../../support/exercise.js";
import { submissionOf } from "../../support/sandbox.js";

const adviceOn = (files: Record<string, string>) => typeAdvice(submissionOf(files), exercise);

test("finds type errors, with file, line and the lines around it", async () => {
  const source = `export class MemoryAllocator {\n  allocate(size: number): number {\n    const start: string = size;\n    return start;\n  }\n}\n`;
  const advice = await adviceOn({ "memory-allocator.ts": source });
  expect(advice.map(({ line }) => line)).toEqual([3, 4]);
  expect(advice[0]).toMatchObject({
    file: "memory-allocator.ts",
    column: 11,
    message: "Type 'number' is not assignable to type 'string'.",
    frame: expect.stringContaining("> 3 |     const start: string = size;"),
  });
});

test("has nothing to say of what is right, in several files and with built-ins and a console", async () => {
  const advice = await adviceOn({
    "src/memory-allocator.ts": `import { allocate } from "./allocate.js";\nimport { OutOfMemoryError } from "./errors.js";\nexport class MemoryAllocator {\n  head = structuredClone(allocate);\n  fail(): never {\n    console.log(new Map([[1, 2]]), this.head);\n    throw new OutOfMemoryError();\n  }\n}\n`,
    "src/allocate.ts": `export const allocate: number = 7;\n`,
  });
  expect(advice).toEqual([]);
});

test("never fails, whatever it is given", async () => {
  const deep = `type D<T> = T extends [infer A, ...infer B] ? D<B> : never;\n`;
  for (const source of [
    "",
    "\u0000\u0001",
    "((((",
    "class MemoryAllocator {",
    `import "node:fs"; import "/etc/passwd";`,
    deep,
    "/** @type */ @@@",
    "x".repeat(10_000),
    "[".repeat(60_000),
  ]) {
    const advice = await adviceOn({ "memory-allocator.ts": source });
    expect(Array.isArray(advice)).toBe(true);
    for (const { message, frame } of advice) expect(`${message}${frame}`).not.toContain("/submission/");
  }
});

test("stops at twenty", async () => {
  const source = `export class MemoryAllocator {}\n${"const a: string = 1;\n".replace("a", "a").repeat(1)}${Array.from({ length: 60 }, (_, i) => `const n${i}: string = ${i};\n`).join("")}`;
  expect(await adviceOn({ "memory-allocator.ts": source })).toHaveLength(20);
});
