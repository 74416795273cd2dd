/** The oracles that assignments share, held against tables and against a second model of each that is written another way. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MemoryModel, type Placement } from "#kit/models/units";

/** Blocks in a sorted list, each free or not, that is cut and joined in place: no unit is looked at. */
class BlockList {
  blocks: { start: number; size: number; isFree: boolean }[];

  constructor(capacity: number) {
    this.blocks = [{ start: 0, size: capacity, isFree: true }];
  }

  allocate(size: number, placement: Placement): number | null {
    const fitting = this.blocks.filter((block) => block.isFree && block.size >= size);
    const sorted =
      placement === "best-fit" ? [...fitting].sort((a, b) => a.size - b.size || a.start - b.start) : fitting;
    const [block] = sorted;
    if (block === undefined) return null;
    const rest = { start: block.start + size, size: block.size - size, isFree: true };
    const at = this.blocks.indexOf(block);
    this.blocks.splice(at, 1, { start: block.start, size, isFree: false }, ...(rest.size > 0 ? [rest] : []));
    return block.start;
  }

  free(start: number, size: number): boolean {
    const at = this.blocks.findIndex((block) => !block.isFree && block.start === start && block.size === size);
    if (at < 0) return false;
    const [before, after] = [this.blocks[at - 1], this.blocks[at + 1]];
    const from = before?.isFree ? at - 1 : at;
    const to = after?.isFree ? at + 1 : at;
    const joined = this.blocks.slice(from, to + 1);
    const total = joined.reduce((sum, block) => sum + block.size, 0);
    this.blocks.splice(from, joined.length, { start: joined[0]?.start ?? start, size: total, isFree: true });
    return true;
  }

  get freeBlocks(): { start: number; size: number }[] {
    return this.blocks.filter(({ isFree }) => isFree).map(({ start, size }) => ({ start, size }));
  }
}

const calls = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant("allocate" as const), size: fc.integer({ min: 1, max: 12 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("free" as const),
        which: fc.nat({ max: 30 }),
        shift: fc.constantFrom(0, 0, 0, 1, -1),
        grow: fc.constantFrom(0, 0, 0, 1, -1),
      }),
    },
  ),
  { maxLength: 60, size: "max" },
);

describe.each<Placement>(["first-fit", "best-fit"])("memory as units, %s", (placement) => {
  test("does as a list of blocks does, call after call", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), calls, (capacity, sequence) => {
        const model = new MemoryModel(capacity, placement);
        const list = new BlockList(capacity);
        const handedOut: [number, number][] = [];
        for (const call of sequence) {
          if (call.kind === "allocate") {
            const due = model.dueOfAllocate(call.size);
            const start = list.allocate(call.size, placement);
            expect(due).toEqual(
              start === null ? { kind: "throws", names: ["OutOfMemoryError"] } : { kind: "returns", value: start },
            );
            if (start === null) continue;
            model.allocate(call.size);
            handedOut.push([start, call.size]);
          } else {
            const [start, size] = handedOut[call.which % Math.max(1, handedOut.length)] ?? [0, 1];
            const [address, units] = [start + call.shift, size + call.grow];
            const due = model.dueOfFree(address, units);
            const isLive = list.free(address, units);
            expect(due.kind).toBe(isLive ? "returns" : "throws");
            if (isLive) model.free(address, units);
          }
          expect(model.freeRanges()).toEqual(list.freeBlocks);
          expect(model.freeMemory()).toBe(list.freeBlocks.reduce((sum, { size }) => sum + size, 0));
          expect(model.largestFreeBlock()).toBe(Math.max(0, ...list.freeBlocks.map(({ size }) => size)));
        }
      }),
      { numRuns: 150, seed: 5 },
    );
  });
});

test.each([
  ["a size of 0", [0], ["RangeError"]],
  ["no number", ["8"], ["RangeError", "TypeError"]],
  ["a size that nothing has room for", [11], ["OutOfMemoryError"]],
  ["a size that is no whole number, and too large", [11.5], ["RangeError", "OutOfMemoryError"]],
])("%s is refused by allocate", (_what, [size], names) => {
  expect(new MemoryModel(10, "first-fit").dueOfAllocate(size)).toEqual({ kind: "throws", names });
});

test.each([
  ["an address outside of memory", [10, 1], ["RangeError"]],
  ["a block that reaches outside of memory", [4, 8], ["RangeError", "InvalidFreeError"]],
  ["a block that was never handed out", [0, 3], ["InvalidFreeError"]],
  ["a size of NaN", [0, NaN], ["RangeError"]],
])("%s is refused by free", (_what, [address, size], names) => {
  const model = new MemoryModel(10, "first-fit");
  model.allocate(4);
  expect(model.dueOfFree(address, size)).toEqual({ kind: "throws", names });
});

test("asking what is due changes nothing", () => {
  const model = new MemoryModel(10, "first-fit");
  model.allocate(4);
  const before = JSON.stringify(model.picture());
  model.dueOfAllocate(3);
  model.dueOfFree(0, 4);
  expect(JSON.stringify(model.picture())).toBe(before);
});
