/** `alloclab course`: what it does not take, each in one line, and what it leaves as it was. */
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { pathsOf, places } from "../../../class/output-folder.js";
import { entry } from "../../support/cohort.js";
import { folderWith } from "../../support/folder.js";
import { classOf, threeAssignments, writeGraded } from "../../support/graded-class.js";
import { run } from "../../support/terminal.js";

let folder = "";
let courseRoot = "";
const at = (...path: string[]): string => join(folder, ...path);

const first = classOf("first-fit", "First fit", [entry("ada", { score: 90 })]);
const best = classOf("best-fit", "Best fit", [entry("ada", { score: 60 })]);

beforeEach(async () => {
  folder = await folderWith({ "config.json": "{}" });
  courseRoot = await threeAssignments();
  await writeGraded(at("results/a"), first);
});

/** Runs the command; what it prints is one line, however long. */
async function course(folders: string[] = ["results"], ...more: string[]) {
  const args = ["course", ...folders.map((name) => at(name)), "--output", at("out"), "--config", at("config.json")];
  const { status, out, err } = await run([...args, ...more], { courseRoot });
  return { status, out: out.replaceAll(`${folder}/`, "").replace(/\s+/g, " "), err: err.replaceAll(`${folder}/`, "") };
}

/** Refused with this line, and nothing is written. */
async function expectRefused(message: string, folders?: string[], ...more: string[]): Promise<void> {
  expect(await course(folders, ...more)).toEqual({ status: 2, out: "", err: `alloclab: ${message}\n` });
  expect((await readdir(folder)).filter((name) => name === "out" || name.startsWith("."))).toEqual([]);
}

describe("classes", () => {
  test("none, no folder, or an empty one", async () => {
    await mkdir(at("empty"));
    await mkdir(at("other/submissions"), { recursive: true });
    await expectRefused("`nowhere` does not exist; check the path.", ["nowhere"]);
    await expectRefused("`empty` is empty; name the folder with those that it has written, or each of them.", [
      "empty",
    ]);
    await expectRefused(
      "`other` holds no output folder of `alloclab class`, and is none; name the folder with those that it has written, or each of them.",
      ["other"],
    );
    expect((await course(["config.json"])).err).toMatch(/^alloclab: `config\.json` .*\n$/);
  });

  test("not finished, a part, or without what a run keeps", async () => {
    await writeGraded(at("results/b"), best, { isComplete: false });
    await expectRefused("`results/b` is not finished; start its `alloclab class` again, which goes on.");
    await writeGraded(at("results/b"), best, { shard: { index: 1, count: 2 } });
    await expectRefused(
      "`results/b` is part 1/2 of a class; join the parts with `alloclab merge`, and give what it writes.",
    );
    await rm(at("results/b/.alloclab"), { recursive: true });
    await expectRefused(
      "`results/b` has a class.json and not what `alloclab class` keeps in .alloclab; give the whole folder.",
    );
    await writeGraded(at("results/b"), best);
    await rm(at("results/b/class.json"));
    await expectRefused("`results/b/class.json` cannot be read; start `alloclab class` again to have it written anew.");
  });

  test("out of date, or changed by hand", async () => {
    await writeGraded(at("results/b"), best);
    const text = await readFile(at("results/b/class.json"), "utf8");
    await writeFile(at("results/b/class.json"), text.replace('"score":60', '"score":100'));
    const message =
      "The class.json of `results/b` is out of date: what was recorded of `ada` is something else; start its `alloclab class` again, which goes on.";
    await expectRefused(message);
    await writeFile(at("results/b/class.json"), text);
    await rm(pathsOf(at("results/b"), "ada").record);
    await expectRefused(message);
  });

  test("of an assignment that there is not, twice of one, or for other readers", async () => {
    await writeGraded(at("results/b"), classOf("frist-fit", "?", []));
    await expectRefused(
      "`results/b` is a class of `frist-fit`, which is no assignment of this course; did you mean `first-fit`?",
    );
    await cp(at("results/a"), at("results/b"), { recursive: true });
    await expectRefused("`results/a` and `results/b` both are classes of first-fit; give one.");
    await writeGraded(at("results/b"), best, { audience: "student" });
    await expectRefused(
      "`results/b` was graded with --audience student, so that its points are those of visible checks alone, and `results/a` was not; give what was graded for the same readers.",
    );
    expect((await course(["results/b"])).status).toBe(0);
    expect(await readFile(at("out/students/ada.html"), "utf8")).toContain("Points are those of the visible checks");
  });

  test("one that is named twice counts once, and what is none is passed over and told", async () => {
    await mkdir(at("results/submissions"));
    const { status, out } = await course(["results", "results/a"]);
    expect(status).toBe(0);
    expect(out).toContain("1 student, 1 assignment: first-fit 100 %.");
    expect(out).toContain("Passed over, as no class was written into them: `results/submissions`.");
    // Its own output is none either, and goes without saying.
    const args = ["course", at("results"), "-o", at("results/course"), "--config", at("config.json")];
    expect((await run(args, { courseRoot })).status).toBe(0);
    expect((await run(args, { courseRoot })).out).not.toContain("results/course`");
  });
});

describe("the config", () => {
  const config = (value: unknown): Promise<void> => writeFile(at("config.json"), JSON.stringify({ course: value }));

  test.each([
    [{ wieghts: {} }, "unknown key `wieghts` in `course`; did you mean `weights`?"],
    [
      { weights: { "frist-fit": 1 } },
      "there is no assignment `frist-fit` for `course.weights`; did you mean `first-fit`?",
    ],
    [
      { neverDrop: ["frist-fit"] },
      "there is no assignment `frist-fit` for `course.neverDrop`; did you mean `first-fit`?",
    ],
    [
      { weights: { "best-fit": 1 } },
      "`course.weights` has none for `first-fit`, of which `results/a` is a class; give it 0 if it is not to count.",
    ],
    [{ weights: { "first-fit": 0 } }, "`course.weights` leave no class that counts."],
    [
      { weights: { "first-fit": -1 } },
      "`course.weights.first-fit` is -1; it must be a number of points from 0 to 100000, with two decimals at the most.",
    ],
    [
      { drop: 1.5 },
      "`course.drop` is 1.5; it must be how many of the lowest do not count, a whole number from 0 to 100.",
    ],
    [
      { drop: "1" },
      '`course.drop` is "1"; it must be how many of the lowest do not count, a whole number from 0 to 100.',
    ],
    [
      { points: 0 },
      "`course.points` is 0; it must be the points that a total is out of, more than 0, with two decimals at the most.",
    ],
    [[], '`course` is []; it must be an object, as { weights: { "first-fit": 40, "best-fit": 60 }, drop: 1 }.'],
  ])("%j", async (value, fault) => {
    await config(value);
    await expectRefused(`\`config.json\`: ${fault}`);
  });

  test("an assignment that counts and has no class is in doubt, and the totals are of the others", async () => {
    await config({ weights: { "first-fit": 1, "best-fit": 3 } });
    const { status, out } = await course();
    expect(status).toBe(3);
    expect(out).toContain(
      "- `course.weights` count `best-fit`, of which there is no class here: totals are of the others alone. ",
    );
    expect(await readFile(at("out/course.csv"), "utf8")).toContain("\r\nada,,,,90,100,90,100,90,");
  });

  test("its faults are told when one submission is graded, too", async () => {
    await config({ weights: { "frist-fit": 1 } });
    const { status, err } = await run(["rubric", "--config", at("config.json")], { courseRoot });
    expect(status).toBe(2);
    expect(err).toContain("there is no assignment `frist-fit` for `course.weights`");
  });
});

describe("the output", () => {
  test("is no folder of a class, nor in one, nor one that holds something else", async () => {
    const into = (name: string) =>
      run(["course", at("results"), "-o", at(name), "--config", at("config.json")], { courseRoot });
    for (const name of ["results/a", "results/a/course", "results"]) {
      const { status, err } = await into(name);
      expect({ status, lines: err.match(/^alloclab: The output .*\n$/)?.length }).toEqual({ status: 2, lines: 1 });
    }
    await mkdir(at("mine"));
    await writeFile(at("mine/thesis.txt"), "mine");
    const { status, err } = await into("mine");
    expect(status).toBe(2);
    expect(err).toContain(
      "holds something else, `thesis.txt`; name an empty or a new folder with --output, or move that.",
    );
    expect(await readdir(at("mine"))).toEqual(["thesis.txt"]);
    expect((await into("config.json")).err).toContain("is no folder");
    vi.spyOn(process, "cwd").mockReturnValue(at("mine"));
    await rm(at("mine/thesis.txt"));
    expect((await into("mine")).err).toContain("is the folder in which you are");
    vi.restoreAllMocks();
  });

  test("is written anew as a whole; what was changed by hand is kept beside it and told", async () => {
    expect((await course()).status).toBe(0);
    const table = await readFile(at("out/course.csv"), "utf8");
    // As a spreadsheet saves it, which is no change.
    await writeFile(at("out/course.csv"), `\ufeff${table.replaceAll(",", ";").replaceAll("\r", "")}`);
    expect((await course()).status).toBe(0);
    await writeFile(at("out/course.csv"), table.replace("90", "100"));
    await writeFile(at("out/students/gone.html"), "of before");
    const { status, out } = await course();
    expect(status).toBe(3);
    expect(out).toContain("The changed one is kept as `out/course-edited.csv`.");
    expect(await readFile(at("out/course-edited.csv"), "utf8")).toContain("100");
    expect(await readFile(at("out/course.csv"), "utf8")).toBe(table);
    expect(await readdir(at("out/students"))).toEqual(["ada.html"]);
    expect((await course()).status).toBe(0);
    expect((await readdir(at("out"))).sort()).toEqual([
      ...[".alloclab", "course-edited.csv", "course.csv", "course.html", "students"],
    ]);
  });

  test("never is what was downloaded", async () => {
    const book = "Student,ID,Section,Course total (7)\n";
    await mkdir(at("out"));
    await course();
    await writeFile(at("out/grades-canvas.csv"), book);
    const { status, err } = await course(["results"], "--canvas", at("out/grades-canvas.csv"));
    expect(status).toBe(2);
    expect(err).toContain("`out/grades-canvas.csv` would be overwritten");
    expect(await readFile(at("out/grades-canvas.csv"), "utf8")).toBe(book);
  });
});

describe("options", () => {
  test.each([
    [["--column", "7"], "--column is of no use without --canvas or --moodle."],
    [["--canvas", "none.csv"], "`none.csv` does not exist; check the path."],
    [["--roster", "none.csv"], "`none.csv` does not exist; check the path."],
  ])("%j", async (options, message) => {
    await expectRefused(message, undefined, ...options);
  });

  test("names that would be formulas, markup or paths stay names", async () => {
    const hostile = ["=1+1", "<script>alert(1)</script>", "../../out", "a\u202eb", "CON"];
    await writeGraded(
      at("results/a"),
      classOf(
        "first-fit",
        "First fit",
        hostile.map((name, i) => entry(name, { report: `reports/${i}.json`, score: i })),
      ),
    );
    expect((await course()).status).toBe(0);
    const csv = await readFile(at("out/course.csv"), "utf8");
    expect(csv).toContain("\r\n'=1+1,");
    const page = await readFile(at("out/course.html"), "utf8");
    expect(page.match(/<script\b/g)).toHaveLength(1);
    expect(page).not.toContain("\u202e");
    expect(await readdir(at("out/students"))).toHaveLength(hostile.length);
    for (const [, href = ""] of page.matchAll(/href="(students[^"]*)"/g))
      expect(await readFile(at("out", decodeURIComponent(href)), "utf8")).toContain("Course grades");
    expect(await readdir(folder)).toEqual(["config.json", "out", "results"]);
    expect(await readdir(at("results/a", places.reports))).toHaveLength(hostile.length + 1);
  });
});
