import type { Mutant } from "../mutant.js";

const file = "tests.ts";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  // ---- right: tests that accuse programs which keep the contract ------------------------------------------------------
  {
    name: "an-empty-suite",
    stage: "right",
    file,
    find: `import { expect, freeBlocks, test } from "./testing.js";`,
    replace: `import { expect, freeBlocks } from "./testing.js";
const test = (_name: string, _body: () => void): void => {};`,
    why: "Who accuses nobody is right about all right programs, and has looked at nothing.",
  },
  {
    name: "compares-messages",
    stage: "right",
    file,
    find: `  expect(() => memory.allocate(41)).toThrow("OutOfMemoryError");`,
    replace: `  try {
    memory.allocate(41);
  } catch (error) {
    expect((error as Error).message).toBe("No free block has 41 units.");
  }`,
    why: "The words of one's own program look like a rule.",
  },
  {
    name: "wants-null-and-not-undefined",
    stage: "right",
    file,
    find: `expect(memory.freeListHead == null).toBe(true);`,
    replace: `expect(memory.freeListHead).toBe(null);`,
    why: "One's own program says null, so everybody else has to.",
  },
  {
    name: "keeps-a-node-and-compares-it-later",
    stage: "right",
    file,
    find: `  const before = freeBlocks(memory);
  expect(() => memory.allocate(41)).toThrow();
  expect(memory.getFreeMemory()).toBe(40);
  expect(freeBlocks(memory)).toEqual(before);`,
    replace: `  const before = memory.freeListHead;
  expect(() => memory.allocate(41)).toThrow();
  expect(memory.getFreeMemory()).toBe(40);
  expect(memory.freeListHead).toBe(before);`,
    why: "Takes the node for the block: programs may make nodes anew whenever the list is read.",
  },
  {
    name: "wants-one-name-where-two-are-right",
    stage: "right",
    file,
    find: `.toThrow("RangeError", "InvalidFreeError")`,
    replace: `.toThrow("InvalidFreeError")`,
    why: "Has read what the own program throws instead of the table.",
  },
  {
    name: "wants-range-error-for-what-is-no-number",
    stage: "right",
    file,
    find: `expect(() => memory.allocate(text)).toThrow("RangeError", "TypeError");`,
    replace: `expect(() => memory.allocate(text)).toThrow("RangeError");`,
    why: "Has overlooked that the contract allows two names there.",
  },
  {
    name: "insists-on-free-returning-nothing",
    stage: "right",
    file,
    find: `  memory.free(0, 20);
  expect(memory.allocate(15)).toBe(0);`,
    replace: `  expect(memory.free(0, 20)).toBe(undefined);
  expect(memory.allocate(15)).toBe(0);`,
    why: "The type says void, but what free returns is nobody's business.",
  },

  // ---- basics -------------------------------------------------------------------------------------------------------------
  {
    name: "one-allocator-for-all",
    stage: "basics",
    file,
    find: `  const other = new MemoryAllocator(50);
  one.allocate(20);
  expect(other.allocate(10)).toBe(0);`,
    replace: `  one.allocate(20);`,
    why: "Only ever makes one allocator, so what two of them share does not show.",
  },

  // ---- exhaustion ---------------------------------------------------------------------------------------------------------
  {
    name: "never-asks-for-exactly-all",
    stage: "exhaustion",
    file,
    find: `  expect(memory.allocate(100)).toBe(0);
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
});`,
    replace: `  expect(memory.allocate(99)).toBe(0);
  expect(memory.getFreeMemory()).toBe(1);
});`,
    why: "Nearly all is all, one would think; but to take the last unit is another case.",
  },
  {
    name: "looks-away-after-a-refusal",
    stage: "exhaustion",
    file,
    find: `  expect(memory.getFreeMemory()).toBe(40);
  expect(freeBlocks(memory)).toEqual(before);`,
    replace: ``,
    why: "It has thrown, as it should, and that seems to be all.",
  },

  // ---- fragmentation ------------------------------------------------------------------------------------------------------
  {
    name: "only-ever-one-hole",
    stage: "fragmentation",
    file,
    find: `  const memory = withHoles(30, 10, 20);
  expect(memory.allocate(8)).toBe(0);
});

test("begins each search at the lowest address", () => {
  const memory = withHoles(30, 10, 20);
  memory.allocate(25);
  memory.allocate(8);
  expect(memory.allocate(4)).toBe(25);`,
    replace: `  const memory = new MemoryAllocator(100);
  expect(memory.allocate(8)).toBe(0);
});

test("begins each search at the lowest address", () => {
  const memory = new MemoryAllocator(100);
  memory.allocate(25);
  expect(memory.allocate(4)).toBe(25);`,
    why: "With one hole there is nothing to choose, so every choice is right.",
  },
  {
    name: "holes-in-an-order-that-tells-nothing",
    stage: "fragmentation",
    file,
    find: `  const memory = withHoles(30, 10, 20);
  expect(memory.allocate(8)).toBe(0);`,
    replace: `  const memory = withHoles(8, 10, 20);
  expect(memory.allocate(8)).toBe(0);`,
    why: "The first hole with room is the best one, too: two policies, one answer.",
  },

  // ---- merges -------------------------------------------------------------------------------------------------------------
  {
    name: "looks-at-totals-and-never-at-the-list",
    stage: "merges",
    file,
    find: `  expectList(memory, due);
}`,
    replace: `  expect(memory.getFreeMemory()).toBe(due.reduce((sum, [, size]) => sum + size, 0));
}`,
    why: "Two holes of 20 are 40 units, merged or not.",
  },
  {
    name: "reads-next-and-never-prev",
    stage: "merges",
    file,
    find: `  expectList(memory, due);
}`,
    replace: `  expect(freeBlocks(memory)).toEqual(due);
}`,
    why: "A list looks whole as long as nobody goes back.",
  },
  {
    name: "nothing-behind-a-merge-with-both",
    stage: "merges",
    file,
    find: `  const memory = blocksOf(10, 10, 10, 10, 10);
  memory.free(10, 10);
  memory.free(30, 10);
  memory.free(20, 10);
  expectMerged(memory, [
    [10, 30],
    [50, 10],
  ]);`,
    replace: `  const memory = blocksOf(10, 10, 10);
  memory.free(0, 10);
  memory.free(20, 10);
  memory.free(10, 10);
  expectMerged(memory, [[0, 40]]);`,
    why: "Three blocks become one, and a block behind them, whose prev has to change, is not there.",
  },

  // ---- boundaries ---------------------------------------------------------------------------------------------------------
  {
    name: "never-fewer-than-two-units",
    stage: "boundaries",
    file,
    find: `  const memory = new MemoryAllocator(1);
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
  ]);`,
    replace: `  const memory = new MemoryAllocator(100);
  expect(memory.getFreeMemory()).toBe(100);
});

test("takes back the last units of all", () => {
  const memory = new MemoryAllocator(100);
  memory.allocate(98);
  memory.allocate(2);
  memory.free(98, 2);
  expect(freeBlocks(memory)).toEqual([[98, 2]]);`,
    why: "A hundred is a nice number, and 1 a special case that nobody thinks of.",
  },

  // ---- invalid-ops --------------------------------------------------------------------------------------------------------
  {
    name: "expects-only-where-something-is-thrown",
    stage: "invalid-ops",
    file,
    find: `  expect(() => memory.free(20, 10)).toThrow("InvalidFreeError");
  expect(() => memory.free(25, 10)).toThrow("InvalidFreeError");
  expect(() => memory.free(60, 10)).toThrow("InvalidFreeError");
  memory.free(0, 20);
  expect(() => memory.free(0, 20)).toThrow("InvalidFreeError");
});

test("can still free what it has refused to free wrongly", () => {
  const memory = blocksOf(20, 30);
  expect(() => memory.free(0, 10)).toThrow();
  memory.free(0, 20);`,
    replace: `  try {
    memory.free(20, 10);
  } catch (thrown) {
    expect((thrown as Error).name).toBe("InvalidFreeError");
  }
});

test("can still free what it has refused to free wrongly", () => {
  const memory = blocksOf(20, 30);
  try {
    memory.free(0, 30);
  } catch {}
  memory.free(0, 20);`,
    why: "What stands in catch is only looked at when something is thrown.",
  },
  {
    name: "looks-away-after-a-wrong-free",
    stage: "invalid-ops",
    file,
    find: `  expect(() => memory.free(0, 10)).toThrow();
  memory.free(0, 20);
  expect(memory.getFreeMemory()).toBe(30);`,
    replace: `  expect(() => memory.free(0, 10)).toThrow();`,
    why: "Refused is refused, one would think, but something may have happened before.",
  },

  // ---- craft --------------------------------------------------------------------------------------------------------------
  {
    name: "one-test-with-everything-in-it",
    stage: "craft",
    file,
    find: `import { expect, freeBlocks, test } from "./testing.js";`,
    replace: `import { expect, freeBlocks, test as write } from "./testing.js";
const parts: (() => void)[] = [];
const test = (_name: string, part: () => void): void => void parts.push(part);
write("works", () => parts.forEach((part) => part()));
for (const capacity of [10, 20, 30, 40, 50]) write(\`\${capacity} units\`, () => void new MemoryAllocator(capacity));`,
    why: "It finds everything, and never says what; the five others look at nothing.",
  },
  {
    name: "takes-its-time",
    stage: "craft",
    file,
    find: `  for (const size of sizes) memory.allocate(size);
  return memory;`,
    replace: `  for (const size of sizes) memory.allocate(size);
  for (let turn = 0; turn < 150_000; turn++);
  return memory;`,
    why: "Does a thing again and again that is as right the first time.",
  },
];
