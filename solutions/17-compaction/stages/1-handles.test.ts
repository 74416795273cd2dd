import { hiddenStage } from "#kit/check/stage";
import { calls, COMING_AND_GOING, perform, withoutChoice } from "../../../exercises/17-compaction/stages/calls.js";
import { checks, EVERYWHERE } from "../../../exercises/17-compaction/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/17-compaction/stages/worlds.js";

const { check, property } = checks({ judge: EVERYWHERE });

const needs = ["hands out a handle, and tells by it where the block lies"];

hiddenStage("handles", () => {
  property(
    "keeps handles apart while blocks come and go",
    { points: 2, needs, runs: 15, publicHint: "A handle stays the name of its block whatever happens to others." },
    calls(COMING_AND_GOING, { maxSize: 12, maxLength: 40 }),
    ({ heap }, sequence) => perform(heap(100), sequence, { only: withoutChoice }),
  );

  check(
    "never gives a handle again, however many it gives",
    { points: 2, needs, publicHint: "Handles never come twice, not even after hundreds." },
    ({ heap }) => {
      const one = heap(64);
      const kept = one.allocate(20);
      for (let time = 0; time < 300; time++) one.free(one.allocate(1 + (time % 44)));
      one.free(kept);
      one.allocate(64);
      const other = heap(300);
      for (let block = 0; block < 150; block++) other.allocate(2);
      const last = heap(8);
      for (let time = 0; time < 1_100; time++) last.free(last.allocate(8));
    },
  );

  largerWorlds.check(
    "keeps handles and blocks right in every state of a larger heap",
    { points: 2, needs, publicHint: "What is right in one state of memory has to be right in all of them." },
    taught.handles,
  );
});
