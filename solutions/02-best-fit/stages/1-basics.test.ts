import { expect } from "vitest";
import { heapChecks } from "#kit/heap-checks";
import { hiddenStage } from "#kit/stage";

const { check } = heapChecks({ placement: "best-fit", judge: ["free memory"] });

const needs = ["hands out a new memory from address 0 up"];

hiddenStage("basics", () => {
  check("keeps two allocators apart", { points: 0.5, needs }, ({ allocator }) => {
    const one = allocator(45);
    one.allocate(30);
    const other = allocator(65);
    expect(other.allocate(50)).toBe(0);
    one.allocate(10);
    one.free(0, 30);
    expect(one.allocate(20)).toBe(0);
    expect(other.allocate(10)).toBe(50);
  });
});
