/** Properties that are arrays of bytes, compared and written while calls are played. */
import { describe, expect, test } from "vitest";
import { scriptOf, type Step } from "#kit/subject/script";
import type { Subject } from "#kit/subject/subject";
import { nativeOf, sandboxOf } from "../support/sandbox.js";

const RUNS = [
  { at: 1, count: 2, octet: 253 },
  { at: 4, count: 1, octet: 0 },
];

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, "export {};")],
])("%s", (_where, open) => {
  /** The steps of a sequence that differ, of which the last one comes after the look. */
  const differences = async (memory: string, ...before: Step[]): Promise<number[]> => {
    const subject = await open(`class MemoryAllocator { ${memory} getFreeMemory() { return 1; } }`);
    const asked = { method: "getFreeMemory", args: [], due: { kind: "returns", value: 2 }, isLook: true } as const;
    const steps: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      ...before,
      { kind: "octets", slot: 0, property: "memory", length: 5, runs: RUNS },
      { kind: "call", slot: 0, ...asked },
    ];
    return subject.play(scriptOf([steps], "playing")).map(({ step }) => step);
  };

  test.each([
    ["an array of bytes", "memory = new Uint8Array([7, 253, 253, 7, 0]);"],
    ["signed ones", "memory = new Int8Array([7, -3, -3, 7, 0]);"],
    ["a part of more", "memory = new Uint8Array([9, 7, 253, 253, 7, 0, 9]).subarray(1, 6);"],
    ["one that is made when it is read", "get memory() { return new Uint8Array([7, 253, 253, 7, 0]); }"],
  ])("%s is equal", async (_what, memory) => {
    expect(await differences(memory)).toEqual([2]);
  });

  test.each([
    ["another byte", "memory = new Uint8Array([7, 253, 252, 7, 0]);"],
    ["fewer", "memory = new Uint8Array([7, 253, 253, 7]);"],
    ["more", "memory = new Uint8Array([7, 253, 253, 7, 0, 0]);"],
    ["what is only like it", "memory = { length: 5, 1: 253, 2: 253, 4: 0 };"],
    ["none", ""],
    ["a getter that throws", "get memory() { throw new RangeError(); }"],
  ])("%s is a difference, and the sequence goes on", async (_what, memory) => {
    expect(await differences(memory)).toEqual([1, 2]);
  });

  const write: Step = { kind: "write", slot: 0, property: "memory", at: 1, count: 2, octet: 253 };

  test("what is written is there afterwards", async () => {
    expect(await differences("memory = new Uint8Array([7, 1, 2, 7, 0]);", write)).toEqual([3]);
  });

  test("where nothing can be written, the sequence ends", async () => {
    expect(await differences("", write)).toEqual([1]);
  });
});
