/**
 * What a command costs with all processes that it starts, as Linux tells it.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

/** What a command took. */
export interface Cost {
  /** From its start to its end. */
  wallSeconds: number;
  /** Time of one processor, of all its processes together. */
  workSeconds: number;
  /** Most memory that all its processes had at a time. */
  mib: number;
  /** Exit status. */
  status: number | null;
}

/** Time between two looks at the processes, in milliseconds; what one that ends works after the last look is not counted. */
const LOOK_MS = 20;
/** Units of time and of memory in `/proc`: the same on nearly every Linux. */
const TICKS_PER_SECOND = 100;
const PAGES_PER_MIB = 256;

/** Runs a command, without its output. */
export async function costOf(command: string, args: readonly string[], cwd: string): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: "ignore" });
  let [workSeconds, mib] = [0, 0];
  const looking = setInterval(() => {
    const all = child.pid === undefined ? [] : withChildren(child.pid).flatMap(usageOf);
    workSeconds = Math.max(workSeconds, sum(all.map(({ ticks }) => ticks)) / TICKS_PER_SECOND);
    mib = Math.max(mib, sum(all.map(({ pages }) => pages)) / PAGES_PER_MIB);
  }, LOOK_MS);
  const status = await new Promise<number | null>((resolve, reject) => child.on("close", resolve).on("error", reject));
  clearInterval(looking);
  return { wallSeconds: (performance.now() - started) / 1000, workSeconds, mib, status };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** A process with those that it has started, and so on. */
function withChildren(pid: number): number[] {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "latin1").split(" ").filter(Boolean).map(Number),
    );
    return [pid, ...children.flatMap(withChildren)];
  } catch {
    return [];
  }
}

/** Time of a process and of those of its children that have ended, and its memory; nothing when it has just ended. */
function usageOf(pid: number): { ticks: number; pages: number }[] {
  try {
    const [, numbers = ""] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "latin1")) ?? [];
    // From the third field on: times are the fields 14 to 17.
    const ticks = sum(numbers.split(" ").slice(11, 15).map(Number));
    const pages = Number(readFileSync(`/proc/${pid}/statm`, "latin1").split(" ")[1]);
    return [{ ticks, pages }];
  } catch {
    return [];
  }
}
