import { expect, test } from "vitest";
import { compile } from "../../../grade/compile/compile.js";
import { LoadFailure, openSandbox } from "../../../grade/sandbox/subject.js";
import { exercise } from "../../support/exercise.js";
import { instanceOf, sandboxOf, submissionOf } from "../../support/sandbox.js";

/** Where the error of `allocate()` was made, as `file:line:column`. */
async function placeOf(files: Record<string, string>): Promise<string | null> {
  const compiled = await compile(submissionOf(files), exercise);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.message);
  const sandbox = await openSandbox(compiled.program, exercise);
  sandbox.beginCheck("test");
  const outcome = instanceOf(sandbox).call("allocate", []);
  sandbox.dispose();
  if (outcome.kind !== "threw") throw new Error("it did not throw");
  const { location } = outcome.error;
  return location === null ? null : `${location.file}:${location.line}:${location.column}`;
}

test("an error is found at its line and column in a single file", async () => {
  const source = `enum E {
  A,
}
interface Unused {
  a: number;
}
export class MemoryAllocator {
  constructor(private readonly capacity: number) {}
  allocate(): number {
    const size: number = this.capacity;
    if (size > 0) throw new RangeError("size" + E.A);
    return size;
  }
}
`;
  expect(await placeOf({ "ada.ts": source })).toBe("ada.ts:11:29");
});

test.each([
  ["while", ["let block = this.circle;", "while (block !== null) {", "  block = block.next;", "}"], 3],
  ["for without an end", ["for (let i = 0; ; i++) {", "  this.next(i);", "}"], 2],
  ["for with an end that does not come", ["for (let b = this.circle; b; b = b.next)", "  if (b.size) return 1;"], 2],
  ["do", ["let n = 0;", "do {", "  n++;", "} while (this.next(n));"], 3],
  ["do, one call later", ["let n = this.next(0);", "do {", "  n++;", "} while (this.next(n));"], 3],
  ["printing", ["let n = 1;", "for (;;) {", "  console.log(this.next(n));", "}"], 3],
  ["a loop in a loop", ["for (const n of [1, 2]) {", "  let m = this.next(n);", "  while (m > 0) m++;", "}"], 4],
  ["a loop behind another", ["let n = 0;", "while (n < 9) n++;", "if (this.next(n)) n = 1;", "while (n > 0) n++;"], 5],
])("a loop that never ends is found where it turns: %s", async (_what, body, line) => {
  const source = [
    "export class MemoryAllocator { allocate(): any {",
    ...body,
    "} next(n: number) { return n; } get circle(): any { return { get next() { return this; } }; } }",
  ];
  const sandbox = await sandboxOf(source.join("\n"), { checkTicks: 100 });
  const heap = instanceOf(sandbox);
  const stopped = { limit: "time", location: { file: "memory-allocator.ts", line, column: expect.any(Number) } };
  expect(() => heap.call("allocate", [])).toThrow(expect.objectContaining(stopped));
});

test("an error is found in the file of several that it came from", async () => {
  const files = {
    "src/memory-allocator.ts": `import { allocate } from "./allocate.js";\n\nexport class MemoryAllocator {\n  allocate() {\n    return allocate();\n  }\n}\n`,
    "src/allocate.ts": `// A comment\n\nimport { deep } from "./lib/deep";\nexport function allocate() {\n  return deep(1);\n}\n`,
    "src/lib/deep.ts": `export function deep(n: number): number {\n  if (n === 1)\n    throw new Error("deep");\n  return n;\n}\n`,
  };
  expect(await placeOf(files)).toBe("src/lib/deep.ts:3:15");
});

test.each([
  ["a byte-order mark", "\uFEFF", "\n"],
  ["line ends of Windows", "", "\r\n"],
  ["both", "\uFEFF", "\r\n"],
])("the line is right after %s", async (_what, mark, end) => {
  const lines = [
    "// Größe ✓",
    "export class MemoryAllocator {",
    "  allocate() {",
    '    throw new Error("x");',
    "  }",
    "}",
  ];
  expect(await placeOf({ "memory-allocator.ts": mark + lines.join(end) })).toBe("memory-allocator.ts:4:15");
});

test("an error of the engine's has a place, too", async () => {
  const source = `class MemoryAllocator {\n  head: any = null;\n  allocate() {\n    return this.head.size;\n  }\n}`;
  expect(await placeOf({ "memory-allocator.ts": source })).toMatch(/^memory-allocator.ts:4:\d+$/);
});

test("an error that is made by a given class is found where it was made, not in that class", async () => {
  const files = {
    "memory-allocator.ts": `import { OutOfMemoryError } from "./errors";\nexport class MemoryAllocator {\n  allocate() {\n    throw new OutOfMemoryError();\n  }\n}`,
  };
  expect(await placeOf(files)).toBe("memory-allocator.ts:4:15");
});

test("names of files that need care in an address are kept as they are", async () => {
  const source = `class MemoryAllocator {\n  allocate() {\n    throw new Error("x");\n  }\n}`;
  for (const name of ["Übung 1 (neu).ts", "100%.ts", "a#b?c.ts", "it's.ts", "日本.ts"]) {
    expect(await placeOf({ [name]: source })).toBe(`${name}:3:15`);
  }
});

test("a stack that the submission has written itself leads nowhere", async () => {
  const body = `const e = new Error("x"); e.stack = "    at f (submission.js:99999:1)\\n    at /etc/passwd:1:1"; throw e;`;
  expect(await placeOf({ "memory-allocator.ts": `class MemoryAllocator { allocate() { ${body} } }` })).toBeNull();
});

test("an error while loading has its place", async () => {
  const source = `const a = 1;\n\nfunction setUp(): never {\n  throw new TypeError("not now");\n}\nsetUp();\nclass MemoryAllocator {}\n`;
  const compiled = await compile(submissionOf({ "memory-allocator.ts": source }), exercise);
  if (!compiled.ok) throw new Error("it has to compile");
  const opening = openSandbox(compiled.program, exercise);
  await expect(opening).rejects.toBeInstanceOf(LoadFailure);
  await expect(opening).rejects.toMatchObject({
    message: "TypeError: not now",
    location: { file: "memory-allocator.ts", line: 4 },
  });
});
