import { afterEach, expect, test, vi } from "vitest";
import { Blank } from "../../../grade/sandbox/blank.js";
import { newEngine } from "../../../grade/sandbox/engine.js";

const LIMITS = { memoryBytes: 64 * 2 ** 20, stackBytes: 2 ** 20 };

afterEach(() => vi.unstubAllGlobals());

test("a machine that is wiped has the memory that it had when it was made, byte for byte", async () => {
  const { blank, bytes } = await newBlank();
  const before = bytes();

  blank.vm
    .unwrapResult(
      blank.vm.evalCode(`
        globalThis.left = Array.from({ length: 20_000 }, (_, number) => ({ number, text: "x".repeat(number % 100) }));
        const deep = (depth) => (depth === 0 ? 0 : 1 + deep(depth - 1));
        deep(500);
      `),
    )
    .dispose();
  expect(before.equals(bytes()), "what ran in it was to leave something behind").toBe(false);

  expect(blank.wipe()).toBe(true);
  expect(before.equals(bytes())).toBe(true);
});

test("a machine whose memory has grown cannot be wiped, and says so", async () => {
  const { blank } = await newBlank();

  blank.vm.unwrapResult(blank.vm.evalCode(`globalThis.left = new Uint8Array(20 * 2 ** 20)`)).dispose();

  expect(blank.wipe()).toBe(false);
});

test("nor has code beside the submission that leaves holes in memory anything of it wiped out", async () => {
  const { blank, bytes } = await newBlank(`(() => {
    let passing = Array.from({ length: 40 }, (_, place) => new Uint8Array(2 ** 16).fill(place + 1));
    const kept = new Uint8Array(2 ** 16).fill(7);
    passing = null;
    return { sum: () => kept.reduce((sum, byte) => sum + byte, 0) };
  })`);
  const before = bytes();

  blank.vm.unwrapResult(blank.vm.evalCode(`globalThis.left = new Uint8Array(2 ** 21).fill(9)`)).dispose();

  expect(blank.wipe()).toBe(true);
  expect(before.equals(bytes())).toBe(true);
});

test("nor has one with threads anything left in the realm of any", async () => {
  const { blank, bytes } = await newBlank("(() => ({ threads: { count: 8 } }))");
  const before = bytes();

  for (const { vm } of blank.threads) {
    vm.unwrapResult(vm.evalCode(`globalThis.left = Array.from({ length: 500 }, (_, place) => ({ place }))`)).dispose();
  }
  expect(before.equals(bytes()), "what ran in them was to leave something behind").toBe(false);

  expect(blank.wipe()).toBe(true);
  expect(before.equals(bytes())).toBe(true);
  expect(blank.threads).toHaveLength(8);
});

/** A machine, and a way to copy all of its memory. */
async function newBlank(inside?: string): Promise<{ blank: Blank; bytes: () => Buffer }> {
  const memories: WebAssembly.Memory[] = [];
  class Seen extends WebAssembly.Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  }
  vi.stubGlobal("WebAssembly", Object.assign(Object.create(WebAssembly) as typeof WebAssembly, { Memory: Seen }));
  const blank = new Blank(await newEngine(LIMITS.memoryBytes), { limits: LIMITS, inside });
  const [memory] = memories;
  if (memory === undefined) throw new Error("the engine has made no memory");
  return { blank, bytes: () => Buffer.from(new Uint8Array(memory.buffer).slice()) };
}
