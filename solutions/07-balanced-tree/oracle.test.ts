/** The oracle of best fit, against free blocks kept in the order of their sizes; and the trees that stages take for right. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOn } from "#kit/define/oracle";
import { definition } from "../../exercises/07-balanced-tree/stages/definition.js";
import { dueTree, mostLevels } from "../../exercises/07-balanced-tree/stages/tree.js";

/** Free blocks as one array, in the order of size and start; neighbours are found by their ends. */
class Sorted {
  private free: [size: number, start: number][];
  private readonly used = new Map<number, number>();

  constructor(capacity: number) {
    this.free = [[capacity, 0]];
  }

  request(units: number): number | null {
    const at = this.free.findIndex(([size]) => size >= units);
    const [found] = at === -1 ? [] : this.free.splice(at, 1);
    if (found === undefined) return null;
    const [size, start] = found;
    if (size > units) this.put(size - units, start + units);
    this.used.set(start, units);
    return start;
  }

  giveBack(address: number, units: number): boolean {
    if (this.used.get(address) !== units) return false;
    this.used.delete(address);
    let [size, start] = [units, address];
    for (const [otherSize, other] of this.free.filter(([s, b]) => b + s === address || b === address + units)) {
      size += otherSize;
      start = Math.min(start, other);
    }
    this.free = this.free.filter(([, other]) => other < start || other >= start + size);
    this.put(size, start);
    return true;
  }

  private put(size: number, start: number): void {
    this.free.push([size, start]);
    this.free.sort(([a, b], [c, d]) => a - c || b - d);
  }

  blocks(): { start: number; size: number }[] {
    return this.free.map(([size, start]) => ({ start, size }));
  }
}

const step = fc.record({ units: fc.integer({ min: 1, max: 14 }), which: fc.nat({ max: 40 }), isFree: fc.boolean() });
const steps = fc.array(step, { maxLength: 90, size: "max" });

describe("the oracle of best fit by size", () => {
  test("does in random calls what a sorted array does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 160 }), steps, (capacity, all) => {
        const model = definition.construct.oracle(capacity);
        const other = new Sorted(capacity);
        for (const { units, which, isFree } of all) {
          const block = isFree ? model.pick(which) : null;
          if (block !== null) {
            const { address, size } = block;
            expect(other.giveBack(address, size + 1)).toBe(false);
            const due = makeOn(definition, model, { method: "free", args: [address, size] });
            expect(other.giveBack(address, size)).toBe(due.kind === "returns");
          } else {
            const due = makeOn(definition, model, { method: "allocate", args: [units] });
            expect(other.request(units)).toBe(due.kind === "returns" ? due.value : null);
          }
          const blocks = other.blocks();
          expect(dueTree(model).nodes).toEqual(blocks);
          expect(model.freeMemory()).toBe(blocks.reduce((sum, { size }) => sum + size, 0));
          expect(model.largestFreeBlock()).toBe(blocks.at(-1)?.size ?? 0);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("does the example of the lesson", () => {
    const { capacity, calls } = definition.play.example;
    const model = definition.construct.oracle(capacity);
    const answers = calls.map((call) => {
      const due = makeOn(definition, model, call);
      return due.kind === "returns" ? due.value : due.names;
    });
    const starts = [0, 10, 15, 35, 40, 70, 75, 115, 120, 170];
    expect(answers).toEqual([...starts, ...Array<undefined>(5).fill(undefined), 175, undefined]);
    expect(dueTree(model).nodes).toEqual([
      { start: 40, size: 30 },
      { start: 0, size: 35 },
      { start: 75, size: 40 },
      { start: 120, size: 50 },
    ]);
  });

  test("has all six blocks before the last two calls of the example", () => {
    const { capacity, calls } = definition.play.example;
    const model = definition.construct.oracle(capacity);
    for (const call of calls.slice(0, -2)) makeOn(definition, model, call);
    const text = dueTree(model).nodes.map(({ start, size }) => `${start}:${size}`);
    expect(text).toEqual(["0:10", "15:20", "175:25", "40:30", "75:40", "120:50"]);
  });

  test.each([
    [0, 0],
    [1, 4],
    [3, 8],
    [4, 12],
    [88, 28],
    [512, 40],
  ])("lets a tree of %d nodes have %d levels", (nodes, levels) => {
    expect(mostLevels(nodes)).toBe(levels);
  });

  test("shows a check that only rehearses a balanced tree of what is due", () => {
    const asked = definition.asked?.["kit.tree"];
    fc.assert(
      fc.property(steps, (all) => {
        const model = definition.construct.oracle(100);
        for (const { units, which, isFree } of all) {
          const block = isFree ? model.pick(which) : null;
          if (block !== null) makeOn(definition, model, { method: "free", args: [block.address, block.size] });
          else makeOn(definition, model, { method: "allocate", args: [units] });
        }
        const [numbers, problem] = asked?.(model).answer as [number[], string];
        expect(problem).toBe("");
        const { nodes, levels } = dueTree(model);
        const at = (place: number) => numbers.slice(5 * place, 5 * place + 5);
        const walked: { start: number; size: number }[] = [];
        const walk = (place: number, depth: number): void => {
          const [start = NaN, size = NaN, told, left = -1, right = -1] = at(place);
          expect(told).toBe(depth);
          expect(depth).toBeLessThan(levels);
          if (left !== -1) walk(left, depth + 1);
          walked.push({ start, size });
          if (right !== -1) walk(right, depth + 1);
        };
        if (numbers.length > 0) walk(0, 0);
        expect(walked).toEqual(nodes);
      }),
      { seed: 2, numRuns: 50 },
    );
  });
});
