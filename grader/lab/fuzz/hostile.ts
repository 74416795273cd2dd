/**
 * Programs that are hostile in what they say, not in what they allocate: imports of what is no file, errors with forged parts,
 * text that hides, and floods of lines.
 *
 * @module
 */
import fc from "fast-check";

/** What hides, steers, or is half a character. */
const HIDDEN = [
  ...["\u200b", "\u200f", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad", "\u061c", "\u180e", "\u2028", "\u2029"],
  ...["\ufe0f", "\u{e0100}", "\u{e0041}", "\u3164", "\u115f", "\u2800", "\ud800", "\udc00", "\u0301".repeat(300)],
  ...["\u0000", "\u0001", "\u001b[2J", "\u001b]8;;http://x\u0007", "\u009b31m", "\r", "\b", "\t", "\n", "\u0085"],
  ...["::error::", "##[group]", "]]>", "```", "<script>", "=1+1", "|", "&#0;", "%00"],
];

/** Specifiers that name no file, or one in a way that nobody writes. */
const SPECIFIERS = [
  ...["data:text/javascript,export default 1", "data:,", `data:text/javascript;base64,${"A".repeat(50_000)}`],
  ...[
    "node:fs",
    "fs",
    "file:///etc/passwd",
    "http://localhost/x.js",
    "blob:x",
    "#kit/subject/guest",
    "vitest",
    "constructor",
  ],
  ...[
    "",
    ".",
    "..",
    "./",
    "/",
    "//x",
    "C:\\\\x.ts",
    "\\\\\\\\host\\\\x",
    "__proto__",
    "./__proto__",
    "./errors.ts?raw",
  ],
  ...[
    "./errors.js#x",
    "./errors.ts/",
    ".//errors.ts",
    "./x/../errors.ts",
    "./\\u0065rrors",
    "./errors\\0.ts",
    "./%65rrors",
  ],
  ...["./memory-allocator", "../memory-allocator.ts", `./${"d/".repeat(3_000)}x`, "./*.ts", "./{a,b}.ts", "\u202e./x"],
];

const piece = fc.oneof(fc.constantFrom(...HIDDEN), fc.string({ unit: "binary", maxLength: 6 }), fc.constant("name"));
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));
const quoted = text.map((value) => JSON.stringify(value));

const importLine = fc
  .tuple(
    fc.constantFrom(
      (path: string) => `import odd from "${path}";`,
      (path: string) => `import "${path}";`,
      (path: string) => `export * from "${path}";`,
      (path: string) => `import type { Odd } from "${path}";`,
      (path: string) => `import odd from "${path}" with { type: "json" };`,
      (path: string) => `import odd = require("${path}");`,
      (path: string) => `const odd = () => import("${path}");`,
      (path: string) => `const odd = () => require("${path}");`,
      (path: string) => `const odd = new URL("${path}", import.meta.url);`,
      (path: string) => `/* import("${path}") */`,
      (path: string) => `<!-- import("${path}" + 1)`,
    ),
    fc.constantFrom(...SPECIFIERS),
  )
  .map(([write, path]) => write(path));

const figures = fc.constantFrom("0", "-1", "1", "9".repeat(10_000), "1e9", "NaN", "", "٣", "0x1", "2147483648");
/** Expressions whose value is a stack, or is given out as one. */
const stack = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("submission.js", "guest.js", "realm.js", "/etc/passwd", "memory-allocator.ts"),
      figures,
      figures,
    )
    .map(([file, line, column]) => JSON.stringify(`    at f (${file}:${line}:${column})\n`)),
  quoted,
  fc.constantFrom(
    '"    at f (submission.js:0:0)\\n".repeat(1e5)',
    '"x".repeat(1e6)',
    "new Proxy({}, { get() { throw this; } })",
    "new Proxy(function () {}, { apply() { throw 0; } })",
    "{ toString() { throw this; } }",
    "new String('submission.js:1:1')",
    "Symbol('submission.js:1:1')",
    "null",
    "1n",
  ),
);

/** Ways to give an error a part that it should not have. */
const forge = fc
  .tuple(fc.constantFrom("stack", "name", "message", "cause", "constructor"), stack)
  .chain(([part, value]) =>
    fc.constantFrom(
      `throw Object.assign(new Error("m"), { ${part}: ${value} });`,
      `const e = new Error("m"); Object.defineProperty(e, "${part}", { get() { return ${value}; } }); throw e;`,
      `const e = new Error("m"); Object.defineProperty(e, "${part}", { get() { throw ${value}; } }); throw e;`,
      `throw new Proxy(new Error("m"), { get: (_, key) => (key === "${part}" ? ${value} : "x") });`,
      `try { (null as any).x; } catch (e: any) { e.${part} = ${value}; throw e; }`,
      `throw ${value};`,
    ),
  );

const printing = fc
  .tuple(
    fc.constantFrom("log", "error", "table", "group", "dir", "trace", "count", "assert", "timeLog", "time"),
    fc.oneof(
      quoted,
      quoted,
      fc.constantFrom("this", "new Array(1e6)", '"x".repeat(1e6)', '"\\n".repeat(1e5)', "[[[[[[]]]]]]"),
    ),
    fc.constantFrom(1, 3, 100, 1e5, Infinity),
  )
  .map(([method, value, times]) => `for (let i = 0; i < ${times}; i++) console.${method}(${value}, ${value});`);

const saying = fc.oneof(
  quoted.map((value) => `throw new Error(${value});`),
  quoted.map((value) => `return ${value} as any;`),
  quoted.map((value) => `return Object.assign(() => 0, { [${value}]: 0 }) as any;`),
  quoted.map((value) => `(this as any).freeListHead = { start: ${value}, size: 1 };`),
);

const body = fc.oneof(forge, printing, saying);

/** Source of a class that does some of these things in some of its methods. */
export const hostilePrograms: fc.Arbitrary<string> = fc
  .tuple(fc.array(importLine, { maxLength: 1 }), fc.option(body, { nil: "" }), body, body, quoted, fc.boolean())
  .map(
    ([imports, atLoad, inAllocate, inFree, key, isOdd]) => `${imports.join("\n")}
${isOdd ? `(() => { ${atLoad.replaceAll("this", "globalThis")} })();` : ""}
export class MemoryAllocator {
  freeListHead: any = { start: 0, size: 0, next: null, prev: null };
  [${key}]() {}
  constructor(readonly capacity: number) { this.freeListHead.size = capacity; }
  allocate(size: number): any { ${inAllocate} }
  free(address: number, size: number): any { ${inFree} }
  getFreeMemory() { return this.freeListHead.size; }
  getLargestFreeBlock() { return this.freeListHead.size; }
}
`,
  );
