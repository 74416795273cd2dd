import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/08-bitmap/stages/checks.js";
import { fill, filled, give } from "../../../exercises/08-bitmap/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/08-bitmap/stages/worlds.js";

const words = checks({ judge: ["words"] });

const STARTS = "borders/starts with as many bits as there are blocks";
const LAST = "borders/hands out block 31 as the last of 32";
const FREES = "words/takes blocks back, and hands out the lowest first";

hiddenStage("borders", () => {
  words.check(
    "starts with as many bits as blocks, whatever their number",
    { points: 4, needs: [STARTS], publicHint: "The last word may have any number of blocks, from 1 to 32." },
    ({ allocator }) => {
      for (let blocks = 1; blocks <= 130; blocks++) allocator(blocks, 8);
      for (const blocks of [1023, 1024, 1056, 2049, 4096]) allocator(blocks, 8);
    },
  );

  words.check(
    "reaches the last address that there may be",
    { points: 2, needs: [FREES], publicHint: "Memory may have as many as 2 ** 31 units." },
    ({ allocator }) => {
      for (const [blocks, size] of [
        [1, 2 ** 31],
        [2, 2 ** 30],
        [20, Math.floor(2 ** 31 / 20)],
        [16, 2 ** 27],
      ] as const) {
        const heap = allocator(blocks, size);
        filled(heap);
        give(heap, [blocks - 1]);
        fill(heap, 1);
        give(heap, [0, blocks - 1].slice(0, blocks));
        fill(heap);
      }
    },
  );

  largerWorlds.check(
    "is right in every state of some blocks of a whole word",
    { points: 4, needs: [LAST, FREES], publicHint: "Bit 31 is a bit like any other." },
    taught.borders,
  );
});
