/** Assignments of other shapes: their failures are drawn in every form, and nothing tells them of a free list. */
import { describe, expect, test } from "vitest";
import { describe as inWords, KINDS } from "../../picture/registry.js";
import { reporterNames, reporters } from "../../report/index.js";
import { failureOnScreen } from "../../report/text/failure.js";
import { pageFor } from "../../report/text/page.js";
import { saved } from "./fixtures.js";

const options = { color: false, width: 80, defaultAssignment: "first-fit" };
const FREE_LIST = /free list/i;

/** A word of each picture in the saved report that no other part of it has. */
const WORDS = ["rover", "22.5", "10:0 red", "0x00000018", "left → B", "way 1", "thread 1", "reference"];

describe.each(["without-a-list", "other-shapes"])("a report of an assignment without a free list: %s", (name) => {
  test.each(reporterNames)("says nothing of one as %s", async (form) => {
    const write = await reporters[form]();
    expect(write(saved(name), options)).not.toMatch(FREE_LIST);
  });

  test.each([40, 80, 120])("says nothing of one on a screen of %i columns", (width) => {
    const page = pageFor({ ...options, width });
    const failed = saved(name).stages.flatMap(({ checks }) => checks.filter(({ failure }) => failure !== null));
    for (const check of failed) expect(failureOnScreen(check, page, null).join("\n")).not.toMatch(FREE_LIST);
  });
});

describe("a failure with pictures of its own", () => {
  const checks = saved("other-shapes").stages.flatMap((stage) => stage.checks);

  test("is there for every kind", () => {
    const kinds = checks.map(({ failure }) => failure?.pictures?.[0]?.picture.kind);
    expect(kinds.sort()).toEqual([...KINDS].sort());
  });

  test.each(["text", "html", "markdown"] as const)("is drawn as %s", async (form) => {
    const written = (await reporters[form]())({ ...saved("other-shapes") }, { ...options, width: 120 });
    for (const word of form === "html" ? WORDS : WORDS.slice(0, form === "text" ? 5 : 8))
      expect(written).toContain(word);
  });

  test("says each picture in words on its page", async () => {
    const page = (await reporters.html())(saved("other-shapes"), options);
    for (const { failure } of checks) {
      for (const { picture } of failure?.pictures ?? []) {
        expect(page).toContain(inWords(picture).replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
      }
    }
  });
});

test.each([
  [12, 12],
  [13, 6],
])("of %i calls a screen shows %i", (made, shown) => {
  const check = saved("broken-links")
    .stages.flatMap((stage) => stage.checks)
    .find(({ trace }) => trace !== null);
  const step = { op: "getFreeMemory", actual: 7 };
  const trace = Array.from({ length: made }, () => step);
  if (check === undefined) throw new Error("the report has no calls");
  const lines = failureOnScreen({ ...check, trace }, pageFor(options), null).filter((line) =>
    /\d +getFreeMemory\(\)/.test(line),
  );
  expect(lines).toHaveLength(shown);
});
