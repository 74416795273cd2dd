/** What is decided about one of several who have handed in together: theirs alone, and nothing of it anybody else's. */
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import "esbuild";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readCohort } from "../../class/cohort-schema.js";
import { parseReport } from "../../report/index.js";
import { unzip } from "../support/autograder.js";
import { SOURCES, SUITE, smallCourse, written } from "../support/class.js";
import { disguised } from "../support/disguise.js";
import { type Files, folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

afterEach(() => vi.restoreAllMocks());

const HEAD = "why: The interview said otherwise\n    by: Grace Hopper\n    at: 2026-11-27";
const decision = (whom: string, ...rest: string[]): string =>
  `  - for: ${whom}\n    ${[HEAD, ...rest].join("\n    ")}\n`;
const file = (...decisions: string[]): string => `decisions:\n${decisions.join("")}`;

const moodleFolder = (name: string): string => `in/${name}_assignsubmission_file/allocator.ts`;
const WORKSHEET = [
  "Identifier,Full name,Email address,ID number,Status,Group,Grade,Maximum Grade,Last modified (grade),Feedback comments",
  "Participant 31,Ada Lovelace,ada@x.edu,1001,Submitted,Team A,,100.00,-,",
  "Participant 32,Bob Stone,bob@x.edu,1002,Submitted,Team A,,100.00,-,",
  "Participant 33,Cy O'Neill,cy@x.edu,1003,Submitted,Team A,,100.00,-,",
  "Participant 34,Dee Late,dee@x.edu,1004,Submitted,Team B,,100.00,-,",
  "Participant 35,Eve Idle,eve@x.edu,1005,Submitted,Team B,,100.00,-,",
].join("\r\n");
const MOODLE = {
  [moodleFolder("Team A_5001")]: SOURCES.careless,
  [moodleFolder("Team B_5002")]: SOURCES.full,
  "worksheet.csv": WORKSHEET,
};

const submitter = (name: string, sid: string, email: string): string =>
  `  - :name: ${name}\n    :sid: '${sid}'\n    :email: ${email}\n`;
const gradescope = (groups: Record<string, string[]>): string =>
  `---\n${Object.entries(groups)
    .map(
      ([name, people]) =>
        `${name}:\n  :submitters:\n${people.join("")}  :created_at: 2026-11-20 10:00:00.000000000 Z\n  :history: []\n`,
    )
    .join("")}`;
const ADA = submitter("Ada Lovelace", "1001", "ada@x.edu");
const BOB = submitter("Bob Stone", "1002", "bob@x.edu");
const DEE = submitter("Dee Late", "1003", "dee@x.edu");
const GRADESCOPE = {
  "in/submission_7/allocator.ts": SOURCES.careless,
  "in/submission_8/allocator.ts": SOURCES.full,
  "in/submission_metadata.yml": gradescope({ submission_7: [ADA, BOB], submission_8: [DEE] }),
};

/** Partners by decision, without any system. */
const PLAIN = { "in/ada.ts": SOURCES.careless, "in/bob.ts": SOURCES.full, "in/dan.ts": SOURCES.full };
const PARTNERS = decision("ada", "together: [bob, cid]");

/** A class in a folder of its own, and the command line in that folder. */
async function classWith(files: Files, course: Files = {}) {
  const courseRoot = await smallCourse(course);
  const folder = await folderWith(files);
  vi.spyOn(process, "cwd").mockReturnValue(folder);
  const at = (...path: string[]): string => join(folder, ...path);
  const alloclab = (...args: string[]) => run(args, { courseRoot, width: 1000 });
  const roster = "worksheet.csv" in files ? ["--roster", at("worksheet.csv")] : [];
  const grade = (...more: string[]) => alloclab("class", at("in"), "-o", at("out"), ...roster, ...more);
  const decide = (...decisions: string[]) => writeFile(at("decisions.yml"), file(...decisions));
  const rows = async (output = "out"): Promise<string[]> =>
    (await readFile(at(output, "grades.csv"), "utf8"))
      .split("\r\n")
      .slice(1, -1)
      .map((row) => row.split(",").slice(0, 4).join());
  const report = async (name: string) => parseReport(await readFile(at(`out/reports/${name}.json`), "utf8"), name);
  const given = async (to: string, ...more: string[]) => {
    await rm(at("back"), { recursive: true, force: true });
    const ended = await alloclab("give-back", at("out"), "-o", at("back"), "--to", to, ...more);
    const archive = (await readdir(at("back")).catch(() => [])).find((name) => name.endsWith(".zip"));
    const place = archive === undefined ? at("back") : await folderWith({});
    if (archive !== undefined) await unzip(at("back", archive), place);
    return { ...ended, files: ended.status === 2 ? {} : await textsIn(place) };
  };
  return { at, courseRoot, alloclab, grade, decide, rows, report, given, roster };
}

async function textsIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  const texts = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length + 1), await readFile(path, "utf8")] as const;
  });
  return Object.fromEntries((await Promise.all(texts)).sort());
}

/** Which of the files hold a word. */
const holding = (files: Readonly<Record<string, string>>, word: string): string[] =>
  Object.keys(files).filter((path) => files[path]?.includes(word));

describe("one of a group", () => {
  test("has a row by id, address or name, with the group's decisions and then their own; it is graded once", async () => {
    const { grade, decide, rows, report, at } = await classWith(MOODLE);
    await decide(
      decision("ada@x.edu", "take: 5", "comment: Only Ada reads this"),
      decision("Team A_5001", "set: 70", "comment: All of Team A read this"),
      decision('"1002"', "add: 2"),
      decision("Idle, Eve", "result: excused"),
    );
    expect(await grade()).toMatchObject({ status: 0, out: expect.stringContaining(": 5 graded.") });
    expect(await rows()).toEqual([
      "Team A_5001,graded,70,100",
      "Team A_5001 (Ada Lovelace),graded,65,100",
      "Team A_5001 (Bob Stone),graded,72,100",
      "Team B_5002,graded,100,100",
      "Team B_5002 (Eve Idle),graded,,100",
    ]);
    const { entries } = await readCohort(at("out/class.json"));
    expect(entries.map(({ students }) => students.map(({ name }) => name).join())).toEqual([
      "Cy O'Neill",
      "Ada Lovelace",
      "Bob Stone",
      "Dee Late",
      "Eve Idle",
    ]);
    const [cy, ada] = [await report("Team_A_5001"), await report("Team_A_5001__Ada_Lovelace_")];
    expect(ada.submission).toBe("Team A_5001 (Ada Lovelace)");
    expect(ada.decisions?.map(({ comment }) => comment)).toEqual(["All of Team A read this", "Only Ada reads this"]);
    expect(ada.stages, "to the last duration").toEqual(cy.stages);
    expect(holding(await textsIn(at("out/reports")), "Only Ada reads this")).toEqual([
      "Team_A_5001__Ada_Lovelace_.html",
      "Team_A_5001__Ada_Lovelace_.json",
    ]);
  });

  test("counts as graded after all where the group is excused or withheld", async () => {
    const { grade, decide, rows } = await classWith(MOODLE);
    await decide(
      decision("Team A_5001", "result: excused"),
      decision("Team B_5002", "result: withheld"),
      decision("ada@x.edu", "set: 70"),
      decision("Bob Stone", "result: graded"),
      decision("Eve Idle", "result: graded", "take: 10"),
    );
    expect((await grade()).status).toBe(0);
    expect(await rows()).toEqual([
      "Team A_5001,graded,,100",
      "Team A_5001 (Ada Lovelace),graded,,100",
      "Team A_5001 (Bob Stone),graded,60,100",
      "Team B_5002,graded,,100",
      "Team B_5002 (Eve Idle),graded,90,100",
    ]);
  });

  test("stays as it is where the row of the others is changed by hand", async () => {
    const { grade, decide, rows, at, alloclab } = await classWith(MOODLE);
    await decide(decision("Team A_5001", "set: 90"), decision("Bob Stone", "add: 1"), decision("Dee Late", "add: 1"));
    await grade();
    const own = await readFile(at("out/grades.csv"), "utf8");
    await writeFile(
      at("out/grades.csv"),
      own
        .replace("\nTeam A_5001,graded,90", "\nTeam A_5001,graded,85")
        .replace("\nTeam B_5002,graded,100", "\nTeam B_5002,graded,95"),
    );
    const { out } = await grade();
    expect(out.replaceAll(at(""), "")).toContain(
      "- `Team A_5001`, `score`: `90` → `85`\n    alloclab decide 'Team A_5001 (Ada Lovelace)' 'Team A_5001 (Cy O'\\''Neill)' --set 85 ",
    );
    expect(out).toContain("    alloclab decide 'Team B_5002 (Eve Idle)' --set 95 ");
    const whom = ["Team A_5001 (Ada Lovelace)", "Team A_5001 (Cy O'Neill)"];
    await alloclab("decide", ...whom, "--set", "85", "-o", at("out"), "--why", "Talked", "--by", "GH");
    expect((await grade()).status).toBe(0);
    expect(await rows()).toEqual([
      "Team A_5001 (Ada Lovelace),graded,85,100",
      "Team A_5001 (Bob Stone),graded,91,100",
      "Team A_5001 (Cy O'Neill),graded,85,100",
      "Team B_5002,graded,100,100",
      "Team B_5002 (Dee Late),graded,101,100",
    ]);
  });

  test("is graded by criteria alone, in a table, too; whoever is left has still to be", async () => {
    const { grade, rows } = await classWith({
      ...GRADESCOPE,
      "alloclab.config.json": JSON.stringify({ criteria: { interview: { points: 10 } } }),
      "decisions.yml": `tables:\n  - file: interview.csv\n    by: Alan Turing\n    at: 2026-11-28\n    why: Talked\n${file(decision("all", "grades: { interview: 5 }"), decision("Bob Stone", "grades: { interview: 0 }"))}`,
      "interview.csv": "submission;interview;comment\nsubmission_7 (Ada Lovelace);9;Well done\n",
    });
    expect(await grade()).toMatchObject({ status: 0 });
    expect(await rows()).toEqual([
      "submission_7 (Ada Lovelace),graded,69,110",
      "submission_7 (Bob Stone),graded,60,110",
      "submission_8,graded,105,110",
    ]);
  });

  test("comes and goes by decisions alone, and nothing is graded again", async () => {
    const { grade, decide, rows, at } = await classWith(GRADESCOPE);
    await grade();
    const before = await written(at("out"));
    const own = [decision("Ada Lovelace", "take: 5"), decision("bob@x.edu", "add: 1")];

    await decide(...own);
    const { out } = await grade();
    expect(out).toContain("0 graded, 3 taken over from before");
    expect(out).toContain("▼ `submission_7 (Ada Lovelace)`: 60 → 55 of 100 (−5)\n");
    expect(out).not.toContain("Gone from the class");
    expect(await rows(), "nobody is left in the group's").toEqual([
      "submission_7 (Ada Lovelace),graded,55,100",
      "submission_7 (Bob Stone),graded,61,100",
      "submission_8,graded,100,100",
    ]);
    const apart = await written(at("out"));
    expect((await grade()).out).toContain("0 graded, 3 taken over from before");
    expect(await written(at("out"))).toEqual(apart);

    await decide(own[1] ?? "");
    expect((await grade()).out).toContain("0 graded, 3 taken over from before");
    expect((await rows()).slice(0, 2)).toEqual([
      "submission_7,graded,60,100",
      "submission_7 (Bob Stone),graded,61,100",
    ]);

    await writeFile(at("decisions.yml"), "");
    const last = await grade();
    expect(last.out).toContain("`submission_7 (Bob Stone)`: 61 → 60 of 100 (−1)\n");
    expect(last.out).toContain("0 graded, 2 taken over from before");
    expect(last.out).not.toContain("Gone from the class");
    await rm(at("out/gone"), { recursive: true });
    expect(await written(at("out")), "byte for byte as before").toEqual(before);
  });

  test("is no further submission where a check takes or gives points", async () => {
    const { grade, decide, alloclab, at, courseRoot } = await classWith(GRADESCOPE);
    await decide(decision("Ada Lovelace", "add: 1"));
    await grade();
    expect(await readFile(at("out/index.html"), "utf8")).toMatch(
      /3 rows from 60 to 100[^]*Each row counts: that of a group once, and that of one of them by itself\./,
    );
    const suite = join(courseRoot, SUITE);
    await writeFile(suite, (await readFile(suite, "utf8")).replace("points: 40", "points: 50"));
    await decide(decision("Ada Lovelace", "add: 65"));
    const { out } = await alloclab("regrade", at("in"), "-o", at("out"));
    expect(out).toContain("`submission_7 (Ada Lovelace)`: 61 of 100 → 135 of 110 (25 above, was missing 39)");
    await decide(decision("Ada Lovelace", "add: 1"));
    expect(out).toMatch(/basics\/starts with all of its memory free: worth 50, was 40/);
    await writeFile(at("in/submission_7/allocator.ts"), SOURCES.broken);
    const broken = await alloclab("regrade", at("in"), "-o", at("out"));
    expect(broken.out).toContain("basics/makes an allocator of 100 units: −20 for 1\n");
  });

  test("comes to the same in parts that are joined, and when it is graded again", async () => {
    const { grade, decide, alloclab, at, roster, courseRoot, rows } = await classWith(MOODLE);
    await decide(decision("ada@x.edu", "take: 5"), decision("dee@x.edu", "add: 1"), decision("eve@x.edu", "add: 2"));
    await grade();
    const whole = await written(at("out"));
    for (const part of ["1/3", "2/3", "3/3"])
      await alloclab("class", at("in"), "-o", at(`part-${part[0]}`), "--shard", part, ...roster);
    const parts = ["part-1", "part-2", "part-3"];
    expect((await alloclab("merge", ...parts.map((part) => at(part)), "-o", at("merged"))).status).toBe(0);
    expect(await written(at("merged"))).toEqual(whole);
    for (const name of ["Team A", "Team B"]) {
      const holders = await Promise.all(parts.map(async (part) => (await rows(part)).join().includes(name)));
      expect(holders.filter(Boolean), "all of an upload in one part").toHaveLength(1);
    }

    expect((await alloclab("regrade", at("in"), "-o", at("out"), ...roster)).out).toContain("No score changes.");
    const suite = await readFile(join(courseRoot, SUITE), "utf8");
    await writeFile(join(courseRoot, SUITE), suite.replace("points: 40", "points: 30"));
    await decide(decision("ada@x.edu", "take: 6"), decision("bob@x.edu", "take: 7"));
    const { out } = await alloclab("regrade", at("in"), "-o", at("out"), ...roster, "--apply");
    expect(out).toMatch(/`Team A_5001 \(Bob Stone\)`[^]*−7 points: The interview said otherwise/);
    expect(out).not.toMatch(/Gone|New in the class/i);
    const fresh = at("fresh");
    await alloclab("class", at("in"), "-o", fresh, ...roster);
    await rm(at("out/gone"), { recursive: true });
    expect(await written(at("out"))).toEqual(await written(fresh));
  });

  test("is extended for themselves, whatever is said of how late the group is, but for all", async () => {
    const { grade, decide, rows, report, at } = await classWith({
      ...GRADESCOPE,
      "in/submission_9/allocator.ts": SOURCES.full,
      "in/submission_metadata.yml": gradescope({
        submission_7: [ADA, BOB],
        submission_8: [DEE, submitter("Cy O'Neill", "1010", "cy@x.edu")],
        submission_9: [submitter("Zoe Q", "1019", "z@x.edu"), submitter("Eve Idle", "1011", "eve@x.edu")],
      }),
      "alloclab.config.json": JSON.stringify({
        late: { due: "2026-11-18T10:00:00Z", pointsPerDay: 10 },
      }),
    });
    await decide(
      decision("Ada Lovelace", "extension: { days: 1 }"),
      decision("submission_7", "late: { days: 4 }"),
      decision("Dee Late", "extension: { days: 1 }"),
      decision("submission_8", "late: waived"),
      decision("Zoe Q", "extension: { days: 1 }", "comment: Own"),
    );
    const { status, out } = await grade();
    expect(await rows()).toEqual([
      "submission_7,graded,20,100",
      "submission_7 (Ada Lovelace),graded,50,100",
      "submission_8,graded,100,100",
      "submission_8 (Dee Late),graded,90,100",
      "submission_9,graded,80,100",
      "submission_9 (Zoe Q),graded,90,100",
    ]);
    expect(status, "one is worse off than her group").toBe(3);
    expect(out.replace(/\s+/g, " ")).toContain("It is extended, and yet late by more than without: 1 day and not 0.");
    const audit = await readFile(at("out/decisions.html"), "utf8");
    expect(audit.replace(/<style>[^]*?<\/style>|<[^>]*>/g, " ").replace(/\s+/g, " ")).toMatch(
      /4 decisions .*Extended by 1 day: .*Counts as 4 days late: .* submission_7 −20 60 of 100 20 of 100 submission_7 \(Ada Lovelace\) 0 a later decision counts 60/,
    );
    expect((await report("submission_7__Ada_Lovelace_")).decisions?.map(({ actions }) => actions)).toEqual([
      [{ kind: "late", days: 4, gain: 0, isReplaced: true }],
      [{ kind: "extension", until: null, days: 1, gain: 10 }],
    ]);
    await writeFile(
      at("decisions.yml"),
      file(decision("all", "late: { days: 0 }"), decision("Ada Lovelace", "extension: { days: 1 }")),
    );
    expect((await grade()).status).toBe(0);
    expect(new Set((await rows()).map((row) => row.split(",")[2]))).toEqual(new Set(["60", "100"]));
  });

  test("is late, extended or withheld for themselves, also where reports are for students", async () => {
    const { grade, decide, rows, at, report } = await classWith({
      ...GRADESCOPE,
      "alloclab.config.json": JSON.stringify({
        late: { due: "2026-11-19T10:00:00Z", pointsPerDay: 10 },
      }),
    });
    await decide(decision("Ada Lovelace", "extension: { days: 3 }"));
    await grade();
    expect((await rows()).slice(0, 2)).toEqual([
      "submission_7,graded,50,100",
      "submission_7 (Ada Lovelace),graded,60,100",
    ]);
    await decide(decision("Ada Lovelace", "result: withheld"));
    await grade("--audience", "student");
    expect(await report("submission_7__Ada_Lovelace_")).toMatchObject({ finalScore: null, stages: [] });
    expect((await report("submission_7")).stages).not.toEqual([]);
    // What tells nothing cannot be told again, and is graded.
    await decide(decision("submission_7", "result: withheld"), decision("Ada Lovelace", "comment: Ask me"));
    await grade("--audience", "student");
    await writeFile(at("decisions.yml"), "");
    expect((await grade("--audience", "student")).out).toContain("1 graded, 1 taken over from before");
  });
});

test("rows that are no more are as students may read them once a run for students comes upon them", async () => {
  const { grade, decide, at } = await classWith(GRADESCOPE);
  await decide(decision("Ada Lovelace", "add: 1", "note: Ask her again in spring"));
  await grade();
  await writeFile(at("decisions.yml"), "");
  await grade();
  const gone = async () => holding(await textsIn(at("out/gone")), "refuses a capacity");
  expect(await gone(), "told to instructors").toHaveLength(2);
  await decide(decision("Bob Stone", "add: 1"));
  await grade();
  for (const decided of ["", file(decision("Ada Lovelace", "add: 1"))]) {
    await writeFile(at("decisions.yml"), decided);
    expect((await grade("--audience", "student")).status).toBe(0);
    expect(await gone()).toEqual([]);
    expect(holding(await textsIn(at("out/gone")), "in spring")).toEqual([]);
  }
  expect(Object.keys(await textsIn(at("out/gone")))).toHaveLength(4);

  await writeFile(at("out/gone/old.html"), "refuses a capacity that is not a positive integer");
  const { status, err } = await grade("--audience", "student");
  expect({ status, err }).toEqual({
    status: 1,
    err: expect.stringMatching(
      /gone` is of rows that are not in the class any more; take it away, and start again\.\n$/,
    ),
  });
});

describe("partners by decision", () => {
  test("are named by what the roster or the decision calls them, and their leader by the row that they would have", async () => {
    const { at, grade, decide, rows } = await classWith({
      ...PLAIN,
      "roster.csv":
        "id,login,name,email\n1,ada,Ada L,ada@x.edu\n2,bob,Bob R,bob@x.edu\n3,cid,Cid K,c@x.edu\n4,dan,Dan D,\n",
    });
    await decide(PARTNERS, decision("bob", "add: 1"), decision("ada", "add: 10"));
    expect(await grade()).toMatchObject({ status: 0 });
    expect(await rows()).toEqual(["ada,graded,70,100", "ada (bob),graded,71,100", "dan,graded,100,100"]);
    expect((await grade("--roster", at("roster.csv"))).status).toBe(0);
    expect(await rows()).toEqual(["ada,graded,70,100", "ada (Bob R),graded,71,100", "dan,graded,100,100"]);

    await decide(PARTNERS, decision("ada (ada)", "add: 1"));
    expect(await grade()).toMatchObject({ status: 0 });
    expect(await rows()).toEqual(["ada,graded,60,100", "ada (ada),graded,61,100", "dan,graded,100,100"]);
    const { entries } = await readCohort(at("out/class.json"));
    expect(entries[0]?.students.map(({ id }) => id)).toEqual(["bob", "cid"]);
  });

  test("or by a column of the roster are in a group, in which each has their own decisions", async () => {
    const { grade, decide, rows, at } = await classWith({
      "in/team-1.ts": SOURCES.careless,
      "in/dan.ts": SOURCES.full,
      "roster.csv": "login,name,group\nada,Ada L,Team 1\nbob,Bob R,Team 1\ndan,Dan D,\n",
    });
    await decide(decision("BOB", "add: 1"));
    expect(await grade("--roster", at("roster.csv"))).toMatchObject({ status: 0 });
    expect(await rows()).toEqual(["dan,graded,100,100", "team-1,graded,60,100", "team-1 (Bob R),graded,61,100"]);
  });

  test("are found by `alloclab decide`, which says for whom it is", async () => {
    const { at, grade, decide, alloclab, rows } = await classWith({
      ...PLAIN,
      "roster.csv":
        "id,login,name,email\n1,ada,Ada L,ada@x.edu\n2,bob,Bob R,bob@x.edu\n3,cid,Cid K,c@x.edu\n4,dan,Dan D,\n",
    });
    await decide(PARTNERS);
    await grade("--roster", at("roster.csv"));
    const write = (whom: string, ...more: string[]) =>
      alloclab("decide", whom, ...more, "-o", at("out"), "--why", "Talked", "--by", "GH", "--at", "2026-11-28");
    expect(await write("BOB", "--add", "1")).toMatchObject({
      status: 0,
      out: expect.stringContaining(
        "It is for one of those who have handed in `ada`: `ada (Bob R)` is a row by itself.\n",
      ),
    });
    const text = await readFile(at("decisions.yml"), "utf8");
    expect(text).toMatch(/- for: ada \(Bob R\)\n[^]*add: 1\n {4}source: [0-9a-f]{12}\n/);
    expect(await write("ada", "--comment", "Fine")).toMatchObject({
      status: 0,
      out: expect.stringContaining("for one of them alone, name `ada (Ada L)` or `ada (Bob R)` or `ada (Cid K)`.\n"),
    });
    expect(await write("c@x.edu", "--folder", "x")).toEqual({
      status: 2,
      out: "",
      err: "alloclab: `c@x.edu` has handed in `ada` with others, and --folder is for all of them; name `ada`.\n",
    });
    expect((await grade("--roster", at("roster.csv"))).status).toBe(0);
    expect((await rows())[1]).toBe("ada (Bob R),graded,61,100");
    expect(await write("bob", "--add", "2")).toMatchObject({ status: 0 });
    expect((await write("ada (Bob R)", "--add", "3")).out).toContain("`ada (Bob R)` is a row by itself");
    const before = await readFile(at("decisions.yml"), "utf8");
    expect((await write("ada", "bob", "BOB", "c@x.edu", "--add", "4")).status).toBe(0);
    const added = (await readFile(at("decisions.yml"), "utf8")).slice(before.length);
    expect(added.match(/for: .*/g), "what holds for all of them is said once").toEqual(["for: ada"]);
  });
});

describe("partners who have handed in by themselves", () => {
  const CANVAS = {
    "in/lovelaceada_101_9001_allocator.ts": SOURCES.careless,
    "in/stonebob_102_9001_allocator.ts": SOURCES.full,
    "in/oneillcy_103_9001_allocator.ts": SOURCES.full,
    "in/latedee_104_9001_allocator.ts": SOURCES.full,
    "worksheet.csv":
      'Student,ID,SIS User ID,SIS Login ID,Section\n"Lovelace, Ada",101,4001,alove,1\n"Stone, Bob",102,4002,bstone,1\n"O\'Neill, Cy",103,4003,cyon,1\n"Late, Dee",104,4004,dlate,1\n',
  };

  test("are not graded for that, whatever they are named by", async () => {
    const { grade, decide, rows, at, alloclab, roster, given } = await classWith(CANVAS);
    for (const partners of ["stonebob_102, oneillcy_103", 'bstone, "4003"', '"102", Cy O\'Neill', "Stone Bob, CYON"]) {
      await decide(decision("lovelaceada_101", `together: [${partners}]`));
      expect(await grade(), partners).toMatchObject({ status: 0 });
      expect(await rows(), partners).toEqual(["latedee_104,graded,100,100", "lovelaceada_101,graded,60,100"]);
      expect(Object.keys((await given("folders")).files), partners).toHaveLength(4);
      expect(await alloclab("course", at("out"), "-o", at("course")), partners).toMatchObject({ status: 0 });
    }
    await decide(decision("lovelaceada_101", "together: [bstone, cyon]"), decision("stonebob_102", "add: 1"));
    expect((await grade()).out.replace(/\s+/g, " ")).toContain(
      "`stonebob_102` hands in together with `lovelaceada_101`, whose row it is; say it for that one, and it is for all of them, or for one of them: `lovelaceada_101 (Ada Lovelace)`, `lovelaceada_101 (Bob Stone)`, `lovelaceada_101 (Cy O'Neill)`.",
    );
    await decide(decision("lovelaceada_101", "together: [bstone, cyon]"));
    await grade();
    const { entries } = await readCohort(at("out/class.json"));
    expect(entries.map(({ students }) => students.map(({ name }) => name).join())).toEqual([
      "Dee Late",
      "Ada Lovelace,Bob Stone,Cy O'Neill",
    ]);
    expect((await alloclab("regrade", at("in"), "-o", at("out"), ...roster)).out).toContain("No score changes.");

    await decide(decision("lovelaceada_101", "comment: Fine"));
    await grade();
    const write = (...more: string[]) => alloclab("decide", ...more, "-o", at("out"), "--why", "Said so", "--by", "GH");
    expect(await write("lovelaceada_101", "--together", "Bob Stone", "103", "zoe")).toMatchObject({ status: 0 });
    expect(await readFile(at("decisions.yml"), "utf8")).toMatch(
      /together:\n\s+- stonebob_102\n\s+- oneillcy_103\n\s+- zoe\n/,
    );
    await writeFile(at("decisions.yml"), file(decision("lovelaceada_101", "together: [Bob Stone]")));
    await grade();
    expect(await write("latedee_104", "--together", "Bob Stone")).toEqual({
      status: 2,
      out: "",
      err: "alloclab: `Bob Stone` has handed in `lovelaceada_101` with others; name that one, if all of them hand in together.\n",
    });
    await writeFile(
      at("decisions.yml"),
      file(decision("lovelaceada_101", "together: bstone"), decision("latedee_104", 'together: "4002"')),
    );
    expect(await grade()).toMatchObject({
      status: 2,
      err: "alloclab: `decisions.yml`, line 7: `stonebob_102` hands in together with `latedee_104`, and with `lovelaceada_101` (line 2); leave one out.\n",
    });
  });

  test("are named by the export where there is no roster", async () => {
    const { grade, decide, rows } = await classWith({
      [moodleFolder("Ada Lovelace_31")]: SOURCES.careless,
      [moodleFolder("Bob Stone_32")]: SOURCES.full,
    });
    await decide(decision("Ada Lovelace_31", "together: Bob Stone"));
    expect(await grade()).toMatchObject({ status: 0 });
    expect(await rows()).toEqual(["Ada Lovelace_31,graded,60,100"]);
  });

  test("with others, or several times, are in doubt, and lose nothing", async () => {
    const { grade, decide, rows, at } = await classWith({
      "in/ada.ts": SOURCES.careless,
      "in/bob.ts": SOURCES.full,
      "in/1002.ts": SOURCES.full,
      "in/team-b.ts": SOURCES.full,
      "roster.csv":
        "id,login,name,group\n1001,ada,Ada L,\n1002,bob,Bob R,\n1003,dee,Dee Q,Team B\n1004,eve,Eve I,Team B\n",
    });
    await decide(decision("ada", "together: [Bob R, dee]"));
    const { status, out } = await grade("--roster", at("roster.csv"));
    expect(status).toBe(3);
    const told = out.replace(/\s+/g, " ");
    expect(told).toContain(
      "`decisions.yml`, line 2: of `Bob R` there may be several: `1002`, `bob`; name those that are handed in together.",
    );
    expect(told).toContain(
      "line 2: `dee` has handed in `team-b` with others; name that one, if all of them hand in together.",
    );
    expect((await rows()).map((row) => row.split(",")[0])).toEqual(["1002", "ada", "bob", "team-b"]);
  });

  test("come with their groups, and settle whose it is what is called as nobody", async () => {
    const { grade, decide, at } = await classWith({
      "in/team-1.ts": SOURCES.careless,
      "in/team-2.ts": SOURCES.full,
      "in/best-ones.ts": SOURCES.full,
      "roster.csv":
        "id,login,name,group\n1001,ada,Ada L,Team 1\n1002,bob,Bob R,Team 1\n1003,dee,Dee Q,Team 2\n1004,eve,Eve I,Team 2\n1005,fay,Fay S,\n1006,gil,Gil T,\n",
    });
    await decide(decision("team-1", "together: team-2"), decision("best-ones", 'together: [fay, "1006"]'));
    expect(await grade("--roster", at("roster.csv"))).toMatchObject({ status: 0 });
    const { entries } = await readCohort(at("out/class.json"));
    expect(entries.map(({ name, students }) => [name, ...students.map(({ id }) => id)].join())).toEqual([
      "best-ones,1005,1006",
      "team-1,1001,1002,1003,1004",
    ]);
  });

  test("come with their groups in Moodle, too", async () => {
    const { grade, decide, at } = await classWith(MOODLE);
    await decide(decision("Team A_5001", "together: [Team B_5002]"));
    expect(await grade()).toMatchObject({ status: 0 });
    const { entries } = await readCohort(at("out/class.json"));
    expect(entries.map(({ students }) => students.length)).toEqual([5]);
  });
});

describe("a decision about one of a group that does not fit", () => {
  test("is a doubt: several are called so, the upload is everybody's, nobody of that name is in it", async () => {
    const { grade, decide, rows } = await classWith({
      ...GRADESCOPE,
      "in/submission_9/allocator.ts": SOURCES.full,
      "in/submission_metadata.yml": gradescope({
        submission_7: [ADA, BOB],
        submission_8: [submitter("Bob Stone", "1009", "b2@x.edu"), submitter("Cy O'Neill", "1010", "cy@x.edu")],
        submission_9: [DEE],
      }),
    });
    await decide(
      decision("Bob Stone", "add: 1"),
      decision('"1001"', "folder: x"),
      decision("submission_7 (Zoe)", "add: 1"),
      decision("dee@x.edu", "add: 1"),
    );
    const { status, out } = await grade();
    expect(status).toBe(3);
    // Lines are broken where the terminal ends.
    const whole = out.replace(/\n(?!-|The class)/g, " ").split("\n");
    expect(whole.filter((line) => line.startsWith("- `decisions.yml`"))).toEqual([
      "- `decisions.yml`, line 2: `Bob Stone` may be several: `submission_7 (Bob Stone)`, `submission_8 (Bob Stone)`; say it for the one that is meant.",
      "- `decisions.yml`, line 7: `1001` has handed in `submission_7` with others, and what counts of it is decided for all of them; say that for `submission_7`.",
      "- `decisions.yml`, line 12: nobody who has handed in `submission_7` is called `Zoe`.",
      "- `decisions.yml`, line 17: `dee@x.edu` has the row `submission_9`; say it for that one.",
    ]);
    expect(await rows()).toEqual([
      "submission_7,graded,60,100",
      "submission_8,graded,100,100",
      "submission_9,graded,100,100",
    ]);
  });

  test("says whom it may mean of those in it who have one name, and decides nothing with a grade that there is not", async () => {
    const { grade, decide, rows, at, alloclab } = await classWith({
      ...GRADESCOPE,
      "in/submission_metadata.yml": gradescope({
        submission_7: [ADA, BOB, submitter("Bob Stone", "1009", "b2@x.edu")],
        submission_8: [DEE],
      }),
      "alloclab.config.json": JSON.stringify({ criteria: { interview: { points: 10 } } }),
    });
    const several =
      "may be several: `submission_7 (Bob Stone, 1002, bob@x.edu)`, `submission_7 (Bob Stone, 1009, b2@x.edu)`";
    await decide(
      decision("submission_7 (Bob Stone)", "add: 1"),
      decision("Ada Lovelace", "grades: { interview: 99 }"),
      decision("all", "grades: { interview: 5 }"),
    );
    const { out } = await grade();
    expect(out.replace(/\s+/g, " ")).toContain(
      `line 2: \`submission_7 (Bob Stone)\` ${several}; say it for the one that is meant.`,
    );
    expect(out.match(/line 7: .*/g)).toEqual(["line 7: `interview` is 99, and there are 10 points to be had."]);
    expect(await rows()).toEqual(["submission_7,graded,65,110", "submission_8,graded,105,110"]);
    const write = (...names: string[]) =>
      alloclab("decide", ...names, "--add", "1", "-o", at("out"), "--why", "Talked", "--by", "GH");
    expect((await write("submission_7 (Bob Stone)")).err).toContain(
      "`submission_7 (Bob Stone, 1002, bob@x.edu)`, `submission_7 (Bob Stone, 1009, b2@x.edu)`; name the row that is meant.",
    );
    expect(await write("all", "Ada Lovelace")).toEqual({
      status: 2,
      out: "",
      err: "alloclab: `all` is everybody; leave the other names out, or name those alone that are meant.\n",
    });
  });

  test("takes nobody's upload away, where it is said of one of them who else hands in with them", async () => {
    const { grade, decide, rows } = await classWith(GRADESCOPE);
    for (const whom of ["Ada Lovelace", "submission_6"]) {
      await decide(decision(whom, "together: [submission_8]"));
      expect(await grade()).toMatchObject({ status: 3 });
      expect(await rows()).toEqual(["submission_7,graded,60,100", "submission_8,graded,100,100"]);
    }
  });

  test("any more, as they have left it since, is a doubt, and so are points for what is another group's", async () => {
    const { grade, decide, rows, at } = await classWith(GRADESCOPE);
    const groups = (submission_7: string[], submission_8: string[]) =>
      writeFile(at("in/submission_metadata.yml"), gradescope({ submission_7, submission_8 }));
    await decide(decision("submission_7 (Ada Lovelace)", "take: 5"), decision("bob@x.edu", "take: 5"));
    expect(await grade()).toMatchObject({ status: 0 });
    await groups([BOB, DEE], [ADA]);
    const { status, out } = await grade();
    expect(status).toBe(3);
    expect(out).toContain("line 2: nobody who has handed in `submission_7` is called `Ada Lovelace`.");
    expect(await rows()).toEqual([
      "submission_7,graded,60,100",
      "submission_7 (Bob Stone),graded,55,100",
      "submission_8,graded,100,100",
    ]);
    await decide(decision("bob@x.edu", "take: 5"));
    expect(await grade()).toMatchObject({ status: 0 });
    await groups([ADA], [BOB, DEE]);
    for (let times = 0; times < 2; times++) {
      const moved = await grade();
      expect(moved.status).toBe(3);
      expect(moved.out).toContain(
        "`submission_8 (Bob Stone)`: The decision in `decisions.yml`, line 2, was made before",
      );
    }
  });
});

test("rows of one upload are one program: like nobody of them, and counted once", async () => {
  const list = await readFile(
    join(import.meta.dirname, "../fixtures/submissions/01-first-fit/right/sentinels-and-statics.ts"),
    "utf8",
  );
  const copy = disguised(new Map([["a.ts", list]]), new Set()).get("a.ts") ?? "";
  const { grade, decide, at } = await classWith({
    ...GRADESCOPE,
    "in/submission_7/allocator.ts": list,
    "in/submission_9/allocator.ts": copy,
    "in/submission_10/allocator.ts": SOURCES.careless,
    "in/submission_metadata.yml": gradescope({
      submission_7: [ADA, BOB],
      submission_8: [DEE],
      submission_9: [submitter("Zoe Q", "1019", "zoe@x.edu")],
      submission_10: [submitter("Cy O'Neill", "1010", "cy@x.edu"), submitter("Eve Idle", "1011", "eve@x.edu")],
    }),
  });
  await decide(decision("Ada Lovelace", "add: 1"), decision("Bob Stone", "add: 2"), decision("Eve Idle", "add: 3"));
  const { out } = await grade();
  expect(out).not.toContain("identical");
  const { alike, entries } = await readCohort(at("out/class.json"));
  expect(alike).toMatchObject({ compared: 2, pairs: [{ names: ["submission_7 (Ada Lovelace)", "submission_9"] }] });
  expect(entries.flatMap(({ attention }) => attention.filter(({ kind }) => kind === "identical"))).toEqual([]);
  const page = await readFile(at("out/index.html"), "utf8");
  expect(page, "one submission alone does that wrong").toContain("No two submissions do the same wrong.");
});

describe("grades and reports", () => {
  const TWO = [
    decision("ada@x.edu", "take: 5", "comment: Only Ada reads this"),
    decision("eve@x.edu", "result: excused", "comment: Only Eve reads this"),
  ];

  test("reach each by Moodle's worksheet, and by its export nobody", async () => {
    const { grade, decide, at, given } = await classWith(MOODLE);
    await decide(...TWO);
    await grade("--grades", "moodle", "--worksheet", at("worksheet.csv"));
    const lines = (await readFile(at("out/grades-moodle.csv"), "utf8")).split("\r\n").slice(1);
    expect(lines.map((line) => [line.split(",")[1], line.split(",")[6]].join())).toEqual([
      "Ada Lovelace,55.00",
      "Bob Stone,60.00",
      "Cy O'Neill,60.00",
      "Dee Late,100.00",
      "Eve Idle,",
    ]);
    expect(lines.filter((line) => line.includes("Only Ada"))).toEqual([lines[0]]);
    const { status, files } = await given("moodle", "--worksheet", at("worksheet.csv"));
    expect(status).toBe(0);
    expect(Object.keys(files)).toHaveLength(5);
    expect(holding(files, "Only Ada reads this")).toEqual(["Ada Lovelace_31_assignsubmission_file_/first-fit.html"]);
    expect(holding(files, "Only Eve reads this")).toEqual(["Eve Idle_35_assignsubmission_file_/first-fit.html"]);
    expect(await given("moodle")).toMatchObject({ status: 2, err: expect.stringContaining("--worksheet") });
  });

  test("are nobody's in Moodle who is found by nothing but the group", async () => {
    const { grade, decide, at } = await classWith(MOODLE);
    await decide(...TWO);
    const strange = WORKSHEET.replace(
      "Participant 31,Ada Lovelace,ada@x.edu,1001",
      "Participant 91,A. King,king@x.edu,",
    );
    await writeFile(at("other.csv"), strange);
    const { out } = await grade("--grades", "moodle", "--worksheet", at("other.csv"));
    expect(out).toContain("In the class, but not in the grade book: `Ada Lovelace` (`Team A_5001 (Ada Lovelace)`).");
    const lines = (await readFile(at("out/grades-moodle.csv"), "utf8")).split("\r\n").slice(1);
    expect(lines[0]).toBe("Participant 91,A. King,king@x.edu,,Submitted,Team A,,100.00,-,");
    expect(lines[1]).toMatch(/,60\.00,100\.00,/);
  });

  test("of partners in Moodle reach those who have numbers of their own", async () => {
    const { grade, decide, given } = await classWith({
      [moodleFolder("Ada Lovelace_31")]: SOURCES.full,
      [moodleFolder("Bob Stone_32")]: SOURCES.empty,
      [moodleFolder("Dee Late_34")]: SOURCES.full,
    });
    await decide(decision("Ada Lovelace_31", "together: [Bob Stone_32]"), decision("Bob Stone", "comment: Only Bob"));
    await grade();
    const { status, files } = await given("moodle");
    expect(status).toBe(0);
    expect(Object.keys(files)).toHaveLength(3);
    expect(holding(files, "Only Bob")).toEqual(["Bob Stone_32_assignsubmission_file_/first-fit.html"]);
  });

  test("are never sent by Canvas, which shows an answer to a whole group; its grade book has a line each", async () => {
    const { grade, decide, at, given } = await classWith({
      "in/lovelaceada_101_9001_allocator.ts": SOURCES.full,
      "in/stonebob_102_9002_allocator.ts": SOURCES.empty,
      "in/latedee_103_9003_allocator.ts": SOURCES.full,
      "book.csv":
        "Student,ID,SIS Login ID,Section,First fit (7)\n    Points Possible,,,,100.00\n" +
        '"Lovelace, Ada",101,ada,1,\n"Stone, Bob",102,bob,1,\n"Late, Dee",103,dee,1,\n',
    });
    await decide(
      decision("lovelaceada_101", "together: [stonebob_102]"),
      decision('"102"', "take: 5", "comment: Only Bob"),
    );
    const { out } = await grade("--grades", "canvas", "--gradebook", at("book.csv"));
    expect(await readFile(at("out/grades-canvas.csv"), "utf8")).toContain(
      '"Lovelace, Ada",101,ada,1,100.00\n"Stone, Bob",102,bob,1,95.00\n"Late, Dee",103,dee,1,100.00\n',
    );
    expect(out.replace(/\s+/g, " ")).toContain(
      "Assign Grades to Each Student Individually”, or one grade becomes that of all: `lovelaceada_101`.",
    );
    const { status, files, out: told } = await given("canvas");
    expect(status).toBe(3);
    expect(told.replace(/\s+/g, " ")).toContain(
      "so none of these is sent: `lovelaceada_101`, `lovelaceada_101 (stonebob)`. Give them back by --to folders or mail.",
    );
    expect(Object.keys(files)).toEqual(["latedee_103_9003_first-fit.html"]);
  });

  test("stand in folders, mails and courses under whose they are", async () => {
    const { grade, decide, at, given, alloclab } = await classWith(GRADESCOPE);
    await decide(decision("ada@x.edu", "take: 5", "comment: Only Ada reads this"));
    await grade();
    const { files } = await given("mail");
    expect(Object.keys(files)).toEqual([
      "mail-merge.csv",
      "submission_7_Bob_Stone/first-fit.html",
      "submission_7__Ada_Lovelace_/first-fit.html",
      "submission_8_Dee_Late/first-fit.html",
    ]);
    expect(holding(files, "Only Ada reads this")).toEqual(["submission_7__Ada_Lovelace_/first-fit.html"]);
    const mails = (files["mail-merge.csv"] ?? "").split("\r\n").map((row) => row.split(",").slice(0, 7).join());
    expect(mails).toContain("Ada Lovelace,ada@x.edu,submission_7 (Ada Lovelace),graded,55,60,55");
    expect(mails).toContain("Bob Stone,bob@x.edu,submission_7,graded,60,60,60");

    expect(await alloclab("course", at("out"), "-o", at("course"))).toMatchObject({ status: 0 });
    const course = await readFile(at("course/course.csv"), "utf8");
    expect(course.split("\r\n").map((row) => row.split(",").slice(0, 6).join())).toEqual([
      expect.stringMatching(/^student,/),
      expect.stringMatching(/^Ada Lovelace,1001,Ada Lovelace,ada@x\.edu,55,/),
      expect.stringMatching(/^Bob Stone,1002,Bob Stone,bob@x\.edu,60,/),
      expect.stringMatching(/^submission_8,1003,Dee Late,dee@x\.edu,100,/),
      "",
    ]);
    expect(holding(await textsIn(at("course/students")), "Only Ada reads this")).toEqual(["Ada_Lovelace.html"]);
  });
});
