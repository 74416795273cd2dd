/** `alloclab dev mutant`: what somebody has handed in becomes a mutant. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeAssignment } from "../../authors/new.js";
import { templateFor } from "../../authors/template.js";
import { courseWith } from "../support/course.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

const MUTANTS = "solutions/01-first-fit/mutants.ts";
const units = await templateFor("01-first-fit", "units");
const reference = units.get("solutions/01-first-fit/allocator.ts") ?? "";

/** A course with one new assignment. */
async function smallCourse(): Promise<string> {
  const course = await courseWith({});
  await makeAssignment(course, "01-first-fit", "units");
  return course;
}

/** Submissions to it. */
const SOURCES = {
  full: reference,
  /** What no mutant does. */
  careless: reference.replace("free - size", "free - 1"),
  known: reference.replace("start + size > this.capacity", "start + size >= this.capacity"),
  broken: "export class Allocator {",
};

/** All that a template literal would take for its own. */
const ODD = `// \`\${odd}\` \\n \\\` $& it's\n`;

const mutantOf = (courseRoot: string, submission: string, name: string) =>
  run(["dev", "mutant", "first-fit", submission, name], { courseRoot });

test("a submission becomes a mutant, whose reasons dev check wants to have written", async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({ "ada.ts": ODD + SOURCES.careless, "bob.ts": SOURCES.careless });
  const made = await mutantOf(courseRoot, join(folder, "ada.ts"), "counts-blocks");
  expect(made).toMatchObject({ status: 0, err: "" });
  expect(made.out).toContain(`added counts-blocks to ${MUTANTS}: it edits allocator.ts, and loses its first points in`);

  const path = join(courseRoot, MUTANTS);
  const unwritten = (await run(["dev", "check", "first-fit"], { courseRoot })).out;
  expect(unwritten).toContain("nobody has written yet why counts-blocks is made.");
  expect(unwritten).toContain("nobody has written yet what is told of counts-blocks.");
  const text = await readFile(path, "utf8");
  const written = text.replace('why: "TODO"', 'why: "Trusts its caller."').replace(/\n *told: "TODO",/, "");
  await writeFile(path, written);
  const { out } = await run(["dev", "check", "first-fit"], { courseRoot });
  expect(out, "it falls where it says, and fits the reference").not.toMatch(/counts-blocks/);

  const again = await mutantOf(courseRoot, join(folder, "bob.ts"), "counts-them");
  expect(again).toMatchObject({ status: 2, out: "" });
  expect(again.err).toContain("does what is there already: counts-blocks.");
  expect(await readFile(path, "utf8")).toBe(written);
});

describe("refuses in one line, and writes nothing,", () => {
  test.each([
    ["full", "new-one", "has full marks; add a check that finds what is wrong."],
    ["known", "new-one", "does what is there already: leaves-the-last-unit-alone."],
    ["broken", "new-one", "cannot be graded: "],
    ["careless", "New One", "`New One` is no name for a mutant: small letters, digits and hyphens"],
    ["careless", "leaves-the-last-unit-alone", "There is a mutant `leaves-the-last-unit-alone` already."],
  ] as const)("%s as %s", async (source, name, message) => {
    const courseRoot = await smallCourse();
    const before = await readFile(join(courseRoot, MUTANTS), "utf8");
    const folder = await folderWith({ "ada.ts": SOURCES[source] });
    const { status, out, err } = await mutantOf(courseRoot, join(folder, "ada.ts"), name);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^alloclab: [^\n]*\n$/);
    expect(err).toContain(message);
    expect(await readFile(join(courseRoot, MUTANTS), "utf8")).toBe(before);
  });

  test("what no single file does", async () => {
    const manifest = "exercises/01-first-fit/exercise.json";
    const courseRoot = await smallCourse();
    for (const tree of ["exercises", "solutions"]) {
      await writeFile(join(courseRoot, tree, "01-first-fit/limit.ts"), "export const least = 1;\n");
    }
    const text = await readFile(join(courseRoot, manifest), "utf8");
    await writeFile(join(courseRoot, manifest), text.replace(/"studentFiles": \[/, '"studentFiles": ["limit.ts", '));
    const both = `import { lowest } from "./limit.ts";\n${reference.replace("free - size", "free - lowest")}`;
    const folder = await folderWith({ "ada/allocator.ts": both, "ada/limit.ts": "export const lowest = 1;\n" });
    const { status, err } = await mutantOf(courseRoot, join(folder, "ada"), "new-one");
    expect(status).toBe(2);
    expect(err).toContain("No single file of");
    expect(err).toContain("tried `limit.ts`, `allocator.ts`. Join what is wrong into allocator.ts, and take that.");
  });
});
