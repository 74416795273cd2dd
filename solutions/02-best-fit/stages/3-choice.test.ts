import fc from "fast-check";
import { expect } from "vitest";
import { arrange } from "#kit/lists/arrange";
import { checks } from "../../../exercises/02-best-fit/stages/checks.js";
import { dug, LARGE_SIZES } from "#kit/lists/memories";
import { operations, perform, withoutExhaustion } from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";

const { check, property } = checks({ judge: [] });

const MANY = 280;
const needs = ["basics/hands out again what was given back"];

hiddenStage("choice", () => {
  check("chooses at the head, in the middle and at the tail of the list", { points: 1, needs }, ({ allocator }) => {
    for (const { memory, best } of [
      { memory: "-:6 B:5 -:20 D:5 -:21 F:5", best: 0 },
      { memory: "-:20 B:5 -:6 D:5 -:21 F:5", best: 25 },
      { memory: "-:20 B:5 -:21 D:5 -:6 F:5", best: 51 },
      { memory: `${"-:20 B:5 ".repeat(12)}-:6 D:5`, best: 300 },
    ]) {
      for (const request of [4, 6]) {
        const heap = allocator(320);
        arrange(heap, memory);
        expect(heap.allocate(request)).toBe(best);
      }
    }
  });

  check("takes the lowest of several exact fits", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(50);
    arrange(heap, "-:9 B:5 -:7 D:5 -:7 F:5 -:7 H:5");
    expect(heap.allocate(7)).toBe(14);
    expect(heap.allocate(7)).toBe(26);
    expect(heap.allocate(7)).toBe(38);
    expect(heap.allocate(7)).toBe(0);
  });

  property(
    "chooses among many blocks of few sizes",
    { points: 1.5, needs: ["chooses the same block as the model", "takes the lowest of equal blocks"], runs: 5 },
    fc.record({
      holes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 40 }),
      requests: operations({ free: 0, maxSize: 4 }),
    }),
    ({ allocator }, { holes, requests }) => {
      const heap = allocator(210);
      arrange(heap, holes.map((size) => `-:${size} W:1`).join(" "));
      perform(heap, requests, withoutExhaustion);
    },
  );

  check(
    "compares what would be left, be it little or much",
    { points: 1.5, needs, publicHint: "Sizes, and what is left of a hole, can have several digits." },
    ({ allocator }) => {
      for (const { size, rests } of [
        { size: 2, rests: [511, 256, 128, 64, 255, 257, 1] },
        { size: 30, rests: [1023, 512, 256, 255, 3, 1024, 3] },
        { size: 100, rests: [2047, 513, 257, 10, 256] },
        ...LARGE_SIZES.slice(0, 3).map((size) => ({ size, rests: [300, 256, 1, 0, 2] })),
        ...LARGE_SIZES.slice(3, 6).map((size) => ({ size, rests: [256, 2, 1, 0] })),
        ...LARGE_SIZES.slice(6).map((size) => ({ size, rests: [257, 1, 0] })),
      ]) {
        const heap = dug(
          allocator,
          rests.map((rest) => size + rest),
        );
        rests.forEach(() => heap.allocate(size));
      }
    },
  );

  check(
    "searches a list of hundreds of holes",
    { points: 1, needs, publicHint: "The free list can be long." },
    ({ allocator }) => {
      // They become smaller towards the end, with three sizes mixed everywhere, so that the best for a size stands together.
      const heap = dug(
        allocator,
        Array.from({ length: MANY }, (_, hole) => 14 - Math.floor((12 * hole) / MANY) + ((hole * hole) % 3)),
      );
      for (let request = 0; request < 44; request++) heap.allocate(2 + ((5 * request) % 11));
    },
  );

  check(
    "still chooses after hundreds of calls",
    { points: 1, needs, publicHint: "The choice must not depend on what was there long ago." },
    ({ allocator }) => {
      // Every request has an exact fit, so that what is taken and freed leaves the holes as they were, and nothing merges.
      const sizes = [14, 12, 10, 13, 12, 9, 11];
      const heap = dug(allocator, sizes);
      for (let round = 0; round < 170; round++) {
        const some = [sizes[round % 7] ?? 0, sizes[(round * round + 3) % 7] ?? 0];
        const places = some.map((size) => ({
          size,
          address: heap.oracle.choose(size)?.size === size ? heap.allocate(size) : null,
        }));
        for (const { size, address } of places) if (address !== null) heap.free(address, size);
      }
    },
  );

  property(
    "chooses among large holes as among small ones",
    { points: 1, needs, runs: 6, publicHint: "What holds for small sizes holds for large ones, too." },
    fc.noBias(
      fc.record({
        holes: fc.array(fc.integer({ min: 2, max: 320 }), { minLength: 6, maxLength: 12, size: "max" }),
        requests: fc.array(fc.integer({ min: 1, max: 320 }), { minLength: 6, maxLength: 12, size: "max" }),
      }),
    ),
    ({ allocator }, { holes, requests }) => {
      const heap = dug(allocator, holes);
      for (const request of requests) if (heap.oracle.choose(request) !== undefined) heap.allocate(request);
    },
  );
});
