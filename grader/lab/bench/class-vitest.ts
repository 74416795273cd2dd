/**
 * The same class without alloclab: `npx vitest run` once for each submission, on plain copies of the suites.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Exercise } from "../../model/course.js";
import type { Sample } from "./class-folder.js";
import { withPlainCopies } from "./plain.js";

/** Wall time of one submission in milliseconds. Only for samples that end by themselves and export the class. */
export function runVitest(courseRoot: string, exercise: Exercise, sample: Sample): number {
  const folder = mkdtempSync(join(tmpdir(), "alloclab-bench-"));
  try {
    for (const [path, bytes] of sample.files) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    return withPlainCopies(courseRoot, exercise, folder, (project) => {
      const start = performance.now();
      const { status, stdout, stderr } = spawnSync("npx", ["vitest", "run"], { cwd: project, encoding: "utf8" });
      // 1 is a submission with failed checks.
      if (status !== 0 && status !== 1) throw new Error(`npx vitest run ended with ${status}:\n${stdout}${stderr}`);
      return performance.now() - start;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
