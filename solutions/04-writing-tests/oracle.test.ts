/** What the lesson says of programs, held against programs. */
import { describe, expect, test } from "vitest";
import { MemoryAllocator as BestFit } from "../../exercises/04-writing-tests/variants/best-fit/memory-allocator.js";
import { MemoryAllocator as FirstFit } from "../../exercises/04-writing-tests/variants/first-fit/memory-allocator.js";
import { MemoryAllocator as Forgetful } from "../../exercises/04-writing-tests/variants/merge-with-both-forgets-prev/memory-allocator.js";

interface Memory {
  freeListHead: { start: number; next: Memory["freeListHead"]; prev: Memory["freeListHead"] } | null;
  allocate(size: number): number;
  free(address: number, size: number): void;
}
type Program = new (capacity: number) => Memory;

/** Holes of these sizes, with five units in use behind each. */
function holes(Program: Program, sizes: readonly number[]): Memory {
  const memory = new Program(sizes.reduce((sum, size) => sum + size + 5, 0));
  const starts = sizes.map((size) => {
    const start = memory.allocate(size);
    memory.allocate(5);
    return start;
  });
  sizes.forEach((size, place) => memory.free(starts[place] ?? NaN, size));
  return memory;
}

/** Last fit, which is no program here: the last hole with room, counted from the front. */
function lastFit(sizes: readonly number[], size: number): number {
  const place = sizes.findLastIndex((room) => room >= size);
  return sizes.slice(0, place).reduce((sum, room) => sum + room + 5, 0);
}

describe("a request of 8", () => {
  test.each([
    { sizes: [30, 10, 20], answers: [0, 35, 50] },
    { sizes: [8, 10, 20], answers: [0, 0, 28] },
  ])("in holes of $sizes has the answers of the lesson", ({ sizes, answers }) => {
    const [first, best] = [FirstFit, BestFit].map((Program) => holes(Program as Program, sizes).allocate(8));
    expect([first, best, lastFit(sizes, 8)]).toEqual(answers);
  });
});

test("a merge with both leaves one prev to be changed: in the block at 50, which led to the one at 30", () => {
  const prevs = [FirstFit, Forgetful].map((Program) => {
    const memory = new (Program as Program)(60);
    for (let piece = 0; piece < 6; piece++) memory.allocate(10);
    for (const address of [10, 30, 50]) memory.free(address, 10);
    memory.free(20, 10);
    return [memory.freeListHead?.start, memory.freeListHead?.next?.start, memory.freeListHead?.next?.prev?.start];
  });
  expect(prevs).toEqual([
    [10, 50, 10],
    [10, 50, 30],
  ]);
});
