import { expect } from "vitest";
import { checks } from "../../../exercises/02-best-fit/stages/checks.js";
import { fill } from "#kit/lists/memories";
import { hiddenStage } from "#kit/check/stage";

const { check } = checks({ judge: ["free memory"] });
const addresses = checks({ judge: [] });

const MANY = 520;
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
      const heap = allocator(2 * MANY);
      const addresses = fill(heap, blocks.map(sizeOf));
      // Every second one, from the newest down, so that nothing merges and the way to each is short.
      for (const block of blocks.filter((each) => each % 2 === 0).reverse())
        heap.free(addresses[block] ?? 0, sizeOf(block));
      heap.getFreeMemory();
    },
  );
});
