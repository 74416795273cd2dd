/** Allocation in memory that has room at the end: nothing is freed here, and nothing is refused. */
import { expect } from "vitest";
import { START } from "#kit/small-world";
import { stage } from "#kit/stage";
import { allocatorChecks } from "./checks.js";
import { PLAIN, about, worlds } from "./worlds.js";

const { check } = allocatorChecks("places");

stage("basics", () => {
  check("makes an allocator", { points: 1, needs: [] }, ({ allocator }) => {
    allocator(1);
    allocator(10);
    allocator(1000);
  });

  check("hands out unit 0 first", { points: 1 }, ({ allocator }) => {
    const memory = allocator(10);
    expect(memory.allocate(4, 1)).toBe(0);
  });

  check("hands out the units in turn", { points: 1, needs: ["hands out unit 0 first"] }, ({ allocator }) => {
    const memory = allocator(12);
    expect(memory.allocate(3, 1)).toBe(0);
    expect(memory.allocate(1, 2)).toBe(3);
    expect(memory.allocate(5, 3)).toBe(4);
    expect(memory.allocate(2, 4)).toBe(9);
  });

  check(
    "gives an id as many blocks as it asks for",
    { points: 1, needs: ["hands out unit 0 first"] },
    ({ allocator }) => {
      const memory = allocator(12);
      expect(memory.allocate(2, 7)).toBe(0);
      expect(memory.allocate(3, 7)).toBe(2);
      expect(memory.allocate(1, 8)).toBe(5);
      expect(memory.allocate(4, 7)).toBe(6);
    },
  );

  worlds.checkWithSharing(
    "hands out the units in turn in every state of a small memory",
    { points: 10, needs: ["hands out unit 0 first"] },
    about(START, PLAIN),
  );
});
