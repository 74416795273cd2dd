/** What is said of a node that stands for no units: where it comes from is only said where that is known. */
import { expect, test } from "vitest";
import { CheckFailure } from "#kit/check/failure";
import type { AllocatorUnderTest } from "#kit/lists/definition";
import { inThisRealm, nativeSubject } from "#kit/subject/native";
import { allocatorSession } from "../support/allocators.js";

type Node = [start: number, size: number];

/** What is said of an allocator of ten units that answers right, with those lists after each call, the constructor's first. */
function saidOf(
  lists: readonly (readonly Node[])[],
  answers: readonly number[],
  use: (heap: AllocatorUnderTest) => void,
): string {
  class MemoryAllocator {
    calls = 0;
    get freeListHead() {
      const nodes = (lists[this.calls] ?? []).map(([start, size]) => ({
        start,
        size,
        prev: null,
        next: null as unknown,
      }));
      nodes.forEach((node, i) => (node.next = nodes[i + 1] ?? null));
      return nodes[0] ?? null;
    }
    allocate = () => answers[this.calls++];
    free() {
      this.calls++;
    }
  }
  const subject = nativeSubject("MemoryAllocator", () => inThisRealm(MemoryAllocator));
  try {
    use(allocatorSession(subject, { placement: "first-fit", judge: ["list"] }).create(10));
  } catch (error) {
    if (error instanceof CheckFailure) return error.failure.message;
    throw error;
  }
  throw new Error("nothing has failed");
}

const all: Node[] = [[0, 10]];

test.each([
  ["at its end", [10, 0]],
  ["at its front", [0, 0]],
] as [string, Node][])("after an exact fit it is the block that was filled: %s", (_, left) => {
  expect(saidOf([all, [left]], [0], (heap) => heap.allocate(10))).toContain(
    `node 1 of the free list (start ${left[0]}, size 0) has no units; an exact fit has to be unlinked from the list`,
  );
});

test("after a split it is not", () => {
  expect(saidOf([all, [[4, 0]]], [0], (heap) => heap.allocate(4))).toBe(
    "After allocate(4): node 1 of the free list (start 4, size 0) has no units, so it has no place in the list.",
  );
});

test("after a merge it is not, even where an exact fit was before", () => {
  const said = saidOf(
    [
      all,
      [[4, 6]],
      [],
      [
        [0, 4],
        [4, 0],
      ],
    ],
    [0, 4],
    (heap) => {
      heap.allocate(4);
      heap.allocate(6);
      heap.free(0, 4);
    },
  );
  expect(said).toContain("(start 4, size 0) has no units, so it has no place in the list.");
});

test("what is below zero is told so", () => {
  expect(
    saidOf([all, [[4, 6]], [[11, -1]]], [0, 4], (heap) => {
      heap.allocate(4);
      heap.allocate(6);
    }),
  ).toContain("node 1 of the free list (start 11, size -1) has a negative size");
});
