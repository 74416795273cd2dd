import { expect } from "vitest";
import { hiddenStage } from "#kit/check/stage";
import { requests } from "../../../exercises/03-leetcode-2502/stages/calls.js";
import { checks } from "../../../exercises/03-leetcode-2502/stages/checks.js";

const { check, property } = checks({ judge: ["places"] });

hiddenStage("basics", () => {
  check(
    "pays no attention to the id when it looks for a place",
    { points: 0.5, needs: ["hands out unit 0 first"] },
    ({ allocator }) => {
      const memory = allocator(20);
      expect(memory.allocate(2, 1000)).toBe(0);
      expect(memory.allocate(2, 1)).toBe(2);
      expect(memory.allocate(3, 500)).toBe(4);
      expect(memory.allocate(2, 2)).toBe(7);
    },
  );

  property(
    "hands out the units in turn, whatever is asked for",
    { points: 0.5, runs: 12, needs: ["hands out unit 0 first"] },
    requests(6, 10),
    (...args) => {
      const [{ allocator }, all] = args;
      // One unit more than is asked for, so that the end of memory plays no part.
      const memory = allocator(1 + all.reduce((sum, { size }) => sum + size, 0));
      for (const { size, mID } of all) memory.allocate(size, mID);
    },
  );
});
