import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { calls, perform, sizes } from "../../../exercises/05-segregated-lists/stages/calls.js";
import { checks } from "../../../exercises/05-segregated-lists/stages/checks.js";
import { ofPool } from "../../../exercises/05-segregated-lists/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/05-segregated-lists/stages/worlds.js";

const slots = checks({ judge: ["slot addresses", "slots", "newest slots"] });
const totals = checks({ judge: ["slot addresses", "free memory", "waste"] });

const needs = ["hands out the first slot of the pool", "takes a slot back"];
const runs = fc.record({ batches: fc.integer({ min: 1, max: 5 }), sequence: calls(sizes(40), 60) });

hiddenStage("pool", () => {
  slots.property(
    "keeps its slots apart while they come and go",
    { points: 2.5, needs, runs: 12, publicHint: "Slots of every size come and go in any order." },
    runs,
    ({ allocator }, { batches, sequence }) => perform(allocator(96 * batches + 70, 96 * batches), sequence, ofPool),
  );

  totals.property(
    "keeps its totals while slots come and go",
    { points: 1.5, needs, runs: 8, publicHint: "What is lost inside of a slot is found again when it comes back." },
    runs,
    ({ allocator }, { batches, sequence }) => perform(allocator(96 * batches + 70, 96 * batches), sequence, ofPool),
  );

  slots.check(
    "cuts a large pool to its end",
    { points: 0.5, needs, publicHint: "A pool can have many batches." },
    ({ allocator }) => {
      const heap = allocator(4032, 4032);
      heap.arrange(() => {
        for (let slot = 0; slot < 300; slot++) heap.allocate(slot % 9 === 0 ? 30 : 1 + (slot % 8));
      });
      while (heap.oracle.choose(24) !== undefined) heap.allocate(24);
    },
  );

  slots.check(
    "takes hundreds of slots back",
    { points: 0.5, needs, publicHint: "A list of slots can be as long as the pool allows." },
    ({ allocator }) => {
      const heap = allocator(2400, 2400);
      heap.arrange(() => {
        for (let slot = 0; slot < 300; slot++) heap.allocate(8);
        for (let slot = 0; slot < 299; slot++) heap.free(8 * ((slot * 7) % 300), 8);
      });
      for (let slot = 0; slot < 4; slot++) heap.allocate(3);
    },
  );

  largerWorlds.check(
    "hands out and takes back the right slot in every state of a larger pool",
    { points: 3, needs, publicHint: "What is right in one state of the pool has to be right in all of them." },
    taught.pool,
  );
});
