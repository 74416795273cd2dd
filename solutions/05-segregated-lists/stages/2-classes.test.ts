import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { calls, perform, sizes } from "../../../exercises/05-segregated-lists/stages/calls.js";
import { checks } from "../../../exercises/05-segregated-lists/stages/checks.js";
import { dig, isWalled, room } from "../../../exercises/05-segregated-lists/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/05-segregated-lists/stages/worlds.js";

const newest = checks({ judge: ["addresses", "lists", "newest"] });
const addresses = checks({ judge: ["addresses", "free memory", "largest block"] });

const needs = ["hands out the front of the only block"];
const many = [70, 65, 127, 64, 100, 90, 80, 66, 120, 110, 75, 85, 33, 63, 40, 130, 250, 200, 20, 17];
/** Blocks of one class, and in it only a few of each size. */
const long = Array.from({ length: 120 }, (_, place) =>
  place % 40 === 0 ? 30 + ((place / 40) % 2) : 16 + (place % 14),
);

hiddenStage("classes", () => {
  newest.property(
    "takes the right block while blocks come and go",
    { points: 2.5, needs, runs: 12, publicHint: "Blocks of many classes can be free in any number." },
    calls(sizes(260), 80),
    ({ allocator }, sequence) => {
      const heap = allocator(4096, 0);
      dig(heap, many, [3, 8, 12, 19, 0]);
      perform(heap, sequence, {
        request: (_heap, size) => size !== 3,
        free: ({ oracle }, address, size) => isWalled(oracle, address, size),
      });
    },
  );

  addresses.property(
    "takes the right block of a long list",
    { points: 2, needs, runs: 6, publicHint: "A list can be long, and the only block with room can be its last." },
    fc.record({
      order: fc.shuffledSubarray([...long.keys()], { minLength: long.length }),
      asked: fc.array(fc.integer({ min: 12, max: 31 }), { minLength: 12, maxLength: 20 }),
    }),
    ({ allocator }, { order, asked }) => {
      const heap = allocator(room(long) + 700, 0);
      dig(heap, long, order);
      for (const size of [...asked, 31, 31, 30]) heap.allocate(size);
    },
  );

  addresses.check(
    "finds the one block with room at the end of hundreds",
    { points: 1, needs, publicHint: "A list can be as long as you can imagine." },
    ({ allocator }) => {
      const sizes = [7, ...Array.from({ length: 300 }, (_, place) => 4 + (place % 3))];
      const heap = allocator(room(sizes), 0);
      dig(heap, sizes, [...sizes.keys()]);
      heap.allocate(7);
      for (let size = 6; size >= 4; size--) heap.allocate(size);
    },
  );

  newest.check(
    "has the newest block in front however many have come before",
    { points: 0.5, needs, publicHint: "Blocks may come and go for as long as you can imagine." },
    ({ allocator }) => {
      const heap = allocator(room([100, 100]), 0);
      const [old = 0, young = 0] = dig(heap, [100, 100], []);
      const comesAndGoes = (times: number): void =>
        heap.arrange(() => {
          for (let turn = 0; turn < times; turn++) {
            heap.free(young, 100);
            heap.allocate(100);
          }
        });
      // Who counts arrivals in 8, 9 or 10 bits has begun anew in the end, and takes the old one for newer.
      comesAndGoes(200);
      heap.free(old, 100);
      comesAndGoes(880);
      heap.free(young, 100);
      heap.allocate(100);
    },
  );

  largerWorlds.check(
    "takes the right block in every state of a larger memory",
    { points: 3, needs, publicHint: "Which block serves depends on all that is free, and on when it came." },
    taught.classes,
  );
});
