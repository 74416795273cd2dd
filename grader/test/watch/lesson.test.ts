/** Lessons in a terminal: the text, and the questions that a finished exercise asks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { questionsIn } from "../../watch/lesson.js";
import { paragraphs } from "../../watch/texts.js";

const exercises = join(import.meta.dirname, "../../../exercises");

test.each(["01-first-fit", "02-best-fit", "03-leetcode-2502"])("%s has some to discuss, in plain words", (folder) => {
  const questions = questionsIn(readFileSync(join(exercises, folder, "lesson.md"), "utf8"));
  expect(questions.length).toBeGreaterThan(3);
  for (const question of questions) expect(question).toMatch(/^[A-Za-z0-9"'].{20,}[.?!)]$/);
  expect(questions.join("")).not.toMatch(/\*\*|`|\n|<\/?details/);
});

test("answers that are folded away stay so", () => {
  const lesson =
    "# L\n\n1. no question\n\n## To discuss\n\n1. Why _not_?\n\n   <details>Because.</details>\n2. And `then`\n   what?\n\n## After\n\n3. No.\n";
  expect(questionsIn(lesson)).toEqual(["Why not?", "And then what?"]);
});

test("a lesson without them has none", () => {
  expect(questionsIn("# A lesson\n\nText.\n")).toEqual([]);
  expect(questionsIn("")).toEqual([]);
});

test("a paragraph is one line, to be broken where the screen ends; code, lists and tables stay as they are", () => {
  const lesson =
    "# A\n\nOne two\nthree.\n\n- four\n  five\n- six\n\n| a |\n| - |\n\n```ts\nlet x;\n\nx = 1;\n```\nEnd\nhere.\n";
  expect(paragraphs(lesson)).toEqual(
    [
      "# A",
      "",
      "One two three.",
      "",
      "- four five",
      "- six",
      "",
      "| a |",
      "| - |",
      "",
      "```ts",
      "let x;",
      "",
      "x = 1;",
    ].concat(["```", "End here.", ""]),
  );
});
