import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { arrange } from "#kit/lists/arrange";
import { calls, perform, served } from "../../../exercises/13-realloc/stages/calls.js";
import { booksChecks, checks } from "../../../exercises/13-realloc/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/13-realloc/stages/worlds.js";

const { check, property } = booksChecks;
const addresses = checks({ judge: [] });

const needs = ["moves into the lowest hole with room"];

hiddenStage("moving", () => {
  property(
    "finds the right place while blocks come, go and grow",
    { points: 2.5, needs, runs: 15, publicHint: "Where a block has to go depends on all holes, and on its own units." },
    calls(24, 50),
    ({ allocator }, sequence) => perform(allocator(110), sequence, served),
  );

  check("passes over many holes", { points: 1.5, needs, publicHint: "The free list can be long." }, ({ allocator }) => {
    // Holes of 6 between blocks of 4; the last block has room over itself.
    const heap = allocator(2000);
    heap.arrange(() => {
      for (let block = 0; block < 200; block++) heap.allocate(block % 2 === 0 ? 4 : 6);
      for (let block = 199; block > 0; block -= 2) heap.free(5 * (block - 1) + 4, 6);
      heap.allocate(6);
      heap.allocate(999);
    });
    heap.reallocate(0, 4, 5);
    heap.reallocate(990, 4, 10);
    heap.reallocate(500, 4, 12);
    heap.reallocate(494, 12, 14);
    heap.reallocate(4, 6, 6);
  });

  check(
    "moves far, and stays however often it was asked to",
    {
      points: 1.5,
      needs,
      publicHint: "What is right in a small memory is right in a large one, and the hundredth time, too.",
    },
    ({ allocator }) => {
      const heap = allocator(2048);
      arrange(heap, "A:10 -:600 C:800 -:30 E:20 -:15 G:500");
      heap.arrange(() => {
        for (let time = 0; time < 150; time++) {
          heap.reallocate(1440, 20, 21 + (time % 15));
          heap.reallocate(1440, 21 + (time % 15), 20);
        }
      });
      heap.reallocate(1440, 20, 35);
      heap.reallocate(1440, 35, 36);
    },
  );

  addresses.property(
    "stays right for hundreds of calls",
    { points: 1, needs, runs: 2, publicHint: "A small fault may show only many calls later." },
    fc.noBias(calls(60, 400)),
    ({ allocator }, sequence) => {
      const heap = allocator(1200);
      for (let from = 0; from < sequence.length; from += 50) {
        perform(heap, sequence.slice(from, from + 50), served);
        heap.lookAt("list");
      }
    },
  );

  largerWorlds.check(
    "moves to the right place in every memory a little larger",
    { points: 3.5, needs, publicHint: "Small memories show every way in which holes and a block can lie." },
    taught.moving,
  );
});
