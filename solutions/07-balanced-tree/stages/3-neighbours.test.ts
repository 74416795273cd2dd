import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { operations, perform, withoutExhaustion } from "#kit/lists/operations";
import { checks } from "../../../exercises/07-balanced-tree/stages/checks.js";
import { upTo } from "../../../exercises/07-balanced-tree/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/07-balanced-tree/stages/worlds.js";

const { check } = checks({ judge: [] });
const tree = checks({ judge: ["tree"] });
const everything = checks({ judge: ["tree", "levels", "free memory", "largest block"] });

const needs = [
  "joins the free block below, and no other of its size",
  "joins the free block above, and no other of its size",
  "size-tree/puts what is left of a block where its size belongs",
];
const COUNT = 40;
const MANY = 300;

hiddenStage("neighbours", () => {
  tree.property(
    "becomes whole again in whatever order blocks are freed",
    { points: 2, needs, runs: 10, publicHint: "However memory was cut up, when all is freed it is one block." },
    fc.shuffledSubarray(upTo(COUNT), { minLength: COUNT }),
    ({ allocator }, order) => {
      const heap = allocator(COUNT * 4);
      heap.arrange(() => {
        for (let block = 0; block < COUNT; block++) heap.allocate(4);
      });
      for (const block of order) heap.free(4 * block, 4);
    },
  );

  everything.property(
    "keeps both orders right while blocks come and go",
    { points: 2, needs, runs: 10, publicHint: "A small fault in an index may show only many calls later." },
    operations({ maxSize: 20, length: 80, allocate: 6, free: 5 }),
    ({ allocator }, calls) => perform(allocator(256), calls, withoutExhaustion),
  );

  check(
    "joins hundreds of blocks in a large memory",
    { points: 1.5, needs, publicHint: "There can be many blocks, and many calls." },
    ({ allocator }) => {
      const heap = allocator(4096);
      const sizes = upTo(MANY).map((place) => 4 + ((7 * place) % 19));
      const starts = sizes.map((size) => heap.allocate(size));
      const look = (): void => {
        for (const view of ["tree", "levels"]) heap.lookAt(view);
      };
      for (let turn = 0; turn < MANY; turn++) {
        const block = (89 * turn) % MANY;
        heap.free(starts[block] ?? 0, sizes[block] ?? 0);
        if (turn % 60 === 59) look();
      }
      heap.allocate(4095);
    },
  );

  largerWorlds.check(
    "joins its neighbours in every state of a larger memory",
    {
      points: 2.5,
      needs: ["best-fit/takes a block back, and hands it out again"],
      publicHint: "Blocks may be freed in any order.",
    },
    taught.neighbours,
  );
});
