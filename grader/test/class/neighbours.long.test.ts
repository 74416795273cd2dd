/** Nobody's report depends on who else is in the class. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { SOURCES, smallCourse, written } from "../support/class.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

const HOSTILE = {
  loops: SOURCES.loops,
  hoards: `const hoard: unknown[] = [];\n${SOURCES.full.replace("return this.capacity;", "for (;;) hoard.push(new Array(1e5).fill(0));")}`,
  patches: `Object.prototype.toString = () => "100"; Number.isInteger = () => true; Array.prototype.push = () => 0;\n${SOURCES.empty}`,
  prints: SOURCES.full.replace("return", 'for (let n = 0; n < 1e4; n++) console.log("\\u001b[2J", n); return'),
};

const QUIET = { ada: SOURCES.full, zoe: SOURCES.careless, mia: SOURCES.empty };

test(
  "reports are the same alone, beside hostile neighbours, in another order and on more threads",
  { timeout: 120_000 },
  async () => {
    const courseRoot = await smallCourse();
    const grade = async (sources: Record<string, string>, threads: number): Promise<Record<string, string>> => {
      const files = Object.entries(sources).map(([name, source]) => [`in/${name}.ts`, source]);
      const folder = await folderWith(Object.fromEntries(files));
      const output = join(folder, "out");
      await run(["class", join(folder, "in"), "-o", output, "--threads", String(threads)], { courseRoot });
      return written(output);
    };
    const together = await grade({ ...HOSTILE, ...QUIET }, 1);
    const beside = await grade({ ...HOSTILE, ...QUIET }, 2);
    expect(beside).toEqual(together);
    // Names decide about the order.
    const quiet = await grade(QUIET, 1);
    for (const name of Object.keys(QUIET)) {
      for (const report of [`reports/${name}.json`, `reports/${name}.html`])
        expect(quiet[report]).toBe(together[report]);
    }
    const alone = await grade({ ada: QUIET.ada }, 1);
    expect(alone["reports/ada.json"]).toBe(together["reports/ada.json"]);
  },
);
