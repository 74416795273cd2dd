/** Who did the same wrong, from the uploads to the page of the class. */
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

const WRONG = join(import.meta.dirname, "../fixtures/submissions/01-first-fit/wrong");

/** A folder `in` with copies of wrong programs, by the name of the one who hands it in. */
async function classOf(programs: Record<string, string>) {
  const root = await folderWith({});
  const [input, output] = [join(root, "in"), join(root, "out")];
  await mkdir(input);
  for (const [name, program] of Object.entries(programs)) {
    await copyFile(join(WRONG, `${program}.ts`), join(input, `${name}.ts`));
  }
  return { root, input, output };
}

const read = (...path: string[]): Promise<string> => readFile(join(...path), "utf8");

test("the page of a class shows one trace of each group, as the report of its submission has it", async () => {
  const best = "fragmentation--best-fit";
  const { input, output } = await classOf({ ada: best, bob: best });
  const { status } = await run(["class", input, "-o", output, "--threads", "1"]);
  expect(status).toBe(0);
  const page = await read(output, "index.html");
  const calls = /An example <span class="soft">– (\d+) calls, of <bdi>ada<\/bdi>/.exec(page)?.[1];
  const report = JSON.parse(await read(output, "reports/ada.json")) as {
    stages: { checks: { status: string; trace: unknown[] | null }[] }[];
  };
  const failed = report.stages.flatMap(({ checks }) => checks).filter(({ status }) => status === "failed");
  expect(Number(calls)).toBe(Math.min(...failed.map(({ trace }) => trace?.length ?? Infinity)));
  expect(page).toContain("✕ here it fails");
});
