import { calls, perform } from "#kit/bytes/calls";
import { check, hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/10-boundary-tags/stages/checks.js";
import { expectHeapSize } from "../../../exercises/10-boundary-tags/stages/traces.js";
import { largerWorlds, taught } from "../../../exercises/10-boundary-tags/stages/worlds.js";

const { property } = checks({ judge: ["words", "contents"] });
const refusals = checks({ judge: ["words", "unchanged"] });

const needs = ["grows a second time"];

hiddenStage("growing", () => {
  refusals.check(
    "refuses sizes far beyond memory",
    { points: 1, needs, publicHint: "A size can be any positive integer." },
    ({ heap }) => {
      const one = heap(4096, 64);
      const powers = [13, 16, 29, 30, 31, 32, 33, 40, 52].map((power) => 2 ** power);
      const sizes = [...powers.flatMap((power) => [power - 8, power - 7, power - 1, power, power + 4]), 2 ** 53 - 1];
      for (const size of sizes) one.failsToAllocate(size);
      one.allocate(20);
      for (const size of sizes) one.failsToAllocate(size);
      one.allocate(20);
    },
  );

  property(
    "grows while blocks come and go, until there is no room",
    { points: 1, needs, runs: 12, publicHint: "A heap may grow many times." },
    calls(90, 60),
    ({ heap }, sequence) => perform(heap(1024, 48), sequence),
  );

  for (const trace of ["realloc", "a twentieth of binary", "a fortieth of binary2"] as const)
    check(
      `ends the trace ${trace} as large as the textbook's heap`,
      { points: 1, needs, publicHint: "The heap of the textbook has known sizes after known traces." },
      ({ subject }) => expectHeapSize(subject, trace),
    );

  largerWorlds.check(
    "grows right in every heap a little larger",
    { points: 1, needs, publicHint: "How a heap grows depends on its end." },
    taught.growing,
  );
});
