/** First in, first out: the order in which keys came in is all that counts. */
import { stage } from "#kit/check/stage";
import { checksFor, KEEPS, roomForAll, visibleChecks } from "./common.js";
import { accessAll } from "./scenes.js";

const { check } = checksFor.fifo({ judge: [] });

const OLDEST = "sends away whoever has been in longest";

stage("fifo", () => {
  roomForAll("fifo", 0.5);

  check(OLDEST, { points: 1, needs: [KEEPS] }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 3, 4, 2, 3, 4, 1, 3, 4, 1, 2]);
    accessAll(cache(2), [9, 8, 7, 8, 9, 7, 8, 9]);
  });

  check("does not mind how often and when a key was used", { points: 0.5, needs: [OLDEST] }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 3, 1, 4, 1, 2, 3]);
    accessAll(cache(3), [1, 1, 1, 1, 2, 3, 1, 4, 2, 1, 1]);
  });

  visibleChecks(
    "fifo",
    { tells: 0.5, examples: 0.5, one: 0.5, odd: 0.5, looks: 0.5, capacities: 0.5, states: 0.5, random: 0.5 },
    [OLDEST],
  );
});
