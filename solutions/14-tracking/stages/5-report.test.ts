import { hiddenStage } from "#kit/check/stage";
import { calls, perform } from "../../../exercises/14-tracking/stages/calls.js";
import { checks } from "../../../exercises/14-tracking/stages/checks.js";
import { allocateAll, arranged, LIKE, ODD, ODD_SITES } from "../../../exercises/14-tracking/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/14-tracking/stages/worlds.js";

const { check, property } = checks({ judge: ["report"] });

const needs = ["tells who has written after a free, and where that free was"];
const ALL = { allocate: 6, free: 5, stray: 1, write: 3, use: 4, repair: 2 };

hiddenStage("report", () => {
  property(
    "tells all that there is, whatever clients do",
    { points: 3, needs, runs: 15, publicHint: "All kinds of mistakes may be made together." },
    calls(30, 60, ALL),
    ({ allocator }, sequence) => perform(allocator(512, 120), sequence),
  );

  property(
    "tells it where memory is small, and much is noted",
    { points: 2.5, needs, runs: 15, publicHint: "At one address several blocks may have been used after their frees." },
    calls(12, 60, ALL),
    ({ allocator }, sequence) => perform(allocator(100, 40), sequence),
  );

  check(
    "notes a block that leaves for any reason",
    { points: 0.5, needs, publicHint: "A block may leave at a free, at a request, and at a request that fails." },
    ({ allocator }) => {
      const one = allocator(110, 110);
      const [first = 0, second = 0, third = 0] = arranged(one, [10, 20, 16]);
      for (const address of [first, second, third]) one.free(address, "list.c:20");
      for (const address of [first, second, third]) one.clientWrites(address, ODD);
      one.allocate(10, "list.c:14");
      one.failsToAllocate(500, "list.c:15");
      // Three at one address, one after the other, not by their sizes.
      const other = allocator(36, 36);
      for (const size of [20, 5, 12]) {
        const address = other.allocate(size, "list.c:16");
        other.free(address, "list.c:22");
        other.clientWrites(address, ODD);
      }
      // Bytes of which only the sum is right, and such as are nearly right.
      const sums = allocator(36, 36);
      const address = sums.allocate(20, "list.c:17");
      sums.free(address, "list.c:23");
      sums.clientWrites(address + 7, 0xdc);
      sums.clientWrites(address + 8, 0xde);
      sums.clientWrites(address + 7, 0xdd);
      for (const byte of [0xcd, 0xfd, ...LIKE, 0xdd]) sums.clientWrites(address + 8, byte);
    },
  );

  check(
    "tells of two hundred blocks, and of all that was noted",
    { points: 0.5, needs, publicHint: "There can be two hundred blocks, and each of them may have its line." },
    ({ allocator }) => {
      const one = allocator(4096, 512);
      one.arrange(() => {
        const addresses = allocateAll(
          one,
          Array.from({ length: 200 }, (_, place) => 2 + (place % 3)),
        );
        for (const address of addresses.filter((_, place) => place % 2 === 0)) {
          one.free(address, "list.c:900");
          one.clientWrites(address + 1, ODD);
        }
      });
      one.failsToFree((one.oracle.live().at(-1)?.address ?? 0) + 1, "list.c:901");
    },
  );

  check(
    "tells sites as they were given",
    { points: 0.5, needs, publicHint: "A site may have any letters in it but blanks." },
    ({ allocator }) => {
      const one = allocator(1024, 1024);
      const addresses = ODD_SITES.map((site) => one.allocate(10, site));
      for (const [place, address] of addresses.entries()) {
        one.free(address, ODD_SITES.at(place - 1) ?? "");
        one.clientWrites(address + 9, ODD);
      }
    },
  );

  largerWorlds.check(
    "tells all that there is in every memory a little larger",
    { points: 1, needs, publicHint: "What is to be told depends on the state alone." },
    taught.report,
  );
});
