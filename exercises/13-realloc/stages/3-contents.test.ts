/** What clients have written stays theirs, and goes along. All blocks are looked at after each call, byte by byte. */
import { stage } from "#kit/check/stage";
import { arrange } from "#kit/lists/arrange";
import { bytesChecks, writtenChecks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = bytesChecks;

const KEEPS = "has a byte for each unit, and leaves them alone";
const needs = [KEEPS];

stage("contents", () => {
  check(KEEPS, { points: 1 }, ({ allocator }) => {
    const heap = allocator(60);
    heap.allocate(20);
    heap.allocate(30);
    heap.free(0, 20);
    heap.allocate(5);
    allocator(1).allocate(1);
    allocator(4096);
  });

  check("keeps what a block has where it stays", { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(60);
    arrange(heap, "A:10 B:20 -:10 D:20");
    heap.reallocate(10, 20, 25);
    heap.reallocate(10, 25, 7);
    heap.reallocate(10, 7, 7);
    heap.reallocate(10, 7, 30);
    heap.reallocate(0, 10, 1);
  });

  writtenChecks.check("takes along what was written last", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(80);
    arrange(heap, "A:10 B:20");
    heap.write(0, 10);
    heap.reallocate(0, 10, 15);
    heap.write(30, 15);
    heap.reallocate(30, 15, 8);
    heap.reallocate(10, 20, 22);
    heap.write(0, 22);
    heap.reallocate(0, 22, 25);
    heap.reallocate(0, 25, 40);
  });

  check("takes every byte along to another place", { points: 1.5, needs }, ({ allocator }) => {
    for (const size of [1, 2, 3, 7, 8, 9, 20]) {
      const heap = allocator(120);
      arrange(heap, `A:${size} B:5`);
      heap.reallocate(0, size, size + 1);
      const other = allocator(120);
      arrange(other, `-:30 B:5 C:${size} D:5`);
      other.reallocate(35, size, 25);
    }
  });

  check("takes every byte along into a hole smaller than the block", { points: 2, needs }, ({ allocator }) => {
    for (const hole of [1, 2, 4, 8, 9]) {
      const heap = allocator(40);
      arrange(heap, `-:${hole} B:10 C:6`);
      heap.reallocate(hole, 10, hole + 10);
    }
    const heap = allocator(40);
    arrange(heap, "-:8 B:10 C:6 -:16");
    heap.reallocate(8, 10, 17);
  });

  check("takes every byte along into a hole larger than the block", { points: 1.5, needs }, ({ allocator }) => {
    for (const newSize of [12, 21, 30]) {
      const heap = allocator(60);
      arrange(heap, "-:20 B:10 C:30");
      heap.reallocate(20, 10, newSize);
    }
  });

  check("leaves other blocks as they are", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(100);
    arrange(heap, "A:7 -:9 C:10 D:8 E:5 -:30");
    heap.reallocate(16, 10, 15);
    heap.reallocate(0, 7, 12);
    heap.reallocate(26, 8, 30);
    const full = allocator(30);
    arrange(full, "A:10 -:5 C:10 -:5");
    full.allocate(5);
    full.allocate(5);
  });

  check("has bytes of its own beside another allocator", { points: 0.5, needs }, ({ allocator, beside }) => {
    const [one, other] = [allocator(60), beside(60)];
    one.allocate(10);
    other.allocate(20);
    one.allocate(5);
    other.reallocate(0, 20, 30);
    one.reallocate(0, 10, 20);
    // As many units as no memory before these two has had, and the larger ones last.
    for (const size of [20, 300]) {
      const [first, second] = [allocator(3 * size + 1), beside(3 * size + 1)];
      for (const units of [size, 5]) for (const heap of [first, second]) heap.allocate(units);
      for (const [heap, other] of [
        [first, second],
        [second, first],
      ] as const) {
        heap.reallocate(0, size, size + 10);
        heap.allocate(size);
        other.reallocate(size, 5, 4);
        other.reallocate(size, 4, 5);
      }
    }
  });

  worlds.check("takes every byte along in every small memory", { points: 2, needs }, taught.contents);
});
