/** A run that was cut off goes on, and what is finished is taken over unless something has changed. */
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SOURCES, SUITE, smallCourse, written } from "../support/class.js";
import { folderWith } from "../support/folder.js";
import { run } from "../support/terminal.js";

const CLASS = {
  "in/ada.ts": SOURCES.full,
  "in/bob.ts": SOURCES.careless,
  "in/cid.ts": SOURCES.empty,
  "in/dot.ts": SOURCES.full,
};

/** A class, and a way to grade it into `out`. */
async function small(files: Record<string, string> = CLASS) {
  const courseRoot = await smallCourse();
  const folder = await folderWith(files);
  const output = join(folder, "out");
  const grade = (terminal: Parameters<typeof run>[1] = {}, into = output) =>
    run(["class", join(folder, "in"), "--output", into, "--threads", "1"], { courseRoot, ...terminal });
  return { courseRoot, folder, output, grade };
}

test("takes over what is finished, grades what has changed, and keeps what has gone", async () => {
  const { folder, output, grade } = await small();
  expect((await grade()).out).toContain("4 submissions of first-fit: 4 graded.\n");
  const first = await written(output);

  const again = await grade();
  expect(again.out).toContain("4 submissions of first-fit: 0 graded, 4 taken over from before.\n");
  expect(again.out).not.toContain("changed");
  expect(await written(output)).toEqual(first);

  await writeFile(join(folder, "in/ada.ts"), SOURCES.empty);
  await writeFile(join(folder, "in/bob.ts"), SOURCES.full);
  await rm(join(folder, "in/dot.ts"));
  const changed = await grade();
  expect(changed.out).toContain("3 submissions of first-fit: 2 graded, 1 taken over from before.\n");
  expect(changed.out).toContain(
    "2 scores changed, 1 for the worse:\n▼ `ada`: 100 → 60 of 100 (−40)\n▲ `bob`: 60 → 100 of 100 (+40)\n",
  );
  expect(changed.out).toContain("Gone from the class: `dot`;");
  const files = await written(output);
  expect(files["grades.csv"]).not.toContain("dot");
  expect(files["gone/dot.json"]).toBe(first["reports/dot.json"]);
  expect(files).not.toHaveProperty(["reports/dot.json"]);
});

test("a report or record that is torn is made again, the same as it was", async () => {
  const { output, grade } = await small();
  await grade();
  const whole = await written(output);
  await writeFile(join(output, "reports/ada.json"), "{");
  await writeFile(join(output, ".alloclab/finished/bob.json"), '{"name": "bob", "fing');
  await writeFile(join(output, "reports/.alloclab-0000"), "half a report");
  expect((await grade()).out).toContain(": 2 graded, 2 taken over from before.\n");
  expect(await written(output)).toEqual(whole);
});

test("when it is interrupted, it ends with 130, and the same command goes on", async () => {
  const { output, grade, folder } = await small({ ...CLASS, "in/eve.ts": SOURCES.loops });
  const controller = new AbortController();
  let told = "";
  const interrupted = await grade({
    interruption: () => controller.signal,
    warn: async (text) => {
      told += text;
      if (told.startsWith("1 of 5")) controller.abort();
    },
  });
  expect(interrupted).toMatchObject({ status: 130, out: "" });
  expect(told).toMatch(/alloclab: interrupted; (\d) finished\. The same command goes on from there\.\n$/);
  const finished = (await readdir(join(output, ".alloclab/finished"))).length;
  expect(finished).toBeGreaterThan(0);
  expect(finished).toBeLessThan(5);
  expect(await readdir(output)).not.toContain("grades.csv");

  const rest = await grade();
  expect(rest.out).toContain(`: ${5 - finished} graded, ${finished} taken over from before.\n`);
  await grade({}, join(folder, "uninterrupted"));
  expect(await written(output)).toEqual(await written(join(folder, "uninterrupted")));
});

test("new suites grade all anew, and the scores that change are told", async () => {
  const { courseRoot, grade } = await small();
  await grade();
  const suite = await readFile(join(courseRoot, SUITE), "utf8");
  await writeFile(join(courseRoot, SUITE), suite.replace("points: 40", "points: 10"));
  const { out } = await grade();
  expect(out).toContain("4 graded.\n");
  expect(out).toContain(
    "4 scores changed, none for the worse:\n= `ada`: 100 of 100 → 70 of 70\n= `bob`: 60 of 100 → 30 of 70\n" +
      "= `dot`: 100 of 100 → 70 of 70\n▲ `cid`: 60 of 100 → 60 of 70 (missing 10, was 40)\n",
  );
});
