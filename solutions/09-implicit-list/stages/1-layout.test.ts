import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/09-implicit-list/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/09-implicit-list/stages/worlds.js";

const { check, property } = checks({ judge: ["blocks in use"] });

const needs = ["hands out the payload at 8"];

hiddenStage("layout", () => {
  property(
    "has the right block for any size",
    { points: 4, needs, runs: 25, publicHint: "Every size has its block." },
    fc.integer({ min: 1, max: 2000 }),
    ({ heap }, size) => {
      heap(16_384, 2048).allocate(size);
    },
  );

  check(
    "lays out memories of any size",
    { points: 2, needs, publicHint: "Memory may be small or large." },
    ({ heap }) => {
      for (const bytes of [16, 24, 32, 1000, 65_536]) heap(bytes, 16);
      for (const bytes of [32, 1000, 65_536]) heap(bytes, 24).allocate(3);
    },
  );

  largerWorlds.check(
    "lays out the first block in every heap a little larger",
    { points: 2, needs, publicHint: "The first block of a heap is laid out like any other." },
    taught.layout,
  );
});
