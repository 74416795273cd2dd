import { MemoryAllocator } from "./memory-allocator.js";
import { expect, freeBlocks, test } from "./testing.js";

// ---- basics: addresses, reuse, the two totals, two allocators at once ------------------------------------------------

test("hands out addresses in turn", () => {
  const memory = new MemoryAllocator(100);

  const first = memory.allocate(20);
  const second = memory.allocate(30);

  expect([first, second]).toEqual([0, 20]);
});

// @hide
test("hands out again what was given back", () => {
  const memory = new MemoryAllocator(100);
  memory.allocate(20);
  memory.allocate(30);
  memory.free(0, 20);
  expect(memory.allocate(15)).toBe(0);
});

test("counts what is free", () => {
  const memory = new MemoryAllocator(100);
  expect(memory.getFreeMemory()).toBe(100);
  memory.allocate(30);
  expect(memory.getFreeMemory()).toBe(70);
});

test("tells the largest hole apart from all that is free", () => {
  const memory = withHoles(30, 10, 20);
  expect(memory.getLargestFreeBlock()).toBe(30);
  expect(memory.getFreeMemory()).toBe(70);
});

test("keeps two allocators apart", () => {
  const one = new MemoryAllocator(100);
  const other = new MemoryAllocator(50);
  one.allocate(20);
  expect(other.allocate(10)).toBe(0);
  expect(one.allocate(10)).toBe(20);
});
// @end

// ---- exhaustion: exact fits, full memory, its error, nothing changed by it --------------------------------------------

// @hide
test("hands out all that is free", () => {
  const memory = new MemoryAllocator(100);
  expect(memory.allocate(100)).toBe(0);
  expect(memory.freeListHead == null).toBe(true);
});

test("takes a hole that fits exactly out of the list", () => {
  const memory = withHoles(30, 10, 20);
  memory.allocate(30);
  memory.allocate(10);
  expectList(memory, [
    [50, 20],
    [75, 10],
  ]);
});

test("refuses what no hole has room for", () => {
  const memory = new MemoryAllocator(100);
  memory.allocate(60);
  expect(() => memory.allocate(41)).toThrow("OutOfMemoryError");
  expect(() => memory.allocate(101)).toThrow("OutOfMemoryError");
});

test("is as it was after it has refused", () => {
  const memory = new MemoryAllocator(100);
  memory.allocate(60);
  const before = freeBlocks(memory);
  expect(() => memory.allocate(41)).toThrow();
  expect(memory.getFreeMemory()).toBe(40);
  expect(freeBlocks(memory)).toEqual(before);
});
// @end

// ---- fragmentation: which hole is taken, and what no hole can serve ---------------------------------------------------

// @hide
test("takes the first hole with room, not the one that fits best", () => {
  const memory = withHoles(30, 10, 20);
  expect(memory.allocate(8)).toBe(0);
});

test("begins each search at the lowest address", () => {
  const memory = withHoles(30, 10, 20);
  memory.allocate(25);
  memory.allocate(8);
  expect(memory.allocate(4)).toBe(25);
});

test("refuses what would fit only into all holes together", () => {
  const memory = withHoles(30, 10, 20);
  expect(() => memory.allocate(31)).toThrow("OutOfMemoryError");
});
// @end

// ---- merges: alone, with the block below, with the one above, with both; next and prev after each ---------------------

// @hide
test("leaves a hole alone that touches no other", () => {
  const memory = blocksOf(20, 20, 20, 20, 20);
  memory.free(60, 20);
  memory.free(20, 20);
  expectMerged(memory, [
    [20, 20],
    [60, 20],
    [100, 10],
  ]);
});

test("merges with the hole below", () => {
  const memory = blocksOf(20, 20, 20, 20);
  memory.free(20, 20);
  memory.free(40, 20);
  expectMerged(memory, [
    [20, 40],
    [80, 10],
  ]);
});

test("merges with the hole at address 0", () => {
  const memory = blocksOf(20, 20, 60);
  memory.free(0, 20);
  memory.free(20, 20);
  expectMerged(memory, [
    [0, 40],
    [100, 10],
  ]);
});

test("merges with the hole above", () => {
  const memory = blocksOf(20, 20, 20, 20, 20);
  memory.free(0, 20);
  memory.free(60, 20);
  memory.free(40, 20);
  expectMerged(memory, [
    [0, 20],
    [40, 40],
    [100, 10],
  ]);
});

test("merges with both, and the list goes on behind them", () => {
  const memory = blocksOf(10, 10, 10, 10, 10);
  memory.free(10, 10);
  memory.free(30, 10);
  memory.free(20, 10);
  expectMerged(memory, [
    [10, 30],
    [50, 10],
  ]);
});

test("merges with all that is left behind it", () => {
  const memory = blocksOf(20, 20);
  memory.free(20, 20);
  expectMerged(memory, [[20, 30]]);
});
// @end

// ---- boundaries: one unit, the last unit, all units -------------------------------------------------------------------

// @hide
test("can be as small as one unit", () => {
  const memory = new MemoryAllocator(1);
  expect(memory.getFreeMemory()).toBe(1);
});

test("takes back the last unit of all", () => {
  const memory = new MemoryAllocator(100);
  memory.allocate(99);
  memory.allocate(1);
  memory.free(99, 1);
  expect(freeBlocks(memory)).toEqual([[99, 1]]);
});

test("takes back a single unit", () => {
  const memory = blocksOf(1, 1, 1);
  memory.free(1, 1);
  expect(freeBlocks(memory)).toEqual([
    [1, 1],
    [3, 10],
  ]);
});

test("takes all units back at once", () => {
  const memory = new MemoryAllocator(100);
  memory.allocate(100);
  memory.free(0, 100);
  expect(freeBlocks(memory)).toEqual([[0, 100]]);
});
// @end

// ---- invalid-ops: each error of the contract, and what holds after it -------------------------------------------------

// @hide
const NO_COUNTS = [0, -1, 2.5, NaN, Infinity];

test("refuses capacities that count nothing", () => {
  for (const capacity of NO_COUNTS) expect(() => new MemoryAllocator(capacity)).toThrow("RangeError");
});

test("refuses sizes that count nothing", () => {
  const memory = new MemoryAllocator(100);
  memory.allocate(20);
  for (const size of NO_COUNTS) {
    expect(() => memory.allocate(size)).toThrow("RangeError");
    expect(() => memory.free(0, size)).toThrow("RangeError");
  }
});

test("refuses addresses that are none", () => {
  const memory = blocksOf(20, 70);
  for (const address of [-1, 100, 0.5, NaN]) expect(() => memory.free(address, 20)).toThrow("RangeError");
});

test("refuses what is no number, by either name", () => {
  const memory = new MemoryAllocator(100);
  const text = "20" as unknown as number;
  expect(() => memory.allocate(text)).toThrow("RangeError", "TypeError");
  expect(() => memory.free(text, 20)).toThrow("RangeError", "TypeError");
});

test("refuses a range that ends outside, by either name", () => {
  const memory = blocksOf(80, 20);
  expect(() => memory.free(80, 31)).toThrow("RangeError", "InvalidFreeError");
});

test("frees nothing but what is live, and all of it", () => {
  const memory = new MemoryAllocator(100);
  memory.allocate(20);
  memory.allocate(30);
  expect(() => memory.free(20, 10)).toThrow("InvalidFreeError");
  expect(() => memory.free(25, 10)).toThrow("InvalidFreeError");
  expect(() => memory.free(60, 10)).toThrow("InvalidFreeError");
  memory.free(0, 20);
  expect(() => memory.free(0, 20)).toThrow("InvalidFreeError");
});

test("can still free what it has refused to free wrongly", () => {
  const memory = blocksOf(20, 30);
  expect(() => memory.free(0, 10)).toThrow();
  memory.free(0, 20);
  expect(memory.getFreeMemory()).toBe(30);
});

/** A memory with blocks of these sizes in use, and ten units behind them that are free. */
function blocksOf(...sizes: number[]): MemoryAllocator {
  const memory = new MemoryAllocator(sizes.reduce((sum, size) => sum + size) + 10);
  for (const size of sizes) memory.allocate(size);
  return memory;
}

/** A memory with holes of these sizes, the first at address 0, five units in use behind each, and then the ten. */
function withHoles(...sizes: number[]): MemoryAllocator {
  const memory = blocksOf(...sizes.flatMap((size) => [size, 5]));
  let address = 0;
  for (const size of sizes) {
    memory.free(address, size);
    address += size + 5;
  }
  return memory;
}

/** The list forwards, and at each of its blocks the way back. */
function expectList(memory: MemoryAllocator, due: [start: number, size: number][]): void {
  expect(freeBlocks(memory)).toEqual(due);
  const before: unknown[] = [];
  for (let block = memory.freeListHead; block != null; block = block.next) before.push(block.prev?.start ?? "none");
  expect(before).toEqual(["none", ...due.map(([start]) => start)].slice(0, due.length));
}

/** After a merge, the list is whole in both directions. */
function expectMerged(memory: MemoryAllocator, due: [start: number, size: number][]): void {
  expectList(memory, due);
}
// @end
