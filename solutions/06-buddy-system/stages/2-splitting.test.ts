import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/06-buddy-system/stages/checks.js";
import { fillWith, isBesideFree } from "../../../exercises/06-buddy-system/stages/scenes.js";
import { calls, perform } from "../../../exercises/06-buddy-system/stages/calls.js";
import { largerWorlds, taught } from "../../../exercises/06-buddy-system/stages/worlds.js";

const many = checks({ judge: ["addresses", "free memory", "waste"] });
const newest = checks({ judge: ["addresses", "lists", "newest"] });

const needs = ["orders/takes a block back"];
const places = Array.from({ length: 16 }, (_, place) => 8 * place);

hiddenStage("splitting", () => {
  newest.property(
    "halves the right block while blocks come and go",
    { points: 2.5, needs, runs: 15, publicHint: "Blocks of several orders may be free in any number." },
    calls(30, 40),
    ({ allocator }, sequence) =>
      perform(
        allocator(128),
        sequence,
        ({ oracle }, start, size) => !isBesideFree(oracle, { start, size: oracle.blockFor(size) }),
      ),
  );

  newest.property(
    "has its newest block first in a long list",
    { points: 2, needs, runs: 10, publicHint: "A list can be long, and its blocks can come in any order." },
    fc.shuffledSubarray(places, { minLength: places.length }),
    ({ allocator }, order) => {
      const heap = allocator(128);
      fillWith(heap, 4);
      for (const address of order) heap.free(address, 4);
      for (let block = 0; block < order.length; block++) heap.allocate(block % 3 === 0 ? 2 : 4);
    },
  );

  many.check(
    "hands out hundreds of blocks",
    { points: 0.5, needs, publicHint: "There can be many blocks at a time." },
    ({ allocator }) => {
      const heap = allocator(4096, 8);
      for (let block = 0; block < 400; block++) heap.allocate(1 + (block % 8));
    },
  );

  largerWorlds.check(
    "halves the right block in every state of another small memory",
    { points: 2.5, needs, publicHint: "Whether a block is halved, and which, depends on all that is free." },
    taught.splitting,
  );
});
