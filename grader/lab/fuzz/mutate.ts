/**
 * Changes to TypeScript by its tokens: what a mutation makes is often still a program.
 *
 * @module
 */
import fc from "fast-check";
import { piecesOf } from "../../grade/load/tokens.js";

/** Operators that stand for each other in a mutant that still compiles. */
const SWAPS: Record<string, string[]> = {
  "<": ["<=", ">", "!==", "==="],
  "<=": ["<", ">="],
  ">": [">=", "<"],
  ">=": [">", "<="],
  "===": ["!==", "<", ">"],
  "!==": ["===", "<"],
  "+": ["-", "*"],
  "-": ["+", "/"],
  "+=": ["-=", "="],
  "-=": ["+=", "="],
  "&&": ["||"],
  "||": ["&&"],
  next: ["prev", "start", "size"],
  prev: ["next"],
  start: ["size", "next"],
  size: ["start", "capacity"],
  null: ["undefined", "this", "0"],
  true: ["false"],
  false: ["true"],
  "0": ["1", "-1", "NaN"],
  "1": ["0", "2", "Infinity"],
  let: ["var"],
  const: ["let"],
  if: ["while", "if (!0) if"],
  return: ["throw", "void", "return -"],
  while: ["if"],
};

/** What is put in between, wherever that is. */
const INSERTS = [
  ...[
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ";",
    ",",
    ".",
    "?.",
    "...",
    "=>",
    "!",
    "~",
    "`",
    "${",
    "'",
    '"',
    "/",
    "\\",
    "@",
    "#",
    "<",
    ">",
  ],
  ...[
    "return;",
    "throw 0;",
    "throw new RangeError();",
    "for (;;);",
    "await ",
    "yield ",
    "async ",
    "static ",
    "new ",
    "delete ",
  ],
  ...[
    "console.log(this);",
    "debugger;",
    "export ",
    "import ",
    "this.",
    "super.",
    "null",
    "0n",
    "NaN",
    "arguments",
    "eval('0')",
  ],
  ...[
    "\u2028",
    "\u0000",
    "\ud800",
    "\u202e",
    "\ufeff",
    "/*",
    "*/",
    "//",
    "<!--",
    "\r",
    "\u001b[31m",
    "😀",
    "__proto__",
  ],
];

/** One mutation: where, and what. Numbers are places modulo what there is. */
export type Mutation =
  | { kind: "swap" | "drop" | "double" | "splice"; at: number; to: number; length: number }
  | { kind: "insert"; at: number; text: string };

/** Mutations, most of them small. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constantFrom("swap", "swap", "swap", "swap", "swap", "swap", "drop", "double", "splice"),
        at: fc.nat(),
        to: fc.nat(),
        length: fc.integer({ min: 1, max: 6 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("insert" as const), at: fc.nat(), text: fc.constantFrom(...INSERTS) }),
    },
  ),
  { minLength: 1, maxLength: 4 },
);

/** Makes the mutations in turn. `other` is where spliced tokens come from. O(tokens × mutations). */
export function mutated(source: string, changes: readonly Mutation[], other: string): string {
  const [tokens, others] = [source, other].map((each) => piecesOf(each).map(({ text }) => text)) as [
    string[],
    string[],
  ];
  for (const change of changes) {
    const at = change.at % Math.max(1, tokens.length);
    if (change.kind === "insert") tokens.splice(at, 0, change.text);
    else if (change.kind === "drop") tokens.splice(at, change.length);
    else if (change.kind === "double") tokens.splice(at, 0, ...tokens.slice(at, at + change.length));
    else if (change.kind === "swap") swapFrom(tokens, at, change.to);
    else {
      const from = change.to % Math.max(1, others.length);
      tokens.splice(at, change.length, ...others.slice(from, from + change.length));
    }
  }
  return tokens.join("");
}

/** Swaps the first token from there on that has something to be swapped for. */
function swapFrom(tokens: string[], at: number, choice: number): void {
  for (let i = 0; i < tokens.length; i++) {
    const place = (at + i) % tokens.length;
    const token = tokens[place] ?? "";
    const others = Object.hasOwn(SWAPS, token) ? (SWAPS[token] ?? []) : [];
    if (others.length === 0) continue;
    tokens[place] = others[choice % others.length] ?? token;
    return;
  }
}
