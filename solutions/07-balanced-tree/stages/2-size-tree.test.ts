import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/07-balanced-tree/stages/checks.js";
import { dug, ORDERS, upTo, walled } from "../../../exercises/07-balanced-tree/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/07-balanced-tree/stages/worlds.js";

const { check } = checks({ judge: [] });
const tree = checks({ judge: ["tree"] });

const SHOWS = "shows what is free as nodes";
const RISING = "stays flat when blocks become free in rising or falling order";
const SMALLEST = "best-fit/takes the smallest block with room";
const needs = [SHOWS, SMALLEST, "best-fit/takes the lowest of equal blocks"];

const COUNT = 88;
const LOOK = 11;
const MANY = 512;
const size = fc.integer({ min: 1, max: 12 });

hiddenStage("size-tree", () => {
  check(
    "stays flat in whatever order blocks come and go",
    { points: 3.5, needs: [SHOWS, SMALLEST, RISING], publicHint: "A tree has to stay flat while nodes leave, too." },
    ({ allocator }) => {
      const sizes = upTo(COUNT).map((place) => place + 1);
      for (const come of Object.values(ORDERS)) {
        for (const go of Object.values(ORDERS)) {
          const { heap, fill } = dug(allocator, sizes, come(COUNT));
          for (const [turn, place] of go(COUNT).entries()) {
            fill(place);
            if (turn % LOOK === 0) for (const view of ["tree", "levels"]) heap.lookAt(view);
          }
        }
      }
    },
  );

  check(
    "holds hundreds of blocks of few sizes",
    { points: 2, needs, publicHint: "There can be many free blocks, and many of them may have the same size." },
    ({ allocator }) => {
      // 4,096 units: 512 blocks of 3 to 9 units, and the walls behind them.
      const { heap, dig, fill } = walled(
        allocator,
        upTo(MANY).map((place) => 3 + ((5 * place) % 7)),
      );
      const look = (): void => {
        for (const view of ["tree", "levels"]) heap.lookAt(view);
      };
      for (let turn = 0; turn < MANY; turn++) {
        dig((205 * turn) % MANY);
        if (turn % 128 === 127) look();
      }
      for (let turn = 0; turn < MANY; turn++) {
        fill((77 * turn) % MANY);
        if (turn % 128 === 127) look();
      }
    },
  );

  tree.property(
    "is a search tree of what is free while blocks come and go",
    { points: 2, needs, runs: 8, publicHint: "Every size in the tree may become another one at any time." },
    fc.record({
      sizes: fc.array(size, { minLength: 12, maxLength: 30, size: "max" }),
      steps: fc.array(fc.record({ which: fc.nat({ max: 1023 }), cut: fc.nat({ max: 3 }), size }), {
        maxLength: 120,
        size: "max",
      }),
    }),
    ({ allocator }, { sizes, steps }) => {
      const { heap, dig, isWhole } = walled(allocator, sizes);
      for (const { which, cut, size } of steps) {
        const place = which % sizes.length;
        const request = cut === 0 ? size : (sizes[place] ?? size);
        if (isWhole(place)) dig(place);
        else if (heap.oracle.choose(request) !== undefined) heap.allocate(request);
      }
    },
  );

  largerWorlds.check(
    "is a search tree of what is free in every state of a larger memory",
    { points: 2.5, needs: [SHOWS], publicHint: "The same blocks can make a tree of many shapes." },
    taught.sizeTree,
  );
});
