import fc from "fast-check";
import { heapChecks } from "#kit/heap-checks";
import { FREES } from "#kit/heap-world";
import { operations, perform } from "#kit/operations";
import { stage } from "#kit/stage";
import { about, worlds } from "./worlds.js";

const { check, property } = heapChecks({ placement: "best-fit", judge: ["list", "links"] });

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
    check(name, { points: 1, needs }, ({ allocator }) => {
      const heap = allocator(130);
      heap.arrange(() => {
        for (let block = 0; block < 6; block++) heap.allocate(20);
      });
      for (const address of addresses) heap.free(address, 20);
    });
  }

  property(
    "keeps the list right, in whatever order blocks come back",
    { points: 1, needs: [...needs, ...CASES.map(({ name }) => name)], runs: 10 },
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

  worlds.check(
    "takes blocks back in every state of a small memory",
    { points: 10, needs },
    about(...Object.values(FREES)),
  );
});
