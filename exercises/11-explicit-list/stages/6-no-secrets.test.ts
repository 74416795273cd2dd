/** All that the heap knows stands in its bytes, its list as well: whoever puts other bytes there has put another heap there. */
import { travel, travels } from "#kit/bytes/calls";
import { expectConstantSpace } from "#kit/bytes/space";
import { check as plainCheck, stage } from "#kit/check/stage";
import { statesChecks } from "./checks.js";

const { check, property } = statesChecks;

const needs = ["layout/takes back a block, and tells the one behind it"];

stage("no-secrets", () => {
  check("goes on in a state that was put back", { points: 1, needs }, ({ heap }) => {
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
    one.putBack("A:13/24 -1:16 C:20/24 -2:64");
    one.free(8);
    one.free(48);
    one.allocate(130);
    one.putBack("");
    one.allocate(4);
    const full = heap(136, 64);
    full.allocate(60);
    full.allocate(60);
    full.failsToAllocate(60);
    full.putBack("-1:64");
    full.allocate(60);
    full.allocate(60);
    // The same blocks, in another order.
    const other = heap(4096, 64);
    other.putBack("-2:24 A:8/16 -1:24");
    other.allocate(13);
    other.putBack("-1:24 A:8/16 -2:24");
    other.allocate(13);
    // Nothing was ever freed in this one, and yet it has a hole before its end.
    const holed = heap(4096, 64);
    holed.putBack("A:8/16 -1:24 C:13/24");
    holed.allocate(4);
    holed.free(8);
  });

  property("travels in time", { points: 1.5, needs, runs: 10 }, travels(60, 50), ({ heap }, sequence) =>
    travel(heap(1024, 64), sequence),
  );

  plainCheck("keeps no books beside its memory", { points: 2, needs }, (context) =>
    expectConstantSpace(context, {
      what: "live blocks",
      construct: [65_536, 48],
      fill: "holdBlocks",
      counts: [10, 200],
      most: { bytes: 1024, allocations: 16 },
    }),
  );
});
