/** The lists of the main memory: which block serves, and what becomes of the rest of it. There is no pool, and nothing merges. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { dig, room } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["addresses"] });
const lists = checks({ judge: ["addresses", "lists"] });
const newest = checks({ judge: ["addresses", "lists", "newest"] });
const largest = checks({ judge: ["addresses", "free memory", "largest block"] });
const sharing = checks({ judge: ["addresses", "free memory", "largest block"] });
const refusals = checks({ judge: ["addresses", "unchanged"] });

const CONSTRUCTS = "pool/makes an allocator";
const ALLOCATES = "hands out the front of the only block";
const REFUSES = "refuses what no block has room for";
const BORDERS = [
  1, 2, 3, 4, 7, 8, 9, 31, 32, 33, 47, 48, 63, 64, 65, 90, 96, 127, 128, 129, 255, 256, 1000, 2047, 2048, 4095,
];

stage("classes", () => {
  lists.check("puts a block into the list of its class", { points: 1, needs: [CONSTRUCTS] }, ({ allocator }) => {
    for (const capacity of BORDERS) allocator(capacity, 0);
  });

  check(ALLOCATES, { points: 0.5, needs: [CONSTRUCTS] }, ({ allocator }) => {
    const heap = allocator(100, 0);
    heap.allocate(50);
    heap.allocate(25);
  });

  lists.check("leaves the rest in the list of its own class", { points: 1.5, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const rest of BORDERS.slice(0, 20)) {
      for (const size of [1, 40, 64]) allocator(size + rest, 0).allocate(size);
    }
  });

  lists.check("leaves nothing of a block that fits exactly", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const capacity of [1, 2, 20, 63, 64, 65, 100, 4096]) {
      const heap = allocator(capacity, 0);
      heap.allocate(capacity);
      heap.failsToAllocate(1);
    }
  });

  check("searches its own class before larger ones", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const [sizes, size] of [
      [[40, 100], 33],
      [[100, 40], 40],
      [[63, 64, 127], 60],
      [[64, 128, 300], 64],
    ] as const) {
      const heap = allocator(room(sizes) + 500, 0);
      dig(heap, sizes, [...sizes.keys()]);
      heap.allocate(size);
    }
  });

  check("goes past blocks of its class that are too small", { points: 1.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const sizes = [100, 70, 66, 65, 64];
    for (const size of [65, 66, 67, 71, 100]) {
      const heap = allocator(room(sizes) + 400, 0);
      dig(heap, sizes, [0, 1, 2, 3, 4]);
      heap.allocate(size);
    }
  });

  check("takes the next class that has any, then the one above", { points: 1.5, needs: [ALLOCATES] }, (scene) => {
    const sizes = [600, 40, 300, 150];
    const heap = scene.allocator(room(sizes) + 1500, 0);
    dig(heap, sizes, [0, 1, 2, 3]);
    for (const size of [50, 100, 130, 200, 33]) heap.allocate(size);
    const apart = scene.allocator(room([5, 900]) + 40, 0);
    dig(apart, [5, 900], [0, 1]);
    apart.allocate(41);
  });

  newest.check("takes the newest block of its class that has room", { points: 1.5, needs: [ALLOCATES] }, (scene) => {
    const sizes = [90, 80, 100, 85, 95];
    for (const order of [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [2, 0, 4, 1, 3],
    ]) {
      const heap = scene.allocator(room(sizes) + 600, 0);
      dig(heap, sizes, order);
      for (const size of [88, 79, 64, 92]) heap.allocate(size);
    }
  });

  newest.check("takes the newest block of a larger class", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const sizes = [100, 70, 127, 64];
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 3, 0, 2],
    ]) {
      const heap = allocator(room(sizes) + 600, 0);
      dig(heap, sizes, order);
      for (const size of [40, 20, 50]) heap.allocate(size);
    }
  });

  newest.check(
    "puts the rest in front of its list, also in the same class",
    { points: 1, needs: [ALLOCATES] },
    (scene) => {
      const sizes = [120, 100, 90, 250];
      const heap = scene.allocator(room(sizes) + 1000, 0);
      dig(heap, sizes, [0, 1, 2, 3]);
      heap.allocate(130);
      heap.allocate(200);
      const same = scene.allocator(room([110, 120, 127, 126]), 0);
      dig(same, [110, 120, 127, 126], [0, 1, 2, 3]);
      same.allocate(35);
      dig(scene.allocator(400, 0), [40, 50, 60], [1, 0, 2]);
    },
  );

  newest.check("keeps every rest, however tiny", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const sizes = [84, 65, 71, 95, 100];
    const heap = allocator(room(sizes) + 300, 0);
    dig(heap, sizes, [0, 1, 2, 3, 4]);
    for (const size of [64, 64, 64, 64, 99]) heap.allocate(size);
    for (const size of [20, 3]) heap.allocate(size);
  });

  largest.check("tells the largest of all blocks", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 2, 0, 3],
    ]) {
      const sizes = [70, 120, 64, 30];
      const heap = allocator(room(sizes), 0);
      dig(heap, sizes, order);
      for (const size of [110, 65, 64, 30]) heap.allocate(size);
    }
    // In a list of many it may be anywhere.
    const many = Array.from({ length: 20 }, (_, place) => 70 + place);
    for (const most of [0, 10, 19]) {
      const sizes = many.with(most, 120);
      const heap = allocator(room(sizes), 0);
      dig(heap, sizes, [...sizes.keys()]);
      heap.allocate(64);
    }
  });

  refusals.check(REFUSES, { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const sizes = [100, 70, 64];
    const heap = allocator(room(sizes), 0);
    dig(heap, sizes, [0, 1, 2]);
    for (const size of [101, 127, 128, 234, 4096]) heap.failsToAllocate(size);
    heap.allocate(100);
    heap.failsToAllocate(71);
  });

  sharing.check(
    "shares nothing with another allocator",
    { points: 0.5, needs: [ALLOCATES, REFUSES] },
    ({ allocator, beside }) => {
      for (const capacities of [
        [300, 300],
        [130, 700],
        [700, 130],
        [2100, 93],
        [1024, 1024],
        [4096, 4096],
      ] as const) {
        const both = [allocator(capacities[0], 0), beside(capacities[1], 0)];
        for (const size of [40, 1, 50]) for (const heap of both) heap.allocate(size);
        for (const heap of both) heap.free(0, 40);
        for (const size of [33, 3]) for (const heap of both) heap.allocate(size);
        for (const heap of both) heap.free(heap.allocate(2), 2);
      }
      // What one of them has no room for is nothing to the other one.
      for (const capacity of [300, 1024, 4096]) {
        const [full, other] = [allocator(capacity, 0), beside(capacity, 0)];
        full.allocate(capacity - 10);
        other.allocate(10);
        full.failsToAllocate(20);
        other.allocate(20);
        full.allocate(10);
        full.failsToAllocate(1);
        other.allocate(1);
      }
    },
  );

  worlds.check(
    "takes the right block in every state of a small memory",
    { points: 1.5, needs: [ALLOCATES] },
    taught.classes,
  );
});
