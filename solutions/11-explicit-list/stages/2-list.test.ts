import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/11-explicit-list/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/11-explicit-list/stages/worlds.js";

const { check, property } = checks({ judge: ["words"] });

const needs = ["puts what is freed before all others"];
/** Sizes whose blocks are used up to their last word at least. */
const size = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4 }))
  .map(([grains, more]) => 8 * grains + more);

hiddenStage("list", () => {
  property(
    "takes the right block among many",
    { points: 2.5, needs, runs: 15, publicHint: "Blocks of many sizes may have room." },
    fc.record({
      blocks: fc.array(fc.tuple(size, size), { minLength: 2, maxLength: 12 }),
      order: fc.array(fc.nat({ max: 1023 }), { minLength: 12, maxLength: 12 }),
      requests: fc.array(fc.integer({ min: 1, max: 64 }), { maxLength: 20 }),
    }),
    ({ heap }, { blocks, order, requests }) => {
      const one = heap(16_384, 8192);
      const holes: number[] = [];
      one.arrange(() => {
        for (const [kept, freed] of blocks) {
          one.allocate(kept);
          holes.push(one.allocate(freed));
        }
        one.allocate(8);
        for (const draw of order)
          for (const address of holes.splice(draw % Math.max(1, holes.length), 1)) one.free(address);
      });
      for (const request of requests) one.allocate(request);
    },
  );

  property(
    "keeps the list while equal blocks come and go",
    { points: 2, needs, runs: 8, publicHint: "The list may be used for a long time." },
    fc.array(fc.nat({ max: 1023 }), { minLength: 1, maxLength: 50, size: "max" }),
    ({ heap }, draws) => {
      // Between any two of them lies one that stays, so that nothing merges.
      const one = heap(4096, 16 * 40 + 16);
      const blocks: number[] = [];
      one.arrange(() => {
        for (let pair = 0; pair < 16; pair++) {
          one.allocate(12);
          blocks.push(one.allocate(20));
        }
        one.allocate(12);
      });
      for (const draw of draws) {
        const address = blocks[draw % 16] ?? 0;
        if (one.oracle.placeOf(address) !== -1) one.free(address);
        else one.allocate(20);
      }
    },
  );

  check(
    "walks to the end of a long list",
    { points: 1, needs, publicHint: "There may be many free blocks, and only the last one has room." },
    ({ heap }) => {
      const one = heap(16_384, 16_000);
      one.arrange(() => {
        for (let pair = 0; pair < 150; pair++) {
          one.allocate(12);
          one.allocate(pair === 70 ? 44 : 12);
        }
        const holes = one.oracle.live().filter((_, place) => place % 2 === 1);
        // What is left at the end, so that nothing else has room.
        one.allocate(11_164);
        for (const address of [...holes.splice(70, 1), ...holes]) one.free(address);
      });
      one.allocate(44);
      one.allocate(12);
    },
  );

  largerWorlds.check(
    "keeps the list in every heap a little larger",
    { points: 2.5, needs, publicHint: "Any block may be the first of the list, or the last." },
    taught.list,
  );
});
