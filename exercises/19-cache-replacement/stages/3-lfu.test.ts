/** Least frequently used: uses since a key came in are counted, and among equals the one unused for longest goes. */
import { stage } from "#kit/check/stage";
import { checksFor, KEEPS, roomForAll, visibleChecks } from "./common.js";
import { accessAll } from "./scenes.js";

const { check } = checksFor.lfu({ judge: [] });

const FEWEST = "sends away whoever has the fewest uses";

stage("lfu", () => {
  roomForAll("lfu", 1);

  check(FEWEST, { points: 1.5, needs: [KEEPS] }, ({ cache }) => {
    accessAll(cache(3), [1, 1, 1, 2, 3, 3, 4, 1, 3, 2]);
    accessAll(cache(2), [7, 7, 8, 9, 7, 8, 7]);
  });

  check("looks at the last uses among equals", { points: 1.5, needs: [FEWEST] }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 3, 3, 1, 2, 4, 1, 2, 3]);
    accessAll(cache(2), [1, 2, 2, 1, 3, 1, 2]);
    accessAll(cache(3), [1, 2, 3, 4, 2, 3, 1]);
  });

  check("has a new key go before those with more uses", { points: 1.5, needs: [FEWEST] }, ({ cache }) => {
    accessAll(cache(3), [1, 1, 2, 2, 3, 4, 5, 6, 1, 2, 6]);
    accessAll(cache(2), [1, 1, 1, 2, 2, 3, 4, 1, 4]);
  });

  check("forgets the uses of a key that goes", { points: 1, needs: [FEWEST] }, ({ cache }) => {
    accessAll(cache(2), [1, 1, 1, 2, 2, 2, 2, 3, 1, 4, 2, 1]);
    accessAll(cache(1), [1, 1, 1, 2, 1, 2]);
  });

  visibleChecks("lfu", { tells: 1, examples: 1, one: 1, odd: 1, looks: 1, capacities: 0.5, states: 1.5, random: 1.5 }, [
    FEWEST,
  ]);
});
