import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { calls, perform, sizes } from "../../../exercises/05-segregated-lists/stages/calls.js";
import { checks } from "../../../exercises/05-segregated-lists/stages/checks.js";
import { inARow } from "../../../exercises/05-segregated-lists/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/05-segregated-lists/stages/worlds.js";

const lists = checks({ judge: ["addresses", "lists"] });
const newest = checks({ judge: ["addresses", "lists", "newest", "free memory", "largest block"] });

const needs = [
  "classes/hands out the front of the only block",
  "merges with the block behind, with the one before, with both, or with none",
];
const row = Array.from({ length: 24 }, (_, place) => 1 + ((place * 37) % 90));

hiddenStage("merges", () => {
  lists.property(
    "becomes whole again in any order of frees",
    { points: 1, needs, runs: 12, publicHint: "However memory was cut up, when all is freed it is one block." },
    fc.shuffledSubarray([...row.keys()], { minLength: row.length }),
    ({ allocator }, order) => {
      const heap = allocator(row.reduce((sum, size) => sum + size) + 50, 0);
      const addresses = inARow(heap, row);
      for (const place of order) heap.free(addresses[place], row[place]);
    },
  );

  newest.property(
    "keeps its lists while blocks come, go and merge",
    { points: 2, needs, runs: 12, publicHint: "A small fault in a list may show only many calls later." },
    calls(sizes(150), 80),
    ({ allocator }, sequence) => perform(allocator(1000, 0), sequence),
  );

  newest.check(
    "takes a neighbour out of a list of hundreds",
    { points: 0.5, needs, publicHint: "A neighbour may be as old as any block of its class." },
    ({ allocator }) => {
      const heap = allocator(4000, 0);
      const triples = Array.from({ length: 200 }, () => [9, 8, 1]).flat();
      const addresses = inARow(heap, triples);
      heap.arrange(() => {
        for (let place = 1; place < addresses.length; place += 3) heap.free(addresses[place], 8);
      });
      for (const triple of [0, 100, 199, 50]) heap.free(addresses[3 * triple], 9);
    },
  );

  largerWorlds.check(
    "takes blocks back in every state of a larger memory",
    { points: 1.5, needs, publicHint: "Blocks may be freed in any order." },
    taught.merges,
  );
});
