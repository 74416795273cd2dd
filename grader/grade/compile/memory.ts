/**
 * How much memory esbuild's process has, where the system says so: Linux. Elsewhere its limit of time has to do.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";

/** The memory that esbuild's process has now, in bytes; `null` when there is none, or the system does not say. About 0.1 ms. */
export function compilerBytes(): number | null {
  try {
    for (const pid of children()) {
      if (!readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("\0--service=")) continue;
      const [, resident] = readFileSync(`/proc/${pid}/statm`, "latin1").split(" ");
      return Number(resident) * PAGE_BYTES;
    }
  } catch {
    // It has just ended, or there is no such file system.
  }
  return null;
}

/** Nearly everywhere; where pages are larger, the limit is, too. */
const PAGE_BYTES = 4096;

/** Processes that this one has started, from whichever of its threads. */
const children = (): string[] =>
  readdirSync("/proc/self/task").flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, "latin1").split(" ").filter(Boolean),
  );
