import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { kitFiles } from "../../../publish/autograder/kit.js";
import { root, runProgram, linkPackages, scratch, unzip } from "../../support/autograder.js";
import { folderWith } from "../../support/folder.js";
import { run } from "../../support/terminal.js";

const autograder = (platform: string, output: string, ...options: string[]) =>
  run(["autograder", "--for", platform, "--output", output, ...options]);

describe("is refused, and nothing is written:", () => {
  test.each([
    [
      "an unknown platform",
      "gradscope",
      "a.zip",
      [],
      /no autograder for "gradscope"\. Did you mean "gradescope"\?.* gradescope, prairielearn, autolab, classroom50, github-actions\./,
    ],
    ["no platform", "", "a.zip", [], /It is one of gradescope, /],
    ["a folder where a file goes", "gradescope", "folder", [], /is a folder; name a file/],
    ["a file that is no zip", "gradescope", "notes.txt", [], /is no zip; it is not replaced/],
    ["a file where a folder goes", "autolab", "notes.txt", [], /is a file; name a folder/],
    ["a folder that holds something else", "autolab", "folder", [], /holds something else/],
    ["a folder with a list that is not ours", "autolab", "foreign", [], /holds something else/],
    ["an assignment that is not there", "autolab", "new", ["-a", "first-fti"], /no assignment .* Did you mean/],
    [
      "rows that are shown later, where there are none",
      "autolab",
      "new",
      ["--hidden-checks", "after-published"],
      /is for gradescope alone/,
    ],
    ["a hand-in with more in its name than a name", "autolab", "new", ["--handin", "$(id).zip"], /plain name/],
    ["an image with more in its name than a name", "prairielearn", "new", ["--image", "a b"], /name of an image/],
    ["no output", "autolab", "", [], /--output needs the path/],
  ] as const)("%s", async (_, platform, name, options, reason) => {
    const files = { "notes.txt": "mine", "folder/mine.txt": "mine", "foreign/.alloclab-autograder.json": "{}" };
    const folder = await folderWith(files);
    const { status, out, err } = await autograder(platform, name === "" ? "" : join(folder, name), ...options);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^alloclab: [^\n]+\n$/);
    expect(err).toMatch(reason);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(
      ["folder", "foreign", ...Object.keys(files)].sort(),
    );
    expect(await readFile(join(folder, "notes.txt"), "utf8")).toBe("mine");
  });
});

test("an autograder is replaced by one that is made anew, and what lies beside it stays", async () => {
  const folder = await folderWith({});
  const out = join(folder, "out");
  await mkdir(out);
  expect((await autograder("github-actions", out)).status, "an empty folder will do").toBe(0);
  await writeFile(join(out, "mine.txt"), "mine");
  const { status, out: said } = await autograder("github-actions", out, "-a", "best-fit");
  expect(status).toBe(0);
  expect(said).toContain("What is left to do:");
  expect(await readFile(join(out, ".github/workflows/grade.yml"), "utf8")).toContain('ASSIGNMENTS: "best-fit"');
  expect((await readdir(out)).sort()).toEqual([".alloclab-autograder.json", ".github", "mine.txt"]);
  expect(await readdir(folder), "nothing is left beside it").toEqual(["out"]);
});

test("the kit needs no package that a student's machine or a platform does not install", async () => {
  const { dependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const kit = await kitFiles(root, "01-first-fit", true);
  const needed = new Set(
    kit.filter(({ path }) => /\.tsx?$/.test(path)).flatMap(({ data }) => packagesIn(data.toString())),
  );
  expect(needed.size).toBeGreaterThan(8);
  // vite comes with vitest, of which it is a part.
  const known = [...Object.keys(dependencies), "vite", "alloclab"];
  expect([...needed].filter((name) => !known.includes(name))).toEqual([]);
});

test("an instructor's config and stages go along, and count there", async () => {
  const settings = await folderWith({
    "fall.json": JSON.stringify({ weights: { basics: 50 }, stages: "mine", late: { pointsPerDay: 5 } }),
    "mine/7-reuse.test.ts": REUSE,
  });
  const zip = join(settings, "autograder.zip");
  const made = await autograder("gradescope", zip, "--config", join(settings, "fall.json"));
  expect(made).toMatchObject({ status: 0, err: "" });
  const kit = await scratch();
  expect(await unzip(zip, kit)).toContain("autograder-stages/7-reuse.test.ts");
  await linkPackages(kit);
  const solution = join(root, "solutions/01-first-fit");
  const command = ["grader/bin.js", "autograde", solution, "--for", "gradescope", "-a", "first-fit"];
  const { tests } = JSON.parse((await runProgram("node", command, { cwd: kit })).out) as {
    tests: { name: string; score: number }[];
  };
  const earned = (stage: string): number =>
    tests.filter(({ name }) => name.startsWith(`${stage}: `)).reduce((sum, { score }) => sum + score, 0);
  expect(earned("basics")).toBeCloseTo(50, 1);
  expect(earned("reuse")).toBe(4);
});

/** A stage of an instructor's own. */
const REUSE = `import { stage, check } from "#kit/check/stage";

stage("reuse", () => {
  check("hands out again what was freed", { points: 4 }, ({ subject }) => {
    if (subject === undefined) throw new Error("there is no subject");
  });
});
`;

/** Packages that a source imports at run time. */
function packagesIn(source: string): string[] {
  return ts
    .preProcessFile(source, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !/^[.#]/.test(name) && !name.startsWith("node:") && !builtinModules.includes(name))
    .map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    );
}
