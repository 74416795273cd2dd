/** What `freeMemory` returns. Whether the units can be used again is the business of the next stage. */
import { expect } from "vitest";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["counts"] });

stage("freeing", () => {
  check("returns how many units it frees", { points: 2 }, ({ allocator }) => {
    const memory = allocator(10);
    memory.allocate(3, 1);
    memory.allocate(4, 2);
    expect(memory.freeMemory(2)).toBe(4);
    expect(memory.freeMemory(1)).toBe(3);
  });

  check("frees every block of the id", { points: 2, needs: ["returns how many units it frees"] }, ({ allocator }) => {
    const memory = allocator(16);
    memory.allocate(2, 1);
    memory.allocate(1, 2);
    memory.allocate(4, 1);
    memory.allocate(2, 3);
    memory.allocate(3, 1);
    expect(memory.freeMemory(1)).toBe(9);
  });

  check(
    "leaves the blocks of other ids alone",
    { points: 1, needs: ["returns how many units it frees"] },
    ({ allocator }) => {
      const memory = allocator(16);
      memory.allocate(2, 1);
      memory.allocate(4, 2);
      memory.allocate(3, 3);
      memory.allocate(5, 2);
      expect(memory.freeMemory(3)).toBe(3);
      expect(memory.freeMemory(1)).toBe(2);
      expect(memory.freeMemory(2)).toBe(9);
    },
  );

  check(
    "returns 0 for an id that has nothing",
    { points: 1, needs: ["returns how many units it frees"] },
    ({ allocator }) => {
      const memory = allocator(10);
      expect(memory.freeMemory(5)).toBe(0);
      memory.allocate(3, 1);
      expect(memory.freeMemory(2)).toBe(0);
      expect(memory.freeMemory(1)).toBe(3);
      expect(memory.freeMemory(1)).toBe(0);
    },
  );

  check(
    "frees as many blocks as an id has, and as large ones",
    { points: 1.5, needs: ["returns how many units it frees"] },
    ({ allocator }) => {
      for (const [many, few] of [
        [1, 2],
        [999, 1000],
      ] as const) {
        const memory = allocator(200);
        for (let block = 0; block < 44; block++) {
          memory.allocate(1 + (block % 4), many);
          if (block % 3 === 0) memory.allocate(1, few);
        }
        for (const mID of [many, many, few, few]) memory.freeMemory(mID);
      }
      for (const sizes of [
        [63, 64, 65],
        [127, 128, 129],
        [255, 1, 1],
        [256, 33],
        [257, 100, 100],
      ]) {
        const memory = allocator(499);
        for (const [place, size] of sizes.entries()) memory.allocate(size, 1 + (place % 2));
        for (const mID of [1, 2]) memory.freeMemory(mID);
      }
    },
  );

  worlds.check(
    "frees each id in every state of a small memory",
    { points: 10, needs: ["returns how many units it frees"] },
    taught.freeing,
  );
});
