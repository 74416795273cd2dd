/** Blocks that have to go elsewhere, and where that is. Bytes are not looked at here, either. */
import { stage } from "#kit/check/stage";
import { arrange } from "#kit/lists/arrange";
import { booksChecks, namelessChecks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = booksChecks;

const MOVES = "moves into the lowest hole with room";
const needs = ["in-place/hands blocks out and takes them back, as in first fit"];

stage("moving", () => {
  check(MOVES, { points: 2, needs }, ({ allocator }) => {
    const heap = allocator(120);
    arrange(heap, "A:5 -:15 C:10 -:20 E:10 F:10 G:10 -:30");
    heap.reallocate(60, 10, 18);
    const other = allocator(100);
    arrange(other, "A:10 B:10 -:5 D:10 -:20 F:5 -:30");
    other.reallocate(0, 10, 20);
  });

  check("frees and merges what it leaves", { points: 2, needs }, ({ allocator }) => {
    for (const text of ["A:10 B:20 C:10", "-:5 B:20 C:10", "A:10 B:20 -:5 D:10", "-:3 B:20 -:4 D:10"]) {
      const heap = allocator(100);
      const piece = arrange(heap, text);
      heap.reallocate(...piece("B"), 28);
    }
  });

  check("moves over itself, into the hole before it", { points: 2, needs }, ({ allocator }) => {
    const heap = allocator(40);
    arrange(heap, "-:8 B:10 C:6 -:16");
    heap.reallocate(8, 10, 17);
    const full = allocator(40);
    arrange(full, "-:8 B:10 C:22");
    full.reallocate(8, 10, 18);
    const small = allocator(40);
    arrange(small, "-:1 B:10 C:29");
    small.reallocate(1, 10, 11);
    const large = allocator(60);
    arrange(large, "-:20 B:10 C:30");
    large.reallocate(20, 10, 24);
  });

  check("takes the holes on both sides, and its own units", { points: 2, needs }, ({ allocator }) => {
    for (const newSize of [18, 24, 25]) {
      const heap = allocator(60);
      arrange(heap, "A:10 -:8 C:10 -:7 E:25");
      heap.reallocate(18, 10, newSize);
      const other = allocator(25);
      arrange(other, "-:8 B:10");
      other.reallocate(8, 10, newSize);
    }
  });

  check("stays where it can, even where a lower hole has room", { points: 2, needs }, ({ allocator }) => {
    const heap = allocator(80);
    arrange(heap, "-:30 B:10 C:10 -:10 E:20");
    heap.reallocate(40, 10, 15);
    heap.reallocate(40, 15, 20);
    const other = allocator(60);
    arrange(other, "-:30 B:10 -:5 D:15");
    other.reallocate(30, 10, 12);
    other.reallocate(30, 12, 15);
    const full = allocator(400);
    arrange(full, "A:2 -:10 C:300 D:3 -:2 F:83");
    full.reallocate(312, 3, 5);
  });

  check("follows the worked example", { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(64);
    for (const size of [10, 10, 10, 4]) heap.allocate(size);
    heap.reallocate(20, 10, 6);
    heap.reallocate(20, 6, 8);
    heap.reallocate(10, 10, 12);
    heap.free(0, 10);
    heap.reallocate(20, 8, 12);
    heap.reallocate(30, 4, 8);
  });

  namelessChecks.check("knows a block where it is now", { points: 1, needs: [MOVES] }, ({ allocator }) => {
    const heap = allocator(60);
    arrange(heap, "A:10 B:10");
    heap.reallocate(0, 10, 15);
    heap.failsToFree(0, 10);
    heap.failsToFree(0, 15);
    heap.failsToFree(20, 10);
    heap.reallocate(20, 15, 12);
    heap.free(20, 12);
  });

  worlds.check("moves to the right place in every small memory", { points: 2.5, needs }, taught.moving);
});
