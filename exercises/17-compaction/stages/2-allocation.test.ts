/** When memory is compacted for a request, and when it is not. Only one block ever has to move. */
import { stage } from "#kit/check/stage";
import { checks, EVERYWHERE } from "./checks.js";
import { arrange } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: EVERYWHERE });
const refusals = checks({ judge: [...EVERYWHERE, "unchanged"] });

const needs = ["handles/hands out a handle, and tells by it where the block lies"];
const COMPACTS = "compacts when only all holes together have room";

stage("allocation", () => {
  check("takes the front of the first hole with room", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(100);
    arrange(one, "A:10 -:10 C:10 -:30 E:10 -:20 G:10");
    one.allocate(20);
    one.allocate(10);
    one.allocate(15);
    one.allocate(5);
  });

  check("takes what is freed side by side for one hole", { points: 1, needs }, ({ heap }) => {
    const one = heap(50);
    const piece = arrange(one, "A:10 B:10 C:10 D:10 E:10");
    for (const letter of ["B", "D", "C"]) one.free(piece(letter));
    one.allocate(30);
  });

  check("moves nothing while a hole has room", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(100);
    arrange(one, "A:10 -:20 C:10 -:25 E:5");
    for (const size of [25, 20, 30]) one.allocate(size);
    const other = heap(30);
    arrange(other, "-:10 B:10");
    other.allocate(10);
    other.allocate(10);
  });

  check(COMPACTS, { points: 2, needs }, ({ heap }) => {
    const one = heap(20);
    arrange(one, "-:8 B:6");
    one.allocate(10);
    one.allocate(4);
    const other = heap(100);
    arrange(other, "-:1 B:50");
    other.allocate(50);
  });

  check("compacts also for a request of all that is free", { points: 1, needs: [COMPACTS] }, ({ heap }) => {
    for (const hole of [1, 5, 9]) {
      const one = heap(30);
      arrange(one, `-:${hole} B:20`);
      one.allocate(10);
    }
  });

  refusals.check("moves nothing when even all holes together have no room", { points: 1, needs }, ({ heap }) => {
    const one = heap(30);
    const piece = arrange(one, "-:8 B:16");
    for (const size of [15, 16, 30, 31, 1000]) one.failsToAllocate(size);
    one.free(piece("B"));
    one.allocate(30);
    one.failsToAllocate(1);
  });

  worlds.check("places every block right in every small heap", { points: 1, needs }, taught.allocation);
});
