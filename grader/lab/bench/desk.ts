/**
 * A copy of the course in which somebody can be at work, and programs that run in it on a terminal.
 *
 * @module
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { listExercises } from "../../grade/load/exercise.js";
import { ORIGINALS } from "../../grade/load/handed-out.js";

/** A course as a student has it: no solutions, and the program with it. */
export interface DeskCourse {
  root: string;
  /** Writes a file of an exercise, as an editor does: in one go, into the file that is there. */
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

/** The assignments of such a course: enough to have one at hand and another besides. */
export const AT_THE_DESK = ["01-first-fit", "02-best-fit"];

/**
 * Makes such a course, of few assignments: what somebody does in one does not depend on how many there are.
 *
 * @param name - of its folder, for trying out names with spaces or letters of other alphabets
 */
export async function deskCourse(courseRoot: string, name = "course"): Promise<DeskCourse> {
  const base = await mkdtemp(join(tmpdir(), "alloclab-desk-"));
  const root = join(base, name);
  for (const part of ["grader", "exercises", "docs/guides", "package.json", "tsconfig.json", "vitest.config.ts"]) {
    // Tests, and what they are made of, are most of it.
    const filter = (path: string): boolean => {
      const [, folder] = /^[\\/]exercises[\\/](\d\d-[^\\/]+)/.exec(path.slice(courseRoot.length)) ?? [];
      const isWanted = folder === undefined || AT_THE_DESK.includes(folder);
      return isWanted && !/[\\/](test|node_modules|\.[^\\/]+)$/.test(path.slice(courseRoot.length));
    };
    await cp(join(courseRoot, part), join(root, part), { recursive: true, filter });
  }
  for (const { folder, studentFiles, handout } of await listExercises(root)) {
    for (const name of studentFiles) {
      const path = join(root, "exercises", folder, ORIGINALS, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, handout.get(name) ?? "");
    }
  }
  await symlink(join(courseRoot, "node_modules"), join(root, "node_modules"), "junction");
  return {
    root,
    write: (file, text) => writeFile(join(root, "exercises", file), text),
    remove: () => rm(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

/** A program on a pseudo-terminal, and all that it has written to it. */
export class OnTerminal {
  #text = "";
  readonly #child: ChildProcess;

  /** @param command - for a shell; needs util-linux's `script`, which makes the terminal */
  constructor(command: string, cwd: string) {
    const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", TERM: "xterm", CI: "" };
    this.#child = spawn("script", ["-qfec", command, "/dev/null"], { cwd, env, stdio: ["pipe", "pipe", "inherit"] });
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.#text += text));
  }

  /** Whether there is such a program as makes the terminal. */
  static isPossible(): boolean {
    return spawnSync("script", ["-qfec", "true", "/dev/null"], { stdio: ["pipe", "ignore", "ignore"] }).status === 0;
  }

  /** Length of what has been written so far, for {@link OnTerminal.until}. */
  get length(): number {
    return this.#text.length;
  }

  /** Waits until a text is written after a place, and returns how long that took, in milliseconds. */
  async until(wanted: string, from: number, limitMs: number): Promise<number> {
    const start = performance.now();
    while (!this.#text.includes(wanted, from)) {
      if (performance.now() - start > limitMs) {
        throw new Error(
          `"${wanted}" did not come within ${limitMs} ms; at the end stands:\n${this.#text.slice(-2_000)}`,
        );
      }
      await pause(1);
    }
    return performance.now() - start;
  }

  type(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  /** Ends it, and waits for that. */
  async end(keys: string): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.type(keys);
    await Promise.race([ended, pause(5_000)]);
    this.#child.kill();
  }
}
