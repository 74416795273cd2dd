import { calls, perform } from "#kit/bytes/calls";
import { check, hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/11-explicit-list/stages/checks.js";
import { expectHeapSize } from "../../../exercises/11-explicit-list/stages/traces.js";
import { largerWorlds, taught } from "../../../exercises/11-explicit-list/stages/worlds.js";

const { property } = checks({ judge: ["words", "contents"] });
const refusals = checks({ judge: ["words", "unchanged"] });

const needs = ["grows a second time"];

hiddenStage("growing", () => {
  refusals.check(
    "refuses sizes far beyond memory",
    { points: 0.5, needs, publicHint: "A size can be any positive integer." },
    ({ heap }) => {
      const one = heap(4096, 64);
      const powers = [13, 16, 29, 30, 31, 32, 33, 40, 52].map((power) => 2 ** power);
      const sizes = [...powers.flatMap((power) => [power - 8, power - 3, power - 1, power, power + 4]), 2 ** 53 - 1];
      for (const size of sizes) one.failsToAllocate(size);
      one.allocate(20);
      for (const size of sizes) one.failsToAllocate(size);
      one.allocate(20);
    },
  );

  property(
    "grows while blocks come and go, until there is no room",
    { points: 0.5, needs, runs: 12, publicHint: "A heap may grow many times." },
    calls(90, 60),
    ({ heap }, sequence) => perform(heap(1024, 48), sequence),
  );

  check(
    "ends the traces realloc2 and binary with heaps as large as they have to be",
    { points: 0.5, needs, publicHint: "After a known trace a heap has a known size." },
    ({ subject }) => {
      expectHeapSize(subject, "realloc2");
      expectHeapSize(subject, "a twentieth of binary");
    },
  );

  largerWorlds.check(
    "grows right in every heap a little larger",
    { points: 0.5, needs, publicHint: "How a heap grows depends on its end." },
    taught.growing,
  );
});
