/** The machine's time zone changes nothing: not what a submission reads of it, nor what is taken off for lateness. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, runProgram } from "../support/autograder.js";
import { written } from "../support/class.js";
import { folderWith } from "../support/folder.js";

/** Says all that it can find out about time, and has no points but for its constructor. */
const CURIOUS = `export class MemoryAllocator {
  freeListHead = null;
  constructor(public capacity: number) {
    const day = new Date(2026, 6, 1);
    console.log(String(new Date(0)), day.getTime(), day.getTimezoneOffset(), day.toLocaleString(), day.toTimeString());
    console.log(Date.parse("2026-07-01T00:00"), Date.parse("Jul 1 2026"), new Date().getHours());
  }
  getFreeMemory() { return new Date(0).getHours(); }
}
`;

const METADATA = `submission_1:
  :submitters:
  - :name: Ada
    :sid: '1'
  :created_at: 2026-11-21 00:30:00.000000000 -03:30
submission_2:
  :submitters:
  - :name: Grace
    :sid: '2'
  :created_at: 2026-11-20 23:58:59 +01:00
`;

const CONFIG = JSON.stringify({ late: { percentPerDay: 0.1, due: "2026-11-20T23:59:00+01:00" } });

test("reports and grade books are the same on every machine", { timeout: 180_000 }, async () => {
  const folder = await folderWith({
    "in/submission_metadata.yml": METADATA,
    "in/submission_1/memory-allocator.ts": CURIOUS,
    "in/submission_2/memory-allocator.ts": CURIOUS,
    "config.json": CONFIG,
  });
  const gradedIn = async (zone: string): Promise<Record<string, string>> => {
    const output = join(folder, "out", zone.replace("/", "-"));
    const config = join(folder, "config.json");
    const args = [
      join(root, "grader/bin.js"),
      "class",
      "in",
      "--output",
      output,
      "--config",
      config,
      "--grades",
      "csv",
    ];
    const { status, err } = await runProgram(process.execPath, args, { cwd: folder, env: { TZ: zone } });
    expect([status, err.match(/error/i)], zone).toEqual([0, null]);
    return written(output);
  };
  const expected = await gradedIn("UTC");
  expect(expected["reports/submission_1.json"]).toContain("Thu Jan 01 1970 00:00:00 GMT+0000");
  expect(expected["grades-csv.csv"]).toMatch(/^submission_1,1,Ada,,graded,0\.5,1,0\.1,/m);
  expect(expected["grades-csv.csv"]).toMatch(/^submission_2,2,Grace,,graded,0\.5,0,0,/m);
  for (const zone of ["Pacific/Kiritimati", "America/St_Johns"]) {
    expect(await gradedIn(zone), zone).toEqual(expected);
  }
});
