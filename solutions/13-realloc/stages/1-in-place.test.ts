import { hiddenStage } from "#kit/check/stage";
import { calls, inPlace, perform } from "../../../exercises/13-realloc/stages/calls.js";
import { booksChecks } from "../../../exercises/13-realloc/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/13-realloc/stages/worlds.js";

const { check, property } = booksChecks;

const needs = ["takes units from the end of a block"];

hiddenStage("in-place", () => {
  property(
    "keeps the books right while blocks stay and get other sizes",
    { points: 3.5, needs, runs: 12, publicHint: "A block may get another size many times." },
    calls(16, 50),
    ({ allocator }, sequence) => perform(allocator(100), sequence, inPlace),
  );

  check(
    "resizes hundreds of blocks where they are",
    { points: 1.5, needs, publicHint: "There can be many blocks and many holes." },
    ({ allocator }) => {
      const heap = allocator(4096);
      heap.arrange(() => {
        for (let block = 0; block < 300; block++) heap.allocate(13);
        for (let block = 298; block >= 0; block -= 3) heap.reallocate(13 * block, 13, 5 + (block % 7));
      });
      for (let block = 1; block < 300; block += 45) heap.reallocate(13 * block, 5 + (block % 7), 13);
      for (let block = 4; block < 300; block += 45) heap.reallocate(13 * block, 5 + (block % 7), 12);
    },
  );

  check("resizes large blocks", { points: 2, needs, publicHint: "Blocks may be large." }, ({ allocator }) => {
    const heap = allocator(4096);
    heap.allocate(100);
    heap.allocate(256);
    for (const [size, newSize] of [
      [256, 257],
      [257, 1025],
      [1025, 2049],
      [2049, 3996],
      [3996, 255],
      [255, 3000],
    ] as const)
      heap.reallocate(100, size, newSize);
    heap.free(100, 3000);
  });

  largerWorlds.check(
    "keeps the books right wherever a block stays, in every memory a little larger",
    { points: 5, needs, publicHint: "What is right in one state of memory has to be right in all of them." },
    taught.inPlace,
  );
});
