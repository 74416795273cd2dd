/** What was freed waits: in which order it leaves, when, and what of it is noticed meanwhile. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { arranged, ODD } from "./scenes.js";
import { BYTES } from "./model.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: [] });
const filled = checks({ judge: ["bytes"] });
const damaged = checks({ judge: ["damaged"] });

const needs = ["ledger/takes back a block"];
const WAITS = "hands out nothing that is in quarantine";
const LEAVES = "lets the oldest go when there are too many bytes";

stage("quarantine", () => {
  filled.check("fills a freed payload with 0xDD", { points: 1, needs }, ({ allocator }) => {
    const one = allocator(256, 256);
    for (const address of arranged(one, [10, 1, 20])) one.free(address, "list.c:20");
  });

  check(WAITS, { points: 1, needs }, ({ allocator }) => {
    const one = allocator(256, 64);
    const [first = 0] = arranged(one, [10, 20]);
    one.free(first, "list.c:20");
    one.allocate(10, "list.c:13");
    one.allocate(1, "list.c:14");
  });

  check(LEAVES, { points: 1.5, needs: [WAITS] }, ({ allocator }) => {
    const one = allocator(512, 64);
    const [first = 0, second = 0, third = 0] = arranged(one, [10, 20, 5, 30]);
    one.free(second, "list.c:20");
    one.free(first, "list.c:21");
    one.free(third, "list.c:22");
    one.allocate(20, "list.c:15");
    one.allocate(10, "list.c:16");
  });

  check("counts the fences, and holds exactly as much as it may", { points: 1.5, needs: [LEAVES] }, ({ allocator }) => {
    for (const quarantine of [61, 62]) {
      const one = allocator(256, quarantine);
      const [first = 0, second = 0] = arranged(one, [10, 20]);
      one.free(first, "list.c:20");
      one.free(second, "list.c:21");
      one.allocate(10, "list.c:13");
    }
  });

  check("lets go of as many as it has to", { points: 1, needs: [LEAVES] }, ({ allocator, beside }) => {
    const one = allocator(512, 80);
    const addresses = arranged(one, [10, 10, 10, 50, 4]);
    for (const address of addresses.slice(0, 4)) one.free(address, "list.c:20");
    one.allocate(62, "list.c:16");
    // What another one holds takes no room here.
    const both = [allocator(256, 60), beside(256, 60)];
    for (const each of both) arranged(each, [4, 4, 20]);
    for (const address of [8, 28, 48]) for (const each of both) each.free(address, "list.c:21");
    for (const each of both) {
      each.failsToFree(48, "list.c:22");
      each.allocate(10, "list.c:17");
    }
    // Freed at the same time, but not of the same number.
    const [few, many] = [allocator(256, 40), beside(256, 40)];
    for (const each of [few, many]) arranged(each, [4, 4]);
    few.free(8, "list.c:23");
    for (const address of [8, 28]) many.free(address, "list.c:24");
    few.free(28, "list.c:25");
    for (const each of [few, many]) {
      each.allocate(4, "list.c:18");
      each.allocate(30, "list.c:19");
    }
  });

  check("lets a block go at once that is larger than all of it", { points: 1, needs: [WAITS] }, ({ allocator }) => {
    for (const quarantine of [0, 25]) {
      const one = allocator(256, quarantine);
      const [first = 0] = arranged(one, [10, 20]);
      one.free(first, "list.c:20");
      one.allocate(10, "list.c:13");
    }
    const one = allocator(256, 30);
    const [first = 0, second = 0] = arranged(one, [10, 20, 4]);
    one.free(first, "list.c:20");
    one.free(second, "list.c:21");
    one.allocate(46, "list.c:14");
  });

  check("lets go of no more than a request needs", { points: 1.5, needs: [WAITS] }, ({ allocator }) => {
    const one = allocator(110, 110);
    const [first = 0, second = 0, third = 0] = arranged(one, [10, 20, 16]);
    one.free(second, "list.c:20");
    one.free(first, "list.c:21");
    one.free(third, "list.c:22");
    one.allocate(12, "list.c:14");
    one.failsToFree(first, "list.c:23");
    one.allocate(30, "list.c:15");
    one.failsToFree(first, "list.c:24");
    one.allocate(1, "list.c:16");
  });

  check("is empty after a request that is refused", { points: 1, needs: [WAITS] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0] = arranged(one, [10, 20, 5]);
    one.free(first, "list.c:20");
    one.free(second, "list.c:21");
    one.failsToAllocate(1000, "list.c:14");
    one.failsToFree(first, "list.c:22");
    one.allocate(46, "list.c:15");
  });

  damaged.check("notices a write after the free", { points: 1.5, needs }, ({ allocator }) => {
    const one = allocator(256, 64);
    const [first = 0, second = 0, third = 0] = arranged(one, [10, 20, 5]);
    one.free(first, "list.c:20");
    one.clientWrites(first, ODD);
    one.clientWrites(first, BYTES.freed);
    one.clientWrites(first + 9, ODD);
    one.free(second, "list.c:21");
    one.clientWrites(second + 10, 0);
    one.free(third, "list.c:22");
  });

  worlds.check("lets go of the right one in every small memory", { points: 1, needs: [LEAVES] }, taught.quarantine);
});
