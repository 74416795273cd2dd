/** The kit's readers, which every assignment may use without code of its own beside the submission. */
import { describe, expect, test } from "vitest";
import {
  readBytes,
  readGraph,
  readNumbers,
  readTree,
  restoreSnapshot,
  takeSnapshot,
  writeBytes,
} from "#kit/views/readers";
import type { Subject } from "#kit/subject/subject";
import { instanceOf, nativeOf, sandboxOf } from "../support/sandbox.js";

const NOTHING = "export {};";
const TREE = { root: ["tree", "root"], left: "left", right: "right", start: "start", size: "size" } as const;
const LIST = { head: ["lists", 1], next: "next", prev: "prev", start: "start", size: "size" } as const;

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, NOTHING)],
])("%s", (_where, open) => {
  test("a chain of properties is read, and its parts may be accessors", async () => {
    const heap = instanceOf(
      await open(
        "class MemoryAllocator { get memory() { return { sizes: [3, 5] }; } get wrong() { throw new RangeError('no'); } }",
      ),
    );
    expect(heap.read(["memory", "sizes", 1])).toMatchObject({ value: { value: 5 } });
    expect(heap.read(["memory"])).toMatchObject({ value: { text: "an object" } });
    expect(heap.read(["memory", "none", "size"])).toMatchObject({ error: { name: "TypeError", byEngine: true } });
    expect(heap.read(["wrong", "size"])).toMatchObject({ error: { name: "RangeError", message: "no" } });
  });

  test("a list is walked from wherever a chain leads", async () => {
    const heap = instanceOf(
      await open(`const second = { start: 8, size: 2, next: null }; const first = { start: 0, size: 4, next: second, prev: null };
        second.prev = first; class MemoryAllocator { lists = [5, first]; }`),
    );
    expect(heap.walkList(LIST, 10)).toMatchObject({
      nodes: [
        { start: 0, size: 4 },
        { start: 8, size: 2 },
      ],
      chainProblem: null,
      linkProblem: null,
    });
    expect(heap.walkList({ ...LIST, head: ["lists", 0] }, 10).chainProblem).toBe("`lists[0]` is 5, not a node");
    expect(heap.walkList({ ...LIST, head: ["none", 3, "x"] }, 10).chainProblem).toMatch(
      /^reading `none\[3\]\.x` threw TypeError/,
    );
  });

  test("a tree is walked in pre-order, and the first thing that is wrong with it is told", async () => {
    const heap = instanceOf(
      await open(`const node = (start, left = null, right = undefined) => ({ start, size: 2, left, right });
        const ring = node(1); ring.right = node(5, ring);
        const shared = node(9); let deep = node(0); for (let i = 0; i < 1000; i++) deep = node(i, null, deep);
        const roots = { right: node(4, node(2, null, node(3)), node(6)), ring, shared: node(7, shared, shared), deep, text: "x",
          odd: node(4, node("2")), leaf: node(4, 7), none: null };
        class MemoryAllocator { tree = { root: roots.right }; use(name) { this.tree.root = roots[name]; } }`),
    );
    const walk = (name: string, bound = 512, depth = 100) => {
      heap.call("use", [name]);
      const reading = readTree(heap, TREE, bound, depth);
      return reading.kind === "read" ? reading.value : reading;
    };
    expect(walk("right")).toEqual({
      nodes: [
        { start: 4, size: 2, depth: 0, left: 1, right: 3 },
        { start: 2, size: 2, depth: 1, left: null, right: 2 },
        { start: 3, size: 2, depth: 2, left: null, right: null },
        { start: 6, size: 2, depth: 1, left: null, right: null },
      ],
      problem: null,
    });
    expect(walk("none")).toEqual({ nodes: [], problem: null });
    expect(walk("ring")).toMatchObject({
      problem: "`left` of node 2 (start 5) leads to node 1, which was there before",
    });
    expect(walk("shared")).toMatchObject({
      problem: "`right` of node 1 (start 7) leads to node 2, which was there before",
    });
    expect(walk("deep")).toMatchObject({ problem: "the tree goes on below 100 levels, more than there can be" });
    expect(walk("deep", 50)).toMatchObject({ problem: "the tree goes on after 50 nodes, more than there can be" });
    expect(walk("text")).toEqual({ nodes: [], problem: '`tree.root` is the string "x", not a node' });
    expect(walk("odd")).toMatchObject({ problem: '`start` of node 2 is the string "2", not a whole number' });
    expect(walk("leaf")).toMatchObject({
      nodes: [{ left: "no node" }],
      problem: "`left` of node 1 (start 4) is 7, not a node",
    });
    expect(readTree(heap, { ...TREE, root: ["gone", "root"] }, 1, 1)).toMatchObject({
      kind: "threw",
      error: { byEngine: true },
    });
  });

  test("arrays, typed arrays and the words of a bitmap are read as numbers", async () => {
    const heap = instanceOf(
      await open(
        "class MemoryAllocator { words = new Uint32Array([4294967295, 1]); list = [1, -0.5]; bytes = new Uint8Array(2); mixed = [1, 'x']; }",
      ),
    );
    expect(readNumbers(heap, "words", 8)).toEqual({ kind: "read", value: [4294967295, 1] });
    expect(readNumbers(heap, ["list"], 8)).toEqual({ kind: "read", value: [1, -0.5] });
    expect(readNumbers(heap, "bytes", 8)).toEqual({ kind: "read", value: [0, 0] });
    expect(readNumbers(heap, "words", 1)).toEqual({ kind: "odd", text: "it has 2 numbers, more than there can be" });
    expect(readNumbers(heap, "mixed", 8).kind).toBe("odd");
    expect(readNumbers(heap, "none", 8).kind).toBe("odd");
  });

  test("bytes are read and written, and an earlier state of them is put back", async () => {
    const heap = instanceOf(
      await open(`const buffer = new ArrayBuffer(16);
        class MemoryAllocator {
          memory = { bytes: buffer, view: new DataView(buffer, 4, 8), words: new Uint32Array(buffer, 8), text: "no", lies: lying() };
          store(at, byte) { new Uint8Array(buffer)[at] = byte; }
        }
        function lying() { const bytes = new Uint8Array(3); for (const key of ["buffer", "byteLength", "byteOffset", "length"])
          Object.defineProperty(bytes, key, { get() { throw new Error("looked at"); } }); return bytes; }`),
    );
    const read = (name: string, from?: number, to?: number) => readBytes(heap, ["memory", name], from, to);
    expect(writeBytes(heap, ["memory", "bytes"], 3, new Uint8Array([1, 2, 3]))).toEqual({ kind: "read", value: null });
    expect(read("view")).toEqual({ kind: "read", value: new Uint8Array([2, 3, 0, 0, 0, 0, 0, 0]) });
    expect(read("bytes", 2, 6)).toEqual({ kind: "read", value: new Uint8Array([0, 1, 2, 3]) });
    expect(read("words")).toEqual({ kind: "read", value: new Uint8Array(8) });
    expect(read("lies")).toEqual({ kind: "read", value: new Uint8Array(3) });
    expect(read("text")).toEqual({ kind: "odd", text: '`memory.text` is the string "no", not bytes' });
    expect(writeBytes(heap, ["memory", "words"], 6, new Uint8Array(3)).kind).toBe("odd");

    const taken = takeSnapshot(heap, ["memory", "bytes"]);
    if (taken.kind !== "read") throw new Error(taken.kind);
    heap.call("store", [3, 77]);
    heap.call("store", [12, 78]);
    expect(restoreSnapshot(heap, taken.value)).toEqual({ kind: "read", value: null });
    expect(read("bytes")).toEqual({
      kind: "read",
      value: new Uint8Array([0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    });
    expect(restoreSnapshot(heap, { ...taken.value, number: 99 }).kind).toBe("odd");
    expect(takeSnapshot(heap, ["memory", "text"]).kind).toBe("odd");
  });

  test("objects that refer to each other are read as a graph", async () => {
    const heap = instanceOf(
      await open(`const a = { id: 1, refs: [] }, b = { id: 2, refs: [a, null] }, c = { id: "x", refs: [b, c0()] };
        function c0() { return 5; } a.refs.push(b); class MemoryAllocator { roots = [c, null, a]; }`),
    );
    const shape = {
      roots: [
        ["roots", 0],
        ["roots", 1],
        ["roots", 2],
      ],
      fields: ["id"],
      edges: "refs",
    } as const;
    expect(readGraph(heap, shape, 10)).toEqual({
      kind: "read",
      value: {
        roots: [0, null, 1],
        nodes: [
          { fields: [NaN], edges: [2, "no node"] },
          { fields: [1], edges: [2] },
          { fields: [2], edges: [1, null] },
        ],
        problem: "`refs[1]` of node 1 is 5, not a node",
      },
    });
    expect(readGraph(heap, shape, 2)).toMatchObject({
      value: { problem: "there are more than 2 nodes, more than there can be" },
    });
  });
});

test("ticks since the check began are the same in every run, and memory in use is known after a collection", async () => {
  const source = `let kept = []; class MemoryAllocator {
    spin(turns) { for (let i = 0; i < turns; i++); }
    keep(count) { kept = Array.from({ length: count }, (_, place) => ({ place })); }
    circle(count) { for (let i = 0; i < count; i++) { const a = {}; a.b = { a }; } } }`;
  const run = async () => {
    const sandbox = await sandboxOf(source);
    const heap = instanceOf(sandbox);
    const atFirst = sandbox.ticks();
    heap.call("spin", [1_000_000]);
    const spent = sandbox.ticks();
    sandbox.beginCheck("next");
    expect(sandbox.ticks()).toBe(0);
    heap.call("circle", [1]);
    heap.call("keep", [0]);
    const before = sandbox.memoryInUse();
    heap.call("circle", [1000]);
    const afterCircles = sandbox.memoryInUse();
    heap.call("keep", [1000]);
    return { atFirst, spent, before, afterCircles, after: sandbox.memoryInUse() };
  };
  const first = await run();
  expect(await run()).toEqual(first);
  const { atFirst, spent, before, afterCircles, after } = first;
  expect([atFirst, spent]).toEqual([0, expect.any(Number)]);
  expect(spent).toBeGreaterThan(80);
  expect((afterCircles?.allocations ?? 0) - (before?.allocations ?? 0)).toBeLessThan(10);
  expect((after?.allocations ?? 0) - (before?.allocations ?? 0)).toBeGreaterThan(1000);
  expect((after?.bytes ?? 0) - (before?.bytes ?? 0)).toBeGreaterThan(8000);
  const native = await nativeOf(source, NOTHING);
  expect([native.ticks(), native.memoryInUse()]).toEqual([null, null]);
});

test("what is held in memory can be asked for in every load", async () => {
  const sandbox = await sandboxOf(`class MemoryAllocator {}`, {}, NOTHING);
  const inUse = [1, 2, 3].map(() => {
    sandbox.reload();
    instanceOf(sandbox);
    return sandbox.memoryInUse();
  });
  expect(new Set(inUse.map((each) => each?.allocations)).size).toBe(1);
});
