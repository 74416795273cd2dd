/** The pages that the grader writes, in a real browser. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { studentReport } from "../../report/audience.js";
import { classPage } from "../../report/class/index.js";
import { coursePage, studentPage } from "../../report/course/index.js";
import { html } from "../../report/html/index.js";
import { wrongPages } from "../support/browser.js";
import { needsChromium } from "../support/chromium.js";
import { folderWith } from "../support/folder.js";
import { exampleCohort, withMistakes } from "./cohort.js";
import { exampleBook } from "./course-book.js";
import { names, saved } from "./fixtures.js";

const book = exampleBook(60);

const pages = {
  ...Object.fromEntries(names.map((name) => [`${name}.html`, html(saved(name))])),
  "for-a-student.html": html(studentReport(saved("many-faults"))),
  "class.html": classPage(exampleCohort(60)),
  "mistakes.html": classPage(...withMistakes(saved("many-faults"))),
  "course.html": coursePage(book, new Map(book.rows.map(({ name }) => [name, name]))),
  ...Object.fromEntries(
    book.rows
      .slice(0, 36)
      .filter((_, i) => i % 5 === 0)
      .map((row) => [`student-${row.name}.html`, studentPage(book, row)]),
  ),
};

test("reports and the pages of classes and courses pass axe in light and dark, folded parts open, and fit the screen", async (context) => {
  needsChromium(context);
  const folder = await folderWith(pages);
  const urls = Object.keys(pages).map((file): [string, string] => [file, pathToFileURL(join(folder, file)).href]);
  expect(await wrongPages(urls, { width: 1280, height: 900 }), "on a desk").toEqual({});
  expect(await wrongPages(urls, { width: 360, height: 780 }), "on a phone").toEqual({});
}, 240_000);
