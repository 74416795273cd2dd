/**
 * The time from typing a command to its result: alloclab against plain vitest on copies of the same suites.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Exercise } from "../../model/course.js";
import { withPlainCopies } from "./plain.js";

/** Wall times in milliseconds, by round. */
export interface ColdStart {
  alloclab: number[];
  vitest: number[];
}

/** Runs both commands in turn, `rounds` times. Some five seconds a round. */
export function coldStart(courseRoot: string, exercise: Exercise, rounds: number): ColdStart {
  const times: ColdStart = { alloclab: [], vitest: [] };
  withPlainCopies(courseRoot, exercise, join(courseRoot, "solutions", exercise.folder), (copy) => {
    for (let round = -1; round < rounds; round++) {
      const alloclab = timed(courseRoot, ["alloclab", "grade", "solutions", "--assignment", exercise.id]);
      const vitest = timed(copy, ["vitest", "run"]);
      // The round before the first only fills the caches of the file system.
      if (round < 0) continue;
      times.alloclab.push(alloclab);
      times.vitest.push(vitest);
    }
  });
  return times;
}

function timed(cwd: string, command: string[]): number {
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync("npx", command, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`npx ${command.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return performance.now() - start;
}
