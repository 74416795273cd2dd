import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/08-bitmap/stages/checks.js";
import { fill, filled, give, wander } from "../../../exercises/08-bitmap/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/08-bitmap/stages/worlds.js";

const { check } = checks({ judge: [] });

const AGAIN = "index/finds room again in a word that was full";
const BEHIND = "index/finds room again behind and before 32 full words";

hiddenStage("index", () => {
  largerWorlds.check(
    "is right in every state of some blocks of three words",
    { points: 3, needs: [AGAIN], publicHint: "Any words may be full, and become so and have room again in any order." },
    taught.index,
  );

  check(
    "finds the lowest block in a large memory that is nearly full",
    { points: 3, needs: [BEHIND], publicHint: "Most words of a large memory may be full." },
    ({ allocator }) => {
      const heap = allocator(4096, 16);
      filled(heap);
      wander(heap, { calls: 1_500, mostFree: 6 });
    },
  );

  check(
    "finds the lowest block in a large memory with many holes",
    { points: 2, needs: [BEHIND], publicHint: "Many words of a large memory may have room." },
    ({ allocator }) => {
      const heap = allocator(2080, 16);
      filled(heap);
      for (const run of [33, 1, 64]) {
        for (let block = run; block < 2080; block += 37) give(heap, [block]);
        fill(heap);
      }
      // Hundreds of holes, which come in no order.
      for (let turn = 0; turn < 416; turn++) give(heap, [5 * ((77 * turn) % 416)]);
      fill(heap);
      wander(heap, { calls: 1_000, mostFree: 200 });
    },
  );
});
