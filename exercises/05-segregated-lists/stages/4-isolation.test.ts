/** Pool and main memory side by side: what is small for long leaves what is large in one piece, and nobody takes the other's units. */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const main = checks({ judge: ["main addresses", "largest block"] });
const everything = checks({ judge: ["addresses", "lists", "free memory", "largest block", "waste"] });
const refusals = checks({ judge: ["main addresses", "unchanged"] });

const needs = ["pool/hands out a slot of the pool", "classes/hands out the front of the only block"];

stage("isolation", () => {
  main.check("keeps the main memory in one piece while small blocks stay", { points: 2.5, needs }, ({ allocator }) => {
    const heap = allocator(1056, 192);
    const large: number[] = [];
    heap.arrange(() => {
      for (let pair = 0; pair < 18; pair++) {
        heap.allocate(8);
        large.push(heap.allocate(40));
      }
    });
    for (const address of large) heap.free(address, 40);
    heap.allocate(864);
  });

  refusals.check("hands out no unit of the pool that is not cut up", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(480 + 50, 480);
    for (const size of [51, 64, 96, 480, 530]) heap.failsToAllocate(size);
    heap.allocate(50);
    for (const size of [32, 33, 40, 96]) heap.failsToAllocate(size);
    const whole = allocator(192, 192);
    for (const size of [32, 64, 96, 192]) whole.failsToAllocate(size);
    heap.allocate(8);
    whole.allocate(31);
  });

  refusals.check(
    "keeps slots for requests of their size, though nothing else is free",
    { points: 0.5, needs: [...needs, "pool/takes a slot back", "classes/refuses what no block has room for"] },
    ({ allocator }) => {
      for (const [first, ...others] of [
        [9, 8, 1],
        [24, 5, 16, 31],
        [30, 8, 12, 20],
        [3, 9, 25],
      ] as const) {
        const heap = allocator(96, 96);
        heap.allocate(first);
        for (const size of others) heap.failsToAllocate(size);
      }
      const heap = allocator(192, 192);
      heap.allocate(9);
      for (let slot = 0; slot < 12; slot++) heap.allocate(8);
      heap.failsToAllocate(5);
      heap.free(96, 8);
      heap.allocate(5);
      heap.failsToAllocate(8);
    },
  );

  refusals.check(
    "hands out no free slots to large requests",
    { points: 1, needs: [...needs, "pool/takes a slot back"] },
    (scene) => {
      const heap = scene.allocator(96 + 40, 96);
      for (let slot = 0; slot < 3; slot++) heap.allocate(25);
      heap.allocate(40);
      for (let slot = 2; slot >= 0; slot--) heap.free(32 * slot, 25);
      for (const size of [32, 33, 64, 96]) heap.failsToAllocate(size);
      heap.allocate(31);
    },
  );

  everything.check(
    "takes each back where it came from",
    { points: 0.5, needs: [...needs, "pool/takes a slot back"] },
    (scene) => {
      const heap = scene.allocator(96 + 100, 96);
      for (let slot = 0; slot < 3; slot++) heap.allocate(30);
      heap.allocate(30);
      heap.allocate(70);
      for (const address of [64, 96, 0, 32]) heap.free(address, 30);
      heap.free(126, 70);
      heap.allocate(30);
    },
  );

  worlds.check(
    "keeps large requests out of the pool in every state of a small one",
    { points: 1, needs },
    taught.isolation,
  );
});
