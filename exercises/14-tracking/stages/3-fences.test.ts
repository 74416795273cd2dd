/** Damage to the fences of live blocks, and that a refused free changes nothing. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { arranged, damageAndRepair, fencesOf, ODD } from "./scenes.js";
import { BYTES } from "./model.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: [] });
const counted = checks({ judge: ["damaged"] });
const all = checks({ judge: ["live bytes", "counts"] });

const needs = ["ledger/takes back a block"];
const OVERRUN = "notices a write behind a payload";
const UNDERRUN = "notices a write before a payload";

stage("fences", () => {
  check(OVERRUN, { points: 1.5, needs }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0] = arranged(one, [10, 20]);
    one.clientWrites(second + 20, ODD);
    one.failsToFree(second, "list.c:20");
    one.free(first, "list.c:21");
  });

  check(UNDERRUN, { points: 1.5, needs }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0] = arranged(one, [10, 20]);
    one.clientWrites(second - 1, ODD);
    one.failsToFree(second, "list.c:20");
    one.free(first, "list.c:21");
  });

  check("looks at each of the sixteen bytes", { points: 2, needs: [OVERRUN, UNDERRUN] }, ({ allocator }) => {
    for (const sizes of [[10, 20, 5], [1]]) {
      const one = allocator(256, 256);
      arranged(one, sizes);
      const block = one.oracle.live().at(-1);
      if (block !== undefined) for (const at of fencesOf(block)) damageAndRepair(one, block.address, at);
    }
  });

  check("takes any other byte for damage", { points: 1, needs: [OVERRUN, UNDERRUN] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0] = arranged(one, [10, 20]);
    for (const byte of [0, BYTES.fresh, BYTES.freed, 0xfc, 0xff, 0x7d])
      for (const at of [first - 8, first + 17]) damageAndRepair(one, first, at, byte);
    // Neither is a sum of them enough.
    one.clientWrites(first - 3, BYTES.fence - 1);
    damageAndRepair(one, first, first - 2, BYTES.fence + 1);
    one.clientWrites(first - 3, BYTES.fence);
    one.free(first, "list.c:41");
  });

  check("asks for the lower fence first", { points: 0.5, needs: [OVERRUN, UNDERRUN] }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0] = arranged(one, [10]);
    one.clientWrites(first + 10, ODD, 8);
    one.clientWrites(first - 8, ODD, 8);
    one.failsToFree(first, "list.c:20");
    one.clientWrites(first - 8, BYTES.fence, 8);
    one.failsToFree(first, "list.c:21");
    one.clientWrites(first + 10, BYTES.fence, 8);
    one.free(first, "list.c:22");
  });

  check("leaves the payload to its client", { points: 1, needs }, ({ allocator }) => {
    const one = allocator(256, 256);
    const blocks = [10, 1, 20];
    const addresses = arranged(one, blocks);
    for (const [place, address] of addresses.entries()) one.clientWrites(address, ODD, blocks[place] ?? 0);
    for (const address of addresses) one.free(address, "list.c:20");
  });

  counted.check("counts each damaged block once", { points: 1.5, needs }, ({ allocator, refuses }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0] = arranged(one, [10, 20, 5]);
    one.clientWrites(first - 1, ODD);
    one.clientWrites(first - 8, ODD);
    one.clientWrites(second + 20, ODD);
    one.clientWrites(second - 3, ODD);
    one.clientWrites(first + 10, ODD);
    one.clientWrites(second + 20, BYTES.fence);
    one.clientWrites(second - 3, BYTES.fence);
    // What is damaged stays so when another one could not be made.
    for (const [capacity, quarantine] of [
      [256, -1],
      [0, 64],
    ]) {
      refuses(capacity, quarantine);
      one.check();
    }
  });

  all.check("is as before after a free that is refused", { points: 2, needs }, ({ allocator }) => {
    const one = allocator(256, 256);
    const [first = 0, second = 0, third = 0] = arranged(one, [10, 20, 5]);
    one.free(first, "list.c:20");
    one.clientWrites(second + 20, ODD);
    for (const wrong of [first, second, second + 3, second - 8, 200, 256]) one.failsToFree(wrong, "list.c:21");
    one.clientWrites(second + 20, BYTES.fence);
    one.clientWrites(third - 1, ODD);
    for (const wrong of [third, third + 1, third + 5]) one.failsToFree(wrong, "list.c:22");
    one.free(second, "list.c:23");
  });

  worlds.check("notices every damage in every small memory", { points: 1, needs: [OVERRUN, UNDERRUN] }, taught.fences);
});
