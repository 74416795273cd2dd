/** Who did the same wrong, from the uploads to the page of the class. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
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

test("a group gets a name from the config, and its students a sentence, in a class, its parts and what is graded again", async () => {
  const unknown = "boundaries-or-invalid-ops--wrong-size-at-the-end-accepted";
  const best = "fragmentation--best-fit";
  const { root, input, output } = await classOf({ ada: unknown, bob: unknown, cid: best });
  await run(["class", input, "-o", output, "--threads", "1"]);
  const before = await read(output, "index.html");
  const [, fingerprint] = /"a-name": \{ "fingerprint": "([\w-]+)" \}/.exec(before.replaceAll("&quot;", '"')) ?? [];
  expect(fingerprint).toMatch(/^([\w-]{5}){1,12}$/);

  const told = "takes a wrong size for the last block";
  const mistakes = {
    "cuts-at-the-end": { fingerprint, told, why: "The end of memory comes out right." },
    "meets-nobody": { fingerprint: "abcde" },
  };
  const config = join(root, "names.json");
  await writeFile(config, JSON.stringify({ mistakes }));
  const regraded = await run(["regrade", input, "-o", output, "--config", config, "--apply", "--threads", "1"]);
  expect(regraded.out).toContain("Nobody does what the config calls `meets-nobody`.");
  const page = await read(output, "index.html");
  expect(page).toContain("<code>cuts-at-the-end</code>");
  expect(page).toContain(`Their students are told: Your code behaves like code that ${told}.`);
  expect(page).toContain("The end of memory comes out right.");
  expect(page).toContain("Nobody does what the config calls <code>meets-nobody</code>");
  expect(page).toContain("<code>best-fit</code>");
  expect(page).not.toContain("a-name");

  const parts = [join(root, "part1"), join(root, "part2")];
  for (const [place, part] of parts.entries()) {
    const shard = ["--shard", `${place + 1}/2`, "--config", config, "--threads", "1", "--seed", "9"];
    await run(["class", input, "-o", part, ...shard]);
  }
  const merged = join(root, "merged");
  await run(["merge", ...parts, "-o", merged]);
  const whole = JSON.parse(await read(merged, "class.json")) as { unmet: string[]; entries: { causes?: string[] }[] };
  expect(whole.unmet, "with another seed it is the same").toEqual(["meets-nobody"]);
  expect(whole.entries.slice(0, 2).map(({ causes }) => causes)).toEqual([[told], [told]]);

  const forStudents = join(root, "students");
  await run(["class", input, "-o", forStudents, "--audience", "student", "--config", config, "--threads", "1"]);
  const student = await read(forStudents, "reports/ada.json");
  expect(student).toContain(told);
  for (const written of [student, await read(forStudents, "reports/ada.html"), await read(forStudents, "index.html")]) {
    expect(written).not.toMatch(/cuts-at-the-end|The end of memory comes|meets-nobody/);
    expect(written).not.toContain(fingerprint);
  }
}, 600_000);
