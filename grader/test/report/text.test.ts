import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { clean } from "../../report/clean.js";
import { frame } from "../../grade/compile/problem.js";
import { fittedFrame } from "../../report/text/frame.js";
import { text } from "../../report/text/index.js";
import { KIND_WORDS } from "../../report/words.js";
import { names, saved, UNSEEN, withMessage } from "./fixtures.js";

const plain = { color: false, width: 80, defaultAssignment: "first-fit" };

describe("the text report", () => {
  test.each(names)("reads well at 80 columns: %s", async (name) => {
    await expect(text(saved(name), plain)).toMatchFileSnapshot(`../fixtures/reports/${name}.txt`);
  });

  test.each([40, 60, 80, 120])("keeps to %i columns, but for commands to be copied", (width) => {
    for (const name of names) {
      const lines = text(saved(name), { ...plain, width }).split("\n");
      const wide = lines.filter((line) => stringWidth(line) > width && !line.includes("npx alloclab hint"));
      expect(wide, name).toEqual([]);
    }
  });

  test("has no width below 40 and none above 120", () => {
    const report = saved("many-faults");
    expect(text(report, { ...plain, width: 3 })).toBe(text(report, { ...plain, width: 40 }));
    expect(text(report, { ...plain, width: 900 })).toBe(text(report, { ...plain, width: 120 }));
    expect(text(report, { ...plain, width: NaN })).toBe(text(report, plain));
  });

  test.each(names)("lets nothing through that would steer a terminal: %s", (name) => {
    expect(text(saved(name), plain)).not.toMatch(UNSEEN);
  });

  test.each(names)("says the same with colour: %s", (name) => {
    const coloured = text(saved(name), { ...plain, color: true });
    expect(coloured).toContain("\u001b[");
    expect(clean(coloured)).toBe(text(saved(name), plain));
  });

  test("names the check to mend first before all others", () => {
    const report = text(saved("skeleton"), plain);
    expect(report).toMatch(/Fix this first\n.*\n.*basics\/starts with all of its memory free/);
    expect(report).toContain("29 checks skipped, until this one passes: basics/starts");
  });

  test("shows five failures in full and the others in a line", () => {
    const report = text(saved("many-faults"), plain);
    expect(report.match(/of \d+ points\n/g)).toHaveLength(6);
    expect(report).toContain("✗ invalid-ops/refuses a double free  wrong error\n");
    expect(report).toContain("--reporter html");
  });

  test("gives the assignment to the hint command when it is not the usual one", () => {
    const other = { ...saved("native-run"), assignment: "best-fit" };
    expect(text(other, plain)).toContain(
      'npx alloclab hint "merges/merges with both neighbours" --assignment best-fit',
    );
    expect(text(saved("native-run"), plain)).not.toContain("--assignment");
  });

  test("names a run outside of the sandbox for what it is", () => {
    expect(text(saved("native-run"), plain)).toContain("not for grading");
    expect(text(saved("many-faults"), plain)).not.toContain("not for grading");
  });

  test("writes no score for a fault of the grader, and says that nothing is lost", () => {
    const report = text(saved("grader-fault"), plain);
    expect(report).toContain("no score");
    expect(report).toContain("you lose nothing");
    expect(report).not.toMatch(/of 100 points/);
  });

  test("shows where a submission cannot be loaded", () => {
    const report = text(saved("load-error"), plain);
    expect(report).toContain("> 12 |     let block.size -= size;");
    expect(report).not.toContain("skipped");
  });

  test("cuts long console output short and says how much is missing", () => {
    const chatty = withMessage(
      saved("native-run"),
      "wrong",
      Array.from({ length: 500 }, (_, i) => `line ${i}`),
    );
    expect(text(chatty, plain)).toContain("│ line 7\n    │ … and 492 more lines");
  });
});

describe("the lines around a problem", () => {
  const line = (column: number) => `  const sum = ${"a + ".repeat(column / 4 - 4)}@ + ${"b + ".repeat(20)}c;`;
  const framed = (code: string, width: number): string[] =>
    fittedFrame(frame(`let x = 1;\n${code}\n\nlet y = "${"é".repeat(100)}";`, 2, code.indexOf("@") + 1) ?? "", width);

  test.each([
    [16, 76],
    [72, 76],
    [120, 76],
    [120, 36],
    [200, 76],
  ])("keep the marker below what it marks, though that is at column %i, at %i columns", (column, width) => {
    const lines = framed(line(column), width);
    expect(Math.max(...lines.map((each) => stringWidth(each)))).toBeLessThanOrEqual(width);
    const marker = lines.findIndex((each) => /^ +\| +\^$/.test(each));
    expect(lines[marker - 1]?.[lines[marker]?.indexOf("^") ?? -1]).toBe("@");
    expect(lines[0]).toBe("  1 | let x = 1;");
    expect(lines).toHaveLength(5);
  });

  test("are as they were where they are short enough", () => {
    const short = frame("let x = 1;\n  let @ = 2;\n", 2, 7) ?? "";
    expect(fittedFrame(short, 76)).toEqual(short.split("\n"));
  });
});

describe("the words", () => {
  test("are different for every kind of failure", () => {
    const words = Object.values(KIND_WORDS).map(({ word }) => word);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(words.filter((other) => other.includes(word))).toEqual([word]);
  });
});
