/** What a free joins. Most blocks are equally large here, so that a size alone says nothing about which of them is the neighbour. */
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import type { Allocator } from "./definition.js";
import { upTo } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["tree"] });
const totals = checks({ judge: ["free memory", "largest block"] });
const everything = checks({ judge: ["tree", "levels", "free memory", "largest block"] });

const FREES = "best-fit/takes a block back, and hands it out again";
const SHOWS = "size-tree/shows what is free as nodes";
const LEAVES = "size-tree/takes out a node wherever it stands";
const BELOW = "joins the free block below, and no other of its size";
const ABOVE = "joins the free block above, and no other of its size";
const BOTH = "joins the free blocks on both sides";
const needs = [FREES, SHOWS];

/** Units of a block, and how many there are. */
const SIZE = 10;
const COUNT = 13;
const FEW = 4;

/** Equal blocks, of which those of the places are free, and a few units behind one that never is: fewer than any request is for. */
function equals(allocator: (capacity: number) => Allocator, free: readonly number[]): Allocator {
  const heap = allocator((COUNT + 1) * SIZE + FEW);
  heap.arrange(() => {
    for (let block = 0; block <= COUNT; block++) heap.allocate(SIZE);
    for (const block of free) heap.free(block * SIZE, SIZE);
  });
  return heap;
}

/** Every third block is free, and behind the last of them one more that touches none. */
const APART = [3, 9, 0, 6, 12];

stage("neighbours", () => {
  check(BELOW, { points: 2, needs }, ({ allocator }) => {
    for (const block of [1, 4, 7, 10]) equals(allocator, APART).free(block * SIZE, SIZE);
  });

  check(ABOVE, { points: 2, needs }, ({ allocator }) => {
    for (const block of [2, 5, 8, 11]) equals(allocator, APART).free(block * SIZE, SIZE);
  });

  check(BOTH, { points: 2, needs }, ({ allocator }) => {
    for (const block of [1, 5, 9, 11]) {
      const around = [block - 1, block + 1];
      const others = [3, 7].filter((other) => Math.abs(other - block) > 2);
      equals(allocator, [...others, ...around]).free(block * SIZE, SIZE);
    }
    const heap = equals(allocator, APART);
    heap.free(SIZE, SIZE);
    heap.free(2 * SIZE, SIZE);
  });

  check("joins what is left of a block that was split", { points: 1.5, needs }, ({ allocator }) => {
    for (const order of orders([0, 1])) {
      const heap = equals(allocator, [4, 8]);
      heap.allocate(7);
      const touching = [
        [4 * SIZE, 7],
        [5 * SIZE, SIZE],
      ];
      for (const place of order) heap.free(...(touching[place] as [number, number]));
    }
    const twice = allocator(54);
    for (const size of [10, 10, 30]) twice.allocate(size);
    twice.free(20, 30);
    twice.allocate(8);
    twice.allocate(9);
    twice.free(28, 9);
    twice.free(10, 10);
    twice.free(20, 8);
  });

  check("joins nothing where a block was used up", { points: 1, needs: [...needs, LEAVES] }, ({ allocator }) => {
    for (const block of [3, 5]) {
      const heap = equals(allocator, [4, 0, 8]);
      heap.allocate(SIZE);
      heap.allocate(SIZE);
      heap.free(block * SIZE, SIZE);
    }
    const heap = equals(allocator, [4, 5]);
    heap.allocate(2 * SIZE);
    heap.free(3 * SIZE, SIZE);
    heap.free(6 * SIZE, SIZE);
    // Each of the two that were joined may be known by its old border still, which is one again.
    for (const order of orders([4, 5])) {
      for (const block of [4, 5]) {
        const again = equals(allocator, order);
        again.allocate(SIZE);
        again.allocate(SIZE);
        again.free(block * SIZE, SIZE);
      }
    }
  });

  check("joins what has come of joining", { points: 1, needs: [...needs, BELOW, ABOVE] }, ({ allocator }) => {
    for (const order of orders([4, 5, 6, 7])) {
      const heap = equals(allocator, [1, 10]);
      for (const block of order) heap.free(block * SIZE, SIZE);
      heap.allocate(4 * SIZE);
    }
  });

  totals.check("counts what was joined once", { points: 1, needs: [FREES] }, ({ allocator }) => {
    for (const order of orders([0, 1, 2])) {
      const heap = allocator(3 * SIZE + FEW);
      for (const block of upTo(3)) heap.allocate(SIZE + block - 1);
      const starts = [0, SIZE - 1, 2 * SIZE - 1];
      for (const block of order) heap.free(starts[block] ?? 0, SIZE + block - 1);
    }
  });

  everything.check(
    "follows the worked example to its end",
    { points: 0.5, needs: [...needs, BOTH] },
    ({ allocator }) => {
      const heap = allocator(200);
      for (const size of [10, 20, 30, 40, 50]) {
        heap.allocate(size);
        heap.allocate(5);
      }
      for (const [address, size] of [
        [0, 10],
        [15, 20],
        [40, 30],
        [75, 40],
        [120, 50],
      ] as const)
        heap.free(address, size);
      heap.allocate(25);
      heap.free(10, 5);
    },
  );

  worlds.check("joins its neighbours in every state of a small memory", { points: 1, needs }, taught.neighbours);
});
