/**
 * Blocks that stay where they are: they give up their end, or take the front of the hole behind them. Bytes are not looked at
 * here.
 */
import { stage } from "#kit/check/stage";
import { arrange } from "#kit/lists/arrange";
import { booksChecks, checks, namelessChecks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = booksChecks;
const addresses = checks({ judge: [] });

const ALLOCATES = "hands blocks out and takes them back, as in first fit";
const SHRINKS = "takes units from the end of a block";
const needs = [ALLOCATES];

stage("in-place", () => {
  check(ALLOCATES, { points: 1 }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(20);
    heap.allocate(30);
    heap.free(0, 20);
    heap.allocate(5);
    heap.free(20, 30);
  });

  check("leaves a block of the same size alone", { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(60);
    arrange(heap, "A:10 -:10 C:20");
    heap.reallocate(0, 10, 10);
    heap.reallocate(20, 20, 20);
    heap.reallocate(20, 20, 20);
    heap.free(20, 20);
  });

  check(SHRINKS, { points: 2, needs }, ({ allocator }) => {
    const heap = allocator(60);
    arrange(heap, "A:10 B:20 C:30");
    heap.reallocate(10, 20, 19);
    heap.reallocate(10, 19, 12);
    heap.reallocate(0, 10, 1);
    heap.reallocate(10, 12, 1);
  });

  check("merges what it takes with the hole behind", { points: 2, needs: [SHRINKS] }, ({ allocator }) => {
    const heap = allocator(80);
    arrange(heap, "A:10 -:10 C:20 -:10 E:20");
    heap.reallocate(0, 10, 4);
    heap.reallocate(20, 20, 19);
    heap.reallocate(50, 20, 1);
  });

  check("shrinks the last block of memory", { points: 1, needs: [SHRINKS] }, ({ allocator }) => {
    const heap = allocator(50);
    arrange(heap, "A:20 B:30");
    heap.reallocate(20, 30, 29);
    heap.reallocate(20, 29, 1);
  });

  check("takes a part of the hole behind", { points: 2, needs }, ({ allocator }) => {
    const heap = allocator(100);
    arrange(heap, "A:10 -:20 C:10 -:20 E:10");
    heap.reallocate(0, 10, 11);
    heap.reallocate(30, 10, 25);
    heap.reallocate(60, 10, 39);
  });

  check("takes all of the hole behind, wherever it is in the list", { points: 2, needs }, ({ allocator }) => {
    for (const [address, end] of [
      [0, 30],
      [30, 60],
      [60, 100],
    ] as const) {
      const heap = allocator(100);
      arrange(heap, "A:10 -:20 C:10 -:20 E:10");
      heap.reallocate(address, 10, end - address);
    }
  });

  addresses.check("takes nothing of a hole that it does not touch", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(60);
    arrange(heap, "A:10 B:1 -:15 D:34");
    heap.reallocate(0, 10, 15);
  });

  namelessChecks.check("knows a block by its new size", { points: 2, needs: [SHRINKS] }, ({ allocator }) => {
    const heap = allocator(60);
    arrange(heap, "A:10 B:20 C:10");
    heap.reallocate(10, 20, 12);
    heap.failsToFree(10, 20);
    heap.reallocate(10, 12, 15);
    heap.failsToFree(10, 12);
    heap.free(10, 15);
    heap.reallocate(30, 10, 30);
    heap.failsToFree(30, 10);
    heap.free(30, 30);
  });

  check("resizes in turns with another allocator", { points: 1, needs: [SHRINKS] }, ({ allocator, beside }) => {
    const [one, other] = [allocator(60), beside(40)];
    one.allocate(10);
    other.allocate(20);
    one.reallocate(0, 10, 25);
    other.reallocate(0, 20, 5);
    one.reallocate(0, 25, 12);
    other.reallocate(0, 5, 40);
    one.free(0, 12);
    other.free(0, 40);
  });

  worlds.checkWithSharing(
    "keeps the books right wherever a block stays, in every small memory",
    { points: 2.5, needs },
    taught.inPlace,
  );
});
