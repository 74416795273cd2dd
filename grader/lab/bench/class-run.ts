/**
 * One run of `alloclab class`, timed from outside.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Exercise } from "../../model/course.js";
import { type Sample, makeClass } from "./class-folder.js";

/** What a class of that size took. */
export interface ClassRun {
  count: number;
  /** Wall time from the command to its end, in milliseconds. */
  wallMs: number;
  /** The most memory that the process had, in bytes. */
  peakBytes: number;
}

/** Grades a class of `count` submissions with the command line, on two threads. */
export function runClass(courseRoot: string, exercise: Exercise, all: readonly Sample[], count: number): ClassRun {
  const temporary = mkdtempSync(join(tmpdir(), "alloclab-bench-"));
  try {
    const [folder, output, memory] = ["class", "out", "memory.txt"].map((name) => join(temporary, name)) as [
      string,
      string,
      string,
    ];
    makeClass(folder, all, count);
    const probe = join(temporary, "probe.mjs");
    writeFileSync(
      probe,
      `import { writeFileSync } from "node:fs";\n` +
        `import { isMainThread } from "node:worker_threads";\n` +
        `if (isMainThread) process.on("exit", () => writeFileSync(${JSON.stringify(memory)}, String(process.resourceUsage().maxRSS)));\n`,
    );
    const args = ["class", folder, "--output", output, "--assignment", exercise.id, "--threads", "2"];
    const start = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--import", pathToFileURL(probe).href, join(courseRoot, "grader", "bin.js"), ...args],
      { cwd: temporary, encoding: "utf8", maxBuffer: 2 ** 26 },
    );
    const wallMs = performance.now() - start;
    // 3 is a class in which some submissions need a look.
    if (status !== 0 && status !== 3) throw new Error(`alloclab class ended with ${status}:\n${stderr}`);
    return { count, wallMs, peakBytes: Number(readFileSync(memory, "utf8")) * 1024 };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
