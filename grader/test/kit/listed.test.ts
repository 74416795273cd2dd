/** The free list of a submission as its report draws it: read in the sandbox, and in this process. */
import { describe, expect, test } from "vitest";
import { listed } from "#kit/lists/listed";
import { inThisRealm, nativeSubject } from "#kit/subject/native";
import type { ListWalk } from "#kit/subject/subject";
import { instanceOf, sandboxOf } from "../support/sandbox.js";

const SHAPE = { head: "freeListHead", next: "next", prev: "prev", start: "start", size: "size" };

/** Nodes at 0, 20, 40 … of 10 units each, linked both ways, and then whatever `spoil` does to them. */
const source = (count: number, spoil: string): string => `
  export class MemoryAllocator {
    freeListHead: any = null;
    constructor() {
      const nodes: any[] = Array.from({ length: ${count} }, (_, i) => ({ start: 20 * i, size: 10, next: null, prev: null }));
      nodes.forEach((node, i) => { node.next = nodes[i + 1] ?? null; node.prev = nodes[i - 1] ?? null; });
      ${spoil};
      this.freeListHead = nodes[0];
    }
  }`;

async function walked(count: number, spoil: string): Promise<ListWalk> {
  return instanceOf(await sandboxOf(source(count, spoil))).walkList(SHAPE, 101);
}

const due = (count: number) => Array.from({ length: count }, (_, i) => ({ start: 20 * i, size: 10 }));
const nodes = (...starts: number[]) => starts.map((start) => ({ start, size: 10 }));

describe("the free list in a report", () => {
  test("is the nodes by `next`, and nothing more when all is well", async () => {
    expect(listed(await walked(3, ""), due(3))).toEqual({ nodes: nodes(0, 20, 40), before: 0, after: 0 });
  });

  test("tells of each `prev` that is wrong where it leads", async () => {
    const walk = await walked(
      5,
      "nodes[0].prev = nodes[4]; nodes[1].prev = null; nodes[2].prev = { start: 7, size: 3 }; nodes[4].prev = 'x'",
    );
    expect(listed(walk, due(5)).nodes).toEqual([
      { start: 0, size: 10, prev: { start: 80, size: 10 } },
      { start: 20, size: 10, prev: "null" },
      { start: 40, size: 10, prev: { start: 7, size: 3 } },
      { start: 60, size: 10 },
      { start: 80, size: 10, prev: 'the string "x"' },
    ]);
  });

  test("has each node once where the list goes round in a circle", async () => {
    expect(listed(await walked(3, "nodes[2].next = nodes[1]"), due(3))).toEqual({
      nodes: nodes(0, 20, 40),
      before: 0,
      after: 0,
      end: { start: 20, size: 10 },
    });
  });

  test("ends where there is no node any more", async () => {
    const expected = { nodes: nodes(0, 20), before: 0, after: 0 };
    const ends = async (change: string, end: string) =>
      expect(listed(await walked(3, change), due(3))).toEqual({ ...expected, end });
    await ends("nodes[1].next = 'x'", 'the string "x"');
    await ends("nodes[2].size = NaN", "[40|NaN]");
    await ends("nodes[2].start = 22.5; nodes[2].size = 'ten'", '[22.5|"ten"]');
    await ends("nodes[2].start = undefined", "[undefined|10]");
    await ends("nodes[1].next = {}", "an object without start and size");
  });

  test("is no more than a part around what is wrong", async () => {
    const picture = listed(await walked(90, "nodes[60].prev = null"), due(90));
    expect(picture.nodes).toHaveLength(20);
    expect(picture.nodes[picture.nodes.findIndex(({ prev }) => prev !== undefined)]?.start).toBe(20 * 60);
    expect(picture.before + picture.nodes.length + picture.after).toBe(90);
    expect(listed(await walked(90, "nodes.forEach((node) => { node.prev = 3; })"), due(90)).before).toBe(0);
  });

  test("never holds what JSON cannot", async () => {
    const walk = await walked(3, "nodes[1].prev = { start: NaN, size: Infinity }; nodes[2].prev = Symbol('x')");
    const picture = listed(walk, due(3));
    expect(JSON.parse(JSON.stringify(picture))).toEqual(picture);
    expect(picture.nodes[1]?.prev).toBe("[NaN|Infinity]");
  });

  test("is read to its end, whatever looking at a wrong `prev` throws", async () => {
    const throws = "{ get start() { throw new Error('no'); }, size: 1 }";
    const walk = await walked(4, `nodes[1].prev = null; nodes[2].prev = ${throws}`);
    expect(walk.chainProblem).toBeNull();
    expect(listed(walk, due(4)).nodes[1]?.prev).toBe("null");
  });

  test("is the same without the sandbox", () => {
    class MemoryAllocator {
      freeListHead = { start: 0, size: 10, next: null, prev: { start: 5, size: 5 } };
    }
    const made = nativeSubject("MemoryAllocator", () => inThisRealm(MemoryAllocator)).construct([]);
    if (made.kind === "threw") throw new Error(made.error.message);
    expect(listed(made.instance.walkList(SHAPE, 10), due(1)).nodes).toEqual([
      { start: 0, size: 10, prev: { start: 5, size: 5 } },
    ]);
  });
});
