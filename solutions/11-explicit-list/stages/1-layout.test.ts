import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/11-explicit-list/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/11-explicit-list/stages/worlds.js";

const { check, property } = checks({ judge: ["tags"] });
const contents = checks({ judge: ["tags", "contents"] });

const needs = ["hands out the payload at 8"];

hiddenStage("layout", () => {
  property(
    "has the right block for any size",
    { points: 2, needs, runs: 25, publicHint: "Every size has its block." },
    fc.integer({ min: 1, max: 2000 }),
    ({ heap }, size) => {
      heap(16_384, 2048).allocate(size);
    },
  );

  check(
    "lays out memories of any size",
    { points: 1, needs, publicHint: "Memory may be small or large." },
    ({ heap }) => {
      for (const bytes of [32, 40, 1000, 65_536]) heap(bytes, 24).allocate(3);
      heap(65_536, 16_368).allocate(3);
    },
  );

  contents.property(
    "places blocks of any size side by side",
    { points: 1.5, needs, runs: 10, publicHint: "There may be blocks of all sizes in a heap." },
    fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }),
    ({ heap }, sizes) => {
      const one = heap(16_384, 8192);
      for (const each of sizes) one.allocate(each);
    },
  );

  check(
    "hands out two hundred blocks",
    { points: 1, needs, publicHint: "There can be many blocks at a time." },
    ({ heap }) => {
      const one = heap(16_384, 16_000);
      one.arrange(() => {
        for (let block = 0; block < 200; block++) one.allocate(1 + (block % 28));
      });
    },
  );

  largerWorlds.check(
    "lays out every block in every heap a little larger",
    { points: 2.5, needs, publicHint: "A block is laid out like any other, wherever it lies." },
    taught.layout,
  );
});
