import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/06-buddy-system/stages/checks.js";
import { fillWith } from "../../../exercises/06-buddy-system/stages/scenes.js";
import { calls, perform } from "../../../exercises/06-buddy-system/stages/calls.js";
import { largerWorlds, taught } from "../../../exercises/06-buddy-system/stages/worlds.js";

const lists = checks({ judge: ["addresses", "lists"] });
const everything = checks({ judge: ["addresses", "lists", "newest", "free memory", "largest block", "waste"] });

const needs = ["orders/takes a block back", "merges a block with its buddy, whichever is freed first"];
const places = Array.from({ length: 32 }, (_, place) => 8 * place);

hiddenStage("merging", () => {
  lists.property(
    "becomes whole again in whatever order blocks are freed",
    { points: 3, needs, runs: 15, publicHint: "However memory was cut up, when all is freed it is one block." },
    fc.shuffledSubarray(places, { minLength: places.length }),
    ({ allocator }, order) => {
      const heap = allocator(256, 8);
      fillWith(heap, 8);
      for (const address of order) heap.free(address, 8);
    },
  );

  everything.property(
    "keeps every number right while blocks come and go",
    { points: 2, needs, runs: 12, publicHint: "A small fault in a list may show only many calls later." },
    calls(60, 80),
    ({ allocator }, sequence) => perform(allocator(512, 4), sequence),
  );

  lists.check(
    "is whole after thousands of calls",
    { points: 1, needs, publicHint: "There can be many blocks, and many calls." },
    ({ allocator }) => {
      const heap = allocator(512);
      for (let round = 0; round < 3; round++) {
        fillWith(heap, 1);
        heap.arrange(() => {
          for (let block = 0; block < 512; block++) heap.free((block * 205) % 512, 1);
        });
      }
      const small = allocator(8);
      small.arrange(() => {
        for (let round = 0; round < 100; round++) {
          for (const size of [1, 1, 2, 4]) small.allocate(size);
          for (const address of [0, 1, 2, 4]) small.free(address, small.oracle.live.get(address) ?? 0);
        }
      });
    },
  );

  largerWorlds.check(
    "takes blocks back in every state of another small memory",
    { points: 4, needs: ["orders/takes a block back"], publicHint: "Blocks may be freed in any order." },
    taught.merging,
  );
});
