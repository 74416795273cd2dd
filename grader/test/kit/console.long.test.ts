import { join } from "node:path";
import { expect, test } from "vitest";
import { grade } from "../../grade/grade.js";
import { loadExercise } from "../../grade/load/exercise.js";
import { folderWith } from "../support/folder.js";

const root = join(import.meta.dirname, "../../..");

/** Hands out memory from the bottom up, as far as basics looks at first, and fails for 7 units. */
const NO_SEVEN = `
export class MemoryAllocator {
  freeListHead = null;
  top = 0;
  constructor(public readonly capacity: number) {}
  allocate(size: number): number {
    console.log("searching", { size });
    if (size === 7) throw new RangeError("seven");
    this.top += size;
    return this.top - size;
  }
  free() {}
  getFreeMemory() { return this.capacity - this.top; }
  getLargestFreeBlock() { return this.capacity - this.top; }
}
`;

test.each(["sandbox", "native"] as const)(
  "a failed property shows what its shortest trace printed, in the %s",
  async (host) => {
    const path = await folderWith({ "memory-allocator.ts": NO_SEVEN });
    const exercise = await loadExercise(root, "first-fit");
    const report = await grade(path, exercise, { seed: 42, host, types: false });
    const check = report.stages
      .flatMap(({ checks }) => checks)
      .find(({ message }) => message?.includes("allocate(7) threw RangeError: seven"));
    expect(check?.trace?.map(({ op }) => op)).toEqual(["new MemoryAllocator", "allocate"]);
    expect(check?.console).toEqual(["searching { size: 7 }"]);
    expect(check?.failure?.location).toEqual({
      file: "memory-allocator.ts",
      line: 8,
      column: expect.any(Number) as number,
    });
  },
);
