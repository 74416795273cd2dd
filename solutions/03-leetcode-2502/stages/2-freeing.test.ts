import { expect } from "vitest";
import { hiddenStage } from "#kit/check/stage";
import { requests } from "../../../exercises/03-leetcode-2502/stages/calls.js";
import { checks } from "../../../exercises/03-leetcode-2502/stages/checks.js";

const { check, property } = checks({ judge: ["counts"] });

hiddenStage("freeing", () => {
  check(
    "tells ids apart that look alike",
    { points: 0.5, needs: ["returns how many units it frees"] },
    ({ allocator }) => {
      const memory = allocator(40);
      const ids = [1, 10, 11, 100, 110, 1000];
      for (const [index, mID] of ids.entries()) memory.allocate(index + 1, mID);
      for (const [index, mID] of ids.entries()) expect(memory.freeMemory(mID)).toBe(index + 1);
    },
  );

  check("takes ids of every size", { points: 0.5, needs: ["returns how many units it frees"] }, ({ allocator }) => {
    const memory = allocator(40);
    for (const mID of [1, 127, 128, 255, 256, 257, 512, 1000]) memory.allocate(3, mID);
    for (const mID of [512, 256, 1000, 128, 1, 257, 127, 255]) expect(memory.freeMemory(mID)).toBe(3);
  });

  check(
    "counts blocks of one id that lie side by side",
    { points: 0.5, needs: ["returns how many units it frees"] },
    ({ allocator }) => {
      const memory = allocator(12);
      memory.allocate(2, 3);
      memory.allocate(2, 3);
      memory.allocate(3, 4);
      memory.allocate(1, 3);
      expect(memory.freeMemory(3)).toBe(5);
      expect(memory.freeMemory(3)).toBe(0);
      expect(memory.freeMemory(4)).toBe(3);
    },
  );

  property(
    "counts the units of every id",
    { points: 1, runs: 12, needs: ["returns how many units it frees"] },
    requests(5, 10),
    ({ allocator }, all) => {
      const memory = allocator(1 + all.reduce((sum, { size }) => sum + size, 0));
      for (const { size, mID } of all) memory.allocate(size, mID);
      for (const { mID } of all) memory.freeMemory(mID);
    },
  );

  check(
    "frees any of hundreds of ids",
    { points: 1, needs: ["returns how many units it frees"], publicHint: "An id may be any number from 1 to 1000." },
    ({ allocator }) => {
      for (let first = 1; first <= 25; first += 3) {
        const ids = Array.from({ length: 40 }, (_, place) => first + 25 * place);
        const memory = allocator(61);
        for (const [place, mID] of ids.entries()) memory.allocate(1 + (place % 2), mID);
        for (const mID of ids.reverse()) memory.freeMemory(mID);
      }
    },
  );
});
