/** What a bundler would fetch from the disk by itself, beyond the files that it is given. */
import { relative } from "node:path";
import { expect, test } from "vitest";
import { type Compiled, compile } from "../../../grade/compile/compile.js";
import { exercise } from "../../support/exercise.js";
import { folderWith } from "../../support/folder.js";
import { submissionOf } from "../../support/sandbox.js";

const CLASS = "\nexport class MemoryAllocator {}\ndeclare const require: any;\nconst e: string = '';\n";

/** Each is given a path without its ending, relative to where the grader runs. */
const WAYS: [string, (path: string) => string][] = [
  ["a template", (path) => `import(\`${path}\${e}.json\`);`],
  ["a sum", (path) => `import("${path}" + e + ".json");`],
  ["a comment between", (path) => `import/* here */(\`${path}\${e}.json\`);`],
  ["a line between", (path) => `import // here\n (\`${path}\${e}.json\`);`],
  ["a space of another kind", (path) => `import\u00a0(\`${path}\${e}.json\`);`],
  ["more brackets", (path) => `import((\`${path}\${e}.json\`));`],
  ["a condition", (path) => `import(e ? \`${path}\${e}.json\` : "./x.json");`],
  ["options", (path) => `import(\`${path}\${e}.json\`, { with: { type: "json" } });`],
  ["a phase", (path) => `import.defer(\`${path}\${e}.json\`);`],
  ["a phase behind a comment", (path) => `import./* here */defer(\`${path}\${e}.json\`);`],
  ["another phase", (path) => `import.source(\`${path}\${e}.json\`);`],
  ["require", (path) => `require(\`${path}\${e}.json\`);`],
  ["require in brackets", (path) => `(require as any)(\`${path}\${e}.json\`);`],
  ["require that cannot be null", (path) => `require!(\`${path}\${e}.json\`);`],
  ["require with an escape", (path) => `requ\\u0069re(\`${path}\${e}.json\`);`],
  ["require with another escape", (path) => `requ\\u{69}re(\`${path}\${e}.json\`);`],
  ["require beside an honest one", (path) => `() => require("./merge"); require("${path}" + e + ".json");`],
  ["a comment of HTML", (path) => `import<!-- c\n(\`${path}\${e}.json\`);`],
  ["the end of a comment of HTML", (path) => `() => import\n--> c\n(\`${path}\${e}.json\`);`],
  ["require between comments", (path) => `/* require(" */ require(\`${path}\${e}.json\`); /* ") */`],
  ["require without an error", (path) => `try { require(\`${path}\${e}.json\`); } catch {}`],
  ["require where it may be missing", (path) => `require?.(\`${path}\${e}.json\`);`],
  ["require of a choice", (path) => `require(e ? "${path}secret.json" : \`${path}\${e}.json\`);`],
  ["require.resolve", (path) => `(require as any).resolve(\`${path}\${e}.json\`);`],
  ["require by assignment", (path) => `import x = require("${path}secret.json"); x;`],
  ["import with escapes", (path) => `\\u0069mport(\`${path}\${e}.json\`);`],
  ["an import in a template", (path) => `\`\${import(\`${path}\${e}.json\`)}\`;`],
  ["an import of a tagged template", (path) => `import(String.raw\`${path}\${e}.json\`);`],
  ["import.meta.glob", (path) => `(import.meta as any).glob("${path}*.json", { eager: true });`],
  ["a URL beside the file", (path) => `new URL("${path}secret.json", import.meta.url);`],
  ["an attribute", (path) => `import x from "${path}secret.json" with { type: "json" }; x;`],
  ["an attribute of bytes", (path) => `import x from "${path}secret.json" with { type: "bytes" }; x;`],
  ["an export of all", (path) => `export * from "${path}secret.json";`],
  ["a reference", (path) => `/// <reference path="${path}secret.json" />`],
  ["pragmas of JSX", (path) => `/** @jsx h */ /** @jsxImportSource ${path}secret.json */`],
  ["an import of a URL", (path) => `import "file://${process.cwd()}/${path}secret.json";`],
  ["an import by a path of Windows", (path) => `import ".\\${path.replaceAll("/", "\\\\")}secret.json";`],
  ["a decorator", (path) => `@(require(\`${path}\${e}.json\`)) class A {}`],
];

/** Whether it compiles, and how many problems it has where. */
const outcomeOf = (compiled: Compiled): unknown =>
  compiled.ok || compiled.problems.map(({ file, line }) => [file, line]);

test.each(WAYS)("an import whose path is put together finds nothing: %s", async (_how, source) => {
  const folder = await folderWith({ "secret.json": `{ "kept": "in the safe" }`, "other.json": "no JSON" });
  const path = `./${relative(process.cwd(), folder)}/`;
  for (const start of [`${path}secret`, path]) {
    const files = { "memory-allocator.ts": CLASS + source(start) };
    const compiled = await compile(submissionOf(files), exercise);
    expect(JSON.stringify(compiled)).not.toMatch(/in the safe|kept|no JSON|other\.json/);
    // What is found is what differs where there is something to be found.
    const elsewhere = {
      "memory-allocator.ts": CLASS + source(start.replace("secret", "nobody").replace(path, "./no/")),
    };
    expect(outcomeOf(await compile(submissionOf(elsewhere), exercise))).toEqual(outcomeOf(compiled));
  }
});

test("not even from a file that is no module, in which comments of HTML are read as such", async () => {
  const folder = await folderWith({ "secret.json": `{ "kept": "in the safe" }` });
  const path = `./${relative(process.cwd(), folder)}/`;
  const files = {
    "memory-allocator.ts": `${CLASS}require("./side.ts");`,
    "side.ts": `const e = "";\nmodule.exports = () => import<!-- c\n(\`${path}\${e}.json\`);`,
  };
  const compiled = await compile(submissionOf(files), exercise);
  expect(compiled.ok ? [] : compiled.problems).toMatchObject([
    { file: "side.ts", line: 2, message: expect.stringMatching(/has to name its file/) },
  ]);
});

test.each([
  ["that ends a comment", `/*\nimport " */ import( /* "\n*/ \`./\${e}.json\`);`],
  ["that ends a comment, with require", `/*\nexport * from " */ require( /* "\n*/ \`./\${e}.json\`);`],
  ["in a template", `\`\nimport "\${import( /*"\n*/ \`./\${e}.json\`)}\`;`],
])("one that looks like a plain import line, %s, is refused before anything is bundled", async (_how, source) => {
  const files = { "memory-allocator.ts": `export class MemoryAllocator {}\nconst e: string = "";\n${source}` };
  const compiled = await compile(submissionOf(files), exercise);
  expect(compiled.ok ? [] : compiled.problems).toMatchObject([
    { message: expect.stringMatching(/has to name its file/) },
  ]);
});

test.each([
  ["import", `\n\nconst f = () => import("./" + e + ".ts");`, { line: 7, column: 17 }],
  ["require", `\n\nconst f = () => require("./" + e + ".ts");`, { line: 7, column: 17 }],
])("one that names no file is a load error at its place: %s", async (word, source, place) => {
  const compiled = await compile(submissionOf({ "memory-allocator.ts": CLASS + source }), exercise);
  const problems = compiled.ok ? [] : compiled.problems;
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file: "memory-allocator.ts", ...place });
  expect(problems[0]?.message).toMatch(/has to name its file/);
  expect(problems[0]?.message).toContain(word);
  expect(problems[0]?.frame).toContain(`> ${place.line} |`);
});

test("a source map that a file names is neither read nor believed", async () => {
  const folder = await folderWith({ "a.map": "{}" });
  const map = Buffer.from(`{"version":3,"sources":["elsewhere.ts"],"names":[],"mappings":"AAAA;AACA"}`);
  for (const url of [`${folder}/a.map`, `data:application/json;base64,${map.toString("base64")}`]) {
    const source = `${CLASS}//# sourceMappingURL=${url}\n`;
    const compiled = await compile(submissionOf({ "memory-allocator.ts": source }), exercise);
    expect(compiled.ok && (JSON.parse(compiled.program.map) as { sources: string[] }).sources).toContain(
      "memory-allocator.ts",
    );
    expect(JSON.stringify(compiled)).not.toContain("elsewhere.ts");
  }
});

test.each([
  ["a declaration", `import { merge } from "./merge.js"; merge;`],
  ["one without spaces", `import{merge}from"./merge.js"; merge;`],
  ["one by default", `import it from "./merge.js"; import * as all from "./merge.js"; all.merge; it;`],
  ["for its effect", `import "./merge.js";`],
  ["of types", `import type { merge } from "./merge.js"; export type { merge };`],
  ["when it runs", `import("./merge.js"); import('./merge'); import( \`./merge.js\` );`],
  ["require", `require("./merge.js"); // We require it.\n`],
  ["words in comments and texts", `// Do not import (or require) anything.\nexport const text = "import (nothing)";`],
  ["files with the word in their names", `import "./import.js"; import "./import-me.js"; import("./import.js");`],
  ["require by assignment", `import it = require("./merge.js"); it.merge;`],
  ["whether there is a require", `if (typeof require !== "undefined" && (require as any).main === undefined) e;`],
  [
    "a method of that name",
    `class A { require(n: number) { return n; } import(n: number) { return n; } }; new A().require(1);`,
  ],
  ["escapes in a text", `export const text = "\\u0041 \\u{1f600}";`],
  ["where it is", `export const here = import.meta;`],
])("an honest import works as before: %s", async (_how, source) => {
  const files = {
    "memory-allocator.ts": CLASS + source,
    "merge.ts": "export const merge = 0; export default 1;",
    "import.ts": "",
    "import-me.ts": "",
  };
  expect(await compile(submissionOf(files), exercise)).toMatchObject({ ok: true });
});
