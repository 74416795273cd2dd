/** Lessons in a terminal: the text, and the questions that a finished exercise asks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { questionsIn } from "../../../student/watch/lesson.js";
import { colorsFor } from "../../../student/watch/lines.js";
import { layOut } from "../../../student/watch/parts/reading.js";
import { readPage } from "../../../student/watch/reading.js";

const exercises = join(import.meta.dirname, "../../../../exercises");

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

describe("a page that is read at the desk", () => {
  const page = { width: 40, colors: colorsFor(false) };
  const lines = (markdown: string, opened: number[] = []): string =>
    layOut(readPage(markdown, "lesson.md"), opened, page).lines.join("\n");

  test("breaks text where the screen ends, and leaves code, lists and tables whole", () => {
    const text = lines(
      "# A\n\nOne two\nthree `four` **five** six seven eight nine ten.\n\n- four\n  five\n- six\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```ts\nlet x;\n\n  x = 1;\n```\nEnd\n[here](there.md).\n",
    );
    expect(text).toBe(
      "A\n\nOne two three `four` five six seven\neight nine ten.\n\n- four five\n- six\n\na  b\n────\n1  2\n\n  let x;\n\n    x = 1;\n\nEnd here.",
    );
  });

  test("breaks code that is wider than its column where a reader would", () => {
    const text = lines("| do not write | write |\n| - | - |\n| `expect(memory.freeListHead).toBe(null)` | a/b |\n");
    expect(text.split("\n").slice(2)).toEqual(["`expect(memory.freeListHead)       a/b", ".toBe(null)`"]);
    expect(lines("see exercises/04-writing-tests/variants/best-fit/memory-allocator.ts")).toBe(
      "see exercises/04-writing-tests/variants/\nbest-fit/memory-allocator.ts",
    );
    expect(lines("x".repeat(50))).toBe(`${"x".repeat(40)}\n${"x".repeat(10)}`);
  });

  test("leaves a command in one line, where that has room for it", () => {
    expect(lines("To play with it, run `npm run visualize -- exercises/08`. Then go on.")).toBe(
      "To play with it, run\n`npm run visualize -- exercises/08`.\nThen go on.",
    );
    expect(lines("Run `npm run visualize -- exercises/08-bitmap --port 4100`.")).toBe(
      "Run `npm run visualize --\nexercises/08-bitmap --port 4100`.",
    );
  });

  test("draws its pictures", () => {
    const text = lines("```memory steps list\nbefore : 10 = A:4 -:6\nafter : 10 = -:10\n```\n");
    expect(text).toContain("│███ A ████│");
    expect(text).toContain("[4|6]");
    expect(text).not.toContain("-:6");
    expect(lines("```memory\nnonsense\n```\n"), "one that cannot be read is shown as it is").toContain("nonsense");
  });

  test("keeps answers folded away until somebody asks for one", () => {
    const lesson =
      "1. Why?\n\n   <details>\n   <summary>One answer</summary>\n\n   Because.\n\n   </details>\n\n2. How?\n";
    expect(lines(lesson)).toBe("1. Why?\n\n   ▸ One answer  (enter shows it)\n\n2. How?");
    expect(lines(lesson, [0])).toBe("1. Why?\n\n   ▾ One answer\n     Because.\n\n2. How?");
  });

  test("knows which section teaches a stage", () => {
    const lesson = "# A\n\nText.\n\n<!-- teaches: merges; basics/one, two -->\n\n## B\n\nText.\n";
    expect([...layOut(readPage(lesson, "lesson.md"), [], page).sections]).toEqual([
      ["merges", 4],
      ["basics/one, two", 4],
    ]);
  });
});
