/** What the tree holds, in which order, and how deep it is. Nothing that is freed here touches a free block. */
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import type { Allocator } from "./definition.js";
import { dug, ORDERS, upTo, walled } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["tree"] });
const addresses = checks({ judge: [] });

const FREES = "best-fit/takes a block back, and hands it out again";
const SMALLEST = "best-fit/takes the smallest block with room";
const LOWEST = "best-fit/takes the lowest of equal blocks";
const SHOWS = "shows what is free as nodes";
/** Units that stay free, more than any block has. */
const SPARE = 100;
const RISING = "stays flat when blocks become free in rising or falling order";

/** Blocks of the sizes 1 to this, so that each can be taken by its size. */
const COUNT = 88;
/** After so many blocks it is looked at the tree. */
const LOOK = 8;

/** Frees blocks of rising size in that order, with looks at the tree on the way. */
function become(free: Parameters<typeof walled>[0], order: readonly number[]): Allocator {
  const sizes = upTo(COUNT).map((place) => place + 1);
  const { heap, dig } = walled(free, sizes, { spare: SPARE });
  for (const [turn, place] of order.entries()) {
    dig(place);
    if (turn % LOOK === LOOK - 1) for (const view of ["tree", "levels"]) heap.lookAt(view);
  }
  return heap;
}

stage("size-tree", () => {
  check(SHOWS, { points: 1.5, needs: [FREES] }, ({ allocator }) => {
    for (const capacity of [3, 100, 4096]) allocator(capacity).allocate(1);
    const { heap, dig } = walled(allocator, [9], { spare: SPARE });
    dig(0);
    heap.allocate(7);
    heap.allocate(50);
  });

  check("shows nothing when nothing is free", { points: 0.5, needs: [SHOWS] }, ({ allocator }) => {
    allocator(1).allocate(1);
    const { heap, dig, fill } = walled(allocator, [7, 3]);
    dig(0);
    dig(1);
    fill(0);
    fill(1);
    dig(1);
    heap.allocate(1);
    heap.allocate(2);
  });

  check(
    "puts what is left of a block where its size belongs",
    { points: 2.5, needs: [SHOWS, SMALLEST] },
    ({ allocator }) => {
      for (let size = 1; size <= 21; size++) dug(allocator, [10, 3, 21, 6, 15], [0, 3, 4, 1, 2]).heap.allocate(size);
      const { heap } = dug(allocator, [8, 8, 12, 5], [0, 1, 3, 2]);
      for (const size of [7, 4, 9, 2, 6, 1]) heap.allocate(size);
    },
  );

  check("takes out a node wherever it stands", { points: 2, needs: [SHOWS, SMALLEST] }, ({ allocator }) => {
    const sizes = [2, 4, 6, 8, 10, 12, 14];
    for (const first of upTo(sizes.length)) {
      for (const second of upTo(sizes.length)) {
        if (first === second) continue;
        const { fill } = dug(allocator, sizes, [3, 1, 5, 0, 2, 4, 6]);
        fill(first);
        fill(second);
      }
    }
  });

  check("has equal sizes in the order of their starts", { points: 1, needs: [SHOWS, LOWEST] }, ({ allocator }) => {
    for (const order of orders([0, 1, 2, 3])) {
      const { dig, fill } = walled(allocator, [6, 6, 6, 6]);
      for (const place of order) dig(place);
      for (let turn = 0; turn < 2; turn++) fill(0);
    }
    const { heap } = dug(allocator, [9, 4, 9, 4]);
    heap.allocate(5);
  });

  addresses.check(RISING, { points: 3, needs: [SHOWS] }, ({ allocator }) => {
    for (const name of ["rising", "falling"]) become(allocator, ORDERS[name]?.(COUNT) ?? []);
  });

  addresses.check(
    "stays flat when they come from both ends by turns, or from the middle",
    { points: 2.5, needs: [SHOWS, RISING] },
    ({ allocator }) => {
      for (const name of ["from both ends by turns", "from the middle to both ends"])
        become(allocator, ORDERS[name]?.(COUNT) ?? []);
    },
  );

  worlds.check(
    "is a search tree of what is free in every state of a small memory",
    { points: 2, needs: [SHOWS] },
    taught.sizeTree,
  );
});
