/** What the report tells, and in which order. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { arranged, ODD } from "./scenes.js";
import { BYTES } from "./model.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["report"] });

const needs = ["ledger/takes back a block"];
const LEAKS = "tells what is live";
const USED = "tells who has written after a free, and where that free was";

stage("report", () => {
  check("has nothing to say where nothing is wrong", { points: 1, needs: [] }, ({ allocator }) => {
    allocator(256, 64).report();
  });

  check(LEAKS, { points: 1, needs }, ({ allocator }) => {
    const one = allocator(256, 256);
    one.allocate(10, "list.c:11");
    one.allocate(20, "tree.c:47");
    one.allocate(5, "main.c:8");
    one.free(34, "list.c:20");
    one.free(8, "list.c:21");
    one.free(70, "list.c:22");
  });

  check("goes by address, not by age", { points: 1, needs: [LEAKS] }, ({ allocator, beside }) => {
    const one = allocator(256, 0);
    const [first = 0, , third = 0] = arranged(one, [10, 20, 5]);
    one.free(first, "list.c:20");
    one.allocate(10, "late.c:31");
    one.free(third, "list.c:21");
    one.allocate(2, "later.c:32");
    // Each tells of its own, though they lie at the same addresses.
    const [mine, others] = [allocator(128, 128), beside(128, 128)];
    for (const size of [4, 8]) {
      mine.allocate(size, "list.c:12");
      others.allocate(size, "tree.c:48");
      for (const each of [mine, others]) each.report();
    }
  });

  check("tells of damaged fences, and then of leaks", { points: 2, needs: [LEAKS] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0] = arranged(one, [10, 20, 5]);
    one.clientWrites(second - 1, ODD);
    one.clientWrites(second + 27, ODD);
    one.clientWrites(first - 8, ODD);
    one.clientWrites(second - 1, BYTES.fence);
    one.clientWrites(first + 10, ODD);
  });

  check(USED, { points: 2, needs: [LEAKS] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0] = arranged(one, [10, 20, 5]);
    one.free(second, "tree.c:50");
    one.free(first, "list.c:20");
    one.clientWrites(first + 3, ODD);
    one.clientWrites(second + 19, ODD);
    one.clientWrites(first + 3, BYTES.freed);
  });

  check("keeps what was noted for good", { points: 2, needs: [USED] }, ({ allocator, beside }) => {
    const one = allocator(256, 64);
    const [first = 0, second = 0, third = 0] = arranged(one, [10, 20, 5]);
    one.free(first, "list.c:20");
    one.clientWrites(first + 3, ODD);
    one.free(second, "list.c:21");
    one.free(third, "list.c:22");
    one.allocate(10, "list.c:14");
    one.free(first, "list.c:23");
    one.clientWrites(first, ODD);
    // What one of them has noted the other one has not.
    const [mine, others] = [allocator(64, 20), beside(64, 20)];
    for (const each of [mine, others]) {
      const address = each.allocate(4, "list.c:15");
      each.free(address, "list.c:24");
      each.clientWrites(address, ODD);
      each.allocate(40, "list.c:16");
      for (const one of [mine, others]) one.report();
    }
  });

  check("tells of each block, even if all lines are equal", { points: 1, needs: [USED] }, ({ allocator }) => {
    const one = allocator(26, 26);
    for (let round = 0; round < 3; round++) {
      const address = one.allocate(10, "loop.c:11");
      one.free(address, "loop.c:12");
      one.clientWrites(address, ODD);
    }
  });

  check("tells all kinds in their order", { points: 1, needs: [USED] }, ({ allocator }) => {
    const one = allocator(512, 64);
    const [first = 0, second = 0, third = 0, fourth = 0] = arranged(one, [10, 20, 5, 30, 1]);
    one.clientWrites(fourth - 2, ODD);
    one.clientWrites(second + 20, ODD);
    one.clientWrites(second - 8, ODD);
    one.free(first, "list.c:20");
    one.free(third, "list.c:21");
    one.clientWrites(third + 4, ODD);
    one.clientWrites(first, ODD);
  });

  worlds.check("tells all that there is in every small memory", { points: 1, needs: [USED] }, taught.report);
});
