/** The oracle of aligned blocks, against a second one that computes where they begin, and against tables worked out by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOn } from "#kit/define/oracle";
import { definition } from "../../exercises/12-alignment/stages/definition.js";

/** Live blocks as pairs of ends, in order: what is free lies between them, and the next multiple is computed. */
class Intervals {
  private blocks: { from: number; to: number }[] = [];

  constructor(private readonly capacity: number) {}

  allocate(size: number, alignment: number): number | null {
    for (const { from, to } of this.free()) {
      const address = Math.ceil(from / alignment) * alignment;
      if (address + size > to) continue;
      this.blocks = [...this.blocks, { from: address, to: address + size }].sort((a, b) => a.from - b.from);
      return address;
    }
    return null;
  }

  release(address: number, size: number): boolean {
    const others = this.blocks.filter(({ from, to }) => from !== address || to - from !== size);
    const wasThere = others.length < this.blocks.length;
    this.blocks = others;
    return wasThere;
  }

  free(): { from: number; to: number }[] {
    const starts = [0, ...this.blocks.map(({ to }) => to)];
    const ends = [...this.blocks.map(({ from }) => from), this.capacity];
    return starts.map((from, place) => ({ from, to: ends[place] ?? 0 })).filter(({ from, to }) => from < to);
  }
}

const request = fc.record({
  size: fc.integer({ min: 1, max: 30 }),
  power: fc.nat({ max: 8 }),
  which: fc.nat({ max: 3 }),
});
const calls = fc.array(request, { maxLength: 80, size: "max" });

describe("the oracle of aligned blocks", () => {
  test("does in random calls what intervals do", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), calls, (capacity, made) => {
        const model = definition.construct.oracle(capacity);
        const other = new Intervals(capacity);
        for (const { size, power, which } of made) {
          const block = which === 0 ? model.pick(size) : null;
          if (block !== null) {
            const { address, size: units } = block;
            // With a unit more, and from a unit before, it is no block.
            expect(other.release(address, units + 1) || other.release(address - 1, units + 1)).toBe(false);
            const due = makeOn(definition, model, { method: "free", args: [address, units] });
            expect(due.kind === "returns").toBe(other.release(address, units));
          } else {
            const due = makeOn(definition, model, { method: "allocate", args: [size, 2 ** power] });
            expect(due.kind === "returns" ? due.value : null).toBe(other.allocate(size, 2 ** power));
          }
          const free = other.free().map(({ from, to }) => ({ start: from, size: to - from }));
          expect(model.freeRanges()).toEqual(free);
          expect(model.largestFreeBlock()).toBe(Math.max(0, ...free.map(({ size: units }) => units)));
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("does the example of the lesson", () => {
    const model = definition.construct.oracle(definition.play.example.capacity);
    const addresses = definition.play.example.calls.map((call) => {
      const due = makeOn(definition, model, call);
      return due.kind === "returns" ? due.value : null;
    });
    expect(addresses).toEqual([0, 5, 16, 8, 32, 64]);
    expect(model.freeRanges()).toEqual([
      { start: 14, size: 2 },
      { start: 26, size: 6 },
      { start: 52, size: 12 },
      { start: 65, size: 63 },
    ]);
  });

  test("passes over a hole of 12 at 4 for 12 units at a multiple of 8", () => {
    const model = definition.construct.oracle(64);
    for (const args of [
      [4, 1],
      [12, 1],
      [16, 1],
    ])
      makeOn(definition, model, { method: "allocate", args });
    makeOn(definition, model, { method: "free", args: [4, 12] });
    expect(model.dueOfAllocate(12, 8)).toEqual({ kind: "returns", value: 32 });
    expect(model.dueOfAllocate(8, 8)).toEqual({ kind: "returns", value: 8 });
  });

  test.each([
    {
      things: "eight pairs of 1 and 8 bytes, in turn",
      sizes: Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? 1 : 8)),
      end: 128,
    },
    {
      things: "the same, the small ones first",
      sizes: [...Array<number>(8).fill(1), ...Array<number>(8).fill(8)],
      end: 72,
    },
    { things: "a field of 1, 8, 2 and 4 bytes", sizes: [1, 8, 2, 4], end: 24 },
    { things: "the same, the largest first", sizes: [8, 4, 2, 1], end: 15 },
  ])("ends $things at $end", ({ sizes, end }) => {
    // Each behind the one before, as the fields of a struct are: what was skipped is not used again.
    const address = sizes.reduce((from, size) => {
      const rest = definition.construct.oracle(256);
      if (from > 0) makeOn(definition, rest, { method: "allocate", args: [from, 1] });
      const due = makeOn(definition, rest, { method: "allocate", args: [size, size] });
      return (due.kind === "returns" ? (due.value as number) : NaN) + size;
    }, 0);
    expect(address).toBe(end);
  });

  // After (5, 1) and (10, 16) of 32 units: 5…15 and 26…31 are free.
  test.each([
    [[8], { kind: "returns", value: 8 }],
    [[8, undefined], { kind: "returns", value: 8 }],
    [[9], { kind: "throws", names: ["OutOfMemoryError"] }],
    [[11, 1], { kind: "returns", value: 5 }],
    [[1, 2 ** 52], { kind: "throws", names: ["OutOfMemoryError"] }],
    [[4, 4], { kind: "returns", value: 8 }],
    [[4, 0], { kind: "throws", names: ["RangeError"] }],
    [[4, 6], { kind: "throws", names: ["RangeError"] }],
    [[4, 2 ** 53], { kind: "throws", names: ["RangeError"] }],
    [[4, 0.5], { kind: "throws", names: ["RangeError"] }],
    [[4, "8"], { kind: "throws", names: ["RangeError", "TypeError"] }],
    [[4, null], { kind: "throws", names: ["RangeError", "TypeError"] }],
    [[12, 3], { kind: "throws", names: ["RangeError", "OutOfMemoryError"] }],
    [[0.5, 16], { kind: "throws", names: ["RangeError", "OutOfMemoryError"] }],
    [[0, 3], { kind: "throws", names: ["RangeError"] }],
  ])("says what allocate(%j) has to do", (args, due) => {
    const model = definition.construct.oracle(32);
    makeOn(definition, model, { method: "allocate", args: [5, 1] });
    makeOn(definition, model, { method: "allocate", args: [10, 16] });
    expect(model.dueOfAllocate(args[0], args[1])).toEqual(due);
  });

  test("states of one key answer every request alike", () => {
    const answersOf = new Map<string, string>();
    fc.assert(
      fc.property(calls, (made) => {
        const model = definition.construct.oracle(9);
        for (const { size, power, which } of made) {
          const block = which === 0 ? model.pick(size) : null;
          if (block !== null) makeOn(definition, model, { method: "free", args: [block.address, block.size] });
          else makeOn(definition, model, { method: "allocate", args: [1 + (size % 4), 2 ** (power % 4)] });
          const key = definition.key(model);
          const answers = JSON.stringify(
            [1, 2, 4, 8].map((alignment) => [1, 2, 3].map((units) => model.dueOfAllocate(units, alignment))),
          );
          expect(definition.key(model)).toBe(key);
          expect(answersOf.get(key) ?? answers).toBe(answers);
          answersOf.set(key, answers);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
