/** Memory used to its last unit, and requests that are answered with -1. */
import { expect } from "vitest";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["refusals"] });
const andCounts = checks({ judge: ["refusals", "counts"] });

stage("exhaustion", () => {
  check("hands out the last unit", { points: 1 }, ({ allocator }) => {
    const whole = allocator(10);
    expect(whole.allocate(10, 1)).toBe(0);
    const inParts = allocator(10);
    inParts.allocate(7, 1);
    expect(inParts.allocate(3, 2)).toBe(7);
    const single = allocator(1);
    expect(single.allocate(1, 1)).toBe(0);
  });

  check("answers -1 to more than is left at the end", { points: 1 }, ({ allocator }) => {
    const memory = allocator(8);
    expect(memory.allocate(9, 1)).toBe(-1);
    expect(memory.allocate(1000, 1)).toBe(-1);
    memory.allocate(5, 2);
    expect(memory.allocate(4, 3)).toBe(-1);
  });

  check(
    "answers -1 when memory is full",
    { points: 1, needs: ["answers -1 to more than is left at the end"] },
    ({ allocator }) => {
      const memory = allocator(6);
      memory.allocate(4, 1);
      memory.allocate(2, 2);
      expect(memory.allocate(1, 3)).toBe(-1);
      expect(memory.allocate(1, 1)).toBe(-1);
    },
  );

  check(
    "answers -1 when enough is free, but not in a row",
    { points: 1, needs: ["answers -1 to more than is left at the end"] },
    ({ allocator }) => {
      const memory = allocator(9);
      memory.allocate(3, 1);
      memory.allocate(1, 2);
      memory.allocate(2, 1);
      memory.allocate(1, 3);
      memory.freeMemory(1); // 3 units from 0, 2 from 4, 2 from 7
      expect(memory.allocate(4, 4)).toBe(-1);
      expect(memory.allocate(7, 4)).toBe(-1);
    },
  );

  andCounts.check(
    "changes nothing when it answers -1",
    { points: 0.5, needs: ["answers -1 to more than is left at the end"] },
    ({ allocator }) => {
      const memory = allocator(8);
      memory.allocate(5, 1);
      expect(memory.allocate(4, 2)).toBe(-1);
      expect(memory.freeMemory(2)).toBe(0);
      expect(memory.allocate(3, 3)).toBe(5);
      expect(memory.freeMemory(1)).toBe(5);
    },
  );

  check("ends with its own last unit, whatever came before", { points: 1 }, ({ another }) => {
    for (const n of [2, 40, 7, 200, 33, 499, 64, 300, 65, 31, 256, 8, 257, 127, 255, 9]) {
      const memory = another(n);
      memory.allocate(n + 1, 1);
      memory.allocate(Math.ceil(n / 2), 1);
      memory.allocate(Math.floor(n / 2), 2);
      memory.allocate(1, 3);
    }
  });

  worlds.check(
    "fills up and answers -1 in every state of a small memory",
    { points: 10, needs: ["answers -1 to more than is left at the end"] },
    taught.exhaustion,
  );
});
