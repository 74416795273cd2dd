import { describe, expect, test } from "vitest";
import { compile } from "../../../grade/compile/compile.js";
import { textOfConstants } from "../../../grade/compile/amount.js";
import { compilerBytes } from "../../../grade/compile/process.js";
import { GAVE_UP, guardedBuild } from "../../../grade/compile/service.js";
import { exercise } from "../../support/exercise.js";
import { submissionOf } from "../../support/sandbox.js";

const CLASS = "export class MemoryAllocator {}\n";

async function problemOf(source: string): Promise<string | null> {
  const compiled = await compile(submissionOf({ "memory-allocator.ts": source }), exercise);
  return compiled.ok ? null : (compiled.problems[0]?.message ?? "");
}

/** An enum with a member for each step, of which each is made of the one before. */
function chain(steps: number, member: (before: string) => string): string {
  const members = Array.from({ length: steps }, (_, i) => `A${i + 1} = ${member(`A${i}`)}`);
  return `export enum E { A0 = "0123456789abcdef", ${members.join(", ")} }`;
}

describe("enums whose strings would grow beyond all memory", () => {
  test.each([
    ["sums", chain(40, (before) => `${before} + ${before}`)],
    ["templates", chain(40, (before) => "`${" + before + "}${" + before + "}`")],
    ["members by name", chain(40, (before) => `E["${before}"] + E.${before}`)],
    ["names with escapes", chain(40, (before) => `E["\\u0041${before.slice(1)}"] + \\u0041${before.slice(1)}`)],
    ["names that are no words", `const enum E { "a-b" = "${"x".repeat(2 ** 16)}" }\n${'E["a-b"];'.repeat(2 ** 12)}`],
    ["a name made with an escape", `enum E { \\u{41} = "${"x".repeat(2 ** 16)}" }\n${"E.A;".repeat(2 ** 12)}`],
    ["a text made with an escape", `enum E { "a\\x2db" = "${"x".repeat(2 ** 16)}" }\n${'E["a-b"];\n'.repeat(2 ** 12)}`],
    ["uses before", `const f = () => {${"E.A;".repeat(2 ** 12)}}\nenum E { A = "${"x".repeat(2 ** 16)}" }`],
    ["many uses", `const enum E { A = "${"x".repeat(2 ** 16)}" }\n${"E.A;".repeat(2 ** 12)}`],
  ])("are refused: %s", async (_how, source) => {
    expect(await problemOf(CLASS + source)).toBe("It is too large, or nested too deeply, to be compiled.");
  });

  test("are refused where they are used in another file than the one that makes them", async () => {
    const uses = "A.X,\n".repeat(20_000);
    const files = {
      "memory-allocator.ts": `import { A } from "./e";\nexport const all = () => [${uses}];\n${CLASS}`,
      "e.ts": `export enum A { X = \`${"y".repeat(40_000)}\` }`,
    };
    const compiled = await compile(submissionOf(files), exercise);
    expect(compiled.ok ? [] : compiled.problems.map(({ message }) => message)).toEqual([
      "It is too large, or nested too deeply, to be compiled.",
    ]);
  });

  test("honest ones are not", async () => {
    const source = `
      export enum Color { Red = "red", Green = "green", Both = Red + Green, Text = \`\${Red}, \${Green}\` }
      export enum Bit { One = 1 << 0, Two = 1 << 1, All = One | Two }
      const text = ["a", 'b', \`c\${Color.Both}\`].map((one) => one + Color.Red).join("") + /[{,}]\\u0041/.source;
      let all = ""; for (const one of text) all = all + one + all;
    `;
    expect(await problemOf(CLASS + source)).toBeNull();
    expect(textOfConstants([source])).toBeLessThan(2_000);
    expect(textOfConstants([`const a = "${"x".repeat(1000)}"; ${"f(a);".repeat(1000)}`])).toBe(0);
  });
});

describe("source that is too much for the compiler", () => {
  test.each([
    ["brackets", "[".repeat(400_000)],
    ["operators", `const x = ${"!".repeat(900_000)}1;`],
    ["a chain", `const x = a${".b".repeat(400_000)};`],
    ["a class", `class A {${"a(){}".repeat(150_000)}}`],
  ])("is refused before it gets it: %s", async (_what, source) => {
    expect(await problemOf(CLASS + source)).toMatch(/more code than can be compiled: 128 KiB/);
  });

  test.each([
    ["a line of statements", "const a=1;".repeat(3_000), /^This line is too long/],
    [
      "a line that is a comment for the most part",
      `/*${"x".repeat(800_000)}*/${"let b;".repeat(50)}`,
      /^This line is too long/,
    ],
  ])("would be copied into each of its messages: %s", async (_what, source, message) => {
    expect(await problemOf(CLASS + source)).toMatch(message);
  });

  test("is told by its first problems, and how many more there are", async () => {
    const files = { "memory-allocator.ts": CLASS + "const a = 1;\n".repeat(500) };
    const compiled = await compile(submissionOf(files), exercise);
    const problems = compiled.ok ? [] : compiled.problems;
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe("There are 479 more.");
  });

  test("is not made in several files, either", async () => {
    const names = Array.from({ length: 5 }, (_, i) => `part-${i}.ts`);
    const parts = names.map((name) => [name, `export const text = "${"x".repeat(7_000)}";\n`.repeat(17)] as const);
    const entry = CLASS + names.map((name) => `import "./${name}";`).join("\n");
    const compiled = await compile(
      submissionOf({ "memory-allocator.ts": entry, ...Object.fromEntries(parts) }),
      exercise,
    );
    expect(compiled.ok ? [] : compiled.problems.map(({ message }) => message)).toContain(
      "It is too large, or nested too deeply, to be compiled.",
    );
  });

  test("costs nobody else anything", async () => {
    const sources = [
      CLASS,
      `${CLASS}const x = ${"[".repeat(60_000)}${"]".repeat(60_000)};`,
      CLASS,
      "export class {",
      CLASS,
    ];
    const [first, , third, fourth, fifth] = await Promise.all(sources.map(problemOf));
    expect([first, third, fifth]).toEqual([null, null, null]);
    expect(fourth).toMatch(/Expected identifier/);
  });

  test("long comments and much space are no code", async () => {
    expect(
      await problemOf(`/* ${"x".repeat(500_000)} */\n// ${"y".repeat(100_000)}\n${" ".repeat(100_000)}${CLASS}`),
    ).toBeNull();
  });
});

test("memory without end ends the compiler, and what was compiled beside it is compiled all the same", async (context) => {
  const source = (contents: string) =>
    ({ stdin: { contents, loader: "ts" }, write: false, logLevel: "silent" }) as const;
  const greedy = `enum A { X = "${"x".repeat(40_000)}" }\n[${"A.X,\n".repeat(20_000)}]`;
  const beside = guardedBuild(source("let a = 1;"));
  let most = 0;
  const looking = setInterval(() => (most = Math.max(most, compilerBytes() ?? 0)), 20);
  expect(await guardedBuild(source(greedy))).toBe(GAVE_UP);
  clearInterval(looking);
  context.skip(most === 0, "this system does not say how much memory a process has");
  expect(most).toBeLessThan(2 ** 30);
  expect(await beside).toMatchObject({ errors: [] });
  expect(await guardedBuild(source("let a = 1;"))).toMatchObject({ errors: [] });
});

test.each([
  ["line ends", "\n"],
  ["spaces", " "],
  ["tabs and line ends of Windows", " \t\r\n"],
  ["beginnings of comments", "/*"],
  ["lines of comments", "//\n"],
  ["quotes", "'"],
  ["quotes and backslashes", '"\\'],
  ["escaped backticks", "\\`"],
  ["exports", "export { "],
  ["exports with space", "export \n"],
  ["enums", "enum E { A = "],
  ["equals signs", "A = A + "],
])("a megabyte of %s is judged in no time", async (_what, piece) => {
  const source = piece.repeat(Math.floor(2 ** 20 / piece.length));
  const started = performance.now();
  for (const text of [source, `enum ${source}`, `\`${source}`, `class MemoryAllocator {}${source}`])
    await problemOf(text);
  expect(performance.now() - started).toBeLessThan(15_000);
});
