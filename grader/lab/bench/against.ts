/**
 * What a right submission costs now, against what it cost at a commit.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Exercise } from "../../model/course.js";
import { withCheckout } from "../checkout.js";
import type { Further } from "./further.js";

/** Milliseconds of the processor for one more submission, by round. */
export interface Against {
  now: number[];
  then: number[];
}

/**
 * Grades references in both courses in turn, `rounds` times, each in a process of its own.
 *
 * @throws Error when there is no such commit, or its course cannot be graded that way
 */
export const against = (
  courseRoot: string,
  { id }: Exercise,
  commit: string,
  { rounds, count }: { rounds: number; count: number },
): Promise<Against> =>
  withCheckout(courseRoot, commit, (before) => {
    const times: Against = { now: [], then: [] };
    for (let round = 0; round < rounds; round++) {
      times.then.push(costAt(before, id, count));
      times.now.push(costAt(courseRoot, id, count));
    }
    return times;
  });

function costAt(root: string, id: string, count: number): number {
  const script = fileURLToPath(new URL("further-at.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync("npx", ["tsx", script, root, id, String(count)], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the course in ${root} cannot be graded:\n${stderr}`);
  return (JSON.parse(stdout) as Further).cpuMs;
}
