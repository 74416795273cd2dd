/** Parts of a class, graded apart and joined, are the class graded as a whole. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isInShard } from "../../class/shard.js";
import { SOURCES, smallCourse, written } from "../support/class.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

test("every name is in exactly one part, whatever Unicode form it is in", () => {
  const names = ["ada", "grace", "Zoë", "=1+1", "", "a b", "名前"];
  for (const name of names) {
    const parts = [1, 2, 3].filter((index) => isInShard(name, { index, count: 3 }));
    expect(parts, name).toHaveLength(1);
    expect(isInShard(name.normalize("NFD"), { index: parts[0] ?? 0, count: 3 })).toBe(true);
    expect(isInShard(name, { index: 1, count: 1 })).toBe(true);
  }
});

test(
  "merge joins the parts to what one run writes, and refuses what does not belong together",
  { timeout: 120_000 },
  async () => {
    const courseRoot = await smallCourse();
    const folder = await folderWith({
      "in/ada.ts": SOURCES.full,
      "in/bob.ts": SOURCES.careless,
      "in/cid.ts": SOURCES.empty,
      "in/dot!.ts": SOURCES.full,
      "in/dot?.ts": SOURCES.full,
      "in/eve.ts": SOURCES.broken,
      "in/notes.txt": "…",
    });
    const at = (name: string): string => join(folder, name);
    const alloclab = async (...args: string[]) => {
      const { status, out, err } = await run(args, { courseRoot });
      return { status, out, err: err.replaceAll(`${folder}/`, "") };
    };
    const grade = (output: string, ...more: string[]) => alloclab("class", at("in"), "-o", at(output), ...more);
    await grade("whole");
    const parts = [await grade("one", "--shard", "1/2"), await grade("two", "--shard", "2/2")];
    const counts = parts.map(({ out }) => Number(/^\d+/.exec(out)?.[0]));
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts[0]! + counts[1]!).toBe(7);

    const merged = await alloclab("merge", at("two"), at("one"), "-o", at("merged"));
    expect(merged).toMatchObject({ status: 3, err: "" });
    expect(merged.out).toContain("7 submissions of first-fit: joined from 2 parts.\n");
    expect(await written(at("merged"))).toEqual(await written(at("whole")));
    expect((await grade("merged")).out, "a merged class can be gone on with").toContain("0 graded, 7 taken over");

    const refused = async (...roots: string[]): Promise<string> => {
      const { status, err } = await alloclab("merge", ...roots.map(at), "-o", at("refused"));
      expect(status).toBe(2);
      return err;
    };
    expect(await refused("one")).toBe("alloclab: Part 2/2 is missing; name its output folder, too.\n");
    expect(await refused("one", "two", "one")).toBe("alloclab: `one` and `one` both are part 1/2; name one.\n");
    expect(await refused("one", "whole")).toBe("alloclab: `whole` holds a whole class already, not a part of one.\n");
    expect(await refused("one", "in")).toBe("alloclab: `in` is no output folder of `alloclab class`.\n");
    await grade("seeded", "--shard", "2/2", "--seed", "7");
    expect(await refused("one", "seeded")).toBe(
      "alloclab: `seeded` and `one` do not belong together: their seeds are 7 and 42.\n",
    );
    await writeFile(at("two/reports/ada.json"), "{}");
    await writeFile(at("one/reports/ada.json"), "{}");
    expect(await refused("one", "two")).toMatch(
      /^alloclab: The report of `ada` in `(one|two)` is not as it was written;/,
    );
  },
);

test("what is in doubt about a whole class is so in the joined one, and once", { timeout: 120_000 }, async () => {
  const courseRoot = await smallCourse();
  const folder = await folderWith({
    "in/ada.ts": SOURCES.full,
    "in/bob.ts": SOURCES.careless,
    "in/cid.ts": SOURCES.empty,
    "in/dan.ts": SOURCES.full,
    "alloclab.config.json": JSON.stringify({ criteria: { style: { points: 5 } }, late: { pointsPerDay: 1 } }),
  });
  const at = (name: string): string => join(folder, name);
  const config = ["--config", at("alloclab.config.json")];
  const grade = (output: string, ...more: string[]) =>
    run(["class", at("in"), "-o", at(output), ...config, ...more], { courseRoot, width: 500 });
  const { status, out } = await grade("whole");
  expect(status).toBe(3);
  expect(out.replace(/\s+/g, " ")).toContain(
    "`style` is not graded yet for 4 submissions, and counts 0 there: `ada`, `bob`, `cid`, `dan`.",
  );
  expect(out.replace(/\s+/g, " ")).toContain("nothing tells when anything was handed in: nothing is taken off.");
  for (const part of ["1/2", "2/2"]) await grade(part.replace("/", "-"), "--shard", part);
  await run(["merge", at("1-2"), at("2-2"), "-o", at("merged")], { courseRoot });
  expect(await written(at("merged"))).toEqual(await written(at("whole")));
});
