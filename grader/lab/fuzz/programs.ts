/**
 * Random programs: allocators from a small grammar, and noise that is no program.
 *
 * @module
 */
import fc from "fast-check";

const NAMES = [
  "size",
  "address",
  "this.capacity",
  "this.freeListHead",
  "this.list",
  "this.live",
  "0",
  "1",
  "-1",
  "2.5",
];
const WORDS = [
  "class",
  "export",
  "{",
  "}",
  "(",
  ")",
  ";",
  "=",
  "=>",
  "function",
  "MemoryAllocator",
  "allocate",
  "free",
];

const { statement } = fc.letrec<{ expression: string; statement: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...NAMES, "NaN", "null", "undefined", '"20"', "[]", "{}", "this", "2 ** 53", "10n"),
    fc
      .tuple(tie("expression"), fc.constantFrom("+", "-", "*", "%", "<", "===", "&&", "??", ","), tie("expression"))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    tie("expression").map((inner) => `Math.floor(${inner} as any)`),
    tie("expression").map((inner) => `new Map([[0, ${inner}]]).get(0)`),
    fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `(${a} as any)?.[${b} as any]`),
    fc
      .tuple(tie("expression"), tie("expression"))
      .map(([start, size]) => `{ start: ${start}, size: ${size}, next: null, prev: null }`),
    tie("expression").map((inner) => `(() => ${inner.startsWith("{") ? `(${inner})` : inner})()`),
    tie("expression").map((inner) => `new Proxy({}, { get: () => ${inner.startsWith("{") ? `(${inner})` : inner} })`),
  ),
  statement: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie("expression").map((value) => `return (${value}) as any;`),
    tie("expression").map((value) => `(this as any).freeListHead = ${value};`),
    tie("expression").map((value) => `console.log(${value});`),
    tie("expression").map((value) => `throw Object.assign(new Error("e"), { name: ${value} });`),
    fc.tuple(tie("expression"), tie("statement")).map(([test, body]) => `if ((${test}) as any) { ${body} }`),
    fc.tuple(tie("statement"), tie("statement")).map(([a, b]) => `try { ${a} } catch { ${b} }`),
    fc.tuple(tie("statement"), tie("statement")).map(([a, b]) => `${a}\n${b}`),
    tie("statement").map((body) => `for (let i = 0; i < 3; i++) { ${body} }`),
  ),
}));

const body = fc.array(statement, { maxLength: 3 }).map((statements) => statements.join("\n    "));

/** Source of a class with the right methods, which do anything. */
export const randomPrograms: fc.Arbitrary<string> = fc.tuple(body, body, body, body, body).map(
  ([construct, allocate, free, total, largest]) => `export class MemoryAllocator {
  freeListHead: any = null;
  list: any = [];
  live: any = new Map();
  constructor(readonly capacity: number) {
    const size = capacity, address = capacity;
    ${construct.replaceAll("return", "void")}
  }
  allocate(size: number, address = 0): any { ${allocate} }
  free(address: number, size: number): any { ${free} }
  getFreeMemory(size = 0, address = 0): any { ${total} }
  getLargestFreeBlock(size = 0, address = 0): any { ${largest} }
}
`,
);

/** Text that is no program, or hardly one. */
export const noise: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((words) => words.join(" ")),
);
