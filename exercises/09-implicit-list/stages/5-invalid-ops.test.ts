/** What makes no sense is refused, and leaves every byte as it was. */
import { arrange } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const needs = ["placing/takes a block back, and hands it out again"];

stage("invalid-ops", () => {
  check("refuses sizes of memory and of growth that make no sense", { points: 1, needs }, ({ heap, refuses }) => {
    const one = heap(4096, 256);
    for (const bytes of [0, 8, -16, 20, 100.5, NaN, Infinity]) {
      refuses(bytes, 64);
      refuses(4096, bytes);
      // Nothing of what was refused is left to the one that is there.
      one.free(one.allocate(13));
    }
    one.allocate(40);
  });

  check("refuses a size that is no positive integer", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    for (const size of [0, -1, 1.5, NaN, Infinity, -Infinity]) one.failsToAllocate(size);
  });

  check("refuses to free a block a second time", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20 C:4");
    one.free(piece("B"));
    one.failsToFree(piece("B"));
    one.failsToFree(piece("B"));
  });

  check("refuses addresses outside of the heap", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    for (const address of [-1, -8, 0.5, NaN, Infinity, 72, 80, 4096, 2 ** 32 + 8]) one.failsToFree(address);
  });

  check("refuses addresses inside of a block", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    one.allocate(100);
    one.allocate(60);
    for (const start of one.oracle.live())
      for (let address = start + 1; address < start + 56; address++) one.failsToFree(address);
    for (const address of [0, 1, 4, 7]) one.failsToFree(address);
  });

  check("refuses the end of the heap", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(60);
    for (const address of [64, 67, 68, 71]) one.failsToFree(address);
  });

  worlds.check("refuses every wrong call in every small heap", { points: 1.5, needs }, taught.invalidOps);
});
