import fc from "fast-check";
import { expect } from "vitest";
import { arrange } from "#kit/lists/arrange";
import { checks } from "./checks.js";
import { dug, SIZES } from "#kit/lists/memories";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

// Addresses alone, and no merging on the way: what else may be wrong costs its points in the stage that is about it.
const { check, property } = checks({ judge: [] });

const SMALLEST = "takes the smallest free block with room";
const needs = ["basics/hands out again what was given back"];
const sizes = (most: number) => fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: most });

stage("choice", () => {
  check(SMALLEST, { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(70);
    arrange(heap, "-:30 B:5 -:10 D:5"); // and 20 at the end
    expect(heap.allocate(8)).toBe(35);
    expect(heap.allocate(15)).toBe(50);
  });

  check("takes the lowest of equal blocks", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(75);
    arrange(heap, "-:20 B:5 -:10 D:5 -:10 F:5 -:10 H:10");
    expect(heap.allocate(6)).toBe(25);
    expect(heap.allocate(7)).toBe(40);
  });

  check("takes an exact fit wherever it stands", { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(71);
    arrange(heap, "-:20 B:5 -:9 D:5 -:15 F:5"); // and 12 at the end
    expect(heap.allocate(12)).toBe(59);
    expect(heap.allocate(9)).toBe(25);
    expect(heap.allocate(15)).toBe(39);
    expect(heap.allocate(20)).toBe(0);
  });

  check("looks at the whole list before it chooses", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(91);
    arrange(heap, "-:16 B:5 -:14 D:5 -:12 F:5 -:10 H:5 -:8 J:5"); // and 6 at the end
    expect(heap.allocate(5)).toBe(85);
    expect(heap.allocate(7)).toBe(72);
    expect(heap.allocate(9)).toBe(57);
    expect(heap.allocate(11)).toBe(40);
  });

  check("counts what is left of a block that was split", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(37);
    arrange(heap, "-:12 B:5"); // and 20 at the end
    expect(heap.allocate(15)).toBe(17);
    expect(heap.allocate(4)).toBe(32);
    expect(heap.allocate(9)).toBe(0);
    expect(heap.allocate(3)).toBe(9);
  });

  property(
    "chooses the same block as the model",
    { points: 2, needs: [...needs, SMALLEST], runs: 15 },
    fc.record({ holes: sizes(8), requests: sizes(10) }),
    ({ allocator }, { holes, requests }) => {
      const heap = allocator(200);
      arrange(heap, holes.map((size) => `-:${size} W:2`).join(" "));
      for (const request of requests) {
        // Equals have a check of their own, and so have requests that nothing can serve.
        const best = heap.oracle.choose(request);
        const isAlone =
          best !== undefined && heap.oracle.freeRanges().filter(({ size }) => size === best.size).length === 1;
        if (isAlone) heap.allocate(request);
      }
    },
  );

  check("takes the tightest hole for any size, whatever comes first", { points: 2, needs }, ({ allocator }) => {
    for (const size of SIZES) {
      // What each hole has beyond the size: tighter ones come behind larger ones, with exact fits and equals among them.
      const half = Math.ceil(size / 2);
      for (const rests of [
        [size, half, 5, 2, 1, 0, 0, 2],
        [1, 0, 3, half + 1, 1, 3],
      ]) {
        const heap = dug(
          allocator,
          rests.map((rest) => size + rest),
        );
        // Each request has to take the next best.
        rests.forEach(() => heap.allocate(size));
      }
      // What is best for a size changes when another one is served.
      const heap = dug(allocator, [8 * size, 3 * size]);
      for (const request of [size, 7 * size - 1, size]) heap.allocate(request);
    }
  });

  worlds.check("chooses in every state of a small memory", { points: 10, needs }, taught.choice);
});
