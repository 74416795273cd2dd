/** Allocation in memory that has room at the end: nothing is freed here, and nothing is refused. */
import { expect } from "vitest";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["places"] });

stage("basics", () => {
  check("makes an allocator", { points: 0.5, needs: [] }, ({ allocator }) => {
    allocator(1);
    allocator(10);
    allocator(1000);
  });

  check("hands out unit 0 first", { points: 0.5 }, ({ allocator }) => {
    const memory = allocator(10);
    expect(memory.allocate(4, 1)).toBe(0);
  });

  check("hands out the units in turn", { points: 0.5, needs: ["hands out unit 0 first"] }, ({ allocator }) => {
    const memory = allocator(12);
    expect(memory.allocate(3, 1)).toBe(0);
    expect(memory.allocate(1, 2)).toBe(3);
    expect(memory.allocate(5, 3)).toBe(4);
    expect(memory.allocate(2, 4)).toBe(9);
  });

  check(
    "gives an id as many blocks as it asks for",
    { points: 0.5, needs: ["hands out unit 0 first"] },
    ({ allocator }) => {
      const memory = allocator(12);
      expect(memory.allocate(2, 7)).toBe(0);
      expect(memory.allocate(3, 7)).toBe(2);
      expect(memory.allocate(1, 8)).toBe(5);
      expect(memory.allocate(4, 7)).toBe(6);
    },
  );

  check("hands out the units in turn, whatever the id", { points: 1.5, needs: ["hands out unit 0 first"] }, (scene) => {
    // Every id once; those that meet in one memory differ by multiples of 20.
    for (let first = 1; first <= 20; first++) {
      const memory = scene.allocator(76);
      for (let mID = first; mID <= 1000; mID += 20) memory.allocate(1 + (((mID - first) / 20) % 2), mID);
    }
  });

  check(
    "begins anew with every allocator, large or small",
    { points: 1, needs: ["hands out unit 0 first"] },
    (scene) => {
      for (const { n, sizes } of [
        { n: 30, sizes: [9, 1, 17] },
        { n: 9, sizes: [3, 2, 1] },
        { n: 499, sizes: [255, 129, 66] },
        { n: 64, sizes: [31, 32] },
        { n: 400, sizes: [256, 127] },
        { n: 129, sizes: [40, 39, 38] },
        { n: 300, sizes: [257, 33] },
        { n: 20, sizes: [5, 6, 7] },
      ]) {
        const memory = scene.another(n);
        for (const [place, size] of sizes.entries()) memory.allocate(size, 1 + place);
      }
    },
  );

  worlds.checkWithSharing(
    "hands out the units in turn in every state of a small memory",
    { points: 10, needs: ["hands out unit 0 first"] },
    taught.basics,
  );
});
