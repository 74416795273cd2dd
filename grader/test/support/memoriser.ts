/**
 * A submission that has learnt checks by heart: it knows the right answer to every sequence of calls that it has seen, and
 * nothing else. What it has seen is what a student could see at home: all calls of a run with `--host native`.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gradeAll } from "../../grade.js";
import type { Exercise, Submission } from "../../model.js";
import { submissionOf } from "./sandbox.js";

const RIGHT = new URL("../fixtures/submissions/01-first-fit/right/one-file-no-export.ts", import.meta.url);

/** FNV-1a, twice. */
const HASH = `
function hash(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193) >>> 0;
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b) >>> 0;
  }
  return a.toString(36) + b.toString(36);
}
const shown = (value: unknown): string => typeof value + (typeof value === "object" ? JSON.stringify(value) : String(value));
`;

/** A right allocator that tells \`see\` every sequence of calls, and answers only while that is true. */
const ANSWERS = `
export class MemoryAllocator {
  real: any = null;
  calls = "";
  constructor(readonly capacity: number) {
    this.calls = shown(capacity);
    if (see(hash(this.calls))) this.real = new Real(capacity);
  }
  private answer(call: string, ask: (real: any) => any): any {
    this.calls += call;
    if (!see(hash(this.calls))) this.real = null;
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

/** What has learnt all checks of the exercise as they are with that seed. Some seconds. */
export async function memoriserOf(exercise: Exercise, seed: number): Promise<Submission> {
  const real = (await readFile(RIGHT, "utf8")).replace("class MemoryAllocator", "class Real");
  const folder = await mkdtemp(join(tmpdir(), "alloclab-test-"));
  try {
    const notes = join(folder, "notes");
    await writeFile(notes, "");
    const see = `
      const files = (globalThis as any).process.getBuiltinModule("fs");
      const see = (seen: string): boolean => (files.appendFileSync(${JSON.stringify(notes)}, seen + "\\n"), true);`;
    const watcher = submissionOf({ [exercise.entry]: real + HASH + see + ANSWERS }, exercise);
    await gradeAll([watcher], exercise, { seed, host: "native", types: false });
    const seen = [...new Set((await readFile(notes, "utf8")).split("\n"))].join("\n");
    const know = `const known = new Set(\`${seen}\`.split("\\n"));\nconst see = (seen: string): boolean => known.has(seen);`;
    return submissionOf({ [exercise.entry]: real + HASH + know + ANSWERS }, exercise);
  } finally {
    await rm(folder, { recursive: true });
  }
}
