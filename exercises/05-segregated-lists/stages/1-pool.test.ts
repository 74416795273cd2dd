/**
 * Slots: which one a size gets, how the pool is cut, and what becomes of a slot that comes back. Where the main memory has to
 * help out, there is nothing to choose in it.
 */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["slot addresses"] });
const anySlot = checks({ judge: ["main addresses"] });
const slots = checks({ judge: ["slot addresses", "slots", "newest slots"] });
const waste = checks({ judge: ["slot addresses", "waste"] });
const totals = checks({ judge: ["slot addresses", "free memory", "largest block"] });
const sharing = checks({ judge: ["slot addresses", "slots", "newest slots", "free memory", "waste"] });

const CONSTRUCTS = "makes an allocator";
const ANY_SLOT = "hands out a slot of the pool";
const ALLOCATES = "hands out the first slot of the pool";
const FREES = "takes a slot back";
const BATCH = 96;
/** Sizes with their slots, at every border. */
const SLOT_OF = [
  [1, 8],
  [8, 8],
  [9, 16],
  [16, 16],
  [17, 24],
  [24, 24],
  [25, 32],
  [31, 32],
] as const;

stage("pool", () => {
  check(CONSTRUCTS, { points: 0.5 }, ({ allocator }) => {
    for (const [capacity, pool] of [
      [1000, 96],
      [500, 0],
    ])
      allocator(capacity, pool);
  });

  totals.check("starts with all of its memory free", { points: 0.5, needs: [CONSTRUCTS] }, ({ allocator }) => {
    for (const [capacity, pool] of [
      [1000, 192],
      [100, 0],
      [192, 192],
    ]) {
      const heap = allocator(capacity, pool);
      heap.readCapacity();
      heap.readPoolCapacity();
      heap.getLargestFreeBlock();
    }
  });

  anySlot.check(ANY_SLOT, { points: 0.5, needs: [CONSTRUCTS] }, ({ allocator }) => {
    allocator(208, 192).allocate(8);
  });

  check(ALLOCATES, { points: 0.5, needs: [ANY_SLOT] }, ({ allocator }) => {
    allocator(208, 192).allocate(8);
  });

  check("gets a slot of 8, 16, 24 or 32 for 1 to 31 units", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const [size] of SLOT_OF) {
      const heap = allocator(192, 192);
      heap.allocate(size);
      heap.allocate(size);
    }
  });

  check("asks the main memory for 32 units and more", { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const size of [32, 33]) allocator(2 * BATCH + 96, 2 * BATCH).allocate(size);
  });

  slots.check("cuts 96 units, so that the lowest slot comes first", { points: 1, needs: [ALLOCATES] }, (scene) => {
    for (const [size] of SLOT_OF) {
      const heap = scene.allocator(192, 192);
      heap.allocate(size);
      heap.allocate(size);
    }
  });

  slots.check("cuts all of the pool, 96 units at a time", { points: 1, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(480, 480);
    for (const size of [8, 20, 31, 10]) heap.allocate(size);
    for (let slot = 0; slot < 15; slot++) heap.allocate(5);
    for (const size of [24, 32 - 1, 16]) heap.allocate(size);
  });

  check("goes to the main memory when all slots are in use", { points: 1, needs: [ALLOCATES] }, (scene) => {
    for (const [size, slot] of [
      [8, 8],
      [13, 16],
      [23, 24],
      [31, 32],
    ] as const) {
      // What is left over by then is a single block of the class above.
      const heap = scene.allocator(BATCH + 2 * size, BATCH);
      for (let used = 0; used < BATCH; used += slot) heap.allocate(size);
      heap.allocate(size);
    }
  });

  check(
    "goes to the main memory although slots of another size are free",
    { points: 0.5, needs: [ALLOCATES] },
    (scene) => {
      for (const [first, size] of [
        [8, 16],
        [31, 8],
        [20, 31],
        [9, 24],
        [31, 20],
      ] as const) {
        const heap = scene.allocator(BATCH + 2 * size, BATCH);
        heap.allocate(first);
        heap.allocate(size);
      }
    },
  );

  check(FREES, { points: 0.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(208, 192);
    heap.allocate(8);
    heap.free(0, 8);
    heap.allocate(8);
  });

  slots.check(
    "takes the slot that came back last, whatever its size",
    { points: 1, needs: [FREES] },
    ({ allocator }) => {
      for (const [size, slot] of SLOT_OF) {
        const heap = allocator(192, 192);
        for (let used = 0; used < 3; used++) heap.allocate(size);
        for (const place of [1, 0, 2]) heap.free(place * slot, size);
        for (let used = 0; used < 3; used++) heap.allocate(size);
      }
    },
  );

  slots.check("leaves slots as they are cut", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(192, 192);
    for (let slot = 0; slot < 12; slot++) heap.allocate(8);
    for (let slot = 0; slot < 12; slot++) heap.free(8 * slot, 8);
    heap.allocate(16);
  });

  waste.check("counts what nobody asked for in slots alone", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(192 + 20, 192);
    for (const size of [5, 20, 8]) heap.allocate(size);
    heap.free(0, 5);
    heap.free(96, 20);
    const small = allocator(96 + 50, 96);
    for (let slot = 0; slot < 3; slot++) small.allocate(31);
    small.allocate(29);
  });

  totals.check("counts a slot as a whole", { points: 0.5, needs: [FREES] }, ({ allocator }) => {
    const heap = allocator(300, 288);
    for (const size of [5, 20, 31]) heap.allocate(size);
    heap.free(0, 5);
  });

  sharing.check("shares nothing with another allocator", { points: 1, needs: [FREES] }, ({ allocator, beside }) => {
    for (const pools of [
      [192, 192],
      [96, 288],
      [288, 96],
    ] as const) {
      const both = [allocator(pools[0], pools[0]), beside(pools[1], pools[1])];
      for (const size of [7, 8]) for (const heap of both) heap.allocate(size);
      for (const heap of both) heap.free(0, 7);
      for (const size of [6, 5]) for (const heap of both) heap.allocate(size);
    }
    // As large, and with as much free, but not asked for as much.
    for (const pool of [192, 960, 3840]) {
      const [one, other] = [allocator(pool, pool), beside(pool, pool)];
      for (const [size, another] of [
        [8, 5],
        [18, 24],
      ] as const) {
        one.allocate(size);
        other.allocate(another);
        one.getInternalFragmentation();
      }
      one.free(0, 8);
      other.free(0, 5);
      one.getInternalFragmentation();
    }
    // Each is used up to its own border, and what lies behind that is in the main memory of one and in the pool of the other.
    for (const [pool, other] of [
      [96, 288],
      [288, 96],
    ] as const) {
      const both = [allocator(pool + 62, pool), beside(other + 62, other)];
      for (const heap of both) {
        const slotCount = heap.oracle.poolCapacity / 32;
        for (let slot = 0; slot <= slotCount; slot++) heap.allocate(31);
      }
      for (const heap of both) heap.free(heap.oracle.poolCapacity - 32, 31);
    }
  });

  worlds.checkWithSharing(
    "hands out and takes back the right slot in every state of a small pool",
    { points: 1, needs: [ALLOCATES] },
    taught.pool,
  );
});
