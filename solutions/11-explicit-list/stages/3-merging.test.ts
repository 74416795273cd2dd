import fc from "fast-check";
import { calls, perform } from "#kit/bytes/calls";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/11-explicit-list/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/11-explicit-list/stages/worlds.js";

const { property } = checks({ judge: ["words"] });
const contents = checks({ judge: ["words", "contents"] });

const needs = ["merges with the free block behind, wherever it is in the list"];

hiddenStage("merging", () => {
  property(
    "is one block again, in whatever order many blocks are freed",
    { points: 3, needs, runs: 12, publicHint: "However memory was cut up, when all is freed it is one block." },
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
    { points: 5, needs, runs: 12, publicHint: "A small fault in a link may show only many calls later." },
    calls(40, 60),
    ({ heap }, sequence) => perform(heap(4096, 4080), sequence),
  );

  largerWorlds.check(
    "merges right in every heap a little larger",
    { points: 3, needs, publicHint: "Blocks may be freed in any order." },
    taught.merging,
  );
});
