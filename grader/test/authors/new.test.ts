import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCourse } from "../../authors/check.js";
import { findPlaceholders } from "../../authors/checks/placeholders.js";
import { assignmentFolders, idOf } from "../../authors/folders.js";
import { makeAssignment } from "../../authors/new.js";
import { LIKES } from "../../authors/template.js";
import { courseWith, ownWords } from "../support/course.js";
import { refusal } from "../support/refusal.js";

test("makes a pair that is in order, but for the words that are its author's", async () => {
  const course = await courseWith({});
  const { id, files } = await makeAssignment(course, "buddy-system");
  expect(id).toBe("buddy-system");
  expect(files).toContain("exercises/01-buddy-system/allocator.ts");
  expect(await readFile(join(course, "exercises/01-buddy-system/allocator.ts"), "utf8")).toContain(
    'throw new Error("TODO: Allocator");',
  );
  await ownWords(course, "01-buddy-system");
  const { findings, summary } = await checkCourse(course);
  expect(findings).toEqual([]);
  expect(summary).toBe("Everything is in order: 1 assignment, 3 checks, 2 mutants.");
});

test.each(LIKES)("what is made like %s has words that are its author's to write", async (like) => {
  const course = await courseWith({});
  await makeAssignment(course, "01-walk", like);
  expect(await findPlaceholders(course, "01-walk")).toEqual([
    {
      problem: "exercises/01-walk/exercise.json has the summary that `dev new` wrote.",
      mend: "say in it what the assignment is",
    },
    { problem: "exercises/01-walk/lesson.md has the opening that `dev new` wrote.", mend: "write the lesson" },
  ]);
  await ownWords(course, "01-walk");
  expect(await findPlaceholders(course, "01-walk")).toEqual([]);
});

test.each(LIKES)("leaves no name of the template in what is made like %s", async (like) => {
  const course = await courseWith({});
  const { files } = await makeAssignment(course, "07-buddy-system", like);
  const texts = await Promise.all(files.map((file) => readFile(join(course, file), "utf8")));
  expect([...files, ...texts].filter((text) => new RegExp(`like[- ]${like}`, "i").test(text))).toEqual([]);
  expect(texts.join("\n")).toContain("npm run grade -- exercises --assignment buddy-system");
});

test("has a template for each shape", async () => {
  const templates = await assignmentFolders(join(import.meta.dirname, "../../authors/templates"));
  expect(templates.map(idOf)).toEqual(LIKES.map((like) => `like-${like}`));
});

test("takes the next number, or the one that is given", async () => {
  const course = await courseWith({});
  const made = async (name: string) => (await makeAssignment(course, name)).files[0]?.split("/")[1];
  expect(await made("walk")).toBe("01-walk");
  expect(await made("07-run")).toBe("07-run");
  expect(await made("swim")).toBe("08-swim");
  // Digits may be the first part of an id.
  expect(await made("2502-allocator")).toBe("09-2502-allocator");
});

test.each([
  ["Buddy", "`Buddy` is no name for an assignment"],
  ["buddy system", "is no name for an assignment"],
  ["../escape", "is no name for an assignment"],
  ["", "is no name for an assignment"],
  ["00-nothing", "is no name for an assignment"],
  ["walk", "There is an assignment with that name already: 03-walk."],
  ["05-walk", "There is an assignment with that name already: 03-walk."],
  ["03-run", "There is an assignment with that number already: 03-walk."],
])("refuses %j and writes nothing", async (name, message) => {
  const course = await courseWith({ "exercises/03-walk/lesson.md": "# Walk\n" });
  expect(await refusal(makeAssignment(course, name))).toContain(message);
  const { findings } = await checkCourse(course);
  expect(findings.every(({ problem }) => problem.includes("03-walk"))).toBe(true);
});
