import { MemoryAllocator } from "./memory-allocator.js";
import { expect, freeBlocks, test } from "./testing.js";

// ---- basics: addresses, reuse, the two totals, two allocators at once ------------------------------------------------

test("hands out addresses in turn", () => {
  const memory = new MemoryAllocator(100);

  const first = memory.allocate(20);
  const second = memory.allocate(30);

  expect([first, second]).toEqual([0, 20]);
});

// ---- exhaustion: exact fits, full memory, its error, nothing changed by it --------------------------------------------

// ---- fragmentation: which hole is taken, and what no hole can serve ---------------------------------------------------

// ---- merges: alone, with the block below, with the one above, with both; next and prev after each ---------------------

// ---- boundaries: one unit, the last unit, all units -------------------------------------------------------------------

// ---- invalid-ops: each error of the contract, and what holds after it -------------------------------------------------
