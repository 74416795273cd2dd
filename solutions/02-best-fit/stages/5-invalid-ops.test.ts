import { heapChecks } from "#kit/heap-checks";
import { hiddenStage } from "#kit/stage";

const { check } = heapChecks({ placement: "best-fit", judge: ["unchanged"] });

const needs = ["basics/hands out a new memory from address 0 up"];

hiddenStage("invalid-ops", () => {
  check("refuses addresses and sizes that reach outside", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(100);
    for (const address of [-1, 100, 0.5, NaN, Infinity]) heap.failsToFree(address, 100);
    for (const size of [0, -100, 0.5, NaN, 101]) heap.failsToFree(0, size);
    heap.free(0, 100);
  });

  check("refuses capacities that make no sense", { points: 0.5, needs }, ({ refusesCapacity }) => {
    for (const capacity of [0, -1, 1.5, NaN, Infinity]) refusesCapacity(capacity);
  });
});
