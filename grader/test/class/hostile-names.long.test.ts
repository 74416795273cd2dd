/** A class whose submissions are named to do harm: to the terminal, the browser, the spreadsheet, the disk and each other. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { SOURCES, smallCourse } from "../support/class.js";
import { folderWith } from "../support/folder.js";
import { harmsOf } from "../support/harmless.js";
import { run } from "../support/terminal.js";

const NAMES = [
  '=HYPERLINK("x?"&A1,"grade")',
  "+1+1",
  "-2+3",
  "@SUM(1,1)",
  "\t=1+1",
  "\r=1+1",
  "\uff1d1+1",
  "<img src=x onerror=alert(1)>",
  '"><script>alert(1)<!--',
  "</script></style></title>",
  "a\" onmouseover='alert(1)",
  "javascript:alert(1)",
  "::set-output name=points::100",
  "##[add-mask]0",
  "\u001b[2J\u001b]0;graded\u0007",
  "\u202egrade 001",
  "two\nlines",
  "$(touch x) `touch y` ; touch z",
  "-rf",
  "..",
  "con",
  " space ",
  "[click](x) @octocat #1",
  "Ada",
  "ada",
  "\u00e9",
  "e\u0301",
  "😀",
  "__proto__",
  "n".repeat(252),
];

test("names do no harm, wherever they are written", { timeout: 60_000 }, async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith(Object.fromEntries(NAMES.map((name) => [`in/${name}.ts`, SOURCES.empty])));
  const output = join(folder, "out");
  const { status, out, err } = await run(["class", join(folder, "in"), "--output", output], { courseRoot });
  expect([0, 3]).toContain(status);
  for (const said of [out, err]) expect(harmsOf("text", said)).toEqual([]);

  const csv = await readFile(join(output, "grades.csv"), "utf8");
  const rows = parse(csv, { columns: true }) as Record<string, string>[];
  // Names that begin with a dot are passed over, as `..`.
  expect(rows).toHaveLength(NAMES.length - 1);
  for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);

  expect((await readdir(folder)).sort(), "nothing is written beside the output").toEqual(["in", "out"]);
  const reports = await readdir(join(output, "reports"));
  expect(new Set(reports.map((name) => name.toLowerCase().normalize("NFC"))).size).toBe(reports.length);
  for (const name of reports) expect(name).toMatch(/^(?!\.)[\p{L}\p{M}\p{N}._-]{1,255}$/u);

  for (const name of reports.filter((one) => one.endsWith(".html"))) {
    expect(harmsOf("html", await readFile(join(output, "reports", name), "utf8"))).toEqual([]);
  }
  const index = await readFile(join(output, "index.html"), "utf8");
  expect(index).not.toMatch(/<img|<script>alert|<\/style><\/title>|[\u0000-\u0008\u000b-\u001f\u202e]/);
  const tags = index.replaceAll(/="[^"]*"/g, "").match(/<[a-z][^>]*>/gi) ?? [];
  expect(tags.filter((tag) => /\son/i.test(tag))).toEqual([]);
  expect(index).not.toMatch(/href="(?!#|reports\/)/);
});
