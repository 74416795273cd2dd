import { expect } from "vitest";
import { heapChecks } from "#kit/heap-checks";
import { hiddenStage } from "#kit/stage";

const { check } = heapChecks({ placement: "best-fit", judge: ["list", "links"] });

const needs = ["basics/hands out a new memory from address 0 up"];

/** Orders in which three neighbours can come back: between them they go through all four cases. */
const ORDERS = [
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
];

hiddenStage("merges", () => {
  check("merges at the head, in the middle and at the tail of the list", { points: 1.5, needs }, ({ allocator }) => {
    // Of seven blocks three neighbours come back, while two others are free that touch neither them nor each other.
    for (const { first, apart } of [
      { first: 0, apart: [4, 6] },
      { first: 2, apart: [0, 6] },
      { first: 4, apart: [0, 2] },
    ]) {
      for (const order of ORDERS) {
        const heap = allocator(70);
        heap.arrange(() => {
          for (let block = 0; block < 7; block++) heap.allocate(10);
          for (const block of apart) heap.free(10 * block, 10);
        });
        for (const step of order) heap.free(10 * (first + step), 10);
      }
    }
  });

  check("counts a merged block with all its units", { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(36);
    for (const size of [8, 5, 6, 7, 5]) heap.allocate(size);
    heap.free(0, 8);
    heap.free(13, 6);
    heap.free(19, 7);
    expect(heap.allocate(9)).toBe(13);
    expect(heap.allocate(8)).toBe(0);
    heap.free(13, 9);
    expect(heap.allocate(13)).toBe(13);
  });
});
