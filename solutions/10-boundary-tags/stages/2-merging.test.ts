import fc from "fast-check";
import { calls, perform } from "#kit/bytes/calls";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/10-boundary-tags/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/10-boundary-tags/stages/worlds.js";

const { property } = checks({ judge: ["words"] });
const contents = checks({ judge: ["words", "contents"] });

const needs = ["marks both tags of a block that touches no free one"];
/** Sizes whose blocks have at least a word more than they need. */
const size = fc.tuple(fc.nat({ max: 7 }), fc.integer({ min: 1, max: 4 })).map(([grains, more]) => 8 * grains + more);

hiddenStage("merging", () => {
  property(
    "is one block again, in whatever order many blocks are freed",
    { points: 2.5, needs, runs: 12, publicHint: "However memory was cut up, when all is freed it is one block." },
    fc.shuffledSubarray(
      Array.from({ length: 20 }, (_, place) => place),
      { minLength: 20 },
    ),
    ({ heap }, order) => {
      const one = heap(4096, 1024);
      one.arrange(() => {
        for (const place of order.keys()) one.allocate(1 + 3 * place);
      });
      const live = one.oracle.live();
      for (const place of order) one.free(live[place] ?? 0);
    },
  );

  contents.property(
    "keeps every word and byte right while blocks come and go",
    { points: 4.5, needs, runs: 12, publicHint: "A small fault in a tag may show only many calls later." },
    calls(40, 60),
    ({ heap }, sequence) => perform(heap(4096, 4080), sequence),
  );

  contents.property(
    "takes the right hole among many",
    { points: 2.5, needs, runs: 15, publicHint: "Holes of many sizes may have room." },
    fc.record({
      blocks: fc.array(fc.tuple(size, size), { minLength: 2, maxLength: 12 }),
      requests: fc.array(fc.integer({ min: 1, max: 64 }), { maxLength: 20 }),
    }),
    ({ heap }, { blocks, requests }) => {
      const one = heap(16_384, 8192);
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

  largerWorlds.check(
    "takes back every block in every heap a little larger",
    { points: 2.5, needs, publicHint: "Blocks may be freed in any order." },
    taught.merging,
  );
});
