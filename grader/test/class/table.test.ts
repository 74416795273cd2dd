import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { csvTable } from "../../class/table.js";

const line = (...cells: (string | number | null)[]): string => csvTable([cells]).replace(/\r\n$/, "");

describe("a table as CSV", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\tx",
    "\rx",
    " =1+1",
    "\u00a0\u00a0+1",
    " \t=x",
    "\n-1",
    "\u200b@x",
    "  \tx",
    "＝1",
  ])("has no formula in it: %j", (cell) => {
    expect(parse(line(cell))).toEqual([[`'${cell}`]]);
  });

  test.each(["a=1", "x@example.org", "two words", "'quoted'", ""])("leaves alone what is none: %j", (cell) => {
    expect(parse(line("x", cell))).toEqual([["x", cell]]);
  });

  test("quotes what is several cells to any spreadsheet", () => {
    expect(line("a;b", "a,b", "a\tb", "a\nb", 'say "a"', "a b")).toBe('"a;b","a,b","a\tb","a\nb","say ""a""",a b');
  });

  test("leaves numbers and empty cells as they are", () => {
    expect(line(-0.5, 12, null, "x")).toBe("-0.5,12,,x");
  });
});
