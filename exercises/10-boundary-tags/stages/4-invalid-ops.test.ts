/** What makes no sense is refused, and leaves every byte as it was. */
import { arrange } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { LOOKALIKES } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["unchanged"] });

const needs = ["merging/marks both tags of a block that touches no free one"];

stage("invalid-ops", () => {
  check("refuses sizes of memory and of growth that make no sense", { points: 0.5, needs }, ({ heap, refuses }) => {
    const one = heap(4096, 256);
    for (const bytes of [0, 8, -16, 20, 100.5, NaN, Infinity]) {
      refuses(bytes, 64);
      // With room for the growth that there is where nothing is said.
      refuses(8192, bytes);
      // Nothing of what was refused is left to the one that is there.
      one.free(one.allocate(13));
    }
    one.allocate(40);
  });

  check("refuses a memory without room for the first block", { points: 0.5, needs }, ({ heap, refuses }) => {
    const one = heap(4096, 256);
    refuses(16, 16);
    one.free(one.allocate(13));
    refuses(72, 64);
    one.free(one.allocate(13));
    refuses(4096);
    one.allocate(40);
  });

  check("refuses a size that is no positive integer", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    for (const size of [0, -1, 1.5, NaN, Infinity, -Infinity]) one.failsToAllocate(size);
  });

  check("refuses to free a block a second time", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20 C:4");
    one.free(piece("B"));
    one.failsToFree(piece("B"));
    one.failsToFree(piece("B"));
  });

  check("refuses a second time what has merged, too", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20 C:8 D:4");
    for (const letter of ["B", "C", "A"]) one.free(piece(letter));
    for (const letter of ["A", "B", "C"]) one.failsToFree(piece(letter));
    one.allocate(16);
    for (const letter of ["B", "C"]) one.failsToFree(piece(letter));
  });

  check("refuses addresses that no payload can have", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    for (const address of [-1, -8, 0.5, NaN, Infinity, 0, 8, 17, 20, 28, 80, 88, 4096, 2 ** 32 + 16])
      one.failsToFree(address);
    // Four bytes behind what two words tell for a block in use.
    one.putBack("A:56/64", "16=17 28=17 32=25 52=25");
    for (const address of [20, 36]) one.failsToFree(address);
  });

  check("refuses what clients have written before an address", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 512);
    for (const size of [100, 60, 100]) one.allocate(size);
    const { oracle } = one;
    for (let address = 16; address < 320; address += 4) if (oracle.isRefused(address)) one.failsToFree(address);
  });

  check("refuses whatever is no header of a block in use", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 96);
    one.putBack(...LOOKALIKES);
    for (let address = 24; address <= 72; address += 8) one.failsToFree(address);
    // Of two words that agree but for the bit, either may have it.
    const other = heap(4096, 96);
    other.putBack("A:56/64 B:8/16 -:16", "20=25 40=24 28=24 48=25");
    for (const address of [24, 32]) other.failsToFree(address);
  });

  worlds.check("refuses every wrong call in every small heap", { points: 0.5, needs }, taught.invalidOps);
});
