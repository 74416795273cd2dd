import fc from "fast-check";
import { checks } from "../../../exercises/01-first-fit/stages/checks.js";
import {
  allOf,
  awayFromTheEdges,
  awayFromTheEnd,
  operations,
  perform,
  withoutChoice,
  withoutExhaustion,
  withoutScraps,
} from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";
import { largerWorlds, taught } from "../../../exercises/01-first-fit/stages/worlds.js";

const addresses = checks({ judge: [] });
const links = checks({ judge: ["list", "links"] });

const needs = ["basics/takes back a block"];
const merges = ["the previous block", "the next block", "both"].map(
  (what) => `merges with ${what} in the middle of the list`,
);
/** Which block is taken, and which part of it, is for the stage about fragmentation. */
const withoutPlacement = allOf(withoutChoice, withoutScraps);
const calls = { minSize: 2, maxSize: 10 };

// A block at address 0 stays allocated, but in the long runs: what can go wrong there is for the stage about boundaries.
hiddenStage("merges", () => {
  links.property(
    "keeps the list right while blocks come and go",
    { points: 0.5, needs: [...needs, ...merges], runs: 12 },
    operations({ ...calls, length: 30 }),
    ({ allocator }, sequence) =>
      perform(allocator(54), sequence, allOf(withoutExhaustion, awayFromTheEdges, withoutPlacement)),
  );

  addresses.property(
    "stays right in long runs",
    {
      points: 0.5,
      needs: [...needs, ...merges],
      runs: 6,
      publicHint: "A small fault in the list may show only many calls later.",
    },
    fc.noBias(operations({ ...calls, maxSize: 16, length: 500, allocate: 6 })),
    ({ allocator }, sequence) => {
      const heap = allocator(128);
      for (let from = 0; from < sequence.length; from += 50) {
        perform(heap, sequence.slice(from, from + 50), allOf(withoutExhaustion, withoutPlacement, awayFromTheEnd));
        heap.lookAt("list");
      }
    },
  );

  largerWorlds.check(
    "takes blocks back in every state of a somewhat larger memory",
    { points: 5, needs, publicHint: "Blocks may be freed in any order, and however many calls came before." },
    taught.merges,
  );
});
