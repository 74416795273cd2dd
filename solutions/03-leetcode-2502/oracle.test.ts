/** The oracle, held against a second model that is written another way. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { UnitsModel } from "../../exercises/03-leetcode-2502/stages/model.js";

/** Blocks by id, each a pair of ends; where there is room is found between them. */
class Intervals {
  private blocks: { from: number; to: number; mID: number }[] = [];

  constructor(private readonly n: number) {}

  allocate(size: number, mID: number): number {
    const edges = [{ from: -1, to: 0, mID: 0 }, ...this.blocks, { from: this.n, to: this.n + 1, mID: 0 }];
    for (const [place, { to }] of edges.entries()) {
      const next = edges[place + 1];
      if (next === undefined || next.from - to < size) continue;
      this.blocks.splice(place, 0, { from: to, to: to + size, mID });
      return to;
    }
    return -1;
  }

  freeMemory(mID: number): number {
    const gone = this.blocks.filter((block) => block.mID === mID);
    this.blocks = this.blocks.filter((block) => block.mID !== mID);
    return gone.reduce((sum, { from, to }) => sum + to - from, 0);
  }
}

test("units of ids do as blocks with two ends do, call after call", () => {
  const id = fc.integer({ min: 1, max: 4 });
  const sequences = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 1, max: 9 }), id) },
      { weight: 1, arbitrary: fc.tuple(fc.constant(0), id) },
    ),
    { maxLength: 60, size: "max" },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), sequences, (n, sequence) => {
      const [model, other] = [new UnitsModel(n), new Intervals(n)];
      for (const [size, mID] of sequence) {
        if (size > 0) expect(model.allocate(size, mID)).toBe(other.allocate(size, mID));
        else expect(model.freeMemory(mID)).toBe(other.freeMemory(mID));
      }
    }),
    { numRuns: 150, seed: 5 },
  );
});
