/** Which name a wrong free gets, and what its message tells. */
import { stage } from "#kit/check/stage";
import { checks, tellingChecks } from "./checks.js";
import { arranged, fencesOf, NO_ADDRESSES, ODD } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: [] });
const told = tellingChecks({ judge: [] });

const needs = ["ledger/takes back a block"];
const DOUBLE = "calls it a double free, while the block is in quarantine";
const INSIDE = "calls it an interior free, from the second byte to the last";

stage("diagnosis", () => {
  check("refuses what is no address", { points: 1, needs }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0] = arranged(one, [10]);
    for (const address of [...NO_ADDRESSES, 256, 257, 264, 4096, 2 ** 32 + first])
      one.failsToFree(address, "list.c:20");
    one.free(first, "list.c:21");
  });

  check(DOUBLE, { points: 2, needs }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0, third = 0] = arranged(one, [10, 20, 5]);
    one.free(first, "list.c:20");
    one.failsToFree(first, "list.c:21");
    one.free(third, "list.c:22");
    one.free(second, "list.c:23");
    for (const address of [second, third, first, second]) one.failsToFree(address, "list.c:24");
  });

  told.check("tells where it was freed first", { points: 1.5, needs: [DOUBLE] }, ({ allocator, beside }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0] = arranged(one, [10, 20]);
    one.free(second, "list.c:31");
    one.free(first, "tree.c:47");
    one.failsToFree(first, "main.c:88");
    one.failsToFree(second, "main.c:89");
    // What was refused was no free.
    one.failsToFree(first, "heap.c:90");
    // Another one has freed its own at the same address.
    const [mine, others] = [allocator(128, 128), beside(128, 128)];
    for (const each of [mine, others]) arranged(each, [10]);
    mine.free(8, "list.c:32");
    others.free(8, "tree.c:48");
    for (const each of [mine, others]) each.failsToFree(8, "main.c:91");
  });

  check(INSIDE, { points: 2, needs }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [, second = 0, third = 0] = arranged(one, [10, 20, 2]);
    for (const offset of [1, 10, 18, 19]) one.failsToFree(second + offset, "list.c:20");
    one.failsToFree(third + 1, "list.c:21");
  });

  told.check(
    "tells how far inside, of how many bytes, and whose",
    { points: 1.5, needs: [INSIDE] },
    ({ allocator, beside }) => {
      const one = allocator(256, 256);
      one.arrange(() => {
        one.allocate(10, "list.c:11");
        one.allocate(30, "tree.c:47");
      });
      one.failsToFree(9, "main.c:88");
      one.failsToFree(51, "main.c:88");
      one.failsToFree(63, "main.c:88");
      // Another one has its own at the same address.
      const [mine, others] = [allocator(128, 128), beside(128, 128)];
      mine.allocate(10, "list.c:12");
      others.allocate(10, "tree.c:48");
      for (const each of [mine, others]) each.failsToFree(11, "main.c:89");
    },
  );

  check("takes the end of a payload for outside", { points: 1.5, needs: [INSIDE] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0] = arranged(one, [10, 20]);
    one.failsToFree(first + 10, "list.c:20");
    one.failsToFree(second + 20, "list.c:21");
  });

  check("calls it invalid where no payload begins", { points: 1.5, needs }, ({ allocator }) => {
    const one = allocator(256, 256);
    for (const address of [0, 8, 255]) one.failsToFree(address, "list.c:10");
    arranged(one, [10, 20]);
    for (const block of one.oracle.live()) for (const at of fencesOf(block)) one.failsToFree(at, "list.c:20");
    for (const address of [62, 70, 200, 255]) one.failsToFree(address, "list.c:21");
  });

  check("knows only the payload of a block in quarantine", { points: 1, needs: [DOUBLE] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [, second = 0] = arranged(one, [10, 20, 5]);
    one.free(second, "list.c:20");
    for (const offset of [-8, -1, 1, 10, 19, 20, 27]) one.failsToFree(second + offset, "list.c:21");
  });

  check("has forgotten a block once it has left the quarantine", { points: 1, needs: [DOUBLE] }, ({ allocator }) => {
    const one = allocator(256, 0);
    const [first = 0, second = 0, third = 0] = arranged(one, [10, 20, 5]);
    one.free(first, "list.c:20");
    one.free(second, "list.c:21");
    one.failsToFree(first, "list.c:22");
    one.free(third, "list.c:23");
    one.failsToFree(second, "list.c:24");
    one.failsToFree(first + 3, "list.c:25");
  });

  check("asks in the order of the contract", { points: 1, needs: [INSIDE] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0] = arranged(one, [10, 20]);
    one.clientWrites(second - 1, ODD);
    one.clientWrites(second + 20, ODD);
    one.failsToFree(second + 5, "list.c:20");
    one.failsToFree(second - 1, "list.c:21");
    one.free(first, "list.c:22");
    one.failsToFree(first, "list.c:23");
    one.clientWrites(first, ODD);
    one.failsToFree(first, "list.c:24");
  });

  worlds.check(
    "names every wrong free in every small memory",
    { points: 1, needs: [DOUBLE, INSIDE] },
    taught.diagnosis,
  );
});
