/** What is handed out, what stands in it, and the six counts. Nothing leaves the quarantine here. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { allocateAll, arranged, NO_SIZES } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const plain = checks({ judge: [] });
const { check } = checks({ judge: ["live bytes"] });
const counted = checks({ judge: ["counts"] });
const refused = checks({ judge: ["counts"], anyError: true });

const CONSTRUCTS = "makes a memory of so many bytes";
const ALLOCATES = "hands out a payload behind its fence";
const FREES = "takes back a block";

stage("ledger", () => {
  check(CONSTRUCTS, { points: 0.5, needs: [] }, ({ allocator }) => {
    allocator(256, 64);
    allocator(1, 0);
  });

  check("refuses memories and quarantines that make no sense", { points: 0.5, needs: [] }, ({ allocator, refuses }) => {
    const one = allocator(256, 64);
    for (const capacity of NO_SIZES) refuses(capacity, 64);
    for (const quarantine of [-1, -64, 0.5, NaN, Infinity]) refuses(256, quarantine);
    // What was there before goes on.
    one.allocate(10, "list.c:11");
  });

  // What others rest on judges as little as can be: who fills a block with other bytes, or counts amiss, may still be right there.
  plain.check(ALLOCATES, { points: 0.5, needs: [CONSTRUCTS] }, ({ allocator }) => {
    for (const size of [10, 1, 7, 8, 100]) allocator(256, 64).allocate(size, "list.c:11");
  });

  check("writes both fences, and fills the payload", { points: 1, needs: [ALLOCATES] }, ({ allocator, beside }) => {
    for (const size of [10, 1, 7, 8, 100]) allocator(256, 64).allocate(size, "list.c:11");
    // Of two memories of the same size each has bytes of its own.
    for (const capacity of [64, 128, 1000]) {
      const [one, other] = [allocator(capacity, 0), beside(capacity, 0)];
      one.allocate(4, "list.c:11");
      other.allocate(8, "tree.c:47");
      one.allocate(2, "list.c:12");
      other.allocate(1, "tree.c:48");
    }
  });

  check("places blocks side by side", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    allocateAll(allocator(256, 64), [10, 20, 5, 1, 40]);
  });

  check("fills memory to its last byte", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    allocator(26, 64).allocate(10, "list.c:11");
    allocateAll(allocator(52, 64), [10, 10]);
  });

  counted.check("counts what is handed out", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    allocateAll(allocator(256, 64), [10, 20, 5, 20]);
  });

  plain.check(FREES, { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, , third = 0] = arranged(one, [10, 20, 5]);
    one.free(first, "list.c:20");
    one.free(third, "list.c:21");
  });

  counted.check("counts what is taken back", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, , third = 0] = arranged(one, [10, 20, 5]);
    one.free(first, "list.c:20");
    one.free(third, "list.c:21");
  });

  counted.check("remembers the peak", { points: 1, needs: [FREES] }, ({ allocator, beside }) => {
    const one = allocator(512, 512);
    const [first = 0, second = 0] = allocateAll(one, [30, 20]);
    one.free(second, "list.c:20");
    one.allocate(10, "list.c:13");
    one.allocate(15, "list.c:14");
    one.free(first, "list.c:21");
    one.allocate(40, "list.c:15");
    // Each has a peak of its own.
    const [lower, higher] = [allocator(256, 256), beside(256, 256)];
    lower.free(lower.allocate(4, "list.c:11"), "list.c:20");
    higher.allocate(20, "tree.c:47");
    lower.allocate(2, "list.c:12");
    higher.allocate(5, "tree.c:48");
  });

  counted.check(
    "refuses what there is no room for, and counts that",
    { points: 1, needs: [ALLOCATES] },
    ({ allocator, beside }) => {
      const one = allocator(64, 64);
      one.failsToAllocate(49, "list.c:11");
      one.allocate(10, "list.c:12");
      one.failsToAllocate(23, "list.c:13");
      one.failsToAllocate(1000, "list.c:14");
      one.allocate(22, "list.c:15");
      one.failsToAllocate(1, "list.c:16");
      // What one of them refuses the other one does not count.
      const both = [allocator(128, 64), beside(128, 64)];
      for (const size of [113, 1000]) for (const each of [...both, ...both]) each.failsToAllocate(size, "list.c:17");
      for (const each of both) each.allocate(112, "list.c:18");
    },
  );

  counted.check("refuses a size that is no positive integer", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const one = allocator(256, 64);
    one.allocate(10, "list.c:11");
    for (const size of NO_SIZES) one.failsToAllocate(size, "list.c:12");
  });

  refused.check("counts nothing for a free that is refused", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0] = arranged(one, [10, 20, 5]);
    one.free(first, "list.c:20");
    for (const wrong of [first, second + 3, second - 1, second + 20, 200, -1, 256]) one.failsToFree(wrong, "list.c:21");
  });

  worlds.checkWithSharing("keeps its books in every small memory", { points: 1, needs: [FREES] }, taught.ledger);
});
