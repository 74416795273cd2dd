import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/09-implicit-list/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/09-implicit-list/stages/worlds.js";

const { check, property } = checks({ judge: ["words"] });
const contents = checks({ judge: ["words", "contents"] });

const needs = ["takes a block back, and hands it out again"];
/** Sizes whose blocks have at least a word more than they need. */
const size = fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 5, max: 8 })).map(([grains, more]) => 8 * grains + more);

hiddenStage("placing", () => {
  contents.property(
    "takes the right hole among many",
    { points: 3, needs, runs: 15, publicHint: "Holes of many sizes may have room." },
    fc.record({
      blocks: fc.array(fc.tuple(size, size), { minLength: 2, maxLength: 12 }),
      requests: fc.array(fc.integer({ min: 1, max: 64 }), { maxLength: 20 }),
    }),
    ({ heap }, { blocks, requests }) => {
      const one = heap(16_384, 4096);
      const holes: number[] = [];
      one.arrange(() => {
        for (const [kept, freed] of blocks) {
          one.allocate(kept);
          holes.unshift(one.allocate(freed));
        }
        one.allocate(8);
        for (const address of holes) one.free(address);
      });
      for (const request of requests) one.allocate(request);
    },
  );

  property(
    "places blocks of any size side by side",
    { points: 1.5, needs, runs: 10, publicHint: "There may be blocks of all sizes in a heap." },
    fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }),
    ({ heap }, sizes) => {
      const one = heap(16_384, 8192);
      for (const each of sizes) one.allocate(each);
    },
  );

  check(
    "hands out hundreds of blocks",
    { points: 1, needs, publicHint: "There can be many blocks at a time." },
    ({ heap }) => {
      const one = heap(16_384, 16_000);
      one.arrange(() => {
        for (let block = 0; block < 500; block++) one.allocate(1 + (block % 28));
      });
    },
  );

  largerWorlds.check(
    "places every block right in every heap a little larger",
    { points: 2.5, needs, publicHint: "What is right in one state of memory has to be right in all of them." },
    taught.placing,
  );
});
