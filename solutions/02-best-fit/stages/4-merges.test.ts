import fc from "fast-check";
import { expect } from "vitest";
import { checks } from "../../../exercises/02-best-fit/stages/checks.js";
import { fill, orders } from "#kit/lists/memories";
import { allOf, operations, perform, withoutChoice, withoutExhaustion } from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";

const { check } = checks({ judge: ["list", "links"] });
const addresses = checks({ judge: [] });

const MANY = 150;
const needs = ["basics/hands out a new memory from address 0 up"];

/** Orders in which three neighbours can come back: between them they go through all four cases. */
const ORDERS = [
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
];

hiddenStage("merges", () => {
  check("merges at the head, in the middle and at the tail of the list", { points: 1, needs }, ({ allocator }) => {
    // Of seven blocks three neighbours come back, while two others are free that touch neither them nor each other.
    for (const { first, apart } of [
      { first: 0, apart: [4, 6] },
      { first: 2, apart: [0, 6] },
      { first: 4, apart: [0, 2] },
    ]) {
      for (const order of ORDERS) {
        const heap = allocator(70);
        heap.arrange(() => {
          for (let block = 0; block < 7; block++) heap.allocate(10);
          for (const block of apart) heap.free(10 * block, 10);
        });
        for (const step of order) heap.free(10 * (first + step), 10);
      }
    }
  });

  check("counts a merged block with all its units", { points: 1, needs }, ({ allocator }) => {
    const heap = allocator(36);
    for (const size of [8, 5, 6, 7, 5]) heap.allocate(size);
    heap.free(0, 8);
    heap.free(13, 6);
    heap.free(19, 7);
    expect(heap.allocate(9)).toBe(13);
    expect(heap.allocate(8)).toBe(0);
    heap.free(13, 9);
    expect(heap.allocate(13)).toBe(13);
  });

  addresses.check(
    "merges large blocks far up in a large memory",
    { points: 1, needs, publicHint: "Sizes and addresses can have four digits." },
    ({ allocator }) => {
      for (const { before, sizes } of [
        { before: 200, sizes: [300, 260, 513] },
        { before: 900, sizes: [120, 130, 1020] },
        { before: 2000, sizes: [60, 1030, 257] },
      ]) {
        for (const order of orders([0, 1, 2])) {
          const heap = allocator(before + sizes.reduce((sum, size) => sum + size, 1));
          const [, ...places] = fill(heap, [before, ...sizes, 1]);
          for (const place of order) heap.free(places[place] ?? 0, sizes[place] ?? 0);
          heap.getLargestFreeBlock();
          heap.lookAt("list");
        }
      }
    },
  );

  addresses.check(
    "takes many blocks apart and together again",
    { points: 0.5, needs, publicHint: "There can be many free blocks, which come and go." },
    ({ allocator }) => {
      const pieces = Array.from({ length: MANY }, (_, piece) => piece);
      const sizeOf = (piece: number): number => 1 + (piece % 3);
      const heap = allocator(2 * MANY);
      for (let round = 0; round < 2; round++) {
        const places = fill(heap, pieces.map(sizeOf));
        // Every second one, from the highest down, then those in between, from the lowest up: so the way to each is short.
        const order = [
          ...pieces.filter((piece) => piece % 2 === 0).reverse(),
          ...pieces.filter((piece) => piece % 2 > 0),
        ];
        for (const [turn, piece] of order.entries()) {
          heap.free(places[piece] ?? 0, sizeOf(piece));
          if (turn % 50 === 49) heap.lookAt("list");
        }
      }
    },
  );

  addresses.property(
    "stays right in long runs",
    { points: 0.5, needs, runs: 3, publicHint: "A small fault in the list may show only many calls later." },
    fc.noBias(operations({ minSize: 2, maxSize: 40, length: 300, allocate: 6 })),
    ({ allocator }, sequence) => {
      const heap = allocator(300);
      for (let from = 0; from < sequence.length; from += 50) {
        perform(heap, sequence.slice(from, from + 50), allOf(withoutExhaustion, withoutChoice));
        heap.lookAt("list");
      }
    },
  );
});
