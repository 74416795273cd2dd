/** The pages that the grader writes, in a real browser. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { studentReport } from "../../report/audience.js";
import { classPage } from "../../report/class/index.js";
import { html } from "../../report/html/index.js";
import { visit, wrongWith } from "../support/browser.js";
import { needsChromium } from "../support/chromium.js";
import { folderWith } from "../support/folder.js";
import { exampleCohort } from "./cohort.js";
import { names, saved } from "./fixtures.js";

const pages = new Map([
  ...names.map((name): [string, string] => [`the report on ${name}`, html(saved(name))]),
  ["what a student may see of a report", html(studentReport(saved("many-faults")))],
  ["the page of a class", classPage(exampleCohort(60))],
]);

beforeEach((context) => needsChromium(context));

describe.each([
  ["a desk", { width: 1280, height: 900 }],
  ["a phone", { width: 360, height: 780 }],
])("on %s", (_where, viewport) => {
  test.each([...pages])(
    "%s passes axe in light and dark, folded parts open, and fits the screen",
    async (_name, page) => {
      const file = join(await folderWith({}), "page.html");
      writeFileSync(file, page);
      const wrong = await visit(pathToFileURL(file).href, { viewport }, async (visit) => {
        await visit.page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) details.open = true;
        });
        return wrongWith(visit);
      });
      expect(wrong).toEqual([]);
    },
  );
});
