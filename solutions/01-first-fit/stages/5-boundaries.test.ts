import { heapChecks } from "#kit/heap-checks";
import { hiddenStage } from "#kit/stage";

const totals = heapChecks({ placement: "first-fit", judge: ["free memory"], anyError: true });
const list = heapChecks({ placement: "first-fit", judge: ["list"] });

const needs = ["basics/takes back a block"];

hiddenStage("boundaries", () => {
  totals.check("takes back a block that ends with the last unit", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(50);
    heap.allocate(20);
    heap.allocate(30);
    heap.free(20, 30);
    heap.allocate(25);
  });

  list.check("merges up to the last unit", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(50);
    for (const size of [20, 10, 20]) heap.allocate(size);
    heap.free(20, 10);
    heap.free(30, 20);
    heap.free(0, 20);
  });
});
