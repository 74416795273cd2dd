/** Where there is no room, everything stays as it was: what is free, what is live, every byte. */
import { stage } from "#kit/check/stage";
import { arrange } from "#kit/lists/arrange";
import { refusalChecks } from "./checks.js";
import { cannotResize } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = refusalChecks;

const needs = ["in-place/hands blocks out and takes them back, as in first fit"];

stage("failing", () => {
  check("refuses where memory is full", { points: 2, needs }, ({ allocator }) => {
    const heap = allocator(40);
    arrange(heap, "A:10 B:20 C:10");
    cannotResize(heap, [0, 10], 11);
    cannotResize(heap, [10, 20], 21);
    cannotResize(heap, [30, 10], 40);
    heap.reallocate(10, 20, 12);
    heap.free(10, 12);
    const one = allocator(1);
    one.allocate(1);
    cannotResize(one, [0, 1], 2);
    one.free(0, 1);
  });

  check("refuses where what is free is scattered", { points: 2, needs }, ({ allocator }) => {
    const heap = allocator(90);
    arrange(heap, "-:10 B:10 -:10 D:20 -:10 F:10 -:10 H:10");
    cannotResize(heap, [10, 10], 31);
    cannotResize(heap, [30, 20], 41);
    cannotResize(heap, [80, 10], 31);
    heap.reallocate(30, 20, 40);
    heap.free(20, 40);
  });

  check("refuses what is more than memory has", { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(40);
    heap.allocate(10);
    for (const newSize of [41, 100, 5000, 2 ** 32 + 5, 2 ** 52]) cannotResize(heap, [0, 10], newSize);
    heap.failsToAllocate(2 ** 32 + 5);
    heap.reallocate(0, 10, 40);
    cannotResize(heap, [0, 40], 41);
    heap.free(0, 40);
  });

  check("refuses one unit more than a move over itself can give", { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(40);
    arrange(heap, "-:8 B:10 C:22");
    heap.reallocate(8, 10, 18);
    cannotResize(heap, [0, 18], 19);
    heap.reallocate(0, 18, 10);
    heap.free(0, 10);
  });

  worlds.check("changes nothing where it has to refuse, in every small memory", { points: 2, needs }, taught.failing);
});
