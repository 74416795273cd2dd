import { hiddenStage } from "#kit/check/stage";
import { checks } from "../../../exercises/05-segregated-lists/stages/checks.js";
import { largerWorlds, taught } from "../../../exercises/05-segregated-lists/stages/worlds.js";

const { check } = checks({ judge: ["addresses", "unchanged"] });
const refusals = checks({ judge: ["main addresses", "unchanged"] });

const any = ["pool/hands out a slot of the pool", "classes/hands out the front of the only block"];
const needs = ["pool/takes a slot back", "classes/hands out the front of the only block"];
const NO_NUMBERS = ["96", "", null, true, [96], {}];

hiddenStage("invalid-ops", () => {
  refusals.check(
    "refuses what is not a number",
    { points: 1, needs: any, publicHint: "An argument can be of any type." },
    ({ allocator, refuses }) => {
      const heap = allocator(300, 192);
      heap.allocate(8);
      heap.allocate(96);
      for (const value of NO_NUMBERS) {
        heap.failsToAllocate(value);
        heap.failsToFree(value, 8);
        heap.failsToFree(0, value);
        heap.failsToFree(192, value);
      }
      for (const value of NO_NUMBERS) {
        refuses(value, 0);
        refuses(960, value);
      }
    },
  );

  refusals.check(
    "refuses an argument that is missing, and a BigInt",
    {
      points: 0.5,
      needs: any,
      publicHint: "A call can have fewer arguments than it needs, and there is a second kind of number.",
    },
    ({ allocator, refuses }) => {
      const heap = allocator(300, 192);
      heap.allocate(8);
      heap.allocate(96);
      heap.failsToAllocate();
      heap.failsToFree();
      for (const address of [0, 192]) heap.failsToFree(address);
      for (const size of [8n, 40n, 0n]) heap.failsToAllocate(size);
      for (const [address, size] of [
        [0, 8],
        [192, 96],
      ] as const) {
        heap.failsToFree(BigInt(address), size);
        heap.failsToFree(address, BigInt(size));
        heap.failsToFree(BigInt(address), BigInt(size));
      }
      refuses();
      refuses(960n, 0);
      refuses(960, 0n);
      refuses(960n, 96n);
    },
  );

  check(
    "knows a slot by what was asked for last",
    { points: 1.5, needs, publicHint: "What was freed is nobody's, also when somebody else gets its slot." },
    ({ allocator }) => {
      const heap = allocator(192, 192);
      for (let slot = 0; slot < 3; slot++) heap.allocate(17);
      for (const size of [18, 19, 24, 17, 23]) {
        heap.free(24, heap.oracle.live.get(24) ?? 0);
        heap.allocate(size);
        for (const other of [17, 18, 19, 23, 24]) if (other !== size) heap.failsToFree(24, other);
      }
    },
  );

  largerWorlds.check(
    "refuses every wrong call in every state of another small memory",
    { points: 2, needs, publicHint: "A free is right for exactly the allocations that are live at that moment." },
    taught.invalidOps,
  );
});
