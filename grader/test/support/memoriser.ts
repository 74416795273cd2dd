/**
 * A submission that has learnt checks by heart: it knows the right answer to every sequence of calls that it has seen, and
 * nothing else. What it has seen is what a student could see at home: all calls of a run in plain vitest.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { DEFAULT_SEED } from "#kit/check/provided";
import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";
import { submissionOf } from "./sandbox.js";

const RIGHT = new URL("../fixtures/submissions/01-first-fit/right/one-file-no-export.ts", import.meta.url);

/** FNV-1a in four characters, since a submission may have 128 KiB of code, and sequences of calls are seen by the ten thousand. */
const HASH = `
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function added(a: number, text: string): number {
  for (let i = 0; i < text.length; i++) a = Math.imul(a ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return a;
}
function word(a: number): string {
  a = Math.imul(a ^ (a >>> 15), 0x85ebca6b) >>> 0;
  return [0, 6, 12, 18].map((bits) => LETTERS[(a >>> bits) & 63]).join("");
}
const shown = (value: unknown): string => typeof value + (typeof value === "object" ? JSON.stringify(value) : String(value));
`;

/** A right allocator that tells \`see\` every sequence of calls, and answers only while that is true. */
const ANSWERS = `
export class MemoryAllocator {
  real: any = null;
  calls = 0x811c9dc5;
  constructor(readonly capacity: number) {
    this.calls = added(this.calls, shown(capacity));
    if (see(word(this.calls))) this.real = new Real(capacity);
  }
  private answer(call: string, ask: (real: any) => any): any {
    this.calls = added(this.calls, call);
    if (!see(word(this.calls))) this.real = null;
    return this.real === null ? undefined : ask(this.real);
  }
  get freeListHead(): any {
    return this.real?.freeListHead ?? null;
  }
  allocate(size: number): any {
    return this.answer("+" + shown(size), (real) => real.allocate(size));
  }
  free(address: number, size: number): any {
    return this.answer("-" + shown(address) + "," + shown(size), (real) => real.free(address, size));
  }
  getFreeMemory(): any {
    return this.real?.getFreeMemory();
  }
  getLargestFreeBlock(): any {
    return this.real?.getLargestFreeBlock();
  }
}
`;

const ROOT = new URL("../../..", import.meta.url);

/** What has learnt all checks of the exercise as they are with {@link DEFAULT_SEED}. Some seconds. */
export async function memoriserOf(exercise: Exercise): Promise<Submission> {
  const real = (await readFile(RIGHT, "utf8")).replace("class MemoryAllocator", "class Real");
  const folder = await mkdtemp(join(tmpdir(), "alloclab-test-"));
  try {
    const notes = join(folder, "notes");
    await writeFile(notes, "");
    const see = `
      import { appendFileSync } from "node:fs";
      const see = (seen: string): boolean => (appendFileSync(${JSON.stringify(notes)}, seen + "\\n"), true);`;
    await writeFile(join(folder, exercise.entry), see + real + HASH + ANSWERS);
    await runAtHome(folder, exercise);
    const seen = [...new Set((await readFile(notes, "utf8")).trim().split("\n"))].join("");
    // In lines, as long ones are not compiled.
    const lines = (seen.match(/.{1,400}/g) ?? []).join("\n");
    const know = `const known = new Set(\`${lines}\`.match(/(?:[^\\n]\\n?){4}/g)!.map((each) => each.replace("\\n", "")));
      const see = (seen: string): boolean => known.has(seen);\n`;
    return submissionOf({ [exercise.entry]: real + HASH + know + ANSWERS }, exercise);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The suites of the exercise as a student runs them, where nothing keeps code from files. */
async function runAtHome(folder: string, { suites }: Exercise): Promise<void> {
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "stages", ...suites];
  await promisify(execFile)(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ALLOCLAB_SUBMISSION: folder },
    maxBuffer: 2 ** 26,
  });
}

/** The seed that it knows. */
export const HOME_SEED = DEFAULT_SEED;
