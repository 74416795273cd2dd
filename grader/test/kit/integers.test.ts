/** Properties that are arrays of 32-bit integers, compared while calls are played. */
import { describe, expect, test } from "vitest";
import { scriptOf, type Step } from "#kit/subject/script";
import type { Subject } from "#kit/subject/subject";
import { nativeOf, sandboxOf } from "../support/sandbox.js";

const due = [0xffffffff, 0x80000000, 5];

describe.each<[string, (source: string) => Promise<Subject>]>([
  ["in the sandbox", (source) => sandboxOf(source)],
  ["natively", (source) => nativeOf(source, "export {};")],
])("%s", (_where, open) => {
  /** The steps of a sequence that differ, of which the last one comes after the look. */
  const differences = async (words: string): Promise<number[]> => {
    const subject = await open(`class MemoryAllocator { ${words} getFreeMemory() { return 1; } }`);
    const asked = { method: "getFreeMemory", args: [], due: { kind: "returns", value: 2 }, isLook: true } as const;
    const steps: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      { kind: "integers", slot: 0, property: "words", integers: due },
      { kind: "call", slot: 0, ...asked },
    ];
    return subject.play(scriptOf([steps], "playing")).map(({ step }) => step);
  };

  test.each([
    ["unsigned ones", "words = new Uint32Array([0xffffffff, 0x80000000, 5]);"],
    ["signed ones", "words = [-1, -(2 ** 31), 5];"],
    ["ones that are made when they are read", "get words() { return [-1, 2 ** 31, 5]; }"],
    ["ones of what is only like an array", "words = { length: 3, 0: -1, 1: 2 ** 31, 2: 5 };"],
  ])("%s are equal", async (_what, words) => {
    expect(await differences(words)).toEqual([2]);
  });

  test.each([
    ["another bit", "words = [-1, 0, 5];"],
    ["fewer", "words = [-1, 2 ** 31];"],
    ["more", "words = [-1, 2 ** 31, 5, 0];"],
    ["texts", 'words = ["-1", 2 ** 31, 5];'],
    ["none", ""],
    ["a getter that throws", "get words() { throw new RangeError(); }"],
  ])("%s are a difference, and the sequence goes on", async (_what, words) => {
    expect(await differences(words)).toEqual([1, 2]);
  });

  /** The same where the length is compared, and the first and the last of them alone. */
  const differencesOfSome = async (words: string): Promise<number[]> => {
    const subject = await open(`class MemoryAllocator { ${words} getFreeMemory() { return 1; } }`);
    const asked = { method: "getFreeMemory", args: [], due: { kind: "returns", value: 2 }, isLook: true } as const;
    const entries = [
      { address: 0, value: -1 },
      { address: 2, value: 5 },
    ];
    const steps: Step[] = [
      { kind: "construct", slot: 0, args: [] },
      { kind: "entries", slot: 0, property: "words", length: 3, entries },
      { kind: "entries", slot: 0, property: "words", length: 3, entries: [] },
      { kind: "call", slot: 0, ...asked },
    ];
    return subject.play(scriptOf([steps], "playing")).map(({ step }) => step);
  };

  test.each([
    ["whatever the others are", "words = new Uint32Array([0xffffffff, 7, 5]);", [3]],
    ["also where the others are none", 'words = [-1, "7", 5];', [3]],
    ["but not with another one", "words = [-1, 0, 6];", [1, 3]],
    ["but not with a text", 'words = ["-1", 0, 5];', [1, 3]],
    ["but not with another length", "words = [-1, 0, 5, 0];", [1, 2, 3]],
    ["but not where there are none", "", [1, 2, 3]],
  ])("some of them are equal, %s", async (_what, words, different) => {
    expect(await differencesOfSome(words)).toEqual(different);
  });
});
