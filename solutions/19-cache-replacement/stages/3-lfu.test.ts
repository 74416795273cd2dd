import { hiddenStage } from "#kit/check/stage";
import { checksFor } from "../../../exercises/19-cache-replacement/stages/common.js";
import { accessAll } from "../../../exercises/19-cache-replacement/stages/scenes.js";
import { hiddenChecks } from "./common.js";

const { check } = checksFor.lfu({ judge: [] });

const FEWEST = "sends away whoever has the fewest uses";

/** A key, so many times. */
const often = (key: number, times: number): number[] => Array.from({ length: times }, () => key);

hiddenStage("lfu", () => {
  hiddenChecks("lfu", { states: 3, going: 1, odd: 2, long: 3 }, [FEWEST]);

  check(
    "counts as many uses as there are",
    { points: 1, needs: [`lfu/${FEWEST}`], publicHint: "A key may be used hundreds of times." },
    ({ cache }) => {
      for (const [first, second] of [
        [300, 299],
        [300, 100],
        [20, 19],
      ] as const)
        accessAll(cache(2), [...often(1, first), ...often(2, second), 3, 1, 2, 1]);
      // Whoever comes back has one use again, however many it had: 1 goes, comes back, and is used less often than 2 once more.
      for (const uses of [3, 5, 8, 12])
        accessAll(cache(2), [...often(1, uses), ...often(2, uses + 1), 3, ...often(1, uses), 4, 1]);
    },
  );
});
