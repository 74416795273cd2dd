import fc from "fast-check";
import { checks } from "./checks.js";
import { fill, orders, SIZES } from "#kit/lists/memories";
import { operations, perform } from "#kit/lists/operations";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

const { check, property } = checks({ judge: ["list", "links"] });
const totals = checks({ judge: ["list", "links", "free memory"] });
const addresses = checks({ judge: [] });

/** Of six blocks of 20 units, with free memory above them, those at these addresses are freed in this order. */
const CASES = [
  { name: "keeps a freed block apart where nothing touches it", addresses: [40, 0, 80] },
  { name: "merges with the block below", addresses: [20, 40, 60] },
  { name: "merges with the block above", addresses: [60, 40, 20] },
  { name: "merges with both", addresses: [20, 60, 40] },
];
const needs = ["basics/hands out a new memory from address 0 up"];

stage("merges", () => {
  for (const { name, addresses } of CASES) {
    check(name, { points: 0.5, needs }, ({ allocator }) => {
      const heap = allocator(130);
      heap.arrange(() => {
        for (let block = 0; block < 6; block++) heap.allocate(20);
      });
      for (const address of addresses) heap.free(address, 20);
    });
  }

  property(
    "keeps the list right, in whatever order blocks come back",
    { points: 0.5, needs: [...needs, ...CASES.map(({ name }) => name)], runs: 10 },
    fc.record({
      allocations: operations({ free: 0, maxSize: 9, length: 10 }),
      frees: operations({ allocate: 0, length: 12 }),
    }),
    ({ allocator }, { allocations, frees }) => {
      const heap = allocator(100);
      heap.arrange(() => perform(heap, allocations));
      perform(heap, frees);
    },
  );

  totals.check("keeps every number right in whatever order neighbours are freed", { points: 0.5, needs }, (scene) => {
    const sizes = [3, 5, 2, 4];
    for (const order of orders([1, 2, 3, 4])) {
      const heap = scene.allocator(20);
      const places = fill(heap, [2, ...sizes, 4]);
      for (const place of order) heap.free(places[place] ?? 0, sizes[place - 1] ?? 0);
    }
  });

  addresses.check("still merges after hundreds of calls", { points: 0.5, needs }, ({ allocator }) => {
    const sizes = [3, 5, 8, 6];
    const heap = allocator(36);
    heap.allocate(2);
    for (let round = 0; round < 4; round++) {
      for (const order of orders([0, 1, 2, 3])) {
        const places = fill(heap, sizes);
        for (const place of order) heap.free(places[place] ?? 0, sizes[place] ?? 0);
        if (round % 2 === 1) heap.getLargestFreeBlock();
      }
      heap.lookAt("list");
    }
  });

  addresses.check("has room for what was refused as soon as blocks merge", { points: 0.5, needs }, ({ allocator }) => {
    for (const size of SIZES) {
      const parts = [Math.ceil(size / 3), Math.floor(size / 2)];
      parts.push(size + 1 - parts.reduce((sum, part) => sum + part, 0));
      const heap = allocator(size + 2);
      const places = fill(heap, [...parts, 1]);
      heap.failsToAllocate(size);
      for (const place of [2, 0, 1]) heap.free(places[place] ?? 0, parts[place] ?? 0);
      heap.allocate(size);
    }
  });

  worlds.check("takes blocks back in every state of a small memory", { points: 10, needs }, taught.merges);
});
