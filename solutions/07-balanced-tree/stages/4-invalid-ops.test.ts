import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/07-balanced-tree/stages/checks.js";
import { dug } from "../../../exercises/07-balanced-tree/stages/scenes.js";
import { largerWorlds, taught } from "../../../exercises/07-balanced-tree/stages/worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const needs = ["best-fit/takes a block back, and hands it out again"];
const NO_NUMBERS = ["8", "", null, true, [8], {}, undefined];

/** Ranges that come to the same as a block when both numbers are written one behind the other, or put into one. */
function alike(address: number, size: number): [address: number, size: number][] {
  const digits = `${address}${size}`;
  const cut = [...digits].map((_, at): [number, number] => [Number(digits.slice(0, at)), Number(digits.slice(at))]);
  const packed = [2, 10, 100, 1000, 1024, 4096].flatMap((factor): [number, number][] => [
    [address - 1, size + factor],
    [address + 1, size - factor],
    [address + factor, size - 1],
    [address - factor, size + 1],
  ]);
  return [...cut, ...packed, [size, address], [address ^ size, size], [address + size, size]];
}

hiddenStage("invalid-ops", () => {
  check(
    "refuses what is not a number",
    { points: 0.5, needs, publicHint: "An argument can be of any type." },
    ({ allocator, refuses }) => {
      const heap = allocator(64);
      heap.allocate(8);
      for (const value of NO_NUMBERS) {
        heap.failsToAllocate(value);
        heap.failsToFree(value, 8);
        heap.failsToFree(0, value);
      }
      for (const value of NO_NUMBERS) refuses(value);
    },
  );

  check(
    "refuses an argument that is missing, and a BigInt",
    {
      points: 0.5,
      needs,
      publicHint: "A call can have fewer arguments than it needs, and there is a second kind of number.",
    },
    ({ allocator, refuses }) => {
      const heap = allocator(64);
      heap.allocate(8);
      heap.failsToAllocate();
      heap.failsToFree();
      heap.failsToFree(0);
      for (const size of [8n, 0n]) heap.failsToAllocate(size);
      heap.failsToFree(0n, 8);
      heap.failsToFree(0, 8n);
      heap.failsToFree(0n, 8n);
      refuses();
      refuses(64n);
      heap.free(0, 8);
    },
  );

  check(
    "refuses what was right once, and what is free",
    { points: 1, needs, publicHint: "Whether a free is right depends on what is allocated at that moment." },
    ({ allocator }) => {
      const { heap } = dug(allocator, [10, 10, 300], [1, 0, 2]);
      for (const [address, size] of [
        [0, 10],
        [12, 10],
        [24, 300],
        [0, 12],
        [10, 12],
      ] as const)
        heap.failsToFree(address, size);
      heap.allocate(6);
      heap.failsToFree(0, 10);
      heap.failsToFree(6, 4);
      heap.failsToAllocate(301);
      heap.free(0, 6);
      heap.allocate(300);
      heap.failsToFree(24, 256);
      heap.free(24, 300);
    },
  );

  check(
    "tells a block from others that look like it",
    { points: 1, needs, publicHint: "A block is known by its address and its size, not by something made of both." },
    ({ allocator }) => {
      for (const [address, size] of [
        [1, 12],
        [21, 1],
        [112, 5],
        [1024, 520],
      ] as const) {
        const heap = allocator(4096);
        heap.allocate(address);
        heap.allocate(size);
        for (const [other, units] of alike(address, size)) {
          const isInside = other >= 0 && units > 0 && other + units <= 4096;
          if (isInside && !heap.oracle.isLive(other, units)) heap.failsToFree(other, units);
        }
        heap.free(address, size);
      }
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every state of a larger memory",
    { points: 1, needs, publicHint: "A free is right for exactly the blocks that are allocated at that moment." },
    taught.invalidOps,
  );
});
