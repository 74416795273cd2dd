import fc from "fast-check";
import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/14-tracking/stages/checks.js";
import { allocateAll, NO_NUMBERS } from "../../../exercises/14-tracking/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/14-tracking/stages/worlds.js";

const { check, property } = checks({ judge: ["live bytes", "counts"] });

const needs = ["takes back a block"];

hiddenStage("ledger", () => {
  property(
    "has the right bytes and counts for any sizes",
    { points: 1.5, needs, runs: 20, publicHint: "Blocks of any size stand side by side." },
    fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 20, size: "max" }),
    ({ allocator }, sizes) => {
      const one = allocator(512, 512);
      for (const [place, size] of sizes.entries()) one.tryAllocate(size, `list.c:${100 + place}`);
    },
  );

  property(
    "counts while blocks come and go",
    { points: 1.5, needs, runs: 20, publicHint: "The peak is that of payload bytes that are live at the same time." },
    fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean()), { minLength: 1, maxLength: 30, size: "max" }),
    ({ allocator }, blocks) => {
      const one = allocator(2048, 2048);
      for (const [place, [size, isFreed]] of blocks.entries()) {
        one.allocate(size, `list.c:${100 + place}`);
        const oldest = one.oracle.live()[0];
        if (isFreed && oldest !== undefined) one.free(oldest.address, `list.c:${200 + place}`);
      }
    },
  );

  check(
    "refuses sizes of any kind that are none",
    { points: 1, needs, publicHint: "An argument can be of any type, or larger than all of memory." },
    ({ allocator, refuses }) => {
      const one = allocator(256, 256);
      one.allocate(10, "list.c:11");
      for (const size of NO_NUMBERS) one.failsToAllocate(size, "list.c:12");
      for (const power of [13, 30, 31, 32, 33, 52])
        for (const more of [-16, -8, 0, 1, 8]) one.failsToAllocate(2 ** power + more, "list.c:13");
      one.failsToAllocate(Number.MAX_SAFE_INTEGER, "list.c:14");
      for (const value of NO_NUMBERS) {
        refuses(value, 64);
        refuses(256, value);
      }
    },
  );

  check(
    "hands out two hundred blocks, and large ones",
    { points: 0.5, needs, publicHint: "There can be many blocks at a time, and blocks of any size." },
    ({ allocator }) => {
      const one = allocator(4096, 4096);
      one.arrange(() => {
        allocateAll(
          one,
          Array.from({ length: 200 }, (_, place) => 1 + (place % 4)),
        );
      });
      for (const { address } of one.oracle.live().slice(0, 5)) one.free(address, "list.c:900");
      const large = allocator(4096, 4096);
      for (const address of allocateAll(large, [300, 255, 1000, 256, 700, 1400])) large.free(address, "list.c:901");
    },
  );

  largerWorlds.check(
    "keeps its books in every memory a little larger",
    { points: 0.5, needs, publicHint: "What is right in one state of memory has to be right in all of them." },
    taught.ledger,
  );
});
