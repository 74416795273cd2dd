import { expect } from "vitest";
import { checks } from "../../../exercises/02-best-fit/stages/checks.js";
import { fill } from "#kit/lists/memories";
import { hiddenStage } from "#kit/check/stage";

const { check } = checks({ judge: ["free memory"] });
const addresses = checks({ judge: [] });

/** As many as there may be at once; every second of them free is as many free blocks as there may be. */
const MANY = 1024;
const needs = ["hands out a new memory from address 0 up"];

hiddenStage("basics", () => {
  check("keeps two allocators apart", { points: 0.5, needs }, ({ allocator }) => {
    const one = allocator(45);
    one.allocate(30);
    const other = allocator(65);
    expect(other.allocate(50)).toBe(0);
    one.allocate(10);
    one.free(0, 30);
    expect(one.allocate(20)).toBe(0);
    expect(other.allocate(10)).toBe(50);
  });

  addresses.check(
    "knows hundreds of blocks at once",
    { points: 1, needs, publicHint: "There can be many blocks at a time." },
    ({ allocator }) => {
      const blocks = Array.from({ length: MANY }, (_, block) => block);
      const sizeOf = (block: number): number => 1 + (block % 3);
      const heap = allocator(blocks.reduce((sum, block) => sum + sizeOf(block), 8));
      const addresses = fill(heap, blocks.map(sizeOf));
      // Every second one, so that nothing merges: from the newest down, as the way to each is short then, but the highest of
      // them from the oldest up.
      const even = blocks.filter((block) => block % 2 === 0);
      const isLow = (block: number): boolean => block < MANY - 32;
      for (const block of [...even.filter(isLow).reverse(), ...even.filter((each) => !isLow(each))])
        heap.free(addresses[block] ?? 0, sizeOf(block));
      heap.getFreeMemory();
    },
  );
});
