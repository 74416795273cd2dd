import fc from "fast-check";
import { expect } from "vitest";
import { hiddenStage } from "#kit/check/stage";
import { ROWS, calls, perform } from "../../../exercises/03-leetcode-2502/stages/calls.js";
import { checks } from "../../../exercises/03-leetcode-2502/stages/checks.js";

const { check, property } = checks({ judge: ["refusals"] });

const needs = ["answers -1 to more than is left at the end"];

hiddenStage("exhaustion", () => {
  check("goes on after -1", { points: 1, needs: ["answers -1 to more than is left at the end"] }, ({ allocator }) => {
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
    { points: 0.5, needs: ["answers -1 to more than is left at the end"] },
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

  check(
    "answers -1 where every row is one unit too short",
    { points: 0.5, needs, publicHint: "A row may be too short by one unit, however long it is." },
    ({ allocator }) => {
      for (const size of ROWS) {
        const memory = allocator(3 * size);
        for (let row = 0; row < 3; row++) {
          memory.allocate(size - 1, 1);
          memory.allocate(1, 2);
        }
        memory.freeMemory(1);
        memory.allocate(size, 3);
        memory.allocate(2 * size - 1, 3);
        memory.allocate(size - 1, 4);
      }
    },
  );

  check(
    "serves what it refused as soon as there is room",
    { points: 0.5, needs, publicHint: "What was refused once need not be refused again." },
    ({ allocator }) => {
      for (const size of ROWS.filter((each) => each > 3)) {
        const parts = [Math.floor(size / 3), Math.floor(size / 2)];
        const rest = size - parts.reduce((sum, part) => sum + part, 0);
        const memory = allocator(size + 1);
        for (const [place, part] of [...parts, rest, 1].entries()) memory.allocate(part, 1 + place);
        for (const mID of [3, 1, 2]) {
          memory.allocate(size, 5);
          memory.freeMemory(mID);
        }
        memory.allocate(size, 5);
      }
    },
  );

  property(
    "answers -1 only where there is no room, in a memory of any size",
    { points: 0.5, needs, runs: 4, publicHint: "What holds in a small memory holds in a large one." },
    fc.noBias(fc.record({ n: fc.integer({ min: 60, max: 200 }), sequence: calls(40, 60) })),
    ({ allocator }, { n, sequence }) => perform(allocator(n), sequence),
  );
});
