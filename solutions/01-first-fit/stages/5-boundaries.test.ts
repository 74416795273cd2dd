import fc from "fast-check";
import { checks } from "../../../exercises/01-first-fit/stages/checks.js";
import { fill } from "#kit/lists/memories";
import { allOf, operations, perform, withoutChoice, withoutExhaustion } from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";
import { largerWorlds, taught } from "../../../exercises/01-first-fit/stages/worlds.js";

const { check, property } = checks({ judge: [], anyError: true });

const needs = ["basics/takes back a block"];
/** As many as there may be at once; every second of them free is as many free blocks as there may be. */
const MANY = 1024;

hiddenStage("boundaries", () => {
  check(
    "knows hundreds of blocks at once",
    { points: 0.5, needs, publicHint: "There can be many blocks at a time." },
    ({ allocator }) => {
      const sizeOf = (block: number): number => 1 + (block % 3);
      const blocks = Array.from({ length: MANY }, (_, block) => block);
      const heap = allocator(blocks.reduce((sum, block) => sum + sizeOf(block), 0));
      const addresses = fill(heap, blocks.map(sizeOf));
      // Every second one, from the newest down, as the way to each is short then, but the highest of them from the oldest up; then
      // some of those in between.
      const isEven = (block: number): boolean => block % 2 === 0;
      const isLow = (block: number): boolean => block < MANY - 32;
      const even = blocks.filter(isEven);
      const order = [
        ...even.filter(isLow).reverse(),
        ...even.filter((block) => !isLow(block)),
        ...blocks.filter((block) => !isEven(block)).slice(0, 64),
      ];
      for (const block of order) heap.free(addresses[block] ?? 0, sizeOf(block));
      heap.lookAt("list");
    },
  );

  property(
    "works with large blocks far up in a large memory",
    { points: 0.5, needs, runs: 3, publicHint: "Sizes and addresses can have four digits." },
    fc.noBias(operations({ minSize: 60, maxSize: 700, length: 60 })),
    ({ allocator }, calls) => {
      const heap = allocator(4096);
      perform(heap, calls, allOf(withoutExhaustion, withoutChoice));
      heap.lookAt("list");
    },
  );

  largerWorlds.check(
    "is right at the edges in every state of a somewhat larger memory",
    { points: 5, needs, publicHint: "The first and the last unit, and blocks of one unit, are like all others." },
    taught.boundaries,
  );
});
