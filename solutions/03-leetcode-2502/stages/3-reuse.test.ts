import fc from "fast-check";
import { expect } from "vitest";
import { hiddenStage } from "#kit/check/stage";
import { calls, someOfAllIds, hasRoomBeforeTheLast } from "../../../exercises/03-leetcode-2502/stages/calls.js";
import { checks } from "../../../exercises/03-leetcode-2502/stages/checks.js";

const { check, property } = checks({ judge: ["places"] });
const andCounts = checks({ judge: ["places", "counts"] });

const needs = ["hands freed units out again"];

hiddenStage("reuse", () => {
  check(
    "puts freed units together with those never used",
    { points: 0.5, needs: ["hands freed units out again"] },
    ({ allocator }) => {
      const memory = allocator(12);
      memory.allocate(3, 1);
      memory.allocate(4, 2);
      memory.freeMemory(2);
      expect(memory.allocate(8, 3)).toBe(3);
    },
  );

  check("begins each search at the left", { points: 1, needs: ["hands freed units out again"] }, ({ allocator }) => {
    const memory = allocator(20);
    for (const mID of [1, 2, 3, 4]) memory.allocate(3, mID);
    memory.freeMemory(3);
    expect(memory.allocate(3, 5)).toBe(6);
    memory.freeMemory(1);
    expect(memory.allocate(2, 6)).toBe(0);
  });

  andCounts.check(
    "forgets to whom reused units belonged",
    { points: 0.5, needs: ["hands freed units out again"] },
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

  check(
    "fills rows of every length piece by piece",
    { points: 1, needs, publicHint: "There may be many rows, long and short ones." },
    ({ allocator }) => {
      for (const n of [60, 100, 150, 199, 200]) {
        const memory = allocator(n);
        for (let block = 0, size = 1; hasRoomBeforeTheLast(memory, size); size = 1 + ((7 * ++block) % 12))
          memory.allocate(size, 1 + (block % 7));
        for (const mID of [2, 5, 3, 7]) {
          memory.freeMemory(mID);
          for (const size of [40, 33, 17, 12, 16, 9, 8, 5, 7, 4, 3, 1, 2, 1])
            if (hasRoomBeforeTheLast(memory, size)) memory.allocate(size, 10 + mID);
        }
        for (const mID of [12, 4, 1]) memory.freeMemory(mID);
        for (const size of [31, 32, 24, 15, 1, 6]) if (hasRoomBeforeTheLast(memory, size)) memory.allocate(size, 20);
      }
    },
  );

  property(
    "finds the first row with room in a memory of any size",
    { points: 1, needs, runs: 6, publicHint: "What holds in a small memory holds in a large one." },
    fc.noBias(
      fc.record({
        n: fc.integer({ min: 60, max: 200 }),
        sequence: someOfAllIds.chain((ids) => calls(40, 60, fc.constantFrom(...ids))),
      }),
    ),
    ({ allocator }, { n, sequence }) => {
      const memory = allocator(n);
      // A row in the place of a longer one, with what that leaves behind it.
      for (const [size, mID] of [
        [20, 1],
        [5, 2],
      ] as const)
        memory.allocate(size, mID);
      memory.freeMemory(1);
      for (const mID of [1, 3]) memory.allocate(9, mID);
      for (const call of sequence) {
        if (call.kind === "freeMemory") memory.freeMemory(call.mID);
        else if (hasRoomBeforeTheLast(memory, call.size)) memory.allocate(call.size, call.mID);
      }
    },
  );
});
