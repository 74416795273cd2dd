import { hiddenStage } from "#kit/check/stage";
import { calls, perform } from "../../../exercises/14-tracking/stages/calls.js";
import { checks, tellingChecks } from "../../../exercises/14-tracking/stages/checks.js";
import { arranged } from "../../../exercises/14-tracking/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/14-tracking/stages/worlds.js";

const { check, property } = checks({ judge: ["bytes", "damaged"] });
const told = tellingChecks({ judge: [] });

const needs = ["lets the oldest go when there are too many bytes"];
const MIX = { allocate: 6, free: 5, stray: 0, write: 0, use: 0, repair: 0 };

hiddenStage("quarantine", () => {
  property(
    "lets go of the right ones while blocks come and go",
    { points: 3, needs, runs: 15, publicHint: "The oldest leaves first, however many have to." },
    calls(30, 60, { ...MIX, stray: 3 }),
    ({ allocator }, sequence) => perform(allocator(512, 100), sequence),
  );

  property(
    "lets go of the right ones where memory is nearly full",
    { points: 2, needs, runs: 15, publicHint: "A request that finds no room lets go of one at a time." },
    calls(60, 60, { ...MIX, stray: 3 }),
    ({ allocator }, sequence) => perform(allocator(256, 256), sequence),
  );

  property(
    "knows at any time who has been written into",
    {
      points: 1,
      needs,
      runs: 10,
      publicHint: "What is written after a free is noticed for as long as the block waits.",
    },
    calls(400, 60, { ...MIX, use: 5, repair: 3 }),
    ({ allocator }, sequence) => perform(allocator(4096, 1200), sequence),
  );

  told.check(
    "tells of the block that is there now",
    {
      points: 0.5,
      needs: [...needs, "diagnosis/tells where it was freed first"],
      publicHint: "Where a block was, there may be another one later, with another size and other sites.",
    },
    ({ allocator }) => {
      const one = allocator(62, 62);
      const [first = 0] = arranged(one, [10, 20]);
      one.free(first, "list.c:20");
      for (const [size, name] of [
        [10, "tree"],
        [4, "main"],
        [9, "heap"],
      ] as const) {
        const address = one.allocate(size, `${name}.c:47`);
        one.failsToFree(address + 3, "list.c:21");
        one.free(address, `${name}.c:50`);
        one.failsToFree(address, "list.c:22");
      }
      const other = allocator(256, 0);
      const [low = 0, high = 0] = arranged(other, [10, 20]);
      other.free(low, "list.c:23");
      other.free(high, "list.c:24");
      // Where the second one began, there is the inside of another now.
      other.allocate(60, "list.c:25");
      for (const address of [high, high + 1]) other.failsToFree(address, "list.c:26");
    },
  );

  check(
    "holds two hundred blocks, and lets them go in turn",
    { points: 0.5, needs, publicHint: "There can be many blocks in quarantine." },
    ({ allocator }) => {
      for (const quarantine of [2000, 4096]) {
        const one = allocator(4096, quarantine);
        const addresses = arranged(
          one,
          Array.from({ length: 200 }, (_, place) => 1 + (place % 4)),
        );
        one.arrange(() => {
          for (const address of addresses.slice(1)) one.free(address, "list.c:900");
          // One of the first stays, until there were more than a byte can count.
          for (let more = 0; quarantine < 4096 && more < 60; more++)
            one.free(one.allocate(1, "list.c:902"), "list.c:903");
        });
        one.free(addresses[0] ?? 0, "list.c:900");
        for (const size of [300, 2000, 1]) one.allocate(size, "list.c:901");
      }
      const large = allocator(4096, 3000);
      const [first = 0, ...others] = arranged(large, [1400, 1030, 300, 600]);
      for (const address of [first, ...others]) large.free(address, "list.c:904");
      large.failsToFree(first, "list.c:905");
      for (const address of others) large.failsToFree(address, "list.c:905");
    },
  );

  largerWorlds.check(
    "lets go of the right one in every memory a little larger",
    { points: 1, needs, publicHint: "What leaves depends on the order of the frees alone." },
    taught.quarantine,
  );
});
