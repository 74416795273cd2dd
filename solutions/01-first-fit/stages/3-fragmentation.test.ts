import fc from "fast-check";
import { checks } from "../../../exercises/01-first-fit/stages/checks.js";
import { rising } from "#kit/lists/memories";
import {
  allOf,
  awayFromTheEdges,
  operations,
  perform,
  withoutExhaustion,
  withoutMerges,
  withoutUsedHeads,
} from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";
import { largerWorlds, taught } from "../../../exercises/01-first-fit/stages/worlds.js";

const choice = checks({ judge: [], anyError: true });
const links = checks({ judge: ["list", "links"] });

// In every scene a block at address 0 stays allocated: what can go wrong there is for the stage about boundaries.
const needs = ["basics/takes back a block"];
const MANY = 200;
const HOLES = 9;
const places = Array.from({ length: HOLES }, (_, place) => place);
const anyOrder = fc.shuffledSubarray(places, { minLength: HOLES });

hiddenStage("fragmentation", () => {
  choice.check(
    "searches a list of hundreds of holes",
    { points: 0.5, needs, publicHint: "The free list can be long." },
    ({ allocator }) => {
      const heap = allocator(2 + 2 * 2 * MANY + 8);
      heap.arrange(() => {
        for (let piece = 0; piece < 1 + 2 * MANY; piece++) heap.allocate(2);
        for (let hole = MANY - 1; hole >= 0; hole--) heap.free(2 + 4 * hole, 2);
      });
      heap.getLargestFreeBlock();
      heap.failsToAllocate(9);
      heap.allocate(7);
      heap.allocate(2);
      heap.getLargestFreeBlock();
      heap.lookAt("list");
      // And with nothing free at the end, so that a block comes above all others: at the end of a long list, or in any order.
      const holes = Array.from({ length: MANY }, (_, hole) => hole);
      const isHigh = (hole: number): boolean => hole >= MANY - 16;
      const highestLast = [...holes.filter((hole) => !isHigh(hole)).reverse(), ...holes.filter(isHigh)];
      const anyhow = holes.slice(MANY / 2).map((_, turn) => (turn * 39) % (MANY / 2));
      for (const order of [highestLast, anyhow]) {
        const full = allocator(4 + 2 * 2 * order.length);
        full.arrange(() => {
          for (let piece = 0; piece < 2 + 2 * order.length; piece++) full.allocate(2);
          for (const hole of order) full.free(4 + 4 * hole, 2);
        });
        full.lookAt("list");
        full.allocate(2);
      }
    },
  );

  links.property(
    "keeps the list in order and linked both ways, however holes come and go",
    {
      points: 0.5,
      needs,
      runs: 12,
      publicHint: "Every change of the list has to keep both directions of every link right.",
    },
    operations({ minSize: 2, maxSize: 10, length: 30 }),
    ({ allocator }, calls) =>
      perform(allocator(70), calls, allOf(withoutExhaustion, withoutMerges, awayFromTheEdges, withoutUsedHeads())),
  );

  links.property(
    "keeps a longer list, in whatever order holes come and go",
    {
      points: 0.5,
      needs,
      runs: 10,
      publicHint: "There may be more holes than in the pictures, and each may be the next to go.",
    },
    fc.tuple(anyOrder, anyOrder),
    ({ allocator }, [freed, filled]) => {
      const heap = rising(allocator, HOLES);
      for (const place of freed) heap.dig(place);
      for (const place of filled) heap.fill(place);
    },
  );

  largerWorlds.check(
    "chooses and splits in every state of a somewhat larger memory",
    {
      points: 4.5,
      needs,
      publicHint: "Holes of all sizes may come in any order, and any of them may be the first with room.",
    },
    taught.fragmentation,
  );
});
