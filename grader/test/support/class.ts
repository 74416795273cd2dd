/**
 * Small classes: a course whose one assignment has three checks, submissions to it, and what a run wrote.
 *
 * @module
 */
import { readFile, readdir, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { templateFor } from "../../authors/template.js";
import { courseWith } from "./course.js";
import type { Files } from "./folder.js";

const EXERCISE = "exercises/01-first-fit";

/** The constructor with its checks, and what `getFreeMemory` answers. */
const allocator = (guard: string, free: string): string => `export class Allocator {
  capacity: number;
  constructor(capacity: number) {
    ${guard}
    this.capacity = capacity;
  }
  getFreeMemory(): number { ${free} }
}
`;

const GUARD = 'if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError("no");';

/** Submissions to the course, by the points they earn, or what becomes of them. */
export const SOURCES = {
  full: allocator(GUARD, "return this.capacity;"),
  /** 60: it accepts any capacity, which a hidden check finds. */
  careless: allocator("", "return this.capacity;"),
  /** 60: nothing is ever free. */
  empty: allocator(GUARD, "return 0;"),
  /** 60, after some seconds. */
  loops: allocator(GUARD, "for (;;) {}"),
  broken: "export class Allocator {",
} as const;

/** A course with the one small assignment `first-fit`, 60 visible points and 40 hidden ones. */
export async function smallCourse(more: Files = {}): Promise<string> {
  return courseWith({
    ...Object.fromEntries(await templateFor("01-first-fit", "plain")),
    [`${EXERCISE}/allocator.ts`]: 'export class Allocator {\n  constructor() {\n    throw new Error("TODO");\n  }\n}\n',
    ...more,
  });
}

/** The suite of visible checks, for tests that change it. */
export const SUITE = `${EXERCISE}/stages/1-basics.test.ts`;

/** Everything that a run has written for people, as text by path, durations aside. Its own state is left out. */
export async function written(output: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of await readdir(output, { recursive: true })) {
    const path = join(output, name);
    if (relative(output, path).startsWith(".alloclab") || (await stat(path)).isDirectory()) continue;
    found[name] = withoutDurations(await readFile(path, "utf8"));
  }
  return found;
}

const withoutDurations = (text: string): string =>
  text.replace(/"durationMs": [\d.]+/g, '"durationMs": 0').replace(/\b[\d.]+\s(ms|s)(?=<)/g, "0 ms");
