import { calls, perform } from "#kit/bytes/calls";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/09-implicit-list/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/09-implicit-list/stages/worlds.js";

const { property } = checks({ judge: ["words", "contents"] });
const refusals = checks({ judge: ["words", "unchanged"] });

const needs = ["grows a second time"];

hiddenStage("growing", () => {
  refusals.check(
    "refuses sizes far beyond memory",
    { points: 1.5, needs, publicHint: "A size can be any positive integer." },
    ({ heap }) => {
      const one = heap(4096, 64);
      const powers = [13, 16, 29, 30, 31, 32, 33, 40, 52].map((power) => 2 ** power);
      const sizes = [...powers.flatMap((power) => [power - 5, power - 4, power - 1, power, power + 4]), 2 ** 53 - 1];
      for (const size of sizes) one.failsToAllocate(size);
      one.allocate(20);
      for (const size of sizes) one.failsToAllocate(size);
      one.allocate(20);
    },
  );

  property(
    "grows while blocks come and go, until there is no room",
    { points: 2.5, needs, runs: 12, publicHint: "A heap may grow many times." },
    calls(90, 60),
    ({ heap }, sequence) => perform(heap(1024, 48), sequence),
  );

  largerWorlds.check(
    "grows right in every heap a little larger",
    { points: 2, needs, publicHint: "How a heap grows depends on its end." },
    taught.growing,
  );
});
