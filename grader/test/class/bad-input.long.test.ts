/**
 * What `alloclab class` makes of a folder that is not as it should be: what leaves somebody in doubt is told in a line and
 * ends with 3, what is only odd ends with 0; the rest of the class is graded all the same.
 */
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCohort } from "../../class/cohort-schema.js";
import { SOURCES, smallCourse } from "../support/class.js";
import { type Files, folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

const { careless, empty, full } = SOURCES;

/** Runs the command on a class of these and, unless they have an `ada` of their own, of a sound submission. */
async function classOf(files: Files, links: Readonly<Record<string, string>> = {}) {
  const courseRoot = await smallCourse();
  const { "roster.csv": roster, "config.json": config, ...submissions } = files;
  const inside = Object.entries(submissions).map(([name, content]) => [`in/${name}`, content]);
  const folder = await folderWith({
    ...(Object.fromEntries(inside) as Files),
    ...(Object.keys(submissions).some((name) => name.startsWith("ada")) ? {} : { "in/ada.ts": full }),
    ...(roster === undefined ? {} : { "roster.csv": roster }),
    ...(config === undefined ? {} : { "config.json": config }),
  });
  for (const [name, target] of Object.entries(links)) await symlink(target, join(folder, "in", name));
  const output = join(folder, "out");
  const more = [
    ...(roster === undefined ? [] : ["--roster", join(folder, "roster.csv")]),
    ...(config === undefined ? [] : ["--config", join(folder, "config.json")]),
  ];
  const ended = await run(["class", join(folder, "in"), "-o", output, ...more], { courseRoot, width: 100 });
  return { ...ended, out: ended.out.replace(/\s+/g, " "), output };
}

/** Submissions of the class by name, with their scores. */
async function scoresIn(output: string): Promise<Record<string, number | null>> {
  const { entries } = await readCohort(join(output, "class.json"));
  return Object.fromEntries(entries.map(({ name, score }) => [name, score]));
}

describe("somebody has to look at", () => {
  const roster = "id,name,login\n1,Ada Example,ada\n";

  test.each<[string, Files, string]>([
    [
      "two submissions whose reports would have one name",
      { "a b.ts": careless, "a_b.ts": empty },
      "- `a b`: Several names are the same as the name of a file, so that reports have a number behind it: `a b`, `a_b`.",
    ],
    [
      "two submissions of one name but for the ending",
      { "ada.ts": full, "ada/allocator.ts": careless },
      "- `ada`: Several submissions have one name, but for its ending, letter case, Unicode form or what cannot be shown: `ada`, `ada.ts`.",
    ],
    ["an archive that is torn", { "eve.zip": "PK" }, "Need a look: 1 is no submission."],
    ["an archive of a kind that is not read", { "eve.rar": "Rar!" }, "Need a look: 1 is no submission."],
    [
      "two files of one name from Canvas that differ",
      { "ada_1_2_allocator.ts": full, "ada_1_3_allocator-1.ts": careless, "eve_4_5_allocator.ts": empty },
      "- `ada_1`: `allocator.ts` is there more than once: `allocator.ts` counts, and `allocator-1.ts` differs from it.",
    ],
    [
      "a roster with somebody twice",
      { "roster.csv": `${roster}1,Ada Example,ada\n` },
      "- `ada`: The roster names them twice, in lines 2 and 3.",
    ],
    [
      "a roster with one id for different people",
      { "roster.csv": `${roster}1,Grace Muster,ada2\n` },
      "The roster has the id `1` for different people: line 2 (`Ada Example`) and line 3 (`Grace Muster`).",
    ],
    [
      "a submission of nobody in the roster",
      { "eve.ts": careless, "roster.csv": roster },
      "- `eve`: Nobody in `roster.csv` goes by `eve`.",
    ],
    [
      "a submission that several in the roster may have handed in",
      { "Kim Lee.ts": careless, "roster.csv": `${roster}2,Kim Lee,x\n3,Kim Lee,y\n` },
      "Several in `roster.csv` could have handed it in, so it is nobody's: line 3 (`Kim Lee`), line 4 (`Kim Lee`).",
    ],
    [
      "a file beside a Canvas export",
      { "ada_1_2_allocator.ts": full, "eve_3_4_allocator.ts": careless, "by mail.ts": careless },
      "- `by mail`: It is not named as Canvas names submissions.",
    ],
    [
      "a folder that Gradescope's metadata does not name",
      {
        "submission_metadata.yml": "submission_1:\n  :submitters:\n  - :name: Ada\n",
        "submission_1/allocator.ts": full,
        "submission_2/allocator.ts": careless,
      },
      "- `submission_2`: It is not in `submission_metadata.yml`, so nobody knows whose it is.",
    ],
  ])("%s", async (_what, files, line) => {
    const { status, out, output } = await classOf(files);
    expect(out).toContain(line);
    expect(status).toBe(3);
    expect(Object.values(await scoresIn(output))).toContain(100);
  });

  test("names that differ only in letter case", async () => {
    const { status, out, output } = await classOf({ "eve.ts": careless, "EVE.ts": empty });
    expect(out).toContain("letter case, Unicode form or what cannot be shown: `EVE.ts`, `eve.ts`.");
    expect(status).toBe(3);
    expect(await scoresIn(output)).toEqual({ ada: 100, "EVE.ts": 60, "eve.ts (2)": 60 });
  });

  test("an archive of a kind that is not read, which is somebody's, and says what it is", async () => {
    const { output } = await classOf({ "eve.rar": "Rar!" });
    expect(await scoresIn(output)).toEqual({ ada: 100, eve: 0 });
    const { entries } = await readCohort(join(output, "class.json"));
    expect(entries.find(({ name }) => name === "eve")).toMatchObject({
      status: "no-submission",
      error: "`eve.rar` is a RAR archive, which cannot be graded. Hand in a folder, a .zip, a .tar.gz or one .ts file.",
    });
  });

  test("a link, which stands for a submission that nobody has read", async () => {
    const { status, out } = await classOf({}, { "eve.ts": "/etc/passwd" });
    expect(out).toContain("- `eve.ts`: it is a link, and links are not followed.");
    expect(status).toBe(3);
  });

  test("a link inside of a submission, where a source file should be", async () => {
    const { status, out } = await classOf(
      { "eve/allocator.ts": careless, "eve/readme.md": "" },
      { "eve/list.ts": "x" },
    );
    expect(out).toContain("- `eve`: It may be a part of it and was not read: `list.ts`.");
    expect(status).toBe(3);
  });
});

describe("nobody has to look at", () => {
  test("names that are only odd", async () => {
    const odd = ["-rf", "=1+1", "@sum", "a b", "q\"u'o", "😀", "語".repeat(80), "c\u200fd"];
    const { status, out, output } = await classOf(
      Object.fromEntries(odd.map((name, i) => [`${name}/allocator.ts`, `${full}//${i}`])),
    );
    expect(status).toBe(0);
    expect(out).toContain("May need a look:");
    expect(Object.keys(await scoresIn(output))).toHaveLength(odd.length + 1);
  });

  test("an equal file of another attempt, a file that Canvas has numbered, and files that are none", async () => {
    const { status, out } = await classOf({
      "ada_1_2_allocator.ts": full,
      "ada_1_3_allocator-1.ts": full,
      "eve_4_5_allocator-1.ts": empty,
      ".DS_Store": "",
    });
    expect(status).toBe(0);
    expect(out).toContain("Passed over: `.DS_Store`.");
  });
});

describe("nothing is graded, and 2 comes of it, with", () => {
  test("an output folder that holds something else, of which nothing is lost", async () => {
    const courseRoot = await smallCourse();
    const folder = await folderWith({ "in/ada.ts": full, "out/thesis.txt": "mine" });
    const { status, err } = await run(["class", join(folder, "in"), "-o", join(folder, "out")], { courseRoot });
    expect(status).toBe(2);
    expect(err).toMatch(/^alloclab: [^\n]*out[^\n]*\n$/);
  });

  test("a config that contradicts itself", async () => {
    const { status, err } = await classOf({ "config.json": '{"hidden": ["basics"], "visible": ["basics"]}' });
    expect(status).toBe(2);
    expect(err).toMatch(/^alloclab: [^\n]*basics[^\n]*\n$/);
  });
});
