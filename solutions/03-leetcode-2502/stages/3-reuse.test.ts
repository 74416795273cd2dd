import { expect } from "vitest";
import { hiddenStage } from "#kit/stage";
import { allocatorChecks } from "../../../exercises/03-leetcode-2502/stages/checks.js";

const { check } = allocatorChecks("places");
const andCounts = allocatorChecks("places", "counts");

hiddenStage("reuse", () => {
  check(
    "puts freed units together with those never used",
    { points: 1, needs: ["hands freed units out again"] },
    ({ allocator }) => {
      const memory = allocator(12);
      memory.allocate(3, 1);
      memory.allocate(4, 2);
      memory.freeMemory(2);
      expect(memory.allocate(8, 3)).toBe(3);
    },
  );

  check("begins each search at the left", { points: 1.5, needs: ["hands freed units out again"] }, ({ allocator }) => {
    const memory = allocator(20);
    for (const mID of [1, 2, 3, 4]) memory.allocate(3, mID);
    memory.freeMemory(3);
    expect(memory.allocate(3, 5)).toBe(6);
    memory.freeMemory(1);
    expect(memory.allocate(2, 6)).toBe(0);
  });

  andCounts.check(
    "forgets to whom reused units belonged",
    { points: 1, needs: ["hands freed units out again"] },
    ({ allocator }) => {
      const memory = allocator(20);
      memory.allocate(5, 1);
      memory.allocate(2, 2);
      memory.freeMemory(1);
      memory.allocate(3, 3);
      expect(memory.freeMemory(1)).toBe(0);
      memory.allocate(2, 1);
      expect(memory.freeMemory(1)).toBe(2);
      expect(memory.freeMemory(3)).toBe(3);
      expect(memory.freeMemory(2)).toBe(2);
    },
  );

  check(
    "puts the holes of one id to use, one by one",
    { points: 0.5, needs: ["hands freed units out again"] },
    ({ allocator }) => {
      const memory = allocator(30);
      for (let i = 0; i < 5; i++) {
        memory.allocate(2, 1);
        memory.allocate(1, 2);
      }
      expect(memory.freeMemory(1)).toBe(10);
      for (const start of [0, 3, 6, 9, 12]) expect(memory.allocate(2, 2)).toBe(start);
      expect(memory.freeMemory(2)).toBe(15);
      expect(memory.allocate(15, 3)).toBe(0);
    },
  );
});
