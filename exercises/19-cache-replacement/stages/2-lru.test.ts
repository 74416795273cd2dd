/** Least recently used: whoever is used, by a hit or a miss, is the newest. */
import { stage } from "#kit/check/stage";
import { checksFor, KEEPS, roomForAll, visibleChecks } from "./common.js";
import { accessAll } from "./scenes.js";

const { check } = checksFor.lru({ judge: [] });

const OLDEST = "sends away whoever was not used for longest";

stage("lru", () => {
  roomForAll("lru", 1);

  check(OLDEST, { points: 2, needs: [KEEPS] }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 3, 4, 2, 3, 4, 1]);
    accessAll(cache(2), [9, 8, 7, 8, 9, 7]);
  });

  check("makes a key the newest by a hit", { points: 2, needs: [OLDEST] }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 3, 1, 4, 1, 3, 2]);
    accessAll(cache(3), [1, 2, 3, 2, 4, 2, 3, 1]);
    accessAll(cache(2), [1, 2, 1, 3, 1, 2, 1]);
  });

  check("makes a key the newest that comes back", { points: 1.5, needs: [OLDEST] }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 3, 4, 1, 5, 1, 4, 6, 1, 4]);
    accessAll(cache(2), [1, 1, 1, 2, 3, 1, 4, 1]);
  });

  visibleChecks("lru", { tells: 1, examples: 1, one: 1, odd: 1, looks: 1, capacities: 0.5, states: 1.5, random: 1.5 }, [
    OLDEST,
  ]);
});
