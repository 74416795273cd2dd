/** The one who knows the future: the fewest misses that there can be. */
import { stage } from "#kit/check/stage";
import { optimalChecks } from "./checks.js";
import { addAll, ODD_KEYS, runs, WRONG_CAPACITIES } from "./scenes.js";
import { MISSES } from "./strings.js";

const { check, property } = optimalChecks({ judge: [] });

const FIRST = "misses each key once when there is room for all";
const FURTHEST = "sends away whoever is used furthest in the future";

stage("optimal", () => {
  check("counts nothing before the first key", { points: 0.5 }, ({ best }) => {
    best(3).misses();
  });

  check(FIRST, { points: 0.5 }, ({ best }) => {
    for (const keys of [[5], [1, 1, 1], [1, 2, 3, 1, 2, 3], [3, 2, 3]]) {
      const one = best(3);
      addAll(one, keys);
      one.misses();
    }
  });

  check(FURTHEST, { points: 1.5, needs: [FIRST] }, ({ best }) => {
    for (const keys of [
      [1, 2, 3, 1],
      [1, 2, 3, 2],
      [1, 2, 3, 1, 2],
      [1, 2, 3, 2, 1, 3],
      [1, 2, 1, 3, 2, 1, 2, 3],
      [1, 2, 3, 3, 2, 1, 2, 4, 2, 1],
    ]) {
      const one = best(2);
      addAll(one, keys);
      one.misses();
    }
  });

  check("may be asked again, and between two keys", { points: 1, needs: [FIRST] }, ({ best, beside }) => {
    const one = best(2);
    for (const key of [1, 2, 3, 1, 2, 4, 1, 3, 2]) {
      one.misses();
      one.add(key);
      one.misses();
      one.misses();
    }
    // So may two by turns, of as many keys, and the same ones in another order.
    const [first, second] = [best(1), beside(1)];
    for (const [here, there] of [
      [1, 1],
      [2, 1],
      [1, 2],
      [2, 2],
    ] as const) {
      first.add(here);
      second.add(there);
      for (const each of [first, second]) each.misses();
    }
  });

  check("has the misses of the lesson's strings", { points: 0.5, needs: [FURTHEST] }, ({ best }) => {
    for (const { keys, capacity } of MISSES) {
      const one = best(capacity);
      addAll(one, keys);
      one.misses();
    }
  });

  check("takes any integer for a key", { points: 0.5, needs: [FIRST] }, ({ best }) => {
    const one = best(20);
    addAll(one, ODD_KEYS);
    addAll(one, ODD_KEYS);
    one.misses();
    const zero = best(1);
    addAll(zero, [0, 0, 1, 0, -1, 0]);
    zero.misses();
  });

  check("refuses room for nothing", { points: 0.5 }, ({ best, refuses }) => {
    const one = best(64);
    addAll(one, [1, 2]);
    best(1);
    for (const [key, wrong] of WRONG_CAPACITIES.entries()) {
      refuses(wrong);
      // What was there before goes on.
      one.add(key);
      one.misses();
    }
  });

  property(
    "has the fewest misses in random strings",
    { points: 1, needs: [FURTHEST], runs: 60 },
    runs(5, 40),
    ({ best }, { capacity, keys }) => {
      const one = best(capacity);
      addAll(one, keys);
      one.misses();
    },
  );
});
