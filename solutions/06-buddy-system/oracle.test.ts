/** The oracle of the buddy system, against a second one that is written as a tree, and against tables worked out by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BuddyModel, expectedOfConstructor } from "../../exercises/06-buddy-system/stages/model.js";

/** A block as a node of the tree that the buddies are: free, allocated or halved. */
type Node = { start: number; size: number } & (
  { is: "free"; since: number } | { is: "allocated"; asked: number } | { is: "halved"; lower: Node; upper: Node }
);

/** A buddy system that is the tree itself: merging is that a node both of whose halves are free is free. */
class BuddyTree {
  private roots: Node[] = [];
  private now = 0;

  constructor(
    capacity: number,
    private readonly smallest: number,
  ) {
    // The binary digits of the capacity, from the highest down.
    let start = 0;
    for (const [place, digit] of [...(capacity / smallest).toString(2)].entries()) {
      const size = smallest * 2 ** ((capacity / smallest).toString(2).length - 1 - place);
      if (digit === "0") continue;
      this.roots.push({ start, size, is: "free", since: 0 });
      start += size;
    }
  }

  allocate(asked: number): number | null {
    const isFree = (node: Node) => node.is === "free";
    const block = this.smallest * 2 ** Math.max(0, Math.ceil(Math.log2(asked / this.smallest)));
    const fitting = this.leaves().filter((leaf) => isFree(leaf) && leaf.size >= block);
    const [best] = fitting.sort((a, b) => a.size - b.size || since(b) - since(a));
    if (best === undefined) return null;
    this.now += 1;
    const halved = (node: Node): Node => {
      if (node.size === block) return { start: node.start, size: node.size, is: "allocated", asked };
      const size = node.size / 2;
      const lower = halved({ start: node.start, size, is: "free", since: this.now });
      return { ...node, is: "halved", lower, upper: { start: node.start + size, size, is: "free", since: this.now } };
    };
    this.change(best.start, halved, isFree);
    return best.start;
  }

  free(start: number, asked: number): boolean {
    let wasThere = false;
    this.now += 1;
    this.change(
      start,
      (node) => {
        wasThere = true;
        return { start: node.start, size: node.size, is: "free", since: this.now };
      },
      (node) => node.is === "allocated" && node.asked === asked,
    );
    return wasThere;
  }

  leaves(): Node[] {
    const below = (node: Node): Node[] =>
      node.is === "halved" ? [...below(node.lower), ...below(node.upper)] : [node];
    return this.roots.flatMap(below);
  }

  /** Free blocks by size, the newest first. */
  lists(): string[] {
    return this.leaves()
      .filter(({ is }) => is === "free")
      .sort((a, b) => a.size - b.size || since(b) - since(a))
      .map(({ start, size }) => `${start}+${size}`);
  }

  private change(start: number, to: (node: Node) => Node, isMeant: (node: Node) => boolean): void {
    const changed = (node: Node): Node => {
      if (node.is === "halved") {
        const [lower, upper] = [changed(node.lower), changed(node.upper)];
        const isWhole = lower.is === "free" && upper.is === "free";
        return isWhole
          ? { start: node.start, size: node.size, is: "free", since: Math.max(lower.since, upper.since) }
          : { ...node, lower, upper };
      }
      return node.start === start && isMeant(node) ? to(node) : node;
    };
    this.roots = this.roots.map(changed);
  }
}

const since = (node: Node): number => (node.is === "free" ? node.since : -1);
const listsOf = (model: BuddyModel): string[] =>
  model
    .lists()
    .flat()
    .map(({ start, size }) => `${start}+${size}`);

describe("the oracle of the buddy system", () => {
  const memory = fc
    .record({ blocks: fc.integer({ min: 1, max: 100 }), power: fc.nat({ max: 4 }) })
    .map(({ blocks, power }) => ({ capacity: blocks * 2 ** power, smallest: 2 ** power }));
  const calls = fc.array(fc.record({ isFree: fc.boolean(), number: fc.nat({ max: 1000 }) }), {
    maxLength: 80,
    size: "max",
  });

  test("does in random calls what a tree of blocks does", () => {
    fc.assert(
      fc.property(memory, calls, ({ capacity, smallest }, made) => {
        const model = new BuddyModel(capacity, smallest);
        const tree = new BuddyTree(capacity, smallest);
        expect(listsOf(model)).toEqual(tree.lists());
        for (const { isFree, number } of made) {
          const live = [...model.live];
          const block = live[number % Math.max(1, live.length)];
          if (isFree && block !== undefined) {
            expect(model.dueOfFree(...block)).toEqual({ kind: "returns", value: undefined });
            expect(tree.free(...block)).toBe(true);
            model.free(...block);
          } else {
            const size = 1 + (number % Math.ceil(capacity / 3 + 1));
            const due = model.dueOfAllocate(size);
            expect(due.kind === "returns" ? due.value : null).toBe(tree.allocate(size));
            if (due.kind === "returns") model.allocate(size);
          }
          expect(listsOf(model)).toEqual(tree.lists());
          const leaves = tree.leaves();
          const wasted = leaves.map((leaf) => (leaf.is === "allocated" ? leaf.size - leaf.asked : 0));
          expect(model.waste()).toBe(wasted.reduce((sum, units) => sum + units, 0));
          const inUse = leaves.map((leaf) => (leaf.is === "allocated" ? leaf.size : 0));
          expect(model.freeMemory() + inUse.reduce((sum, units) => sum + units, 0)).toBe(capacity);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test.each([
    { capacity: 100, smallest: 1, cut: ["96+4", "64+32", "0+64"] },
    { capacity: 3, smallest: 1, cut: ["2+1", "0+2"] },
    { capacity: 96, smallest: 32, cut: ["64+32", "0+64"] },
    { capacity: 128, smallest: 8, cut: ["0+128"] },
  ])("cuts $capacity units in blocks of $smallest", ({ capacity, smallest, cut }) => {
    expect(listsOf(new BuddyModel(capacity, smallest))).toEqual(cut);
  });

  test("does the example of the lesson", () => {
    const model = new BuddyModel(128, 8);
    const addresses = [20, 7, 33, 9].map((size) => {
      const due = model.dueOfAllocate(size);
      model.allocate(size);
      return due.kind === "returns" ? due.value : null;
    });
    expect(addresses).toEqual([0, 32, 64, 48]);
    expect([model.waste(), model.freeMemory()]).toEqual([51, 8]);
    const after = [0, 48, 32, 64].map((address) => {
      model.free(address, model.live.get(address) ?? 0);
      return listsOf(model);
    });
    expect(after).toEqual([["40+8", "0+32"], ["40+8", "48+16", "0+32"], ["0+64"], ["0+128"]]);
  });

  test.each([
    [0, 1],
    [-8, 1],
    [2.5, 1],
    [20, 8],
    [8, 16],
    [16, 0],
    [16, 0.5],
    [12, 3],
    [16, -2],
    [16, NaN],
    [Infinity, 1],
  ])("refuses a capacity of %d in blocks of %d", (capacity, smallest) => {
    expect(expectedOfConstructor(capacity, smallest)).toEqual({ kind: "throws", names: ["RangeError"] });
  });
});
