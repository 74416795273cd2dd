import fc from "fast-check";
import { arrange } from "#kit/lists/arrange";
import { checks } from "../../../exercises/01-first-fit/stages/checks.js";
import { fill } from "#kit/lists/memories";
import { allOf, operations, perform, withoutChoice, withoutExhaustion, withoutMerges } from "#kit/lists/operations";
import { hiddenStage } from "#kit/check/stage";
import { largerWorlds, taught } from "../../../exercises/01-first-fit/stages/worlds.js";

const { check, property } = checks({ judge: ["unchanged"] });
const errors = checks({ judge: [] });

const needs = ["basics/takes back a block"];
const NO_NUMBERS = ["20", "", null, undefined, true, [20], {}, 20n, 0n];
/** What may be one less in the address and so much more in the size, where both are made into one number. */
const FACTORS = [
  ...Array.from({ length: 40 }, (_, less) => less + 1),
  63,
  64,
  65,
  97,
  99,
  100,
  101,
  127,
  128,
  255,
  256,
  257,
  512,
  1000,
  1024,
];

/** Addresses and sizes that give the same as these when they are added, multiplied, packed, mixed or written together. */
function lookalikes(address: number, size: number): [address: number, size: number][] {
  const digits = `${address}${size}`;
  const split = Array.from({ length: digits.length - 1 }, (_, place): [number, number] => [
    Number(digits.slice(0, place + 1)),
    Number(digits.slice(place + 1)),
  ]);
  const shifted = FACTORS.flatMap((factor): [number, number][] => [
    [address - 1, size + factor],
    [address + 1, size - factor],
    [address - factor, size + 1],
    [address, size + factor],
    [address + factor, size],
  ]);
  return [
    ...split,
    ...shifted,
    [size, address],
    [address ^ 1, size ^ 1],
    [Math.floor(address / 2), size * 2],
    [address * 2, Math.floor(size / 2)],
  ];
}

const MEMORY = "A:20 -:30 C:40";

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 0.5, needs, publicHint: "An argument can be of any type, or be missing." },
    ({ allocator, refuses }) => {
      const heap = allocator(100);
      arrange(heap, MEMORY);
      for (const value of NO_NUMBERS) {
        heap.failsToAllocate(value);
        heap.failsToFree(value, 20);
        heap.failsToFree(0, value);
      }
      heap.failsToAllocate();
      heap.failsToFree();
      heap.failsToFree(0);
      for (const value of [...NO_NUMBERS, 100n]) refuses(value);
      refuses();
      heap.free(0, 20);
    },
  );

  errors.check(
    "tells a block from others that look like it",
    { points: 0.5, needs, publicHint: "A block is known by its address and its size, not by something made of both." },
    ({ allocator }) => {
      for (const [before, size] of [
        [21, 1],
        [112, 5],
        [200, 300],
        [1024, 520],
      ] as const) {
        const capacity = before + size + 300;
        const heap = allocator(capacity);
        heap.allocate(before);
        heap.allocate(size);
        for (const [address, wrong] of lookalikes(before, size)) {
          const isInside = address >= 0 && wrong > 0 && address + wrong <= capacity;
          if (isInside && !heap.oracle.isLive(address, wrong)) heap.failsToFree(address, wrong);
        }
        heap.free(before, size);
      }
    },
  );

  check(
    "refuses pieces of long ago inside of a block that lies there now",
    { points: 0.5, needs, publicHint: "What was freed is nobody's, also when somebody else gets its units." },
    ({ allocator }) => {
      const heap = allocator(60);
      const sizes = [10, 20, 30];
      const addresses = fill(heap, sizes);
      for (const [place, size] of sizes.entries()) heap.free(addresses[place] ?? 0, size);
      heap.allocate(59);
      for (const [place, size] of sizes.entries()) heap.failsToFree(addresses[place] ?? 0, size);
    },
  );

  property(
    "tells right calls from wrong ones",
    {
      points: 0.5,
      needs,
      runs: 4,
      publicHint: "Whether a free is right depends on what is allocated at that moment.",
    },
    fc.tuple(
      operations({ free: 0, minSize: 2, maxSize: 12, length: 8 }),
      operations({ allocate: 2, free: 3, wrongFree: 5, bad: 3, length: 25 }),
    ),
    ({ allocator }, [first, calls]) =>
      perform(allocator(80), [...first, ...calls], allOf(withoutExhaustion, withoutChoice, withoutMerges)),
  );

  largerWorlds.check(
    "refuses every wrong call in every state of a somewhat larger memory",
    { points: 4, needs, publicHint: "A free is right for exactly the blocks that are allocated at that moment." },
    taught.invalidOps,
  );
});
