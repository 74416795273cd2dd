import fc from "fast-check";
import { expect } from "vitest";
import { hiddenStage } from "#kit/check/stage";
import { calls, perform, someOfAllIds } from "../../../exercises/03-leetcode-2502/stages/calls.js";
import { checks } from "../../../exercises/03-leetcode-2502/stages/checks.js";

const { check, property } = checks({ judge: ["places", "counts"] });
const needs = ["answers random calls as memory would"];

hiddenStage("long-runs", () => {
  check("works through 400 calls", { points: 2, needs }, ({ allocator }) => {
    const memory = allocator(40);
    for (let call = 0; call < 400; call++) {
      // 23 ids, and steps that share no divisor with it or with 5, so that all of them come up in both kinds of calls.
      if (call % 5 < 3) memory.allocate(1 + ((7 * call) % 6), 43 * (1 + ((11 * call) % 23)));
      else memory.freeMemory(43 * (1 + ((13 * call) % 23)));
    }
  });

  check(
    "counts blocks of every size",
    { points: 0.5, needs, publicHint: "A block may be as large as memory." },
    ({ allocator }) => {
      for (const size of [1, 128, 255, 256, 257, 511, 512, 513, 700, 999]) {
        const memory = allocator(1000);
        memory.allocate(1000 - size, 3);
        memory.allocate(size, 4);
        for (const mID of [4, 3, 4]) memory.freeMemory(mID);
      }
    },
  );

  check("holds hundreds of blocks at once", { points: 1, needs }, ({ allocator }) => {
    const memory = allocator(990);
    const ids = [401, 401, 401, 801, 1];
    for (let unit = 0; unit < 990; unit++) memory.allocate(1, ids[unit % 5] ?? 0);
    expect(memory.allocate(1, 2)).toBe(-1);
    expect(memory.freeMemory(801)).toBe(198);
    expect(memory.allocate(2, 2)).toBe(-1);
    expect(memory.freeMemory(1)).toBe(198);
    expect(memory.allocate(2, 2)).toBe(3);
    expect(memory.allocate(3, 2)).toBe(-1);
    expect(memory.freeMemory(2)).toBe(2);
    expect(memory.freeMemory(401)).toBe(594);
  });

  check(
    "works through as many calls as the site makes",
    { points: 2.5, needs, publicHint: "There can be 1000 calls." },
    ({ allocator }) => {
      const memory = allocator(100);
      for (let call = 0; call < 1000; call++) {
        // Four allocations to a free, so that an id has several blocks; over 37 ids, of which each comes up in both.
        if (call % 5 < 4) memory.allocate(1 + ((11 * call) % 13), 27 * (1 + ((7 * call) % 37)));
        else memory.freeMemory(27 * (1 + ((3 * call) % 37)));
      }
    },
  );

  check(
    "keeps what was taken long ago, and nothing that was freed",
    { points: 1.5, needs, publicHint: "An id may come and go hundreds of times." },
    ({ allocator }) => {
      const memory = allocator(60);
      memory.allocate(4, 1000);
      // Less and less, so that units are left alone that the same id had hundreds of calls before.
      for (let round = 0; round < 400; round++) {
        memory.allocate(50 - Math.floor(round / 8), 7);
        memory.freeMemory(7);
      }
      for (const mID of [1000, 1000]) memory.freeMemory(mID);
      memory.allocate(60, 7);
      // And one unit more each time: it is the first since the very first block that comes to that unit.
      const other = allocator(498);
      for (const size of [498, ...Array.from({ length: 498 }, (_, round) => round + 1)]) {
        other.allocate(size, 7);
        other.freeMemory(7);
      }
    },
  );

  property(
    "answers random calls in a memory of any size, with any ids",
    { points: 2, needs, runs: 5, publicHint: "Sizes and ids are whole numbers from 1 to 1000." },
    fc.noBias(
      fc.record({
        n: fc.integer({ min: 60, max: 200 }),
        sequence: someOfAllIds.chain((ids) => calls(40, 120, fc.constantFrom(...ids))),
      }),
    ),
    ({ allocator }, { n, sequence }) => perform(allocator(n), sequence),
  );
});
