import { expect } from "vitest";
import { hiddenStage } from "#kit/stage";
import { allocatorChecks } from "../../../exercises/03-leetcode-2502/stages/checks.js";

const { check } = allocatorChecks("places", "counts");
const needs = ["answers random calls as memory would"];

hiddenStage("long-runs", () => {
  check("works through 400 calls", { points: 4, needs }, ({ allocator }) => {
    const memory = allocator(40);
    for (let call = 0; call < 400; call++) {
      // 23 ids, and steps that share no divisor with it or with 5, so that all of them come up in both kinds of calls.
      if (call % 5 < 3) memory.allocate(1 + ((7 * call) % 6), 43 * (1 + ((11 * call) % 23)));
      else memory.freeMemory(43 * (1 + ((13 * call) % 23)));
    }
  });

  check("holds 120 blocks at once", { points: 3, needs }, ({ allocator }) => {
    const memory = allocator(120);
    for (let unit = 0; unit < 120; unit++) memory.allocate(1, 1 + (unit % 3) * 400);
    expect(memory.allocate(1, 2)).toBe(-1);
    expect(memory.freeMemory(401)).toBe(40);
    expect(memory.allocate(2, 2)).toBe(-1);
    expect(memory.freeMemory(801)).toBe(40);
    expect(memory.allocate(2, 2)).toBe(1);
    expect(memory.allocate(3, 2)).toBe(-1);
    expect(memory.freeMemory(2)).toBe(2);
  });
});
