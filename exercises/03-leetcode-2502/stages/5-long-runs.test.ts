/** Everything together: random calls, and memory as large as the site allows. */
import { expect } from "vitest";
import { stage } from "#kit/check/stage";
import { calls, perform } from "./calls.js";
import { checks } from "./checks.js";

const { check, property } = checks({ judge: ["places", "counts"] });

stage("long-runs", () => {
  check("does the example of the lesson", { points: 2.5 }, ({ allocator }) => {
    const memory = allocator(12);
    expect(memory.allocate(3, 5)).toBe(0);
    expect(memory.allocate(2, 8)).toBe(3);
    expect(memory.allocate(4, 5)).toBe(5);
    expect(memory.freeMemory(8)).toBe(2);
    expect(memory.allocate(3, 2)).toBe(9);
    expect(memory.allocate(1, 5)).toBe(3);
    expect(memory.freeMemory(5)).toBe(8);
    expect(memory.allocate(6, 8)).toBe(0);
    expect(memory.freeMemory(7)).toBe(0);
  });

  property("answers random calls as memory would", { points: 5.5, runs: 20 }, calls(6, 40), ({ allocator }, sequence) =>
    perform(allocator(20), sequence),
  );

  check("works with 1000 units", { points: 6, needs: ["answers random calls as memory would"] }, ({ allocator }) => {
    const memory = allocator(1000);
    expect(memory.allocate(1000, 1000)).toBe(0);
    expect(memory.allocate(1, 1)).toBe(-1);
    expect(memory.freeMemory(1000)).toBe(1000);
    expect(memory.allocate(400, 1)).toBe(0);
    expect(memory.allocate(400, 2)).toBe(400);
    expect(memory.allocate(199, 1)).toBe(800);
    expect(memory.allocate(1, 3)).toBe(999);
    expect(memory.freeMemory(1)).toBe(599);
    expect(memory.allocate(401, 4)).toBe(-1);
    expect(memory.allocate(400, 4)).toBe(0);
    expect(memory.freeMemory(2)).toBe(400);
    expect(memory.allocate(599, 5)).toBe(400);
    expect(memory.freeMemory(3)).toBe(1);
  });
});
