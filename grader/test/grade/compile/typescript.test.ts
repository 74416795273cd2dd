import { describe, expect, test } from "vitest";
import { compile } from "../../../grade/compile/compile.js";
import type { Problem } from "../../../model/submission.js";
import { exercise } from "../../support/exercise.js";
import { instanceOf, sandboxOf, submissionOf } from "../../support/sandbox.js";

/** What `allocate()` returns. */
async function answerOf(source: string): Promise<unknown> {
  const outcome = instanceOf(await sandboxOf(source)).call("allocate", []);
  return outcome.kind === "returned" && outcome.value.type === "primitive" ? outcome.value.value : outcome;
}

async function problemsOf(files: Record<string, string>): Promise<Problem[]> {
  const compiled = await compile(submissionOf(files), exercise);
  return compiled.ok ? [] : compiled.problems;
}

describe("TypeScript as students write it", () => {
  test.each([
    ["no export at all", `class MemoryAllocator { allocate() { return 7; } }`],
    ["a named export", `export class MemoryAllocator { allocate() { return 7; } }`],
    ["an export at the end", `class MemoryAllocator { allocate() { return 7; } }\nexport { MemoryAllocator };`],
    ["an export by another name", `class Mine { allocate() { return 7; } }\nexport { Mine as MemoryAllocator };`],
    ["a class expression", `export const MemoryAllocator = class { allocate() { return 7; } };`],
    ["a default export", `export default class MemoryAllocator { allocate() { return 7; } }`],
    [
      "parameter properties",
      `class MemoryAllocator { constructor(private readonly n: number) {} allocate() { return this.n - 93; } }`,
    ],
    ["an enum", `enum E { A = 3, B }\nclass MemoryAllocator { allocate() { return E.A + E[E.B]!.length + E.B - 1; } }`],
    ["a const enum", `const enum E { A = 7 }\nclass MemoryAllocator { allocate() { return E.A; } }`],
    [
      "a namespace",
      `namespace N { export const seven = 7; }\nclass MemoryAllocator { allocate() { return N.seven; } }`,
    ],
    [
      "private names",
      `class MemoryAllocator { #n = 6; static #one = 1; allocate() { return this.#n + MemoryAllocator.#one; } }`,
    ],
    [
      "a static block",
      `class MemoryAllocator { static n: number; static { this.n = 7; } allocate() { return MemoryAllocator.n; } }`,
    ],
    [
      "generics",
      `function id<T extends number>(x: T): T { return x; }\nclass MemoryAllocator<T = void> { allocate() { return id<7>(7); } }`,
    ],
    [
      "an abstract class",
      `abstract class A { abstract n(): number; allocate() { return this.n(); } }\nclass MemoryAllocator extends A { override n() { return 7; } }`,
    ],
    [
      "overloads",
      `class MemoryAllocator { allocate(): number; allocate(a: number): number; allocate(a = 7) { return a; } }`,
    ],
    ["accessors", `class MemoryAllocator { get n() { return 7; } allocate() { return this.n; } }`],
    ["arrow functions", `class MemoryAllocator { n = 7; allocate = (): number => this.n; }`],
    [
      "satisfies and as",
      `const n = { seven: 7 } satisfies Record<string, number>;\nclass MemoryAllocator { allocate() { return (n as any).seven!; } }`,
    ],
    ["type errors", `class MemoryAllocator { allocate(): string { const n: string = 7; return n.nothing ?? n; } }`],
    [
      "declare fields",
      `class MemoryAllocator { declare n: number; constructor() { Object.assign(this, { n: 7 }); } allocate() { return this.n; } }`,
    ],
    [
      "JSON-like comments and a hashbang",
      `#!/usr/bin/env node\n/* a */ // b\nclass MemoryAllocator { allocate() { return 7; } }`,
    ],
    ["a byte-order mark", `\uFEFFclass MemoryAllocator { allocate() { return 7; } }`],
    ["line ends of Windows", `class MemoryAllocator {\r\n  allocate() {\r\n    return 7;\r\n  }\r\n}\r\n`],
    [
      "generators and spread",
      `function* g() { yield 3; yield 4; }\nclass MemoryAllocator { allocate() { return Math.max(...g()) + [...g()][0]!; } }`,
    ],
    [
      "a name that differs from the file",
      `export class MemoryAllocator { allocate() { return MemoryAllocator.name === "MemoryAllocator" ? 7 : 0; } }`,
    ],
  ])("%s", async (_what, source) => {
    expect(await answerOf(source)).toBe(7);
  });
});

describe("imports", () => {
  const entry = (specifier: string) =>
    `import { allocate } from "${specifier}";\nexport class MemoryAllocator { allocate() { return allocate; } }`;

  test.each(["./allocate", "./allocate.js", "./allocate.ts", "./sub/../allocate", "../ada/allocate.js", "./Allocate"])(
    "%s means the student's own file",
    async (specifier) => {
      const files = { "memory-allocator.ts": entry(specifier), "allocate.ts": "export const allocate = 7;" };
      expect(await problemsOf(files)).toEqual([]);
    },
  );

  test("a file that the submission lacks is the one handed out", async () => {
    expect(await problemsOf({ "memory-allocator.ts": entry("./allocate.js") })).toEqual([]);
  });

  test("helper files are found where they are, an index file by its folder", async () => {
    const files = {
      "src/memory-allocator.ts": `import { n } from "./lib";\nexport { n };\nexport class MemoryAllocator {}`,
      "src/lib/index.ts": `export * from "./deep/n";`,
      "src/lib/deep/n.ts": `export type T = 1; export const n: T = 1;`,
    };
    expect(await problemsOf(files)).toEqual([]);
  });

  test("types may be exported again without `type`", async () => {
    const files = {
      "memory-allocator.ts": `export { Block } from "./allocate";\nimport { Block } from "./allocate";\nexport class MemoryAllocator { b?: Block }`,
      "allocate.ts": `export interface Block { start: number }`,
    };
    expect(await problemsOf(files)).toEqual([]);
  });

  test.each([
    ["node:fs", /"node:fs" cannot be imported/],
    ["lodash", /"lodash" cannot be imported/],
    ["#kit/models/units", /"#kit\/models\/units" cannot be imported/],
    ["/etc/passwd", /"\/etc\/passwd" cannot be imported/],
    [
      "./nothing",
      /There is no ".\/nothing" among the .ts files that count, .* They are `memory-allocator.ts`, `allocate.ts`/,
    ],
    ["../../../../etc/passwd", /There is no "\.\.\/.*passwd" among/],
    ["data:text/javascript,export const allocate = 1", /cannot be imported/],
    ["https://example.com/a.js", /cannot be imported/],
  ])("%s is refused, with its place", async (specifier, message) => {
    const [problem, ...rest] = await problemsOf({ "memory-allocator.ts": `\n\n${entry(specifier)}` });
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({ file: "memory-allocator.ts", line: 3, message: expect.stringMatching(message) });
    expect(problem?.frame).toContain("> 3 |");
    expect(problem?.message).not.toMatch(/esbuild|plugin|external|platform/i);
  });
});

describe("what is wrong with the source", () => {
  test("is said with file, line, column and the lines around it", async () => {
    const source = `class MemoryAllocator {\n  allocate(size: number) {\n    return ((size;\n  }\n}\n`;
    const [problem] = await problemsOf({ "memory-allocator.ts": source });
    expect(problem).toMatchObject({
      file: "memory-allocator.ts",
      line: 3,
      column: 18,
      message: 'Expected ")" but found ";"',
    });
    expect(problem?.frame).toBe(
      [
        "  1 | class MemoryAllocator {",
        "  2 |   allocate(size: number) {",
        "> 3 |     return ((size;",
        "    |                  ^",
        "  4 |   }",
        "  5 | }",
      ].join("\n"),
    );
  });

  test.each([
    ["a byte-order mark", "\uFEFF", "\n"],
    ["line ends of Windows", "", "\r\n"],
    ["both", "\uFEFF", "\r\n"],
  ])("has the right line and column after %s", async (_what, mark, end) => {
    const lines = ["// Größe", "export class MemoryAllocator {", "  größe = ((1;", "}"];
    const [problem] = await problemsOf({ "memory-allocator.ts": mark + lines.join(end) });
    expect(problem).toMatchObject({ file: "memory-allocator.ts", line: 3, column: 14 });
    expect(problem?.frame).toContain("> 3 |   größe = ((1;\n    |              ^");
  });

  test("names the file of several, and every problem in it", async () => {
    const files = {
      "memory-allocator.ts": `export { allocate } from "./allocate";\nexport class MemoryAllocator {}`,
      "allocate.ts": `export const allocate = 1;\nimport "fs";\nimport "./gone";`,
    };
    const problems = await problemsOf(files);
    expect(problems.map(({ file, line }) => [file, line])).toEqual([
      ["allocate.ts", 2],
      ["allocate.ts", 3],
    ]);
  });

  test("says of a wait at the top level where it may stand", async () => {
    const [problem] = await problemsOf({ "memory-allocator.ts": "await Promise.resolve();\nclass MemoryAllocator {}" });
    expect(problem).toMatchObject({ line: 1, message: expect.stringMatching(/await/) });
    expect(problem?.message).not.toMatch(/iife|format/);
  });

  test("keeps lines that nobody can read out of the frame", async () => {
    const [problem] = await problemsOf({ "memory-allocator.ts": `const x = "${"x".repeat(5000)}";;class {` });
    expect(problem?.line).toBe(1);
    expect(problem?.frame).toBeNull();
  });
});
