/** The paths through the course: that they hold together, and say how long they take. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listExercises } from "../../grade/load/exercise.js";

const root = join(import.meta.dirname, "../../..");
const guide = readFileSync(join(root, "docs/guides/paths.md"), "utf8");
const course = await listExercises(root);

/** The rows of the table below a heading, as cells, without the head. */
function rowsBelow(heading: string): string[][] {
  const [, section = ""] = guide.split(`## ${heading}\n`);
  const lines = (section.split(/^## /m)[0] ?? "").split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const paths = rowsBelow("Orders that hold together").map(([whom = "", order = "", hours = ""]) => ({
  whom,
  hours,
  isWhole: !order.includes("as far as"),
  ids: [...order.split(" as far as")[0]!.matchAll(/`([^`]+)`/g)].map(([, id = ""]) => id),
}));

test.each(paths)("for $whom whatever an assignment builds upon comes before it", ({ ids }) => {
  for (const [at, id] of ids.entries()) {
    const exercise = course.find((one) => one.id === id);
    expect([id, exercise?.buildsOn.filter((upon) => !ids.slice(0, at).includes(upon))]).toEqual([id, []]);
  }
});

test.each(paths.filter(({ isWhole }) => isWhole))(
  "for $whom the hours are those of its assignments",
  ({ ids, hours }) => {
    const sum = (which: 0 | 1): number =>
      ids.reduce((all, id) => all + (course.find((one) => one.id === id)?.hours?.[which] ?? NaN), 0);
    expect(hours).toBe(`${sum(0)}–${sum(1)}`);
  },
);

test("what each assignment grades is said of all of them, in their order", () => {
  const named = rowsBelow("What each of them grades").map(([cell = ""]) => cell.replaceAll("`", ""));
  expect(named).toEqual(course.map(({ id }) => id));
});
