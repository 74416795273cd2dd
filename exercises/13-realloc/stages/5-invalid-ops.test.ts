/** What makes no sense is refused, and changes nothing. */
import { stage } from "#kit/check/stage";
import { arrange } from "#kit/lists/arrange";
import { freeAgain, keepApart } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const needs = ["in-place/hands blocks out and takes them back, as in first fit"];
const WRONG_NUMBERS = [0, -1, -8, 2.5, 0.5, NaN, Infinity, -Infinity];

stage("invalid-ops", () => {
  check("refuses a new size that is no positive integer", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(60);
    heap.allocate(10);
    for (const newSize of WRONG_NUMBERS) heap.failsToReallocate(0, 10, newSize);
    heap.free(0, 10);
  });

  check("refuses addresses and sizes that no block has", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(60);
    arrange(heap, "A:10 -:10 C:20");
    for (const size of [...WRONG_NUMBERS, 9, 11, 1, 20, 61]) {
      heap.failsToReallocate(0, size, 5);
      heap.failsToFree(0, size);
    }
    for (const address of [-1, 0.5, NaN, Infinity, -Infinity, 60, 61, 5000]) {
      heap.failsToReallocate(address, 10, 5);
      heap.failsToFree(address, 10);
    }
  });

  check("refuses the inside of a block, and what is free", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(60);
    arrange(heap, "A:10 -:10 C:20");
    for (const [address, size] of [
      [1, 9],
      [5, 5],
      [21, 19],
      [10, 10],
      [15, 5],
      [40, 20],
      [0, 20],
      [10, 30],
    ] as const) {
      heap.failsToReallocate(address, size, size + 2);
      heap.failsToReallocate(address, size, 1);
      heap.failsToFree(address, size);
    }
    heap.free(0, 10);
  });

  check("refuses what was freed, moved away, or resized", { points: 1.5, needs }, ({ allocator, beside }) => {
    const heap = allocator(80);
    arrange(heap, "A:10 B:10 C:10");
    heap.free(0, 10);
    heap.failsToReallocate(0, 10, 5);
    heap.reallocate(10, 10, 6);
    heap.failsToReallocate(10, 10, 4);
    heap.failsToFree(10, 10);
    heap.failsToReallocate(16, 4, 2);
    heap.failsToFree(16, 4);
    heap.reallocate(10, 6, 30);
    heap.failsToReallocate(10, 6, 5);
    heap.failsToFree(10, 6);
    heap.failsToFree(10, 30);
    heap.reallocate(30, 30, 40);
    heap.failsToFree(30, 30);
    heap.failsToReallocate(60, 10, 5);
    heap.free(30, 40);
    freeAgain(allocator);
    keepApart(allocator, beside);
    // What was moved away in the one is still there in the other one.
    const [one, other] = [allocator(40), beside(40)];
    for (const each of [one, other]) arrange(each, "A:8 B:8");
    one.reallocate(0, 8, 12);
    one.failsToFree(0, 8);
    other.free(0, 8);
  });

  worlds.check("refuses every wrong call in every small memory", { points: 1.5, needs }, taught.invalidOps);
});
