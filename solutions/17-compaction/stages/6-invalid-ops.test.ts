import { hiddenStage } from "#kit/check/stage";
import { checks, EVERYWHERE } from "../../../exercises/17-compaction/stages/checks.js";
import { arrange } from "../../../exercises/17-compaction/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/17-compaction/stages/worlds.js";

const { check } = checks({ judge: [...EVERYWHERE, "unchanged"] });

const needs = ["handles/hands out a handle, and tells by it where the block lies"];
const NO_NUMBERS = ["8", "", "1", null, true, [1], {}, 1n, 0n, undefined];

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 1.5, needs, publicHint: "An argument can be of any type, or be missing." },
    ({ heap, refuses }) => {
      const one = heap(64);
      arrange(one, "A:8 B:8");
      for (const value of NO_NUMBERS) {
        one.failsToAllocate(value);
        one.failsToAddressOf(value);
        one.failsToSizeOf(value);
        one.failsToPin(value);
        one.failsToUnpin(value);
        one.failsToFree(value);
        refuses(value);
      }
      one.failsToAllocate();
      one.failsToFree();
      refuses();
    },
  );

  check(
    "refuses handles beyond all that there can be",
    { points: 1, needs, publicHint: "A number can be too large to be a handle, and so small." },
    ({ heap }) => {
      const one = heap(64);
      arrange(one, "A:8 B:8!");
      for (const handle of [2 ** 32 + 1, 2 ** 32 + 2, 2 ** 53, 2 ** 60, -(2 ** 31), -(2 ** 53), -0, -0.5, 1e300]) {
        one.failsToAddressOf(handle);
        one.failsToSizeOf(handle);
        one.failsToPin(handle);
        one.failsToUnpin(handle);
        one.failsToFree(handle);
      }
      one.compact();
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every state of a larger heap",
    { points: 1.5, needs, publicHint: "After an error everything is as it was: addresses, sizes, totals and pins." },
    taught.invalidOps,
  );
});
