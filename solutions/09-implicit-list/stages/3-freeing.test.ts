import fc from "fast-check";
import { calls, perform } from "#kit/bytes/calls";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/09-implicit-list/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/09-implicit-list/stages/worlds.js";

const { property } = checks({ judge: ["words"] });
const contents = checks({ judge: ["words", "contents"] });

const needs = ["placing/takes a block back, and hands it out again"];

hiddenStage("freeing", () => {
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
    { points: 3, needs, runs: 12, publicHint: "A small fault in a header may show only many calls later." },
    calls(40, 60),
    ({ heap }, sequence) => perform(heap(4096, 4080), sequence),
  );

  largerWorlds.check(
    "takes back every block in every heap a little larger",
    { points: 2.5, needs, publicHint: "Blocks may be freed in any order." },
    taught.freeing,
  );
});
