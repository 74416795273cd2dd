/** `alloclab regrade` says who changes before anything is overwritten. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SOURCES, SUITE, smallCourse, written } from "../support/class.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

test(
  "regrade names each score that changes, and by which checks; --apply takes it over",
  { timeout: 120_000 },
  async () => {
    const courseRoot = await smallCourse();
    const folder = await folderWith({
      "in/ada.ts": SOURCES.full,
      "in/bob.ts": SOURCES.careless,
      "in/cid.ts": SOURCES.empty,
    });
    const [input, output] = [join(folder, "in"), join(folder, "out")];
    const alloclab = async (command: string, ...more: string[]) => {
      const { status, out } = await run([command, input, "-o", output, ...more], { courseRoot });
      return { status, out };
    };
    expect(await run(["regrade", input, "-o", output], { courseRoot })).toMatchObject({ status: 2, out: "" });
    await alloclab("class");
    const old = await written(output);
    expect(await alloclab("regrade")).toEqual({
      status: 0,
      out: "No score changes.\nNothing is overwritten; the same command with --apply takes the new results.\n",
    });

    const suite = await readFile(join(courseRoot, SUITE), "utf8");
    await writeFile(
      join(courseRoot, SUITE),
      suite
        .replace("points: 40", "points: 10")
        .replace(/\}\);\n$/, '  check("is there", { points: 20 }, () => undefined);\n});\n'),
    );
    const { out } = await alloclab("regrade");
    expect(out.split("\n")).toEqual([
      "3 scores changed, 2 for the worse:",
      "▼ `ada`: 100 → 90 (-10)",
      "    -30 basics/starts with all of its memory free",
      "    +20 basics/is there",
      "▼ `bob`: 60 → 50 (-10)",
      "    -30 basics/starts with all of its memory free",
      "    +20 basics/is there",
      "▲ `cid`: 60 → 80 (+20)",
      "    +20 basics/is there",
      "Nothing is overwritten; the same command with --apply takes the new results.",
      "",
    ]);
    expect(await written(output), "nothing is overwritten").toEqual(old);

    const applied = await alloclab("regrade", "--apply");
    expect(applied.out).toContain(out.split("\n").slice(0, -2).join("\n"));
    const files = await written(output);
    expect(files["grades.csv"]).toContain("\r\nada,graded,90,90,90,");
    expect(files["reports/ada.json"]).toContain('"score": 90');
    expect((await alloclab("class")).out, "the new results are those of the new suites").toContain(
      "0 graded, 3 taken over",
    );
  },
);

test("regrade writes grade books with --apply, as class does, and not without it", { timeout: 120_000 }, async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({
    "in/ada_1_2_allocator.ts": SOURCES.careless,
    "in/bob_3_4_allocator.ts": SOURCES.full,
    "book.csv":
      "Student,ID,SIS User ID,SIS Login ID,Section,Try allocators (77)\nPoints Possible,,,,,100\nAda,1,,,1,\nBob,3,,,1,\n",
  });
  const output = join(folder, "out");
  const canvas = ["--grades", "canvas", "--gradebook", join(folder, "book.csv"), "--column", "77"];
  const alloclab = (command: string, ...more: string[]) =>
    run([command, join(folder, "in"), "-o", output, ...more], { courseRoot });
  const graded = await alloclab("class", ...canvas, "--grades", "csv");
  expect(graded.status, graded.err).toBe(0);
  const old = await written(output);
  expect(old["grades-canvas.csv"]).toContain("Ada,1,,,1,60");

  const suite = await readFile(join(courseRoot, SUITE), "utf8");
  await writeFile(join(courseRoot, SUITE), suite.replace("points: 40", "points: 10"));
  expect((await alloclab("regrade", ...canvas)).status).toBe(2);
  expect(await written(output)).toEqual(old);

  const { status, out } = await alloclab("regrade", "--apply", ...canvas, "--grades", "csv");
  expect(out).toContain("▼ `ada_1`: 60 → 30 (-30)");
  expect(out.indexOf("▼"), "what falls is said before the book is written").toBeLessThan(out.indexOf("For import"));
  expect(status).toBe(0);
  const files = await written(output);
  expect(files["grades-canvas.csv"]).toContain("Ada,1,,,1,30");
  expect(files["grades-csv.csv"]).not.toBe(old["grades-csv.csv"]);
});

test("what tells students of hidden checks is not taken over", { timeout: 120_000 }, async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({ "in/ada.ts": SOURCES.careless });
  const [input, output] = [join(folder, "in"), join(folder, "out")];
  await run(["class", input, "-o", output, "--audience", "student"], { courseRoot });
  const old = await written(output);
  const secret = "refuses a capacity that is not a positive integer";
  const tells = SOURCES.careless.replace("return this.capacity;", `throw new Error(${JSON.stringify(secret)});`);
  await writeFile(join(input, "ada.ts"), tells);
  const { status, err } = await run(["regrade", input, "-o", output, "--apply"], { courseRoot });
  expect(err).toContain(`hidden check: ${secret}`);
  expect(status).toBe(1);
  expect(await written(output)).toEqual(old);
});
