/** What makes no sense is refused, and changes nothing. */
import { stage } from "#kit/check/stage";
import { checks, EVERYWHERE } from "./checks.js";
import type { Heap } from "./definition.js";
import { arrange } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: [...EVERYWHERE, "unchanged"] });

const needs = ["handles/hands out a handle, and tells by it where the block lies"];

/** Has every call refuse a handle. */
function refusesEverywhere(heap: Heap, handle: unknown): void {
  const argument = handle as number;
  heap.failsToAddressOf(argument);
  heap.failsToSizeOf(argument);
  heap.failsToPin(argument);
  heap.failsToUnpin(argument);
  heap.failsToFree(argument);
}

stage("invalid-ops", () => {
  check("refuses a capacity that is no positive integer", { points: 0.5, needs: [] }, ({ heap, refuses }) => {
    const one = heap(1);
    const other = heap(12);
    arrange(other, "-:3 B:2");
    for (const capacity of [0, -1, 1.5, NaN, Infinity, -Infinity]) refuses(capacity);
    // What was there before goes on.
    other.compact();
    heap(1).allocate(1);
    one.allocate(1);
    other.allocate(10);
  });

  check("refuses a size that is no positive integer", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(20);
    arrange(one, "-:5 B:5");
    for (const size of [0, -1, 0.5, 1.5, NaN, Infinity, -Infinity]) one.failsToAllocate(size);
    one.allocate(10);
  });

  check("refuses the handle of a block that has gone", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(50);
    const piece = arrange(one, "A:10 B:10 C:10");
    one.free(piece("B"));
    refusesEverywhere(one, piece("B"));
    one.allocate(10);
    refusesEverywhere(one, piece("B"));
    for (const letter of ["A", "C"]) one.free(piece(letter));
    for (const letter of ["A", "B", "C"]) refusesEverywhere(one, piece(letter));
  });

  check("refuses a handle that was never given", { points: 1, needs }, ({ heap, beside }) => {
    const one = heap(50);
    for (const handle of [1, 2, 7]) refusesEverywhere(one, handle);
    arrange(one, "A:10 B:10");
    for (const handle of [3, 4, 11, 100, 0, -1, -2]) refusesEverywhere(one, handle);
    // A handle that only another heap has given is none.
    const [first, second] = [heap(50), beside(50)];
    for (const each of [first, second, second]) each.allocate(10);
    for (const handle of [2, 3]) refusesEverywhere(first, handle);
    first.allocate(10);
    for (const each of [second, first]) for (const handle of [3, 4]) refusesEverywhere(each, handle);
  });

  check("refuses a handle that is no integer", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(50);
    arrange(one, "A:10 B:10");
    for (const handle of [0.5, 1.5, NaN, Infinity, -Infinity]) refusesEverywhere(one, handle);
  });

  check("refuses to unpin what is not pinned", { points: 1, needs }, ({ heap, beside }) => {
    const one = heap(50);
    const piece = arrange(one, "-:10 B:10");
    one.failsToUnpin(piece("B"));
    one.pin(piece("B"));
    one.unpin(piece("B"));
    one.failsToUnpin(piece("B"));
    one.failsToUnpin(piece("B"));
    one.pin(piece("B"));
    one.compact();
    one.unpin(piece("B"));
    one.compact();
    // Neither what is pinned in another heap alone.
    const both = [heap(50), beside(50)];
    for (const each of both) arrange(each, "A:10 B:10");
    for (const [place, each] of both.entries()) {
      each.pin(1 + place);
      for (const heap of both)
        for (const handle of [1, 2]) if (heap.oracle.block(handle)?.pins === 0) heap.failsToUnpin(handle);
    }
    for (const [place, each] of both.entries()) each.unpin(1 + place);
  });

  worlds.check("refuses every wrong call in every small heap", { points: 1, needs }, taught.invalidOps);
});
