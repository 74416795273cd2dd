/** All that the heap knows stands in its bytes: whoever puts other bytes there has put another heap there. */
import { travel, travels } from "#kit/bytes/calls";
import { expectConstantSpace } from "#kit/bytes/space";
import { check as plainCheck, stage } from "#kit/check/stage";
import { statesChecks } from "./checks.js";

const { check, property } = statesChecks;

const needs = ["placing/takes a block back, and hands it out again"];

stage("no-secrets", () => {
  check("goes on in a state that was put back", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    const before = one.oracle.inWords();
    one.allocate(20);
    one.free(8);
    one.putBack(before);
    one.allocate(4);
    one.free(8);
  });

  check("goes on in a heap that somebody else has made", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.putBack("A:13/24 -:16 C:20/24 -:64");
    one.free(8);
    one.free(48);
    one.allocate(100);
    one.putBack("");
    one.allocate(4);
    const full = heap(128, 64);
    full.allocate(60);
    full.failsToAllocate(60);
    full.putBack("");
    full.allocate(60);
    const other = heap(4096, 64);
    other.putBack("A:13/24 B:20/24 -:16");
    other.failsToFree(16);
    other.putBack("A:4/8 B:13/24 C:20/24 -:8");
    other.free(16);
    // Nothing was ever freed in this one, and yet it has a hole before its end.
    const holed = heap(4096, 64);
    holed.putBack("A:4/8 -:16 C:13/24 -:8");
    holed.allocate(4);
  });

  property("travels in time", { points: 3, needs, runs: 10 }, travels(60, 50), ({ heap }, sequence) =>
    travel(heap(1024, 64), sequence),
  );

  plainCheck("keeps no books beside its memory", { points: 5, needs }, (context) =>
    expectConstantSpace(context, {
      what: "live blocks",
      construct: [65_536, 64],
      fill: "holdBlocks",
      counts: [10, 400],
      most: { bytes: 1024, allocations: 16 },
    }),
  );
});
