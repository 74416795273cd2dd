/** What a class may contain, graded in the whole course by way of the command: none gets a confident number without a word. */
import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readCohort } from "../../../class/cohort-schema.js";
import type { Cohort, CohortEntry } from "../../../model/class.js";
import { parseReport } from "../../../report/index.js";
import { scratchFolder } from "../../support/folder.js";
import { run } from "../../support/terminal.js";

const cases = join(import.meta.dirname, "../../fixtures/uploads");
const courseRoot = join(import.meta.dirname, "../../../..");

interface Graded {
  status: number;
  out: string;
  output: string;
  cohort: Cohort;
}

const root = scratchFolder();

async function grade(folder: string, ...more: string[]): Promise<Graded> {
  const output = join(root(), `out-${Math.random()}`);
  const { status, out } = await run(["class", folder, "--output", output, ...more], { courseRoot });
  return { status, out, output, cohort: await readCohort(join(output, "class.json")) };
}

const scores = ({ cohort }: Graded) => cohort.entries.map(({ name, score, status }) => [name, status, score]);

describe("in a class", { timeout: 300_000 }, () => {
  const children = [
    "js-beside-ts",
    "zip-and-one-fixed-file",
    "two-versions",
    "renamed-by-a-second-download",
    "other-assignment",
    "class-inside-a-folder",
  ];
  let graded: Graded;
  beforeAll(async () => {
    const folder = join(root(), "in");
    await mkdir(folder);
    for (const name of children) await cp(join(cases, name), join(folder, name), { recursive: true });
    graded = await grade(folder);
  }, 300_000);

  const entry = (name: string): CohortEntry => graded.cohort.entries.find((one) => one.name === name) as CohortEntry;

  test.each([
    ["js-beside-ts", "graded", 2, "beside", "allocate.js"],
    ["zip-and-one-fixed-file", "graded", 0, "beside", "first-fit.zip"],
    ["renamed-by-a-second-download", "graded", 100, "stand-in", "allocate (1).ts"],
    ["two-versions", "no-submission", 0, "several", "v2-final"],
    ["class-inside-a-folder", "no-submission", 0, "several", "first-fit-submissions/first-fit-bobr"],
    ["other-assignment", "graded", expect.any(Number), "other-assignment", "02-best-fit"],
  ])("%s is %s with %s points and a doubt, wherever people look", async (name, status, score, kind, file) => {
    const one = entry(name);
    expect(one).toMatchObject({ status, score });
    const [doubt, ...others] = one.attention.filter((each) => each.kind === "doubt");
    expect([doubt?.about, others]).toEqual([kind, []]);
    const text = doubt?.text ?? "";
    expect(text).toContain(`\`${file}\``);
    const read = (path: string): Promise<string> => readFile(join(graded.output, path), "utf8");
    const report = parseReport(await read(one.report), one.report);
    expect(report.doubts).toMatchObject([{ kind, text, files: expect.arrayContaining([file]) as string[] }]);
    expect((await read("grades.csv")).replaceAll('""', '"')).toContain(text);
    expect(await read("index.html")).toContain(file);
    expect(await read(one.report.replace(/json$/, "html"))).toContain(file);
    expect(graded.out.replaceAll(/\s+/g, " ")).toContain(`- \`${name}\`: ${text}`);
  });

  test("the command ends with 3", () => expect(graded.status).toBe(3));
});

describe("by itself", { timeout: 300_000 }, () => {
  test.each([
    [
      "class-inside-a-folder",
      [
        ["first-fit-ada-l", "graded", 100],
        ["first-fit-bobr", "graded", 0],
        ["first-fit-cyy", "graded", 2],
      ],
    ],
    [
      "two-versions",
      [
        ["v1", "graded", 0],
        ["v2-final", "graded", 100],
      ],
    ],
    [
      "canvas-own-numbered-file",
      [
        ["ada_1", "graded", 100],
        ["bob_2", "graded", 100],
      ],
    ],
    ["windows-zip", [["ada", "graded", 100]]],
  ])("%s has nothing in doubt", async (name, expected) => {
    const graded = await grade(join(cases, name));
    expect(scores(graded)).toEqual(expected);
    expect(graded.status).toBe(0);
  });

  test("a class in one archive is the class, given as it is or in a folder", async () => {
    const inFolder = await grade(join(cases, "class-as-one-zip"));
    expect(inFolder.cohort.entries).toHaveLength(19);
    expect(inFolder.cohort.layout).toBe("moodle");
    const asItIs = await grade(join(cases, "class-as-one-zip/CS101-First fit-4711.zip"));
    expect(scores(asItIs)).toEqual(scores(inFolder));
    const doubtful = inFolder.cohort.entries.filter(({ attention }) => attention.some(({ kind }) => kind === "doubt"));
    expect(doubtful.map(({ name }) => name)).toEqual([
      "Allocate Eins_22",
      "Js Person_23",
      "Rar und Ts_25",
      "Two Zips_19",
    ]);
  });

  test("what is no TypeScript is somebody's, and is not nothing", async () => {
    const roster = join(cases, "roster.csv");
    const { cohort, status } = await grade(join(cases, "not-typescript-with-roster"), "--roster", roster);
    expect(cohort.entries.map(({ name, score, error, students }) => [name, score, error, students[0]?.name])).toEqual([
      ["ada@x.edu", 100, null, "Ada Example"],
      [
        "bob@x.edu",
        0,
        "`bob@x.edu.js` is JavaScript, which cannot be graded. Hand in a folder, a .zip, a .tar.gz or one .ts file.",
        "Bob Example",
      ],
    ]);
    expect(status).toBe(3);
  });
});

test("`grade` ends with 2 where there are several", async () => {
  const { status, err } = await run(["grade", join(cases, "two-versions")], { courseRoot });
  expect(status).toBe(2);
  expect(err).toContain("holds 2 complete submissions beside each other: `v1`, `v2-final`");
});
