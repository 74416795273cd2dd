import fc from "fast-check";
import { expect } from "vitest";
import { arrange } from "#kit/arrange";
import { heapChecks } from "#kit/heap-checks";
import { operations, perform, withoutExhaustion } from "#kit/operations";
import { hiddenStage } from "#kit/stage";

const { check, property } = heapChecks({ placement: "best-fit", judge: [] });

const needs = ["basics/hands out again what was given back"];

hiddenStage("choice", () => {
  check("chooses at the head, in the middle and at the tail of the list", { points: 1.5, needs }, ({ allocator }) => {
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

  check("takes the lowest of several exact fits", { points: 1.5, needs }, ({ allocator }) => {
    const heap = allocator(50);
    arrange(heap, "-:9 B:5 -:7 D:5 -:7 F:5 -:7 H:5");
    expect(heap.allocate(7)).toBe(14);
    expect(heap.allocate(7)).toBe(26);
    expect(heap.allocate(7)).toBe(38);
    expect(heap.allocate(7)).toBe(0);
  });

  property(
    "chooses among many blocks of few sizes",
    { points: 3, needs: ["chooses the same block as the model", "takes the lowest of equal blocks"], runs: 5 },
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
});
