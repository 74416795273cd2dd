import { DEFAULT_LIMITS } from "../../grade/load/limits.js";
import type { Exercise } from "../../model/course.js";

/** An assignment with two files to write and two that are given, the entry among them; it stands in no folder. */
export const exercise: Exercise = {
  id: "first-fit",
  folder: "01-first-fit",
  place: 1,
  title: "First fit",
  summary: "Hand out the first block with room.",
  buildsOn: [],
  takes: {},
  entry: "memory-allocator.ts",
  wholeFile: "memory-allocator.ts",
  classNames: ["MemoryAllocator"],
  studentFiles: ["allocate.ts", "merge.ts"],
  givenFiles: ["errors.ts", "memory-allocator.ts"],
  handout: new Map([
    ["allocate.ts", "export const allocate = 0;\n"],
    ["merge.ts", "export const merge = 0;\n"],
    ["errors.ts", "export class OutOfMemoryError extends Error {}\n"],
    ["memory-allocator.ts", "export class MemoryAllocator {}\n"],
  ]),
  limits: DEFAULT_LIMITS,
  hints: {},
  suites: [],
};
