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
      "3 scores changed, none for the worse:",
      "basics/is there: new, worth 20",
      "basics/starts with all of its memory free: worth 10, was 40; +30 for 1",
      "= `ada`: 100 of 100 → 90 of 90",
      "= `bob`: 60 of 100 → 50 of 90",
      "▲ `cid`: 60 of 100 → 80 of 90 (missing 10, was 40)",
      "    +30 basics/starts with all of its memory free",
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
  expect(out).toContain("= `ada_1`: 60 of 100 → 30 of 70");
  expect(out.indexOf("ada_1"), "what changes is said before the book is written").toBeLessThan(
    out.indexOf("For import"),
  );
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
  const own = await folderWith({
    "course.json": JSON.stringify({ stages: "own" }),
    "own/1-own.test.ts": `
      import { check, stage } from "#kit/check/stage";
      stage("own", () => check(${JSON.stringify(secret)}, { points: 1 }, () => {}));\n`,
  });
  const config = ["--config", join(own, "course.json")];
  const { status, err } = await run(["regrade", input, "-o", output, "--apply", ...config], { courseRoot });
  expect(err).toContain(`hidden check: ${secret}`);
  expect(status).toBe(1);
  expect(await written(output)).toEqual(old);
});

test("what changes is told by check first, then by student", { timeout: 120_000 }, async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({ "in/ada.ts": SOURCES.full, "in/bob.ts": SOURCES.full, "in/cid.ts": SOURCES.empty });
  const [input, output] = [join(folder, "in"), join(folder, "out")];
  await run(["class", input, "-o", output], { courseRoot });
  const suite = await readFile(join(courseRoot, SUITE), "utf8");
  await writeFile(join(courseRoot, SUITE), suite.replace("value: 100 }", "value: 101 }"));
  const { out } = await run(["regrade", input, "-o", output], { courseRoot });
  expect(out.split("\n").slice(0, 4)).toEqual([
    "2 scores changed, 2 for the worse:",
    "basics/starts with all of its memory free: −40 for 2",
    "▼ `ada`: 100 → 60 of 100 (−40)",
    "    −40 basics/starts with all of its memory free",
  ]);
});

test("a fault of the grader never takes the place of a score", { timeout: 120_000 }, async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({ "in/ada.ts": SOURCES.careless });
  const [input, output] = [join(folder, "in"), join(folder, "out")];
  await run(["class", input, "-o", output], { courseRoot });
  const report = (await written(output))["reports/ada.json"];
  const suite = await readFile(join(courseRoot, SUITE), "utf8");
  await writeFile(join(courseRoot, SUITE), 'throw new Error("the suite is broken");\n');
  for (const args of [["class"], ["regrade"], ["regrade", "--apply"]]) {
    const [command = "", ...more] = args;
    const { status, out } = await run([command, input, "-o", output, ...more], { courseRoot });
    expect(status).toBe(3);
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "- `ada`: The grader went wrong over it this time; the earlier result stays: 60 of 100 points.",
    );
    const files = await written(output);
    expect(files["reports/ada.json"]).toBe(report);
    expect(files["grades.csv"]).toContain("ada,graded,60,100,60,");
    expect(files["index.html"]).toContain("the earlier result stays: 60 of 100 points.");
  }
  await writeFile(join(courseRoot, SUITE), suite.replace("points: 40", "points: 41"));
  const { status, out } = await run(["class", input, "-o", output], { courseRoot });
  expect([status, out]).toEqual([0, expect.stringContaining("1 graded")]);
});

test("nor does it where parts of a class are joined", { timeout: 120_000 }, async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({
    "in/ada.ts": SOURCES.careless,
    "in/bob.ts": SOURCES.full,
    "in/cid.ts": SOURCES.full,
  });
  const at = (name: string): string => join(folder, name);
  const parts = async (name: string): Promise<string[]> => {
    for (const part of ["1", "2"]) {
      await run(["class", at("in"), "-o", at(name + part), "--shard", `${part}/2`], { courseRoot });
    }
    return ["merge", at(`${name}1`), at(`${name}2`), "-o", at("out")];
  };
  expect((await run(await parts("sound"), { courseRoot })).status).toBe(0);
  const old = await written(at("out"));
  await writeFile(join(courseRoot, SUITE), 'throw new Error("the suite is broken");\n');
  const joined = await run(await parts("broken"), { courseRoot });
  expect(joined.status).toBe(3);
  expect(joined.out.replaceAll(/\s+/g, " ")).toContain(
    "- `ada`: The grader went wrong over it this time; the earlier result stays: 60 of 100 points.",
  );
  const files = await written(at("out"));
  for (const name of ["ada", "bob", "cid"]) {
    expect(files[`reports/${name}.json`]).toBe(old[`reports/${name}.json`]);
    expect(files[`reports/${name}.html`]).toBe(old[`reports/${name}.html`]);
  }
  expect(files["grades.csv"]).toContain("ada,graded,60,100,60,");
  expect(files["grades.csv"]).toContain("bob,graded,100,100,100,");
  expect(files["index.html"]).toContain("the earlier result stays: 60 of 100 points.");
});
