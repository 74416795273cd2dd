import { expect } from "vitest";
import { hiddenStage } from "#kit/stage";
import { allocatorChecks } from "../../../exercises/03-leetcode-2502/stages/checks.js";

const { check } = allocatorChecks("refusals");

hiddenStage("exhaustion", () => {
  check("goes on after -1", { points: 1.5, needs: ["answers -1 to more than is left at the end"] }, ({ allocator }) => {
    const memory = allocator(8);
    memory.allocate(3, 1);
    memory.allocate(5, 2);
    expect(memory.allocate(2, 3)).toBe(-1);
    memory.freeMemory(1);
    expect(memory.allocate(4, 3)).toBe(-1);
    expect(memory.allocate(2, 3)).toBe(0);
    expect(memory.allocate(2, 3)).toBe(-1);
    expect(memory.allocate(1, 3)).toBe(2);
    expect(memory.freeMemory(3)).toBe(3);
  });

  check(
    "can be emptied and filled again",
    { points: 1, needs: ["answers -1 to more than is left at the end"] },
    ({ allocator }) => {
      const memory = allocator(6);
      for (let mID = 1; mID <= 6; mID++) memory.allocate(1, mID);
      for (let mID = 6; mID >= 1; mID--) memory.freeMemory(mID);
      expect(memory.allocate(6, 9)).toBe(0);
      expect(memory.allocate(1, 1)).toBe(-1);
      expect(memory.freeMemory(9)).toBe(6);
      expect(memory.allocate(7, 9)).toBe(-1);
    },
  );

  check(
    "does not wrap around the end of memory",
    { points: 0.5, needs: ["answers -1 to more than is left at the end"] },
    ({ allocator }) => {
      const memory = allocator(10);
      memory.allocate(3, 1);
      memory.allocate(4, 2);
      memory.freeMemory(1); // 3 units at the left end, 3 at the right
      expect(memory.allocate(6, 3)).toBe(-1);
      expect(memory.allocate(4, 3)).toBe(-1);
      expect(memory.allocate(3, 3)).toBe(0);
      expect(memory.allocate(3, 4)).toBe(7);
    },
  );
});
