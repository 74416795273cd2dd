/** All that the heap knows stands in its bytes: whoever puts other bytes there has put another heap there. */
import { travel, travels } from "#kit/bytes/calls";
import { expectConstantSpace } from "#kit/bytes/space";
import { check as plainCheck, stage } from "#kit/check/stage";
import { statesChecks } from "./checks.js";

const { check, property } = statesChecks;

const needs = ["merging/marks both tags of a block that touches no free one"];

stage("no-secrets", () => {
  check("goes on in a state that was put back", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    const before = one.oracle.inWords();
    one.allocate(20);
    one.free(16);
    one.putBack(before);
    one.allocate(4);
    one.free(16);
  });

  check("goes on in a heap that somebody else has made", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.putBack("A:13/24 -:56 C:20/32 -:16");
    one.free(16);
    one.free(96);
    one.allocate(130);
    one.putBack("-:64");
    one.allocate(4);
    const full = heap(144, 64);
    full.allocate(56);
    full.allocate(56);
    full.failsToAllocate(56);
    full.putBack("-:64");
    full.allocate(56);
    full.allocate(56);
    const other = heap(4096, 64);
    other.putBack("A:8/16 B:13/24 C:12/24");
    other.free(32);
    // Nothing was ever freed in this one, and yet it has a hole before its end.
    const holed = heap(4096, 64);
    holed.putBack("A:8/16 -:24 C:13/24");
    holed.allocate(4);
  });

  property("travels in time", { points: 1.5, needs, runs: 10 }, travels(60, 50), ({ heap }, sequence) =>
    travel(heap(1024, 64), sequence),
  );

  plainCheck("keeps no books beside its memory", { points: 2.5, needs }, (context) =>
    expectConstantSpace(context, {
      what: "live blocks",
      construct: [65_536, 48],
      fill: "holdBlocks",
      counts: [10, 200],
      most: { bytes: 1024, allocations: 16 },
    }),
  );
});
