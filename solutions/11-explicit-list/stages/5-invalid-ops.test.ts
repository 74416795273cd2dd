import fc from "fast-check";
import { calls, perform } from "#kit/bytes/calls";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/11-explicit-list/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/11-explicit-list/stages/worlds.js";

const { check, property } = checks({ judge: ["unchanged"] });

const needs = ["layout/takes back a block, and tells the one behind it"];
const NO_NUMBERS = ["8", "", null, true, [8], {}, 8n, 64n];
/** Words that a client may write: some look like headers of small blocks, free or in use. */
const word = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 8, 9, 11, 16, 17, 18, 19, 21, 23, 24, 25, 27, 33, 40, 43, 65, 2 ** 31 + 19, 2 ** 32 - 5),
  fc.nat({ max: 2 ** 32 - 1 }),
);

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 0.5, needs, publicHint: "An argument can be of any type, or be missing." },
    ({ heap, refuses }) => {
      const one = heap(4096, 64);
      one.allocate(13);
      for (const value of NO_NUMBERS) {
        one.failsToAllocate(value);
        one.failsToFree(value);
      }
      for (const value of NO_NUMBERS) {
        refuses(value, 64);
        if (value !== null) refuses(4096, value);
      }
      one.failsToAllocate();
      one.failsToFree();
      refuses();
      one.free(8);
    },
  );

  property(
    "frees nothing that was freed, and nothing that only clients have written",
    { points: 0.5, needs, runs: 8, publicHint: "What clients write, and what was freed, stays in memory." },
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
    "takes a word for a header only where it can be one",
    { points: 0.5, needs, runs: 8, publicHint: "A client may write any words." },
    fc.array(word, { minLength: 15, maxLength: 15 }),
    ({ heap }, words) => {
      const one = heap(4096, 96);
      one.putBack("A:60/64 B:4/16 -:16", words.map((value, place) => `${8 + 4 * place}=${value}`).join(" "));
      const { oracle } = one;
      for (let address = 16; address <= 96; address += 8) if (oracle.isRefused(address)) one.failsToFree(address);
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every heap a little larger",
    { points: 0.5, needs, publicHint: "What is no live payload cannot be freed." },
    taught.invalidOps,
  );
});
