/** Every shape that a new assignment may have, made and checked: its reference, its skeleton and all of its mutants are graded. */
import { expect, test } from "vitest";
import { checkCourse } from "../../authors/check.js";
import { makeAssignment } from "../../authors/new.js";
import { LIKES } from "../../authors/template.js";
import { courseWith, ownWords } from "../support/course.js";

test.each(LIKES)("what is made like %s is in order", async (like) => {
  const course = await courseWith({});
  await makeAssignment(course, "07-buddy-system", like);
  await ownWords(course, "07-buddy-system");
  const { findings, summary } = await checkCourse(course);
  expect(findings).toEqual([]);
  expect(summary).toMatch(/^Everything is in order: 1 assignment, \d+ checks, [2-9] mutants\.$/);
});
