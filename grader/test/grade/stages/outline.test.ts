/** The outline of an assignment, read by vitest once and then kept. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadExercise } from "../../../grade/load/exercise.js";
import { outline } from "../../../grade/stages/outline.js";
import type { Exercise } from "../../../model/course.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

describe("an outline that is kept", { timeout: 60_000 }, () => {
  let cache = "";
  let exercise: Exercise;
  beforeAll(async () => {
    cache = await mkdtemp(join(tmpdir(), "alloclab-outline-"));
    exercise = await loadExercise(root, "leetcode-2502");
    await outline(exercise, cache);
  }, 60_000);
  afterAll(() => rm(cache, { recursive: true }));

  const keptPath = () => join(cache, "leetcode-2502.json");
  /** Leaves a mark in what is kept, by which it is told from what vitest reads. */
  async function mark(): Promise<void> {
    const kept = await readFile(keptPath(), "utf8");
    await writeFile(keptPath(), kept.replace('"basics"', '"marked"'));
  }
  const first = async (of: Exercise) => (await outline(of, cache))[0]?.name;

  test("is not read again", async () => {
    await mark();
    expect(await first(exercise)).toBe("marked");
  });

  test("is read again for other suites and other adjustments", async () => {
    await mark();
    expect(await first({ ...exercise, suites: exercise.suites.slice(0, 2) })).toBe("basics");
    await mark();
    expect(await first({ ...exercise, adjustments: { weights: { basics: 50 }, hidden: [], visible: [] } })).toBe(
      "basics",
    );
  });

  test("is read again where it is not whole, and where it cannot be kept", async () => {
    await writeFile(keptPath(), '{"key":"');
    expect(await first(exercise)).toBe("basics");
    await writeFile(join(cache, "file"), "");
    expect((await outline(exercise, join(cache, "file", "below")))[0]?.name).toBe("basics");
  });

  test("is never kept for suites outside of the course", async () => {
    const folder = await mkdtemp(join(tmpdir(), "alloclab-suites-"));
    try {
      const suite = join(folder, "extra.test.ts");
      const text = (points: number) =>
        `import { check, stage } from "${join(root, "exercises/kit/check/stage.ts")}";
stage("extra", () => check("one", { points: ${points} }, () => undefined));`;
      const points = async () => (await outline({ ...exercise, suites: [suite] }, cache))[0]?.checks[0]?.points;
      await writeFile(suite, text(3));
      expect(await points()).toBe(3);
      await writeFile(suite, text(4));
      expect(await points()).toBe(4);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
