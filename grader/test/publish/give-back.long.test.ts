/** `alloclab give-back`: each student gets the own report and nothing else, through whatever system; whole, or not at all. */
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import "esbuild";
import { afterEach, describe, expect, test, vi } from "vitest";
import { unzip } from "../support/autograder.js";
import { SOURCES, SUITE, smallCourse } from "../support/class.js";
import { type Files, folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";
import { zip } from "../support/zip.js";

afterEach(() => vi.restoreAllMocks());

const HEAD = "why: The lecture said otherwise\n    by: Grace Hopper\n    at: 2026-11-27";
const decision = (whom: string, ...rest: string[]): string =>
  `  - for: ${whom}\n    ${[HEAD, ...rest].join("\n    ")}\n`;
const decisions = (...all: string[]): string => `decisions:\n${all.join("")}`;

/** The name of the hidden check of the course. */
const HIDDEN = "refuses a capacity that is not a positive integer";

/** A class, the command line in its folder, and what stands in folders of it. */
async function classWith(files: Files) {
  const courseRoot = await smallCourse();
  const folder = await folderWith(files);
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  const at = (...path: string[]): string => join(folder, ...path);
  const alloclab = (...args: string[]) => run(args, { courseRoot, width: 1000 });
  const grade = async (...more: string[]) => {
    const ended = await alloclab("class", at("in"), "-o", at("out"), ...more);
    expect([0, 3], ended.err).toContain(ended.status);
    return ended;
  };
  const give = async (...args: string[]) => {
    const { status, out, err } = await alloclab("give-back", at("out"), "-o", at("back"), ...args);
    return { status, out: out.replace(/(?<!\n)\n(?![-\n]|In |Give )/g, " "), err };
  };
  const given = async (path = "back"): Promise<Record<string, string>> => textsIn(at(path));
  const unpacked = async (archive: string): Promise<Record<string, string>> => {
    const place = await folderWith({});
    await unzip(at("back", archive), place);
    return textsIn(place);
  };
  return { at, courseRoot, alloclab, grade, give, given, unpacked, names: () => readdir(folder) };
}

async function textsIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = files
    .sort()
    .map(async (file) => [file.slice(folder.length + 1), await readFile(file, "utf8")] as const);
  return Object.fromEntries(await Promise.all(texts));
}

const moodleFolder = (name: string): string => `in/${name}_assignsubmission_file/allocator.ts`;
const WORKSHEET = [
  "Identifier,Full name,Email address,Status,Group,Grade,Maximum Grade,Last modified (grade),Feedback comments",
  "Participant 31,Ada Lovelace,ada@x.edu,Submitted,Team A,,100.00,-,",
  "Participant 32,Bob Stone,bob@x.edu,Submitted,Team A,,100.00,-,",
  "Participant 33,Cy O'Neill,cy@x.edu,Submitted,Team B,,100.00,-,",
  "Participant 34,Dee Late,dee@x.edu,No submission,Team C,,100.00,-,",
  "Participant 35,Eve Idle,eve@x.edu,No submission,Team D,,100.00,-,",
].join("\r\n");

describe("Moodle", () => {
  test("gets a report under the number of each participant, for a student, with what people decided and no notes", async () => {
    const { grade, give, given, unpacked, at } = await classWith({
      [moodleFolder("Ada Lovelace_31")]: SOURCES.careless,
      [moodleFolder("Bob _ Stone_32")]: SOURCES.empty,
      "decisions.yml": decisions(
        decision("Ada Lovelace_31", "add: 2", "comment: Come and ask me", "note: Seems to have copied from Bob"),
        decision("Bob _ Stone_32", "comment: Only for Bob to read"),
      ),
    });
    await grade();
    const { status, out } = await give("--to", "moodle");
    expect(out).toMatch(/^2 reports: .*moodle-feedback\.zip \(\d+ KB\)\nIn Moodle: /);
    expect(out).toContain(
      "- The numbers are those of Moodle's export. Where groups hand in, these are no participants'",
    );
    expect(status).toBe(0);
    expect(Object.keys(await given())).toEqual([".alloclab-give-back.json", "moodle-feedback.zip"]);
    const files = await unpacked("moodle-feedback.zip");
    expect(Object.keys(files)).toEqual([
      "Ada Lovelace_31_assignsubmission_file_/first-fit.html",
      "Bob Stone_32_assignsubmission_file_/first-fit.html",
    ]);
    const [ada = "", bob = ""] = Object.values(files);
    expect(ada).toContain("Come and ask me");
    expect(ada).toContain("The lecture said otherwise");
    expect(ada).toContain("hidden check");
    expect(bob).toContain("Only for Bob to read");
    for (const text of [ada, bob]) expect(text).not.toMatch(/copied|positive integer|visualizer\.html/);
    expect(ada).not.toContain("Bob");
    expect(bob).not.toContain("Ada");

    const before = await readFile(at("back/moodle-feedback.zip"));
    expect((await give("--to", "moodle")).status, "once more").toBe(0);
    expect(before.equals(await readFile(at("back/moodle-feedback.zip"))), "the same bytes").toBe(true);
  });

  test("never gets the number of a group for that of a participant; with the worksheet everybody of a group has the report", async () => {
    const { grade, give, unpacked, at } = await classWith({
      [moodleFolder("Team A_31")]: SOURCES.full,
      [moodleFolder("Team B_32")]: SOURCES.empty,
      "in/Default group_assignsubmission_file/allocator.ts": SOURCES.careless,
      "worksheet.csv": WORKSHEET,
    });
    await grade();
    const refused = await give("--to", "moodle");
    expect(refused).toMatchObject({ status: 2, out: "" });
    expect(refused.err).toMatch(/^alloclab: No participant of Moodle is known .* --worksheet\.\n$/);
    const { status, out } = await give("--to", "moodle", "--worksheet", at("worksheet.csv"));
    expect(out).toContain("2 reports, for 3 students: ");
    expect(out).toContain("- In the class, but not in the worksheet: `Default group`.");
    expect(out).toContain("- In the worksheet, but not in the class: `Dee Late`, `Eve Idle`.");
    expect(status).toBe(3);
    const files = await unpacked("moodle-feedback.zip");
    expect(Object.keys(files)).toEqual([
      "Ada Lovelace_31_assignsubmission_file_/first-fit.html",
      "Bob Stone_32_assignsubmission_file_/first-fit.html",
      "Cy O Neill_33_assignsubmission_file_/first-fit.html",
    ]);
    const [ada, bob, cy] = Object.values(files);
    expect(ada).toBe(bob);
    expect(ada).not.toBe(cy);
  });

  test("gets members that a roster knows by its worksheet alone, and blind marking goes by numbers", async () => {
    const groups = await classWith({
      [moodleFolder("Team A_900")]: SOURCES.full,
      [moodleFolder("Team C_902")]: SOURCES.full,
      [moodleFolder("Cy O'Neill_33")]: SOURCES.full,
      "worksheet.csv": WORKSHEET,
    });
    await groups.grade("--roster", groups.at("worksheet.csv"));
    const { status, out } = await groups.give("--to", "moodle");
    expect(status).toBe(3);
    expect(out).toContain(
      "- Without a number of Moodle's for each of their people, and not given back: `Team A_900`, `Team C_902`.",
    );
    expect(out).toContain("- They handed in nothing, and get no report: `Eve Idle_35`.");
    expect(Object.keys(await groups.unpacked("moodle-feedback.zip"))).toEqual([
      "Cy O Neill_33_assignsubmission_file_/first-fit.html",
    ]);

    const blind = await classWith({
      [moodleFolder("Teilnehmer_31")]: SOURCES.full,
      [moodleFolder("Teilnehmer_7")]: SOURCES.empty,
    });
    await blind.grade();
    expect((await blind.give("--to", "moodle")).status).toBe(0);
    expect(Object.keys(await blind.unpacked("moodle-feedback.zip"))).toEqual([
      "Teilnehmer_31_assignsubmission_file_/first-fit.html",
      "Teilnehmer_7_assignsubmission_file_/first-fit.html",
    ]);
  });

  test("who hands in together by decision is reached by the own number; whose it is by decision, not by that of another one", async () => {
    const { grade, give, unpacked } = await classWith({
      [moodleFolder("Ada Lovelace_31")]: SOURCES.full,
      [moodleFolder("Bob Stone_32")]: SOURCES.empty,
      [moodleFolder("Cy O'Neill_33")]: SOURCES.empty,
      "decisions.yml": decisions(
        decision("Ada Lovelace_31", "together: [Bob Stone_32]"),
        decision("Cy O'Neill_33", "belongs: dee@x.edu"),
      ),
    });
    await grade();
    const { status, out } = await give("--to", "moodle");
    expect(status).toBe(3);
    expect(out).toContain("not given back: `Cy O'Neill_33`.");
    const files = await unpacked("moodle-feedback.zip");
    expect(Object.keys(files).map((path) => path.split("/")[0])).toEqual([
      "Ada Lovelace_31_assignsubmission_file_",
      "Bob Stone_32_assignsubmission_file_",
    ]);
    expect(new Set(Object.values(files)).size).toBe(1);
  });
});

describe("Canvas", () => {
  test("gets a comment for each user, by an attachment of theirs; an archive is answered with one", async () => {
    const { grade, give, unpacked } = await classWith({
      "in/lovelaceada_LATE_101_9001_allocator.ts": SOURCES.full,
      "in/stone_7_bob_102_9002_work.zip": zip([{ name: "allocator.ts", data: SOURCES.empty }]),
      "in/neillcy_103_text.html": "<p>hello</p>",
      "in/anon_104_105_link_9004_allocator.ts": SOURCES.careless,
    });
    await grade();
    const { status, out } = await give("--to", "canvas");
    expect(status).toBe(3);
    expect(out).toContain("- Without a file in Canvas that could be answered, and not given back: `neillcy_103`.");
    const names = Object.keys(await unpacked("canvas-submissions.zip"));
    // As `infer_comment_context_from_filename` of Canvas reads a name.
    const inferred = names.map((name) => {
      const parts = name.split("_").filter((part) => part !== "LATE");
      if (/^link/.test(parts.at(-1) ?? "")) return null;
      return parts[0] === "anon" ? parts.slice(1, 3) : parts.filter((part) => /^\d+$/.test(part)).slice(0, 2);
    });
    expect(Object.fromEntries(names.map((name, at) => [name, inferred[at]]))).toEqual({
      "anon_104_105_first-fit.html": ["104", "105"],
      "lovelaceada_101_9001_first-fit.html": ["101", "9001"],
      "stone7bob_102_9002_first-fit.zip": ["102", "9002"],
    });
  });

  test("says who hands in together with somebody, and has no file there by which a report could reach them", async () => {
    const { at, grade, give, unpacked } = await classWith({
      "in/lovelaceada_101_9001_allocator.ts": SOURCES.full,
      "in/stonebob_102_9002_allocator.ts": SOURCES.empty,
      "roster.csv": "id,name,email\n1,Ada Lovelace,ada@x.edu\n2,Bob Stone,bob@x.edu\n3,Eve Idle,eve@x.edu\n",
      "decisions.yml": decisions(decision("lovelaceada_101", "together: [stonebob_102, eve@x.edu]")),
    });
    await grade("--roster", at("roster.csv"));
    const { status, out } = await give("--to", "canvas");
    expect({ status, out }).toEqual({
      status: 3,
      out: expect.stringContaining("have no file of their own in Canvas, so they get no report: `Eve Idle`."),
    });
    expect(Object.keys(await unpacked("canvas-submissions.zip"))).toHaveLength(2);
  });

  test("is told of no class that does not come from it", async () => {
    const { grade, give } = await classWith({ "in/ada.ts": SOURCES.full });
    await grade();
    for (const to of ["canvas", "moodle"]) {
      const { status, err } = await give("--to", to);
      expect(status).toBe(2);
      expect(err).toMatch(/^alloclab: The class does not come from (Canvas|Moodle), [^\n]+\n$/);
    }
  });
});

const ROSTER =
  'login,name,email\nada,Ada Lovelace,ada@x.edu\nbob,=Bob,"bob@x.edu, eve@x.edu"\ncy,Cy,cy@x.edu\neve,Eve,=1@x.edu\ndee,Dee,dee@x.edu\n';

describe("those without a system", () => {
  test("get a folder or an archive each, with the visualizer where there is something to replay", async () => {
    const { grade, give, given, at } = await classWith({
      "in/ada.ts": SOURCES.full,
      "in/bob.ts": SOURCES.empty,
      "decisions.yml": decisions(decision("bob", "together: [eve@x.edu]")),
    });
    await grade();
    expect((await give("--to", "folders")).status).toBe(0);
    const files = await given();
    expect(Object.keys(files).filter((path) => !path.endsWith("visualizer.html"))).toEqual([
      ".alloclab-give-back.json",
      "ada/first-fit.html",
      "bob_bob/first-fit.html",
      "bob_eve_x.edu/first-fit.html",
    ]);
    for (const [path, text] of Object.entries(files).filter(([name]) => name.endsWith("first-fit.html")))
      expect(text.includes("visualizer.html"), path).toBe(path.replace("first-fit", "visualizer") in files);

    expect((await give("--to", "folders", "--zip")).status, "what was there goes").toBe(0);
    expect(Object.keys(await given())).toEqual([
      ".alloclab-give-back.json",
      "ada.zip",
      "bob_bob.zip",
      "bob_eve_x.edu.zip",
    ]);
    const place = await folderWith({});
    expect(await unzip(at("back/ada.zip"), place)).toEqual(["first-fit.html"]);
  });

  test("get a folder with their names where Gradescope's numbers are the names of rows", async () => {
    const { grade, give, given } = await classWith({
      "in/submission_metadata.yml":
        "submission_7:\n  :submitters:\n  - :name: Ada Lovelace\n    :sid: '1'\nsubmission_8:\n  :submitters:\n  - :name: Bob Stone\n",
      "in/submission_7/allocator.ts": SOURCES.full,
      "in/submission_8/allocator.ts": SOURCES.full,
    });
    await grade();
    expect((await give("--to", "folders")).status).toBe(0);
    expect(Object.keys(await given())).toEqual([
      ".alloclab-give-back.json",
      "submission_7_Ada_Lovelace/first-fit.html",
      "submission_8_Bob_Stone/first-fit.html",
    ]);
  });

  test("have a table for a mail merge, in which no cell is a formula and no address is two", async () => {
    const { grade, give, given, at } = await classWith({
      "in/ada.ts": SOURCES.careless,
      "in/bob.ts": SOURCES.empty,
      "in/cy.ts": SOURCES.full,
      "roster.csv": ROSTER,
      "decisions.yml": decisions(decision("cy", "result: withheld", "comment: Not before the talk")),
    });
    await grade("--roster", at("roster.csv"));
    const { status, out } = await give("--to", "mail");
    expect(status).toBe(3);
    expect(out).toContain("- Without a sound address, so with a folder and not in the table: `bob`, `eve`.");
    expect(out).toContain("- That their result is withheld, and no more, is told to `cy`.");
    const files = await given();
    expect(files["mail-merge.csv"]?.split("\r\n")).toEqual([
      "name,email,submission,status,score,max_score,grade,max_grade,attachment",
      "Ada Lovelace,ada@x.edu,ada,graded,60,60,60,100,ada/first-fit.html",
      "Cy,cy@x.edu,cy,withheld,,60,,100,cy/first-fit.html",
      "Dee,dee@x.edu,dee,no-submission,0,60,0,100,dee/first-fit.html",
      "",
    ]);
    const cy = files["cy/first-fit.html"] ?? "";
    expect(cy).toContain("withheld");
    expect(cy).not.toContain("starts with all of its memory free");
    expect(Object.keys(files)).toContain("bob/first-fit.html");
  });

  test("have none where nobody has an address", async () => {
    const { grade, give, names } = await classWith({ "in/ada.ts": SOURCES.full });
    await grade();
    const { status, err } = await give("--to", "mail");
    expect(status).toBe(2);
    expect(err).toMatch(/^alloclab: Nobody in the class has an address; [^\n]+\n$/);
    expect((await names()).sort()).toEqual(["in", "out"]);
  });
});

test("what leaks is said, nothing is written, and nothing is left behind", async () => {
  const { grade, give, names } = await classWith({
    "in/ada.ts": SOURCES.careless,
    "decisions.yml": decisions(decision("ada", `comment: It is about "${HIDDEN}"`)),
  });
  await grade();
  const { status, out, err } = await give("--to", "folders");
  expect({ status, out }).toEqual({ status: 1, out: "" });
  expect(err).toContain("alloclab: nothing is written, as these tell what is hidden:\n");
  expect(err).toContain(`reports/ada.html:`);
  expect(err).toContain(`hidden check: ${HIDDEN}`);
  expect((await names()).sort()).toEqual(["decisions.yml", "in", "out"]);
});

test("what a student wrote is no leak: in the own report never, elsewhere where the class's folder is named", async () => {
  const source = SOURCES.full.replace("return this.capacity;", `throw new Error("${HIDDEN}");`);
  const own = await classWith({ "in/ada.ts": source });
  await own.grade();
  expect((await own.give("--to", "folders")).status).toBe(0);
  const name = await classWith({ [moodleFolder(`${HIDDEN}_31`)]: source });
  await name.grade();
  const { status, err } = await name.give("--to", "moodle");
  expect(status).toBe(1);
  expect(err).toContain(`tables/names.txt:1: hidden check: ${HIDDEN}`);
  expect(err).toContain("name the class's folder with --submissions");
  expect(await name.give("--to", "moodle", "--submissions", name.at("in"))).toMatchObject({ status: 0, err: "" });
});

test("never writes over what somebody else has put there, or has changed", async () => {
  const { grade, give, given, at } = await classWith({ "in/ada.ts": SOURCES.full, "back/mine.txt": "mine" });
  await grade();
  const refused = await give("--to", "folders");
  expect(refused.status).toBe(2);
  expect(refused.err).toContain("holds something else");
  expect(await given()).toEqual({ "mine.txt": "mine" });
  await rm(at("back/mine.txt"));
  expect((await give("--to", "folders")).status).toBe(0);

  await writeFile(at("back/notes.txt"), "mine");
  expect((await give("--to", "folders")).err).toContain("holds something else, `notes.txt`");
  await rm(at("back/notes.txt"));
  await writeFile(at("back/ada/first-fit.html"), "annotated");
  const changed = await give("--to", "mail");
  expect(changed.err).toContain("`ada/first-fit.html` in");
  expect(changed.err).toContain("has been changed since it was written");
  expect((await given())["ada/first-fit.html"]).toBe("annotated");
});

test("results that are out of date, unfinished, of a part or of nobody are refused in a line", async () => {
  const { grade, give, alloclab, at } = await classWith({ "in/ada.ts": SOURCES.full, "in/bob.ts": SOURCES.full });
  const line = async (...args: string[]): Promise<string> => {
    const { status, err, out } = await alloclab("give-back", ...args, "--to", "folders", "-o", at("back"));
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^alloclab: [^\n]+\n$/);
    return err;
  };
  expect(await line(at("nowhere"))).toContain("is no output folder of `alloclab class`");
  expect(await line(at("in"))).toContain("is no output folder of `alloclab class`");
  await alloclab("class", at("in"), "-o", at("part"), "--shard", "1/2");
  expect(await line(at("part"))).toContain("holds part 1/2 of a class; join all parts with `alloclab merge` first.");

  await grade();
  await writeFile(at("decisions.yml"), decisions(decision("ada", "add: 1")));
  expect(await line(at("out"))).toContain("are out of date: decisions, late policy or criteria");
  await grade();
  expect((await give("--to", "folders")).status).toBe(0);

  const state = at("out/.alloclab/run.json");
  const text = await readFile(state, "utf8");
  await writeFile(state, text.replace('"isComplete": true', '"isComplete": false'));
  expect(await line(at("out"))).toContain("is not finished; start its `alloclab class` again");
  await writeFile(state, text);
  const cohort = await readFile(at("out/class.json"), "utf8");
  await writeFile(at("out/class.json"), cohort.replace(/"entries":\[[^]*\]\}\n$/, '"entries":[]}\n'));
  expect(await line(at("out"))).toContain("holds a class of nobody");
});

test("who has no report is named, and so is what is to be seen to first", async () => {
  const { grade, give, given, at, courseRoot } = await classWith({
    "in/ada.ts": SOURCES.full,
    "in/bob.ts": SOURCES.full,
    "in/cy/allocator.ts": SOURCES.full,
    "in/cy/old/allocator.ts": SOURCES.empty,
  });
  await grade();
  await writeFile(at("out/reports/ada.html"), "mended by hand");
  const csv = await readFile(at("out/grades.csv"), "utf8");
  await writeFile(at("out/grades.csv"), csv.replace("bob,graded,100", "bob,graded,99"));
  await writeFile(join(courseRoot, SUITE), `${await readFile(join(courseRoot, SUITE), "utf8")}\n// changed\n`);
  const { status, out } = await give("--to", "folders");
  expect(status).toBe(3);
  expect(out).toContain(
    "Reports that are not as they were written, and not given back: `ada`. Start `alloclab class` again.",
  );
  expect(out).toContain("- `grades.csv` was changed by hand, which no report tells");
  expect(out).toContain("- The suites, the config or the grader have changed since it was graded");
  expect(out).toContain("- Still in doubt, and given back as they are: `cy`.");
  expect(Object.keys(await given()).filter((path) => path.endsWith("first-fit.html"))).toEqual([
    "bob/first-fit.html",
    "cy/first-fit.html",
  ]);
});

test("criteria are in reports, and that somebody has still to grade one is said first", async () => {
  const { grade, give, given } = await classWith({
    "in/ada.ts": SOURCES.full,
    "in/bob.ts": SOURCES.full,
    "alloclab.config.json": JSON.stringify({ criteria: { style: { title: "Style & taste", points: 5 } } }),
    "decisions.yml": decisions(decision("ada", "grades: { style: 3 }")),
  });
  await grade();
  const { status, out } = await give("--to", "folders");
  expect(status).toBe(3);
  expect(out).toContain("- `style` is not graded yet for 1 submission, and counts 0 there: `bob`.");
  expect((await given())["ada/first-fit.html"]).toMatch(/Style &amp; taste/);
});

test("a place that takes nothing is told in a line", async () => {
  const { grade, alloclab, at } = await classWith({ "in/ada.ts": SOURCES.full, file: "" });
  await grade();
  for (const place of [at("file/back"), at("file"), "", ...(process.platform === "linux" ? ["/proc/back"] : [])]) {
    const { status, out, err } = await alloclab("give-back", at("out"), "--to", "folders", "-o", place);
    expect({ status, out }, place).toEqual({ status: 2, out: "" });
    expect(err, place).toMatch(/^alloclab: [^\n]+\n$/);
  }
});

test("a fault of the grader is given to nobody", async () => {
  const { grade, give, courseRoot, names } = await classWith({ "in/ada.ts": SOURCES.full });
  await writeFile(join(courseRoot, SUITE), 'throw new Error("the suite is broken");\n');
  await grade();
  const { status, err } = await give("--to", "folders");
  expect(status).toBe(2);
  expect(err).toContain("can be given back. Not graded by a fault of the grader, and not given back: `ada`.");
  expect((await names()).sort()).toEqual(["in", "out"]);
});

test("options that would be of no use, and systems that there are not, are refused in a line", async () => {
  const { grade, give, at } = await classWith({ "in/ada.ts": SOURCES.full, "sheet.csv": "a,b\n1,2\n" });
  await grade();
  const line = async (...args: string[]): Promise<string> => (await give(...args)).err;
  expect(await line("--to", "moodel")).toBe(
    'alloclab: Nothing can be given back to "moodel". Did you mean "moodle"? It is one of moodle, canvas, folders, mail.\n',
  );
  expect(await line("--to", "mail", "--zip")).toBe("alloclab: --zip is of no use without --to folders.\n");
  expect(await line("--to", "canvas", "--worksheet", "x")).toBe(
    "alloclab: --worksheet is of no use without --to moodle.\n",
  );
  expect(await line("--to", "moodle", "--worksheet", "none.csv")).toMatch(/^alloclab: [^\n]*none\.csv[^\n]*\n$/);
  expect(await line("--to", "moodle", "--worksheet", at("sheet.csv"))).toContain("is no grading worksheet of Moodle");
});
