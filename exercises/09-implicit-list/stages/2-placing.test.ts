/**
 * Which free block serves, and what becomes of the rest. The heap has grown once and does not grow again here, and what is freed
 * touches nothing free.
 */
import { arrange } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["words"] });
const contents = checks({ judge: ["words", "contents"] });

const ALLOCATES = "layout/hands out the payload at 8";
const needs = [ALLOCATES];
const FREES = "takes a block back, and hands it out again";

stage("placing", () => {
  check("makes what is left a free block", { points: 2, needs }, ({ heap }) => {
    heap(4096, 64).allocate(13);
    for (const size of [1, 4, 20, 40]) heap(4096, 64).allocate(size);
  });

  check("places blocks side by side", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    for (const size of [13, 4, 20, 1, 40]) one.allocate(size);
  });

  check("takes a block whole that fits exactly", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    one.allocate(36);
  });

  check("splits off a rest of 8 bytes", { points: 1, needs }, ({ heap }) => {
    heap(4096, 64).allocate(52);
    const one = heap(4096, 64);
    one.allocate(13);
    one.allocate(28);
    one.allocate(4);
  });

  check(FREES, { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:21 C:13");
    one.free(piece("B"));
    one.allocate(24);
    one.allocate(8);
  });

  check("takes the first free block with room", { points: 1.5, needs: [FREES] }, ({ heap }) => {
    const one = heap(4096, 256);
    arrange(one, "A:8 -:8 C:8 -:40 E:8 -:16 G:8");
    one.allocate(13);
    one.allocate(8);
    one.allocate(40);
  });

  check("never hands out a block that is in use", { points: 0.5, needs: [FREES] }, ({ heap }) => {
    const one = heap(4096, 256);
    arrange(one, "A:40 -:24 C:40 -:24 E:8");
    for (let block = 0; block < 3; block++) one.allocate(13);
  });

  contents.check("leaves payloads as their clients have written them", { points: 1, needs: [FREES] }, ({ heap }) => {
    const one = heap(4096, 512);
    const sizes = [1, 2, 3, 4, 5, 8, 12, 13, 20, 28, 44];
    for (const size of sizes) one.allocate(size);
  });

  worlds.check("places every block right in every small heap", { points: 2, needs }, taught.placing);
});
