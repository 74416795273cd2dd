/** What makes no sense is refused, and leaves every byte as it was. */
import { arrange } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { LOOKALIKES } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const needs = ["layout/takes back a block, and tells the one behind it"];

stage("invalid-ops", () => {
  check("refuses sizes of memory and of growth that make no sense", { points: 0.5, needs }, ({ heap, refuses }) => {
    const one = heap(4096, 256);
    for (const bytes of [0, 8, -16, 20, 100.5, NaN, Infinity]) {
      refuses(bytes, 64);
      refuses(4096, bytes);
      // Nothing of what was refused is left to the one that is there.
      one.free(one.allocate(13));
    }
    one.allocate(40);
  });

  check("refuses a size that is no positive integer", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    for (const size of [0, -1, 1.5, NaN, Infinity, -Infinity]) one.failsToAllocate(size);
  });

  check("refuses to free a block a second time, also when it has merged", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20 C:12 D:4");
    one.free(piece("B"));
    one.failsToFree(piece("B"));
    one.failsToFree(piece("B"));
    for (const letter of ["C", "A"]) one.free(piece(letter));
    for (const letter of ["A", "B", "C"]) one.failsToFree(piece(letter));
    one.allocate(20);
    for (const letter of ["B", "C"]) one.failsToFree(piece(letter));
  });

  check("refuses addresses that no payload can have", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    for (const address of [-1, -8, 0.5, NaN, Infinity, 0, 4, 9, 12, 20, 72, 80, 4096, 2 ** 32 + 8])
      one.failsToFree(address);
    // Four bytes behind what looks like a header of a block in use.
    one.putBack("A:60/64", "8=19 12=19 16=3 20=27");
    for (const address of [12, 20]) one.failsToFree(address);
    const full = heap(4096, 64);
    full.allocate(60);
    full.failsToFree(72);
  });

  check("refuses whatever is no header of a block in use", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 96);
    one.putBack(...LOOKALIKES);
    for (let address = 16; address <= 56; address += 8) one.failsToFree(address);
    // What is free has no block inside of it, either.
    const free = heap(4096, 96);
    free.putBack("-2:40 A:12/16 -1:40");
    for (const address of [8, 16, 64, 72]) free.failsToFree(address);
  });

  worlds.check("refuses every wrong call in every small heap", { points: 0.5, needs }, taught.invalidOps);
});
