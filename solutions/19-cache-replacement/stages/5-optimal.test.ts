import { hiddenStage } from "#kit/check/stage";
import { optimalChecks } from "../../../exercises/19-cache-replacement/stages/checks.js";
import { addAll, oddRuns, skewed, thrown } from "../../../exercises/19-cache-replacement/stages/scenes.js";
import { futures } from "../../../exercises/19-cache-replacement/stages/worlds.js";

const { check, property } = optimalChecks({ judge: [] });

const needs = ["optimal/sends away whoever is used furthest in the future"];

hiddenStage("optimal", () => {
  futures.checkWithSharing(
    "has the fewest misses in every short future, and shares nothing",
    { points: 1.5, needs, publicHint: "There are not many strings of seven keys." },
    () => true,
  );

  property(
    "has the fewest misses, whatever the keys, and whenever it is asked",
    { points: 1, needs, runs: 40, publicHint: "Keys may be any safe integers, and one may ask at any time." },
    oddRuns(50),
    ({ best }, { capacity, keys }) => {
      const one = best(capacity);
      addAll(one, keys.slice(0, 20));
      one.misses();
      addAll(one, keys.slice(20));
      one.misses();
      one.misses();
    },
  );

  check(
    "has the fewest misses in long strings",
    { points: 1.5, needs, publicHint: "Strings may have as many as 200 keys, and caches as many as 16 slots." },
    ({ best, beside }) => {
      for (const { capacity, keys } of [
        { capacity: 16, keys: skewed(200, 40) },
        { capacity: 5, keys: thrown(200, 12) },
        { capacity: 10, keys: skewed(200, 20, 5).map((key) => -key) },
        { capacity: 16, keys: thrown(200, 200) },
      ]) {
        const one = best(capacity);
        addAll(one, keys);
        one.misses();
      }
      const [one, other] = [best(3), beside(4)];
      for (const key of thrown(60, 9)) {
        one.add(key);
        other.add(8 - key);
        if (key > 5) one.misses();
      }
      one.misses();
      other.misses();
    },
  );
});
