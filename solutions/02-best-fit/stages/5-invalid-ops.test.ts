import fc from "fast-check";
import { checks } from "../../../exercises/02-best-fit/stages/checks.js";
import { allOf, operations, perform, withoutChoice, withoutExhaustion, withoutMerges } from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";

const { check, property } = checks({ judge: ["unchanged"] });
const errors = checks({ judge: [] });

const needs = ["basics/hands out a new memory from address 0 up"];

/** Ranges that come to the same as a block when address and size are written together, added or packed into one number. */
function lookalikes(address: number, size: number): [address: number, size: number][] {
  const digits = `${address}${size}`;
  return [
    ...Array.from({ length: digits.length - 1 }, (_, place): [number, number] => [
      Number(digits.slice(0, place + 1)),
      Number(digits.slice(place + 1)),
    ]),
    ...[1, 2, 16, 31, 32, 64, 100, 128, 256, 1000, 1024].flatMap((factor): [number, number][] => [
      [address - 1, size + factor],
      [address - factor, size + 1],
      [address, size + factor],
      [address + factor, size],
    ]),
    ...[16, 32, 64, 128, 256, 512].map((bit): [number, number] => [address ^ bit, size ^ 1]),
    [size, address],
    [address * 2, Math.floor(size / 2)],
  ];
}

hiddenStage("invalid-ops", () => {
  check("refuses addresses and sizes that reach outside", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(100);
    heap.allocate(100);
    for (const address of [-1, 100, 0.5, 1e-7, NaN, Infinity]) heap.failsToFree(address, 100);
    for (const size of [0, -100, 0.5, 99.9999999999, NaN, 101]) heap.failsToFree(0, size);
    heap.failsToFree(0n, 100);
    heap.failsToFree(0, 100n);
    heap.failsToFree(0);
    heap.failsToFree();
    heap.free(0, 100);
  });

  check("refuses capacities that make no sense", { points: 0.5, needs }, ({ refuses }) => {
    for (const capacity of [0, -1, 1.5, 1e-7, 99.9999999999, NaN, Infinity, "100", null, 100n]) refuses(capacity);
    refuses();
  });

  errors.check(
    "tells a block from others that look like it",
    { points: 0.5, needs, publicHint: "A block is known by its address and its size, not by something made of both." },
    ({ allocator }) => {
      for (const [before, size] of [
        [21, 1],
        [112, 5],
        [1024, 520],
      ] as const) {
        const heap = allocator(before + size + 1100);
        heap.allocate(before);
        heap.allocate(size);
        for (const [address, units] of lookalikes(before, size)) {
          const isInside = address >= 0 && units > 0 && address + units <= heap.oracle.capacity;
          if (isInside && !heap.oracle.isLive(address, units)) heap.failsToFree(address, units);
        }
        heap.free(before, size);
      }
    },
  );

  property(
    "tells right calls from wrong ones among blocks of any size",
    { points: 0.5, needs, runs: 3, publicHint: "Whether a free is right depends on what is allocated at that moment." },
    fc.noBias(operations({ allocate: 4, free: 2, wrongFree: 4, minSize: 2, maxSize: 90, length: 40 })),
    ({ allocator }, calls) => perform(allocator(600), calls, allOf(withoutExhaustion, withoutChoice, withoutMerges)),
  );
});
