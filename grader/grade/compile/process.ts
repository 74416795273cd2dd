/**
 * esbuild's process, which esbuild keeps to itself, where the system tells of it: Linux. Elsewhere a limit of time has to do
 * for its memory, and it ends by itself.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";

/** The memory that esbuild's process has now, in bytes; `null` when there is none, or the system does not say. About 0.1 ms. */
export function compilerBytes(): number | null {
  return withCompiler((pid) => {
    const [, resident] = readFileSync(`/proc/${pid}/statm`, "latin1").split(" ");
    return Number(resident) * PAGE_BYTES;
  });
}

/** Ends esbuild's process before it can notice that this one is about to end. */
export function killCompiler(): void {
  withCompiler((pid) => process.kill(Number(pid), "SIGKILL"));
}

function withCompiler<Result>(use: (pid: string) => Result): Result | null {
  try {
    for (const pid of children())
      if (readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("\0--service=")) return use(pid);
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
