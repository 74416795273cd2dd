/** The program as it is run by people and by CI. Each run takes a second or two, so there are few. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { courseWith } from "../support/course.js";
import { folderWith } from "../support/folder.js";
import { templateFor } from "../../authors/template.js";

const root = join(import.meta.dirname, "../../..");

/** Runs a command of the shell in a folder, with `alloclab` for the program of that course. */
function shell(command: string, { cwd = root, course = root } = {}) {
  const script = `alloclab() { node "${course}/grader/bin.js" "$@"; }\n${command}`;
  const env: NodeJS.ProcessEnv = { ...process.env, FORCE_COLOR: "1" };
  // vitest's own, which would make a difference to tools that look for it.
  // Node warns on standard error where both are set.
  delete env["NO_COLOR"];
  delete env["NODE_ENV"];
  delete env["VITEST"];
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { cwd, encoding: "utf8", env });
  return { status, out: stdout, err: stderr };
}

test("0 when it was graded, whatever the score, and 1 below --fail-under; no colour without a terminal", async () => {
  const folder = await folderWith({});
  const zero = shell(`alloclab grade --assignment leetcode-2502 -r text -r json -o "${folder}"`, { cwd: folder });
  expect(zero).toEqual({ status: 0, out: "", err: "" });
  expect(existsSync(join(folder, "exercises.txt"))).toBe(true);

  const { status, out, err } = shell(`alloclab grade "${root}/exercises" --fail-under 60`, { cwd: folder });
  expect({ status, err }).toEqual({ status: 1, err: "" });
  expect(out).toContain("of 100 points");
  expect(out).not.toContain("\u001b");
});

test("2 when nothing could be graded, with one line on standard error", () => {
  expect(shell("alloclab grade no-such-folder")).toEqual({
    status: 2,
    out: "",
    err: "alloclab: `no-such-folder` does not exist; check the path.\n",
  });
  expect(shell("alloclab list --help > /dev/full")).toEqual({
    status: 2,
    out: "",
    err: "alloclab: Cannot write to standard output: the disk is full.\n",
  });
});

test("leaves the old report as it was when the disk takes only a part of the new one", async () => {
  const folder = await folderWith({ "report.html": "old" });
  const saved = join(root, "grader/test/fixtures/reports/many-faults.json");
  // A limit of 8 KiB for a file cuts a write short in the same way.
  const limited = `trap "" XFSZ; ulimit -f 8; alloclab report "${saved}" -r html -o report.html`;
  expect(shell(limited, { cwd: folder })).toEqual({
    status: 2,
    out: "",
    err: 'alloclab: Cannot write "report.html": a file may not be that large here.\n',
  });
  expect(readdirSync(folder)).toEqual(["report.html"]);
  expect(readFileSync(join(folder, "report.html"), "utf8")).toBe("old");
});

test("goes on when its reader has seen enough", () => {
  const { status, out, err } = shell("set -o pipefail; alloclab list | head -n 1");
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out.split("\n")).toHaveLength(2);
});

/** A course of one assignment with a grader of its own, in which a hidden check does that. */
async function courseWhoseCheck(does: string): Promise<string> {
  const course = await courseWith(Object.fromEntries(await templateFor("01-first-fit", "plain")));
  cpSync(join(root, "grader"), join(course, "grader"), { recursive: true, filter: (path) => !path.endsWith("/test") });
  writeFileSync(join(course, "package.json"), readFileSync(join(root, "package.json")));
  symlinkSync(join(course, "solutions/01-first-fit/allocator.ts"), join(course, "exercises/01-first-fit/allocator.ts"));
  writeFileSync(
    join(course, "solutions/01-first-fit/stages/1-basics.test.ts"),
    `import { writeFileSync } from "node:fs";\nimport { check, hiddenStage } from "#kit/check/stage";\nhiddenStage("basics", () => check("x", { points: 1 }, () => { ${does} }));\n`,
  );
  return course;
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "130 where %s comes while it grades, which is no fault of the grader",
  { timeout: 60_000 },
  async (signal) => {
    const begun = join(await folderWith({}), "begun");
    const course = await courseWhoseCheck(`writeFileSync(${JSON.stringify(begun)}, ""); for (;;);`);
    const child = spawn(process.execPath, [join(course, "grader/bin.js"), "grade", "solutions"], { cwd: course });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text: Buffer) => (printed += text.toString()));
    const ended = new Promise((resolve) => child.on("close", resolve));
    await expect.poll(() => existsSync(begun), { timeout: 40_000, interval: 20 }).toBe(true);
    child.kill(signal);
    expect([await ended, printed]).toEqual([130, ""]);
  },
);

test("70 for a fault of the grader: no score, whatever was asked for", async () => {
  const course = await courseWhoseCheck('throw new Error("suite");');
  const broken = shell(`alloclab grade solutions -r json -r junit -r gradescope -o out/ --fail-under 0`, {
    cwd: course,
    course,
  });
  expect(broken).toMatchObject({ status: 70, out: "" });
  expect(broken.err).toMatch(/^alloclab: a fault of the grader itself; no score is written\.\n[^]*suite/);
  const report = JSON.parse(readFileSync(join(course, "out/solutions.json"), "utf8")) as object;
  expect(report).toMatchObject({ status: "grader-fault", score: null });
  expect(readFileSync(join(course, "out/solutions.gradescope.json"), "utf8")).not.toContain('"score"');

  // A hidden check is as pending to a student as if it had been judged, in the report, the status and all that is printed.
  const asStudent = shell("alloclab grade solutions -r json --audience student", { cwd: course, course });
  expect(asStudent).toMatchObject({ status: 0, err: "" });
  expect(JSON.parse(asStudent.out)).toMatchObject({ status: "graded", score: expect.any(Number) as number });

  writeFileSync(join(course, "grader/grade/grade.ts"), "export const grade = () => { throw new Error('broken'); };\n");
  const crashed = shell(`alloclab grade solutions --reporter json`, { cwd: course, course });
  expect(crashed).toMatchObject({ status: 70, out: "" });
  expect(crashed.err).toMatch(/^alloclab: a fault of the grader itself; no score is written\.\nError: broken\n/);

  unlinkSync(join(course, "node_modules"));
  expect(shell("alloclab list", { cwd: course, course })).toEqual({
    status: 2,
    out: "",
    err: "alloclab: its packages are not installed here; run `npm ci` first.\n",
  });
});

test("npm run takes a path as it is where it was typed", () => {
  const { status, out } = shell("npm run --silent grade -- ../../solutions --reporter json", {
    cwd: join(root, "exercises/01-first-fit"),
  });
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ submission: "solutions", status: "graded", score: 100 });
});
