import { expect, test } from "vitest";
import { compile } from "../../compile/compile.js";
import { exercise } from "../support/exercise.js";

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
