/**
 * The time from typing a command to its result: alloclab against plain vitest on copies of the same suites.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../model.js";

/** Wall times in milliseconds, by round. */
export interface ColdStart {
  alloclab: number[];
  vitest: number[];
}

/** Runs both commands in turn, `rounds` times. Some five seconds a round. */
export function coldStart(courseRoot: string, exercise: Exercise, rounds: number): ColdStart {
  // Next to the course, since the packages are found from there; a folder of its own, so that no configuration of ours counts.
  const copy = mkdtempSync(join(courseRoot, "node_modules", ".bench-"));
  const times: ColdStart = { alloclab: [], vitest: [] };
  try {
    plainCopies(courseRoot, exercise, copy);
    for (let round = -1; round < rounds; round++) {
      const alloclab = timed(courseRoot, ["alloclab", "grade", "solutions", "--assignment", exercise.id]);
      const vitest = timed(copy, ["vitest", "run"]);
      // The round before the first only fills the caches of the file system.
      if (round < 0) continue;
      times.alloclab.push(alloclab);
      times.vitest.push(vitest);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
  return times;
}

/** The suites, the kit and the reference as a project that vitest runs as it comes. */
function plainCopies(courseRoot: string, { folder }: Exercise, copy: string): void {
  writeFileSync(
    join(copy, "package.json"),
    JSON.stringify({ type: "module", imports: { "#kit/*": "./exercises/kit/*.ts" } }),
  );
  writeFileSync(join(copy, "vitest.config.js"), "export default {};\n");
  symlinkSync(join(courseRoot, "node_modules"), join(copy, "node_modules"));
  cpSync(join(courseRoot, "exercises", "kit"), join(copy, "exercises", "kit"), { recursive: true });
  const exercise = join(copy, "exercises", folder);
  cpSync(join(courseRoot, "exercises", folder), exercise, { recursive: true });
  cpSync(join(courseRoot, "solutions", folder), exercise, {
    recursive: true,
    filter: (path) => !path.endsWith("stages"),
  });
  cpSync(join(courseRoot, "solutions", folder, "stages"), join(copy, "solutions", folder, "stages"), {
    recursive: true,
  });
}

function timed(cwd: string, command: string[]): number {
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync("npx", command, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`npx ${command.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return performance.now() - start;
}
