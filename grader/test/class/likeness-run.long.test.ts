/** What a class says of submissions that are alike, from the command line to the page. */
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SOURCES, SUITE, smallCourse, written } from "../support/class.js";
import { disguised } from "../support/disguise.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

const CORPUS = join(import.meta.dirname, "../fixtures/submissions/01-first-fit/right");
const program = (name: string): Promise<string> => readFile(join(CORPUS, name), "utf8");
const copyOf = (source: string): string => disguised(new Map([["a.ts", source]]), new Set()).get("a.ts") ?? "";

test("a class is compared; a part of it, and what students see, is not", { timeout: 600_000 }, async () => {
  const courseRoot = await smallCourse();
  const list = await program("sentinels-and-statics.ts");
  const folder = await folderWith({
    "in/ada.ts": list,
    "in/bob.ts": copyOf(list),
    "in/cid.ts": await program("string-heap.ts"),
    "in/dan.ts": SOURCES.full,
  });
  const at = (name: string): string => join(folder, name);
  const alloclab = async (...args: string[]) => run(args, { courseRoot, width: 500 });
  const grade = (output: string, ...more: string[]) => alloclab("class", at("in"), "-o", at(output), ...more);
  const alike = async (output: string): Promise<unknown> =>
    (JSON.parse(await readFile(at(`${output}/class.json`), "utf8")) as { alike?: unknown }).alike;
  const page = (output: string): Promise<string> => readFile(at(`${output}/index.html`), "utf8");

  expect((await grade("whole")).out).toContain("Alike: 1 pair of submissions, for a person to look at");
  expect(await alike("whole")).toMatchObject({ compared: 3, tooSmall: 1, pairs: [{ names: ["ada", "bob"] }] });
  const whole = await written(at("whole"));
  expect(whole["index.html"]).toMatch(/id="alike"[^]*Side by side[^]*class="line marked"/);
  for (const [name, text] of Object.entries(whole))
    if (name.startsWith("reports/")) expect(text, name).not.toMatch(/\balike\b/i);
  expect((await grade("whole")).out, "what is taken over is compared, too").toContain("Alike: 1 pair");

  for (const part of ["1/2", "2/2"]) {
    expect((await grade(`part-${part[0]}`, "--shard", part)).out).not.toContain("Alike");
    expect(await alike(`part-${part[0]}`)).toBeUndefined();
  }
  expect((await alloclab("merge", at("part-1"), at("part-2"), "-o", at("merged"))).out).toContain("Alike: 1 pair");
  expect(await written(at("merged"))).toEqual(whole);

  const suite = await readFile(join(courseRoot, SUITE), "utf8");
  await writeFile(join(courseRoot, SUITE), suite.replace("points: 40", "points: 30"));
  await writeFile(at("in/bob.ts"), SOURCES.careless);
  await writeFile(at("in/cid.ts"), copyOf(list));
  await alloclab("regrade", at("in"), "-o", at("merged"));
  expect(await page("merged"), "nothing is overwritten").toBe(whole["index.html"]);
  await alloclab("regrade", at("in"), "-o", at("merged"), "--apply");
  expect(await alike("merged")).toMatchObject({ pairs: [{ names: ["ada", "cid"] }] });
  expect(await page("merged")).toMatch(/id="alike"[^]*Side by side[^]*class="line marked"/);

  const forStudents = await grade("merged", "--audience", "student");
  expect(forStudents.out).not.toContain("Alike");
  expect(await alike("merged")).toBeUndefined();
  expect(await page("merged")).not.toContain('id="alike"');
  const kept = await readdir(at("merged"), { recursive: true, withFileTypes: true });
  for (const file of kept.filter((one) => one.isFile())) {
    const text = await readFile(join(file.parentPath, file.name), "utf8");
    expect(text.includes("sentinel"), `${file.name} holds nobody's text`).toBe(false);
  }
});

test("partners by decision are one", { timeout: 300_000 }, async () => {
  const courseRoot = await smallCourse();
  const list = await program("sentinels-and-statics.ts");
  const together =
    'decisions:\n  - for: ada\n    why: "They are a team"\n    by: Grace Hopper\n    at: 2026-11-27\n    together: [bob]\n';
  const folder = await folderWith({ "in/ada.ts": list, "in/bob.ts": copyOf(list), "decisions.yml": together });
  const args = ["class", join(folder, "in"), "-o", join(folder, "out"), "--decisions", join(folder, "decisions.yml")];
  expect(await run(args, { courseRoot })).toMatchObject({ status: 3, out: expect.not.stringContaining("Alike") });
});
