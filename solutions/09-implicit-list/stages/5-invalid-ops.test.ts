import fc from "fast-check";
import { calls, perform } from "#kit/bytes/calls";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/09-implicit-list/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/09-implicit-list/stages/worlds.js";

const { check, property } = checks({ judge: ["unchanged"] });

const needs = ["placing/takes a block back, and hands it out again"];
const NO_NUMBERS = ["8", "", null, true, [8], {}, 8n, 64n];

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
        if (value !== null) refuses(4096, value);
      }
      one.failsToAllocate();
      one.failsToFree();
      refuses();
      one.free(8);
    },
  );

  property(
    "frees nothing that is not live, whatever stands in memory",
    { points: 1.5, needs, runs: 8, publicHint: "What clients write, and what was freed, stays in memory." },
    fc.record({ sequence: calls(60, 30), addresses: fc.array(fc.nat({ max: 127 }), { maxLength: 12 }) }),
    ({ heap }, { sequence, addresses }) => {
      const one = heap(1024, 512);
      one.arrange(() => perform(one, sequence));
      const live = new Set(one.oracle.live());
      for (const place of addresses) if (!live.has(8 * place)) one.failsToFree(8 * place);
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every heap a little larger",
    { points: 1.5, needs, publicHint: "What is no live payload cannot be freed." },
    taught.invalidOps,
  );
});
