import { hiddenStage } from "#kit/check/stage";
import { calls, perform, SLIDING } from "../../../exercises/17-compaction/stages/calls.js";
import { checks, EVERYWHERE } from "../../../exercises/17-compaction/stages/checks.js";
import { arrange } from "../../../exercises/17-compaction/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/17-compaction/stages/worlds.js";

const { check, property } = checks({ judge: [...EVERYWHERE, "contents"] });

const needs = ["sliding/slides a block down to 0"];

hiddenStage("contents", () => {
  property(
    "keeps every byte while blocks come, go and move",
    { points: 2.5, needs, runs: 10, publicHint: "Blocks may move many times, by compact and by allocate." },
    calls(SLIDING, { maxSize: 20, maxLength: 40 }),
    ({ heap }, sequence) => perform(heap(90), sequence),
  );

  check(
    "takes every byte along, however far a block moves and however long it is",
    { points: 2, needs, publicHint: "A block can be longer than the way that it moves, and much longer." },
    ({ heap }) => {
      for (const [hole, size] of [
        [1, 3001],
        [255, 2002],
        [256, 303],
        [1500, 2500],
        [4095, 1],
      ]) {
        const one = heap(4096);
        arrange(one, `-:${hole} B:${size}`);
        one.compact();
      }
    },
  );

  largerWorlds.check(
    "keeps every byte in every state of a larger heap",
    { points: 1.5, needs, publicHint: "Every byte of every live block counts, after every call." },
    taught.contents,
  );
});
