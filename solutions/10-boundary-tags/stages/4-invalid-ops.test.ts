import fc from "fast-check";
import { calls, perform } from "#kit/bytes/calls";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/10-boundary-tags/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/10-boundary-tags/stages/worlds.js";

const { check, property } = checks({ judge: ["unchanged"] });

const needs = ["merging/marks both tags of a block that touches no free one"];
const NO_NUMBERS = ["16", "", null, true, [16], {}, 16n, 64n];
/** Words that a client may write: some look like tags of small blocks, free or in use. */
const word = fc.oneof(
  fc.constantFrom(0, 1, 2, 8, 9, 16, 17, 24, 25, 27, 29, 31, 32, 33, 40, 41, 64, 65, 2 ** 31 + 17, 2 ** 32 - 7),
  fc.nat({ max: 2 ** 32 - 1 }),
);

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 1, needs, publicHint: "An argument can be of any type, or be missing." },
    ({ heap, refuses }) => {
      const one = heap(4096, 64);
      one.allocate(13);
      for (const value of NO_NUMBERS) {
        one.failsToAllocate(value);
        one.failsToFree(value);
      }
      for (const value of NO_NUMBERS) {
        refuses(value, 64);
        if (value !== null) refuses(8192, value);
      }
      one.failsToAllocate();
      one.failsToFree();
      refuses();
      one.free(16);
    },
  );

  property(
    "frees nothing that was freed, and nothing that only clients have written",
    { points: 1.5, needs, runs: 8, publicHint: "What clients write, and what was freed, stays in memory." },
    fc.record({ sequence: calls(60, 30), places: fc.array(fc.nat({ max: 127 }), { maxLength: 12 }) }),
    ({ heap }, { sequence, places }) => {
      const one = heap(1024, 512);
      one.arrange(() => perform(one, sequence));
      const { oracle } = one;
      const swallowed = oracle.swallowed.map(({ start }) => start + 4);
      for (const address of [...places.map((place) => 8 * place), ...swallowed])
        if (oracle.isRefused(address)) one.failsToFree(address);
    },
  );

  property(
    "takes two words for a block only where they agree",
    { points: 0.5, needs, runs: 8, publicHint: "A client may write any words." },
    fc.array(word, { minLength: 14, maxLength: 14 }),
    ({ heap }, words) => {
      const one = heap(4096, 96);
      one.putBack("A:56/64 B:8/16 -:16", words.map((value, place) => `${16 + 4 * place}=${value}`).join(" "));
      const { oracle } = one;
      for (let address = 24; address <= 104; address += 8) if (oracle.isRefused(address)) one.failsToFree(address);
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every heap a little larger",
    { points: 1, needs, publicHint: "What is no live payload cannot be freed." },
    taught.invalidOps,
  );
});
