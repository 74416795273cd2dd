/** The oracle of blocks that move, against a second one that keeps gaps between blocks, and against tables worked out by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOn } from "#kit/define/oracle";
import { definition } from "../../exercises/17-compaction/stages/definition.js";
import type { CompactionModel } from "../../exercises/17-compaction/stages/model.js";

/** Blocks as a chain in which each knows how far it is from the one before: to slide is to take a gap away. */
class Gaps {
  chain: { handle: number; gap: number; size: number; pins: number }[] = [];
  private last = 0;

  constructor(private readonly capacity: number) {}

  private get rest(): number {
    return this.capacity - this.chain.reduce((sum, { gap, size }) => sum + gap + size, 0);
  }

  gaps(): number[] {
    return [...this.chain.map(({ gap }) => gap), this.rest];
  }

  addresses(): number[][] {
    let end = 0;
    return this.chain.map(({ handle, gap, size, pins }) => {
      end += gap + size;
      return [handle, end - size, size, pins];
    });
  }

  allocate(size: number): number | null {
    const free = this.gaps().reduce((sum, gap) => sum + gap, 0);
    if (free < size) return null;
    if (!this.gaps().some((gap) => gap >= size)) this.compact();
    const place = this.gaps().findIndex((gap) => gap >= size);
    if (place === -1) return null;
    const behind = this.chain[place];
    if (behind !== undefined) behind.gap -= size;
    this.chain.splice(place, 0, { handle: ++this.last, gap: 0, size, pins: 0 });
    return this.last;
  }

  free(handle: number): void {
    const place = this.chain.findIndex((block) => block.handle === handle);
    const [gone] = this.chain.splice(place, 1);
    const behind = this.chain[place];
    if (behind !== undefined && gone !== undefined) behind.gap += gone.gap + gone.size;
  }

  /** Gaps wander up past unpinned blocks, to the next pinned one or to the end. */
  compact(): number {
    let moved = 0;
    let carried = 0;
    for (const block of this.chain) {
      carried += block.gap;
      block.gap = block.pins > 0 ? carried : 0;
      if (block.pins > 0) carried = 0;
      else if (carried > 0) moved += block.size;
    }
    return moved;
  }
}

const call = fc.record({
  kind: fc.constantFrom("allocate", "allocate", "allocate", "free", "free", "pin", "unpin", "compact"),
  number: fc.nat({ max: 99 }),
});
const calls = fc.array(call, { maxLength: 80, size: "max" });

const madeOn = (model: CompactionModel, method: string, ...args: number[]): unknown => {
  const due = makeOn(definition, model, { method, args });
  return due.kind === "returns" ? due.value : null;
};
const stateOf = (model: CompactionModel): number[][] =>
  model.live().map(({ handle, start, size, pins }) => [handle, start, size, pins]);

describe("the oracle of blocks that move", () => {
  test("does in random calls what gaps do", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), calls, (capacity, made) => {
        const model = definition.construct.oracle(capacity);
        const other = new Gaps(capacity);
        for (const { kind, number } of made) {
          const block = model.pick(number);
          if (kind === "allocate") {
            const size = 1 + (number % 40);
            const isCompactedInVain = model.mayCompactInVain(size);
            expect(madeOn(model, "allocate", size)).toBe(other.allocate(size));
            expect(model.isUnsettled).toBe(isCompactedInVain);
            if (isCompactedInVain) {
              expect(madeOn(model, "compact")).toBeUndefined();
              other.compact();
            }
          } else if (kind === "compact") {
            expect(madeOn(model, "compact")).toBe(other.compact());
          } else if (block !== undefined && (kind !== "unpin" || block.pins > 0)) {
            madeOn(model, kind, block.handle);
            const same = other.chain.find(({ handle }) => handle === block.handle);
            if (kind === "free") other.free(block.handle);
            else if (same !== undefined) same.pins += kind === "pin" ? 1 : -1;
          }
          expect(stateOf(model)).toEqual(other.addresses());
          const gaps = other.gaps().filter((gap) => gap > 0);
          expect(model.holes().map(({ size }) => size)).toEqual(gaps);
          expect(model.freeMemory()).toBe(gaps.reduce((sum, gap) => sum + gap, 0));
          expect(model.largestFreeBlock()).toBe(Math.max(0, ...gaps));
          for (const [handle, start, size] of other.addresses()) {
            expect(madeOn(model, "addressOf", handle ?? 0)).toBe(start);
            expect(madeOn(model, "sizeOf", handle ?? 0)).toBe(size);
          }
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("does the example of the lesson", () => {
    const model = definition.construct.oracle(100);
    for (const { method, args } of definition.play.example.calls.slice(0, -1))
      madeOn(model, method, ...(args as number[]));
    expect(model.freeMemory()).toBe(60);
    expect(model.holes()).toEqual([0, 20, 40, 60, 80].map((start) => ({ start, size: start === 80 ? 20 : 10 })));
    expect(model.wouldMove()).toBe(40);
    expect(madeOn(model, "allocate", 50)).toBe(11);
    expect(stateOf(model)).toEqual([
      [2, 0, 10, 0],
      [4, 10, 10, 0],
      [6, 20, 10, 0],
      [8, 30, 10, 0],
      [11, 40, 50, 0],
    ]);
    expect(model.holes()).toEqual([{ start: 90, size: 10 }]);
  });

  test("does the example of the lesson with a pinned block", () => {
    const model = definition.construct.oracle(100);
    for (const { method, args } of definition.play.example.calls.slice(0, -1))
      madeOn(model, method, ...(args as number[]));
    madeOn(model, "pin", 6);
    expect(madeOn(model, "compact")).toBe(30);
    expect(stateOf(model)).toEqual([
      [2, 0, 10, 0],
      [4, 10, 10, 0],
      [6, 50, 10, 1],
      [8, 60, 10, 0],
    ]);
    expect(model.holes()).toEqual([
      { start: 20, size: 30 },
      { start: 70, size: 30 },
    ]);
    expect(madeOn(model, "allocate", 31)).toBeNull();
    // Nothing would move, so nothing may have changed.
    expect(model.isUnsettled).toBe(false);
    madeOn(model, "unpin", 6);
    expect(madeOn(model, "allocate", 31)).toBe(11);
    expect(stateOf(model).map(([, start]) => start)).toEqual([0, 10, 20, 30, 40]);
  });

  test.each([
    [0, [90]],
    [45, [45, 45]],
    [90, [90]],
  ])("leaves of 100 bytes with a block of 10 pinned at %i holes of %j, as the lesson says", (start, sizes) => {
    const model = definition.construct.oracle(100);
    if (start > 0) madeOn(model, "allocate", start);
    madeOn(model, "allocate", 10);
    madeOn(model, "pin", model.given);
    if (start > 0) madeOn(model, "free", 1);
    madeOn(model, "compact");
    expect(model.holes().map(({ size }) => size)).toEqual(sizes);
  });

  test("serves 15 at 80 in the lesson's memory, and refuses 61", () => {
    const model = definition.construct.oracle(100);
    for (const { method, args } of definition.play.example.calls.slice(0, -1))
      madeOn(model, method, ...(args as number[]));
    expect(madeOn(model, "allocate", 61)).toBeNull();
    expect(madeOn(model, "allocate", 15)).toBe(11);
    expect(model.block(11)?.start).toBe(80);
  });

  test("six bytes that move down by two are spoilt from the last one down, as the lesson shows", () => {
    const copied = (order: readonly number[]): string => {
      const bytes = [..."--abcdef"];
      for (const at of order) bytes[at] = bytes[at + 2] ?? "";
      return bytes.join("");
    };
    expect(copied([0, 1, 2, 3, 4, 5])).toBe("abcdefef");
    expect(copied([5, 4, 3, 2, 1, 0])).toBe("efefefef");
  });

  test.each([
    ["allocate", 0, ["RangeError"]],
    ["allocate", 1.5, ["RangeError"]],
    ["allocate", "1", ["RangeError", "TypeError"]],
    ["allocate", 8, ["OutOfMemoryError"]],
    ["addressOf", 0, ["RangeError", "InvalidHandleError"]],
    ["sizeOf", -1, ["RangeError", "InvalidHandleError"]],
    ["pin", 0.5, ["RangeError"]],
    ["pin", NaN, ["RangeError"]],
    ["free", "1", ["RangeError", "TypeError"]],
    ["free", 1, ["InvalidHandleError"]],
    ["free", 3, ["InvalidHandleError"]],
    ["addressOf", 2 ** 53, ["InvalidHandleError", "RangeError"]],
    ["unpin", 2, ["InvalidHandleError"]],
  ])("of 10 bytes, 1 freed and 2 with 3 bytes, %s(%j) is refused", (method, arg, names) => {
    const model = definition.construct.oracle(10);
    madeOn(model, "allocate", 2);
    madeOn(model, "allocate", 3);
    madeOn(model, "free", 1);
    expect(makeOn(definition, model, { method, args: [arg] })).toEqual({ kind: "throws", names });
  });

  test("to ask leaves the oracle as it was, and equal keys stand for equal states", () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(calls, (made) => {
        const model = definition.construct.oracle(7);
        for (const { kind, number } of made) {
          const block = model.pick(number);
          if (kind === "allocate") madeOn(model, kind, 1 + (number % 8));
          else if (kind === "compact") madeOn(model, kind);
          else if (block !== undefined) madeOn(model, kind, block.handle);
          const state = definition.key(model);
          const does = asked(model);
          expect(definition.key(model)).toBe(state);
          expect(seen.get(state) ?? does).toBe(does);
          seen.set(state, does);
          if (model.isUnsettled) madeOn(model, "compact");
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

/** What calls have to do: those on blocks in the order in which they were handed out, new handles aside. */
const asked = (model: CompactionModel): string =>
  JSON.stringify([
    [1, 2, 3, 4, 5, 6, 7, 8].map((size) => model.dueOfAllocate(size).kind),
    [...model.live()]
      .sort((one, other) => one.handle - other.handle)
      .map(({ handle }) =>
        ["addressOf", "sizeOf", "unpin"].map((method) => definition.methods[method as "addressOf"].due(model, handle)),
      ),
    definition.methods.compact.due(model),
    model.isUnsettled,
  ]);
