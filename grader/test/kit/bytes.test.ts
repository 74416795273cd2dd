/** Memory that is bytes with an allocator's books in them: read and written beside the submission, and played in scripts. */
import { beforeEach, describe, expect, test } from "vitest";
import { fill, MEMORY, putBack, readMemory, wordAt, writtenWord } from "#kit/bytes/memory";
import { expectConstantSpace, type SpaceClaim } from "#kit/bytes/space";
import { patternByte, patternWord } from "../../../exercises/kit/subject/guest-pattern.js";
import { scriptOf, type Step } from "#kit/subject/script";
import type { Subject } from "#kit/subject/subject";
import { instanceOf, nativeOf, sandboxOf } from "../support/sandbox.js";

const NOTHING = "export {};";
/** As it has to be: a word with 9, a payload of 4 bytes, a word with 1. */
const heap = {
  maxBytes: 32,
  size: 16,
  words: () => [
    { address: 4, value: 9, role: "the header of A", isInUse: true },
    { address: 12, value: 1, role: "the epilogue", isInUse: true },
  ],
  payloads: () => [{ at: 8, count: 4, tag: 0, label: "A" }],
};
/** One that has it so, whatever built-ins it breaks. */
const RIGHT = `class MemoryAllocator {
  memory = { bytes: new ArrayBuffer(32), size: 16 };
  constructor() { new Uint32Array(this.memory.bytes).set([0, 9, 0, 1]); }
  store(at, byte) { new Uint8Array(this.memory.bytes)[at] = byte; }
  resize(size) { this.memory.size = size; }
}
for (const key of ["slice", "set", "fill"]) Uint8Array.prototype[key] = () => { throw new Error("called"); };
Object.defineProperty(ArrayBuffer.prototype, "byteLength", { get() { return 0; } });`;

test("a word of what a client writes is its four bytes", () => {
  for (let tag = 0; tag < 600; tag++) {
    for (let address = 0; address < 2_100; address += 4) {
      const bytes = Uint8Array.from({ length: 4 }, (_, place) => patternByte(address + place, tag));
      if (patternWord(address, tag) !== (wordAt(bytes, 0) | 0)) expect.fail(`the word at ${address} of ${tag}`);
    }
  }
});

test("the word that a client has written is known where all of its bytes are the client's", () => {
  const payloads = [{ at: 8, count: 7, tag: 1 }];
  const bytes = Uint8Array.from({ length: 4 }, (_, place) => patternByte(8 + place, 1));
  expect([4, 8, 12].map((address) => writtenWord(payloads, address))).toEqual([null, wordAt(bytes, 0), null]);
});

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, NOTHING)],
])("%s", (_where, open) => {
  test("memory is read, filled as a client does, and put into another state", async () => {
    const instance = instanceOf(await open(RIGHT));
    fill(instance, { at: 8, count: 4, tag: 3 });
    const { problem, size, length, bytes } = readMemory(instance, heap);
    expect([problem, size, length, wordAt(bytes, 4), wordAt(bytes, 12)]).toEqual([null, 16, 32, 9, 1]);
    expect([...bytes.slice(8, 12)]).toEqual([8, 9, 10, 11].map((at) => patternByte(at, 3)));
    instance.call("resize", [8]);
    expect(readMemory(instance, heap).size).toBe(8);
    expect(putBack(instance, heap)).toMatchObject({ kind: "returned" });
    const back = readMemory(instance, heap);
    expect([back.size, wordAt(back.bytes, 4), back.bytes[8]]).toEqual([16, 9, patternByte(8, 0)]);
  });

  test.each([
    ["`memory.bytes` is an array, not bytes", "{ bytes: [1, 2], size: 8 }"],
    ['`memory.size` is the string "8", not a number', '{ bytes: new ArrayBuffer(32), size: "8" }'],
    ["reading `memory` threw RangeError: no", "{ get bytes() { throw new RangeError('no'); }, size: 8 }"],
  ])("it is told that %s", async (problem, memory) => {
    const instance = instanceOf(await open(`class MemoryAllocator { memory = ${memory}; }`));
    expect(readMemory(instance, heap).problem).toBe(problem);
  });

  test("in scripts memory is put into another state, all of it or its first words", async () => {
    const state = Int32Array.of(0, 17, 0x0807_0605, -2, 1, 0, 0, -1);
    const words = [...state].map((value, place) => ({ address: 4 * place, value }));
    const differing = async (source: string, put: Int32Array, length = 4 * put.length): Promise<number[]> => {
      const steps: Step[] = [
        { kind: "construct", slot: 0, args: [] },
        { kind: "put", slot: 0, size: 20, words: put, length },
        { kind: "words", slot: 0, size: 20, words },
      ];
      const subject = await open(source);
      return subject.play(scriptOf([steps], "playing", { memory: MEMORY })).map(({ step }) => step);
    };
    expect(await differing(RIGHT, state)).toEqual([]);
    expect(await differing(RIGHT, state.slice(1))).toEqual([1]);
    // What lies behind stays as it is.
    expect(await differing(RIGHT, state.slice(0, 7), 32)).toEqual([2]);
    expect(await differing("class MemoryAllocator { memory = { bytes: [], size: 16 }; }", state)).toEqual([1]);
    const fixed =
      "class MemoryAllocator { memory = { bytes: new ArrayBuffer(32), get size() { return 16; }, set size(_) {} }; }";
    expect(await differing(fixed, state)).toEqual([2]);
  });

  test("in scripts words and payloads are compared, and the first difference is told", async () => {
    const subject = await open(RIGHT);
    const due = { kind: "returns", value: undefined } as const;
    const call = (method: string, args: number[]): Step => ({
      kind: "call",
      slot: 0,
      method,
      args,
      due,
      isLook: false,
    });
    const begin: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      { kind: "fill", slot: 0, at: 8, count: 4, tag: 0 },
    ];
    const looks: Step[] = [
      { kind: "filled", slot: 0, parts: heap.payloads() },
      { kind: "words", slot: 0, size: 16, words: heap.words() },
    ];
    const sequences = [
      [...begin, ...looks],
      [...begin, call("store", [9, 255]), ...looks],
      [...begin, call("store", [15, 128]), ...looks],
      [...begin, call("resize", [20]), ...looks],
    ];
    expect(subject.play(scriptOf(sequences, "playing", { memory: MEMORY }))).toEqual([
      { sequence: 1, step: 3 },
      { sequence: 2, step: 4 },
      { sequence: 3, step: 4 },
    ]);
  });
});

describe("what is kept beside memory", () => {
  const INSIDE = `export function hold(heap, count) { heap.hold(count); }`;
  const claim: SpaceClaim = {
    what: "live blocks",
    construct: [],
    fill: "hold",
    counts: [10, 400],
    most: { bytes: 1024, allocations: 16 },
  };
  let observed: string[] = [];
  const observe = (seen: readonly string[]) => void observed.push(...seen);
  beforeEach(() => {
    observed = [];
  });
  const judge = async (hold: string): Promise<void> =>
    expectConstantSpace({ subject: await sandboxOf(`class MemoryAllocator { ${hold} }`, {}, INSIDE), observe }, claim);

  test("is the same where nothing is", async () => {
    await judge("hold(count) { for (let block = 0; block < count; block++) ({ block }); }");
  });

  test.each([
    [
      "a map",
      "hold(count) { this.map = new Map(); for (let block = 0; block < count; block++) this.map.set(block, 20); }",
    ],
    ["an array", "hold(count) { this.list = []; for (let block = 0; block < count; block++) this.list.push(block); }"],
    [
      "objects",
      "hold(count) { this.head = null; for (let block = 0; block < count; block++) this.head = { next: this.head }; }",
    ],
  ])("is found out where it is %s", async (_what, hold) => {
    await expect(judge(hold)).rejects.toThrow("With 400 live blocks the program keeps");
    expect(observed).toEqual(["books beside the memory"]);
  });

  test("is not judged where nobody knows", async () => {
    const native = await nativeOf("class MemoryAllocator {}", INSIDE);
    expect(() => expectConstantSpace({ subject: native, observe }, claim)).toThrow("only known in the sandbox");
  });
});
