import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { checkCourse } from "../../authors/check.js";
import { findTypeErrors } from "../../authors/checks/types.js";
import { findWrongSuites } from "../../authors/checks/suites.js";
import { makeAssignment } from "../../authors/new.js";
import { loadExercise } from "../../grade/load/exercise.js";
import type { CheckResult } from "../../model/report.js";
import { exercise } from "../support/exercise.js";
import { courseWith, ownWords } from "../support/course.js";
import { refusal } from "../support/refusal.js";
import { run } from "../support/terminal.js";
import type { Files } from "../support/folder.js";

/** What is found in a course with the assignment `walk`, new and then edited: problems and what mends them, by line. */
async function foundIn(edits: Record<string, (text: string) => string>, more: Files = {}): Promise<string> {
  const course = await courseWith({});
  await makeAssignment(course, "01-walk");
  await ownWords(course, "01-walk");
  for (const [path, content] of Object.entries(more)) {
    await mkdir(dirname(join(course, path)), { recursive: true });
    await writeFile(join(course, path), content);
  }
  for (const [path, edit] of Object.entries(edits)) {
    const file = join(course, path);
    const text = await readFile(file, "utf8");
    const edited = edit(text);
    expect(edited, `${path} is edited`).not.toBe(text);
    if (edited === "") await rm(file);
    else await writeFile(file, edited);
  }
  const { findings } = await checkCourse(course);
  return findings.map(({ problem, mend }) => `${problem}\n  → ${mend}`).join("\n");
}

test("says everything at once, each with what mends it", async () => {
  const found = await foundIn(
    {
      "exercises/01-walk/contract.md": () => "",
      "exercises/01-walk/allocator.ts": (text) => text.replace("TODO: Allocator", "to do"),
      "exercises/01-walk/lesson.md": (text) =>
        text.replace("-:10\nafter", "-:20\nafter").replace("new Allocator(100)", 'new Allocator("100")') +
        '\n<!-- teaches: basic -->\nThe check "refuses a capacity that is not a positive integer" looks at that.\n',
      "exercises/01-walk/hints.json": (text) => text.replace('"basics"', '"basics/makes nothing"'),
      "exercises/01-walk/stages/1-basics.test.ts": (text) =>
        text.replace("points: 20", "points: 10").replace('["makes an allocator', '["makes no allocator'),
      "solutions/01-walk/mutants.ts": (text) =>
        text.replace(
          "export const mutants: Mutant[] = [",
          `export const mutants: Mutant[] = [
            { name: "does-no-harm", stage: "basics", file: "allocator.ts", find: "must be", replace: "has to be", why: "Taste." },
            { name: "finds-nothing", stage: "basics", file: "allocator.ts", find: "nowhere", replace: "", why: "Old." },
            { name: "is-elsewhere", stage: "merges", file: "allocator.ts", find: "must be", replace: "", why: "Old." },`,
        ),
    },
    { "exercises/notes.txt": "Do not forget.\n", "solutions/01-walk/scratch.ts": "export {};\n" },
  );
  expect(found).toMatchInlineSnapshot(`
    "exercises/notes.txt is no assignment.
      → remove it, or name it like an assignment: exercises/07-buddy-system
    exercises/01-walk/contract.md is missing.
      → write it
    solutions/01-walk/scratch.ts belongs to nothing.
      → name it in "studentFiles" or "givenFiles" of exercises/01-walk/exercise.json, or remove it
    exercises/01-walk/allocator.ts is out of step with its solution.
      → npm run dev sync walk
    exercises/01-walk/lesson.md:10: the blocks add up to 110 units, but the capacity is 100.
      → edit the picture, as docs/guides/add-an-assignment.md shows
    exercises/01-walk/lesson.md:19: Argument of type 'string' is not assignable to parameter of type 'number'.
      → edit it; every block stands for itself. Code that is not to be compiled goes into a \`\`\`text block
    01-walk: its checks are worth 90 points together, not 100.
      → change the points in its stages; \`alloclab rubric -a 01-walk\` shows them
    01-walk: "basics/starts with all of its memory free" needs "basics/makes no allocator of 100 units", which does not exist.
      → mend its "needs"
    01-walk: there are hints for "basics/makes nothing", which is no check and no stage.
      → mend the key in hints.json: "stage" or "stage/check name"
    01-walk: stage "basics" has no hints, and so there are none for "makes an allocator of 100 units", "starts with all of its memory free".
      → add three hints for "basics", or for each, to exercises/01-walk/hints.json
    exercises/01-walk/lesson.md: a section teaches "basic", which is no check and no stage.
      → write <!-- teaches: stage; stage/check name --> above the heading of the section
    exercises/01-walk/lesson.md names the hidden check "basics/refuses a capacity that is not a positive integer".
      → take the name out
    Mutant finds-nothing replaces a text that is in allocator.ts 0 times, not once: nowhere
      → edit its "find" in solutions/01-walk/mutants.ts
    Mutant is-elsewhere names the stage "merges".
      → in solutions/01-walk/mutants.ts name one of basics
    Mutant does-no-harm has full marks.
      → add a check to stage "basics" that finds it: Taste."
  `);
});

test("plays what lessons have played", async () => {
  const course = await courseWith({});
  await makeAssignment(course, "01-walk", "units");
  await ownWords(course, "01-walk");
  const lesson = join(course, "exercises/01-walk/lesson.md");
  const blocks = ["new Heap(20)\nallocate(4)", "new Allocator(20)\nfoo(8)", "new Allocator(20)\nallocate(4)\nfree(0)"];
  const played = blocks.map((block) => `\n\`\`\`visualizer\n${block}\n\`\`\`\n`).join("");
  const before = await readFile(lesson, "utf8");
  await writeFile(lesson, before + played);
  const line = before.split("\n").length + 2;
  const { findings } = await checkCourse(course);
  expect(findings.map(({ problem }) => problem)).toEqual([
    `exercises/01-walk/lesson.md:${line}: expected \`new Allocator(100)\` first; found \`new Heap(20)\`.`,
    `exercises/01-walk/lesson.md:${line + 6}: There is no method "foo" here; there are allocate, free, getFreeMemory.`,
  ]);
});

test("without stages, what can be looked at is, and grading says what is missing", async () => {
  const course = await courseWith({});
  await makeAssignment(course, "01-walk");
  for (const tree of ["exercises", "solutions"])
    await rm(join(course, tree, "01-walk/stages"), { recursive: true, force: true });
  await writeFile(join(course, "solutions/01-walk/mutants.ts"), "export const mutants = [];\n");
  const { findings, summary } = await checkCourse(course);
  const problems = findings.map(({ problem }) => problem);
  expect(problems).toContain("01-walk has no stages.");
  expect(problems).toContain("solutions/01-walk/mutants.ts has no mutants.");
  expect(problems.length).toBeGreaterThan(2);
  expect(summary).toBe(`${problems.length} findings in walk. There may be more once that is mended.`);
  expect(
    await run(["grade", join(course, "solutions/01-walk"), "--assignment", "walk"], { courseRoot: course }),
  ).toEqual({
    status: 2,
    out: "",
    err: "alloclab: walk has no checks yet: add exercises/01-walk/stages/1-….test.ts.\n",
  });
});

test("wants a solution with full marks and a skeleton with next to none", async () => {
  const found = await foundIn({
    // Without a mark the skeleton is the solution.
    "solutions/01-walk/allocator.ts": (text) =>
      text.replace("    // @student Refuse", "    // Refuse").replace("    // @end\n", "").replace("<= 0", "< 0"),
    "exercises/01-walk/allocator.ts": (text) =>
      text.replace(
        /\/\/ TODO: (Refuse.*)\n.*\n/,
        `// $1
    if (!Number.isInteger(totalCapacity) || totalCapacity < 0) {
      throw new RangeError(\`The capacity must be a positive integer, not \${totalCapacity}.\`);
    }
    this.capacity = totalCapacity;
`,
      ),
  });
  expect(found).toMatchInlineSnapshot(`
    "Mutant lets-a-capacity-of-zero-pass replaces a text that is in allocator.ts 0 times, not once: totalCapacity <= 0
      → edit its "find" in solutions/01-walk/mutants.ts
    exercises/01-walk: the skeleton has 20 of 100 points as it is handed out.
      → edit the marks in solutions/01-walk/, then \`npm run dev sync\`
    solutions/01-walk: the solution has 60 of 100 points; it fails "basics/refuses a capacity that is not a positive integer".
      → npm run grade -- solutions --assignment walk"
  `);
});

test("wants no visible check that tells, by being skipped, how a hidden one ended", async () => {
  const check = (name: string, visibility: "visible" | "hidden", needs: string[]): CheckResult => ({
    ...{ stage: "basics", name, points: 50, visibility, needs },
    ...{ failure: null, console: [], durationMs: 0 },
  });
  const checks = [check("counts", "hidden", []), check("adds", "visible", ["basics/counts"])];
  expect(await findWrongSuites([{ name: "basics", checks }], { ...exercise, suites: [] })).toEqual([
    {
      problem: `${exercise.folder}: "basics/adds" is visible and needs "basics/counts", which is hidden.`,
      mend: `take it out of "needs"`,
    },
  ]);
});

test("says which half of a pair is missing", async () => {
  const course = await courseWith({ "solutions/02-run/mutants.ts": "export const mutants = [];\n" });
  await makeAssignment(course, "01-walk");
  await rm(join(course, "solutions/01-walk"), { recursive: true });
  const { findings, summary } = await checkCourse(course);
  expect(findings.map(({ problem }) => problem)).toEqual([
    "solutions/01-walk/ is missing, the twin of exercises/01-walk/.",
    "exercises/02-run/ is missing, the twin of solutions/02-run/.",
  ]);
  expect(summary).toBe("2 findings in walk, run. There may be more once that is mended.");
});

test("says what is wrong in suites that cannot be read", async () => {
  const found = await foundIn({
    "solutions/01-walk/stages/1-basics.test.ts": (text) =>
      text.replace("refuses a capacity", "makes a capacity") + "}\n",
  });
  expect(found).toMatch(/^01-walk cannot be read: /);
  expect(found).toMatch(/→ edit its stages$/);
});

test("refuses an assignment that is not there", async () => {
  const course = await courseWith({});
  await makeAssignment(course, "walk");
  expect(await refusal(checkCourse(course, "run"))).toBe("There is no assignment `run`; the course has walk.");
});

test("other files in place of given ones are looked at, too", async () => {
  const given = {
    "exercises/01-walk/exercise.json": (text: string) => text.replace('"givenFiles": []', '"givenFiles": ["step.ts"]'),
  };
  const step = "export const step = (by: number): number => by;\n";
  const files = { "exercises/01-walk/step.ts": step, "solutions/01-walk/step.ts": step };
  const found = await foundIn(given, {
    ...files,
    "exercises/01-walk/variants/back/step.ts": step.replace("by;", "-by;"),
    "solutions/01-walk/variants/far/step.ts": step.replace("by;", "String(by);"),
  });
  expect(found).toBe(
    "solutions/01-walk/variants/far/step.ts:1: Type 'string' is not assignable to type 'number'.\n  → edit it",
  );
  expect(await foundIn(given, { ...files, "exercises/01-walk/variants/back/stop.ts": step })).toBe(
    "01-walk: variants/back/ has none of the given files, step.ts.\n  → edit it, as docs/guides/variants.md shows",
  );
  expect(await foundIn(given, { ...files, "solutions/01-walk/variants/back/step.ts": "export {};\n" })).toContain(
    "01-walk: variants/back/step.ts has to export step, as step.ts does.",
  );
});

test("calls that are played with have to be of methods that there are", async () => {
  const course = await courseWith({});
  await makeAssignment(course, "01-walk", "units");
  const path = "exercises/01-walk/stages/definition.ts";
  const text = await readFile(join(course, path), "utf8");
  const wrong = text
    .replace(
      'release: (_request, address) => ({ method: "free"',
      'release: (_request, address) => ({ method: "release"',
    )
    .replace('{ method: "free", args: [0] }', '{ method: "give", args: [0] }');
  await writeFile(join(course, path), wrong);
  const found = await findTypeErrors(course, await loadExercise(course, "walk"));
  expect(found.map(({ problem }) => /^(\S+?):\d+: Type '"(\w+)"' is not assignable/.exec(problem)?.slice(1))).toEqual([
    [path, "give"],
    [path, "release"],
  ]);
});

test("a list of assignments that is stale is told of, whichever of them is looked at", async () => {
  const page = "# Course\n\n<!-- assignments: written by dev sync -->\n\n<!-- end -->\n";
  const course = await courseWith({ "exercises/README.md": page, "exercises/notes.txt": "" });
  await makeAssignment(course, "01-walk");
  await writeFile(join(course, "exercises/README.md"), page);
  await ownWords(course, "01-walk");
  const { findings } = await checkCourse(course, "walk");
  expect(findings).toEqual([
    { problem: "exercises/README.md does not list the assignments as they are.", mend: "npm run dev sync" },
  ]);
});

test("types are looked at in what authors write, too, and a broken file is named", async () => {
  const found = await foundIn({
    "solutions/01-walk/mutants.ts": (text) => `${text}\nexport const many: number = "many";\n`,
    "exercises/01-walk/stages/1-basics.test.ts": (text) => `${text}\nexport const few: string = 3;\n`,
  });
  expect(found).toContain("mutants.ts");
  expect(found).toMatch(
    /^exercises\/01-walk\/stages\/1-basics\.test\.ts:\d+: Type 'number' is not .*\n {2}→ edit it$/m,
  );
  const broken = await foundIn({
    "exercises/01-walk/hints.json": (text) => text.replace(/("basics": \[)\s*"[^"]*",/, "$1"),
  });
  expect(broken).toMatch(/exercises\/01-walk\/hints\.json` is wrong: .*\n {2}→ edit exercises\/01-walk\/hints\.json$/m);
  expect(broken).not.toContain("/tmp");
});
