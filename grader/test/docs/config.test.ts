import { readFile } from "node:fs/promises";
import { join } from "node:path";
// It works in the folder that it was loaded in, which must not be one that a test puts in its place for a while.
import "esbuild";
import { expect, test, vi } from "vitest";
import { configSchema } from "../../grade/load/config-schema.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

const root = join(import.meta.dirname, "../../..");

const STAGE = `import { freeListChecks } from "#kit/lists/checks";
import { stage } from "#kit/check/stage";

const { check } = freeListChecks({ placement: "first-fit", judge: [] });

stage("reuse", () => {
  check("hands out", { points: 4 }, ({ allocator }) => {
    allocator(100).allocate(30);
  });
});
`;

test("the example in the guide is accepted, and has every key that there is", async () => {
  const guide = await readFile(join(root, "docs/guides/config.md"), "utf8");
  const example = /```ts\n([^]*?)```/.exec(guide)?.[1] ?? "";
  const folder = await folderWith({ "alloclab.config.ts": example, "my-stages/7-reuse.test.ts": STAGE });
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  const { status, out, err } = await run(["rubric"]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out).toMatch(/\*\*40\*\* \| +\| \*\*merges\*\*/);
  expect(out).toMatch(/\*\*4\*\* \| +\| \*\*reuse\*\*/);
  const keys = [...Object.keys(configSchema.shape), ...Object.keys(configSchema.shape.late.unwrap().shape)];
  expect(keys.filter((key) => !new RegExp(`\\b${key}: `).test(example))).toEqual([]);
  expect(keys.filter((key) => !new RegExp(`\`(late\\.)?${key}[\`.]`).test(guide))).toEqual([]);
});
