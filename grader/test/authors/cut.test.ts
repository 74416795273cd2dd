import { describe, expect, test } from "vitest";
import { cutSkeleton } from "../../authors/cut.js";

const cut = (source: string): string => cutSkeleton(source, "heap.ts");

describe("the students' share", () => {
  test("keeps the note as a TODO and says the function's name where the code was", () => {
    const source = `
export function allocate(size: number): number {
  // @student Find the first block with room.
  // What if there is none?
  const address = 3;
  return address + size;
  // @end
}
`;
    expect(cut(source)).toBe(`
export function allocate(size: number): number {
  // TODO: Find the first block with room.
  // What if there is none?
  throw new Error("TODO: allocate");
}
`);
  });

  test("keeps no comment that stands below the note, in the code", () => {
    const source = `
function walk(): number {
  // @student Walk.

  // The trick is to remember the last one.
  return 1; // one
  // @end
}
`;
    expect(cut(source)).not.toMatch(/trick|one/);
  });

  test.each([
    [
      "a constructor by its class",
      `class FreeBlock {\n  constructor() {\n    // @student Do.\n    // @end\n  }\n}`,
      "FreeBlock",
    ],
    ["a method", `class Heap {\n  free() {\n    // @student Do.\n    // @end\n  }\n}`, "free"],
    ["an accessor", `class Heap {\n  get total() {\n    // @student Do.\n    // @end\n  }\n}`, "total"],
    ["an arrow function by its variable", `const walk = () => {\n  // @student Do.\n  // @end\n};`, "walk"],
    ["the innermost of two", `function a() {\n  function b() {\n    // @student Do.\n    // @end\n  }\n}`, "b"],
    [
      "the outer one when the inner has no name",
      `function a() {\n  go(() => {\n    // @student Do.\n    // @end\n  });\n}`,
      "a",
    ],
  ])("names %s", (_, source, name) => {
    expect(cut(source)).toContain(`throw new Error("TODO: ${name}");`);
  });

  test("leaves the code around it in the same function", () => {
    const source = `function f() {\n  before();\n  // @student Do.\n  secret();\n  // @end\n}`;
    expect(cut(source)).toBe(`function f() {\n  before();\n  // TODO: Do.\n  throw new Error("TODO: f");\n}`);
  });
});

test("a hidden region goes without a trace, wherever it stands", () => {
  expect(cut(`a();\n\n// @hide\nsecret();\n// @end\n\nb();\n`)).toBe(`a();\n\nb();\n`);
  expect(cut(`a();\n\n// @hide\nsecret();\n// @end\n`)).toBe(`a();\n`);
});

test("what has no marks stays as it is", () => {
  const source = `import { a } from "./a.js";\n\n// A mail to student@end.example\nexport const b = a;\n`;
  expect(cut(source)).toBe(source);
});

test.each([
  ["no end", `function f() {\n  // @student Do.\n}`, "heap.ts:2: the region that begins here has no @end."],
  ["an end too many", `// @end`, "heap.ts:1: this @end ends nothing."],
  ["one in another", `// @hide\n// @hide\n// @end`, "heap.ts:2: a region inside the one that begins in line 1."],
  ["no task", `function f() {\n  // @student\n  // @end\n}`, "heap.ts:2: say what the student has to do"],
  [
    "no function",
    `// @student Do.\nlet a = 1;\n// @end\nfunction f() {}`,
    "heap.ts:1: this @student is in no function",
  ],
])("refuses marks with %s, and says where", (_, source, message) => {
  expect(() => cut(source)).toThrow(message);
});
