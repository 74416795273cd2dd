/** The oracle, held against a table, and against a second model that is written another way. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeOn } from "#kit/define/oracle";
import { definition } from "../../exercises/02-like-units/stages/definition.js";

test.each([
  ["a size of 0", "allocate", 0, ["RangeError"]],
  ["no number", "allocate", "8", ["RangeError", "TypeError"]],
  ["a size that nothing has room for", "allocate", 7, ["OutOfMemoryError"]],
  ["an address inside of a block", "free", 1, ["InvalidFreeError"]],
  ["an address that is none", "free", -1, ["InvalidFreeError", "RangeError"]],
])("%s is refused", (_what, method, arg, names) => {
  const oracle = definition.construct.oracle(10);
  makeOn(definition, oracle, { method: "allocate", args: [4] });
  expect(makeOn(definition, oracle, { method, args: [arg] })).toEqual({ kind: "throws", names });
});

/** Blocks between two ends, in order; a gap is found between them. */
class Blocks {
  private blocks: { from: number; to: number }[] = [];

  constructor(private readonly capacity: number) {}

  allocate(size: number): number | null {
    const ends = [0, ...this.blocks.map(({ to }) => to)];
    const begins = [...this.blocks.map(({ from }) => from), this.capacity];
    const from = ends.find((end, place) => (begins[place] ?? 0) - end >= size);
    if (from === undefined) return null;
    this.blocks = [...this.blocks, { from, to: from + size }].sort((one, other) => one.from - other.from);
    return from;
  }

  free(address: number): boolean {
    const before = this.blocks.length;
    this.blocks = this.blocks.filter(({ from }) => from !== address);
    return this.blocks.length < before;
  }

  freeMemory(): number {
    return this.blocks.reduce((free, { from, to }) => free - (to - from), this.capacity);
  }
}

const call = fc.record({
  method: fc.constantFrom("allocate" as const, "free" as const),
  number: fc.integer({ min: 1, max: 12 }),
});

test("does as blocks with two ends do, call after call", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.array(call, { size: "max", maxLength: 60 }), (capacity, calls) => {
      const oracle = definition.construct.oracle(capacity);
      const blocks = new Blocks(capacity);
      for (const { method, number } of calls) {
        const due = makeOn(definition, oracle, { method, args: [number] });
        if (method === "allocate") {
          expect(due.kind === "returns" ? due.value : null).toBe(blocks.allocate(number));
        } else {
          expect(due.kind === "returns").toBe(blocks.free(number));
        }
        expect(oracle.freeMemory()).toBe(blocks.freeMemory());
      }
    }),
  );
});
