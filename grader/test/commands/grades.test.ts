import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

const BOOK = `Student,ID,SIS Login ID,Section,First fit (7)
    Points Possible,,,,100.00
"Beispiel, Ada",1001,ada,CS 1,
"Absent, Abe",1002,abe,CS 1,80.00
`;

test("a class is graded into the grade book of the instructor, less what being late costs", async () => {
  const folder = await folderWith({
    "class/beispielada_LATE_1001_5_memory-allocator.ts": "export class MemoryAllocator {}",
    "book.csv": BOOK,
    "fall.json": JSON.stringify({ late: { pointsPerDay: 5 }, weights: { merges: 10 } }),
  });
  const at = (...path: string[]): string => join(folder, ...path);
  const args = ["class", at("class"), "--output", at("out"), "--config", at("fall.json"), "--grades", "canvas"];
  const { out } = await run([...args, "--gradebook", at("book.csv"), "--grades", "csv"], { width: 500 });
  const filled = await readFile(at("out", "grades-canvas.csv"), "utf8");
  expect(filled).toBe(BOOK.replace("ada,CS 1,", "ada,CS 1,0.00"));
  expect(await readFile(at("book.csv"), "utf8")).toBe(BOOK);
  expect(await readFile(at("out", "grades-csv.csv"), "utf8")).toMatch(
    /^submission,id,.*\r\n\w+,1001,beispielada,,graded,0.5,1,0.5,0,90,/,
  );
  expect(out).toContain(`For import: ${at("out", "grades-canvas.csv")}\n- `);
  expect(out).toContain("\n- In the grade book, but not in the class: `Absent, Abe`.\n");
  expect(out).not.toContain("as an earlier run left");
  const later = await run([...args, "--gradebook", at("book.csv")], { width: 500 });
  expect(later.out.replace(/\n(?!Not|For|-)/g, " ")).toContain(
    `Not written anew, so as an earlier run left it: \`${at("out", "grades-csv.csv")}\`. Add \`--grades csv\` before you import it.`,
  );
});

test("the file that was downloaded is never overwritten", async () => {
  const folder = await folderWith({ "class/ada.ts": "", "out/grades-canvas.csv": BOOK });
  const book = join(folder, "out", "grades-canvas.csv");
  const args = ["class", join(folder, "class"), "--output", join(folder, "out"), "--grades", "canvas"];
  const { status, err } = await run([...args, "--gradebook", book]);
  expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining("would be overwritten; give the file") });
  expect(await readFile(book, "utf8")).toBe(BOOK);
});

test.each([
  [
    ["--grades", "canvsa"],
    'There is no grade book for "canvsa". Did you mean "canvas"? It is one of canvas, moodle, csv.',
  ],
  [["--grades", "canvas"], "--grades canvas needs --gradebook <file>"],
  [["--grades", "moodle", "--worksheet", "none.csv"], "`none.csv` does not exist; check the path."],
  [["--grades", "csv", "--shard", "1/2"], "--grades needs the whole class; give it to `alloclab merge`"],
])("what is wrong with %j shows before anything is graded", async (args, message) => {
  const folder = await folderWith({ "class/ada.ts": "export class MemoryAllocator {}" });
  const { status, err } = await run(["class", join(folder, "class"), "--output", join(folder, "out"), ...args]);
  expect(status).toBe(2);
  expect(err).toContain(message);
});
