/** Clock: a ring of slots, a bit for each, and a hand that clears bits until it finds one that is clear. */
import { stage } from "#kit/check/stage";
import { checksFor, KEEPS, roomForAll, visibleChecks } from "./common.js";
import { accessAll } from "./scenes.js";

const { check } = checksFor.clock({ judge: [] });

const ROUND = "goes once round when all bits are set";

stage("clock", () => {
  roomForAll("clock", 1);

  check(ROUND, { points: 1, needs: [KEEPS] }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 3, 4, 2, 3, 4, 1]);
    accessAll(cache(2), [1, 2, 3, 2, 1]);
  });

  check("spares a key that was used since the hand came by", { points: 1, needs: [ROUND] }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 3, 4, 2, 5, 2, 4, 3, 6]);
    accessAll(cache(4), [1, 2, 3, 4, 5, 3, 2, 6, 2, 3, 5, 4]);
  });

  check("spares it once, and not for ever", { points: 1, needs: [ROUND] }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 3, 4, 2, 5, 6, 7, 2, 5, 6, 7]);
    accessAll(cache(2), [1, 2, 3, 2, 2, 4, 5, 2, 4]);
  });

  check("goes on from where the hand stopped", { points: 1, needs: [ROUND] }, ({ cache }) => {
    accessAll(cache(3), [1, 2, 3, 4, 5, 3, 6, 4, 5, 3, 6]);
    accessAll(cache(3), [1, 2, 3, 4, 4, 4, 5, 6, 7, 4, 5, 6]);
  });

  visibleChecks("clock", { tells: 1, examples: 1, one: 0.5, odd: 1, looks: 1, capacities: 0.5, states: 1, random: 1 }, [
    ROUND,
  ]);
});
