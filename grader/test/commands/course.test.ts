/** The commands that tell about a course: `list`, `rubric`, `hint`; and `dev`, which makes it. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { templateFor } from "../../authors/template.js";
import { courseWith } from "../support/course.js";
import { run } from "../support/terminal.js";

/** A course with one assignment, as `dev new first-fit` makes it. */
async function small(): Promise<string> {
  const course = await courseWith(Object.fromEntries(await templateFor("01-first-fit", "plain")));
  expect(await run(["dev", "sync"], { courseRoot: course })).toEqual({
    status: 0,
    out: "created exercises/01-first-fit/allocator.ts\n",
    err: "",
  });
  return course;
}

test("list and rubric tell what is there and what it is worth, from the suites themselves", async () => {
  const courseRoot = await small();
  expect((await run(["list"], { courseRoot })).out).toBe(
    " 1  first-fit — First fit\n    One line for the list of assignments.\n    100 points · 3 checks in 1 stage\n\n",
  );
  expect((await run(["rubric"], { courseRoot })).out).toMatchInlineSnapshot(`
    "# First fit: 100 points

    |  Points | Visibility | Check |
    | ------: | ---------- | ----- |
    | **100** |            | **basics** |
    |      20 | visible    | makes an allocator of 100 units |
    |      40 | visible    | starts with all of its memory free |
    |      40 | hidden     | refuses a capacity that is not a positive integer |
    "
  `);
});

test("hint shows one level at a time, for a check or its stage", async () => {
  const courseRoot = await small();
  const hint = async (...args: string[]) => {
    const { out, err } = await run(["hint", ...args], { courseRoot });
    return out + err;
  };
  expect(await hint("basics")).toBe(
    'Hint 1 of 3 for basics\n\nA nudge: where does the constructor keep what it was given?\n\nMore: npx alloclab hint "basics" --level 2\n',
  );
  expect(await hint("basics/starts with all of its memory free", "--level", "3")).toMatch(/^Hint 3 of 3 [^]*Nearly/);
  expect(await hint("Starts with all of its memory FREE")).toMatch(/^Hint 1 of 3 for basics\n/);
  expect(await hint("basic")).toContain('Did you mean "basics"?');
  expect(await hint("nothing of the kind")).toBe(
    'alloclab: There is no check "nothing of the kind" in first-fit. Take its name from the report.\n',
  );
});

test("dev says what it did, and ends with 1 when something is wrong", async () => {
  const courseRoot = await small();
  expect((await run(["dev", "sync"], { courseRoot })).out).toBe("Every file is in step with its solution.\n");
  const made = await run(["dev", "new", "walk"], { courseRoot });
  expect(made).toMatchObject({ status: 0, err: "" });
  expect(made.out).toContain("created exercises/02-walk/exercise.json\n");
  expect(made.out).toContain("npm run dev check walk");
  const begun = await run(["dev", "check", "walk"], { courseRoot });
  expect(begun).toMatchObject({ status: 1, err: "" });
  expect(begun.out).toContain("exercises/02-walk/lesson.md has the opening that `dev new` wrote");
  const [manifest, lesson] = ["exercise.json", "lesson.md"].map((name) => join(courseRoot, "exercises/02-walk", name));
  const { summary, ...rest } = JSON.parse(await readFile(manifest!, "utf8")) as { summary: string };
  expect(summary).not.toBe("");
  await writeFile(manifest!, JSON.stringify({ ...rest, summary: "Walk before you run." }));
  await writeFile(lesson!, "# Walking\n\nOne foot before the other.\n\n<!-- teaches: basics -->\n\n## Both feet\n");
  await run(["dev", "sync"], { courseRoot });
  expect(await run(["dev", "check", "walk"], { courseRoot })).toMatchObject({
    status: 0,
    out: "Everything is in order: 1 assignment, 3 checks, 2 mutants.\n",
  });
  expect(await run(["dev", "check"], { courseRoot: await courseWith({ "exercises/01-run/lesson.md": "" }) })).toEqual({
    status: 1,
    out: "✗ solutions/01-run/ is missing, the twin of exercises/01-run/.\n  → make it, or remove exercises/01-run/\n\n1 finding in run. There may be more once that is mended.\n",
    err: "",
  });
});

test("dev new takes the shape that it is like, and names those that there are", async () => {
  const courseRoot = await courseWith({});
  const { out } = await run(["dev", "new", "walk", "--like", "units"], { courseRoot });
  expect(out).toContain("created exercises/01-walk/stages/definition.ts\n");
  const refused = await run(["dev", "new", "run", "--like", "nothing"], { courseRoot });
  expect(refused).toMatchObject({ status: 2, out: "" });
  expect(refused.err).toContain(
    "option '--like <shape>' argument 'nothing' is invalid. Allowed choices are plain, units, inside, bytes, tests.",
  );
});

test("dev is for those who have the solutions", async () => {
  const { status, err } = await run(["dev", "check"], { courseRoot: join(await courseWith({}), "exercises") });
  expect(status).toBe(2);
  expect(err).toBe("alloclab: There is no folder solutions/ here; `alloclab dev` is for authors, who have it.\n");
});

test("grade takes the assignment whose own folder it is given, unless another is named", async () => {
  const courseRoot = await small();
  await run(["dev", "new", "walk"], { courseRoot });
  const graded = async (...args: string[]) =>
    (await run(["grade", ...args], { courseRoot })).out.split("\n")[1]?.trim();
  expect(await graded()).toBe("First fit");
  expect(await graded(join(courseRoot, "exercises/02-walk"))).toBe("Walk");
  expect(await graded(join(courseRoot, "exercises/02-walk/allocator.ts"))).toBe("Walk");
  expect(await graded(join(courseRoot, "exercises/02-walk"), "--assignment", "first-fit")).toBe("First fit");
});
