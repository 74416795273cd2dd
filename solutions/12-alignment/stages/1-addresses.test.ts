import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/12-alignment/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/12-alignment/stages/worlds.js";

const { check, property } = checks({ judge: [] });

const needs = ["returns address 0 first"];

hiddenStage("addresses", () => {
  property(
    "finds the next multiple of any alignment",
    {
      points: 2,
      needs,
      runs: 40,
      publicHint: "Every address has its next multiple, and for some that is the address itself.",
    },
    fc.record({
      power: fc.nat({ max: 10 }),
      multiples: fc.nat({ max: 40 }),
      more: fc.integer({ min: -3, max: 3 }),
      size: fc.integer({ min: 1, max: 200 }),
    }),
    ({ allocator }, { power, multiples, more, size }) => {
      const before = Math.min(2048, Math.max(1, multiples * 2 ** power + more));
      const heap = allocator(4096);
      heap.allocate(before, 1);
      heap.allocate(size, 2 ** power);
    },
  );

  check(
    "takes every power of two for an alignment",
    { points: 2, needs, publicHint: "Powers of two go on far beyond 4,096." },
    ({ allocator }) => {
      for (let power = 0; power <= 52; power += power < 13 ? 1 : 13) {
        const heap = allocator(4096);
        heap.allocate(3, 2 ** power);
        if (power < 12) heap.allocate(2, 2 ** power);
      }
    },
  );

  check(
    "has the same default however much is allocated",
    { points: 1, needs, publicHint: "What is not asked for is always the same." },
    ({ allocator }) => {
      const heap = allocator(4096);
      for (let block = 0; block < 300; block++) heap.allocate(8);
      heap.allocate(4, 1);
      heap.allocate(2);
    },
  );

  largerWorlds.check(
    "finds the address wherever one block of a larger memory is free",
    { points: 5, needs, publicHint: "What is right in one state of memory has to be right in all of them." },
    taught.addresses,
  );
});
