/** A heap that has no room left gets larger, or refuses. */
import { arrange, refuseSideBySide } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["words"] });
const refusals = checks({ judge: ["words", "contents", "unchanged"] });

const needs = ["placing/takes a block whole that fits exactly"];
const AGAIN = "grows a second time";

stage("growing", () => {
  check(AGAIN, { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(60);
    one.allocate(13);
    one.allocate(36);
    one.allocate(60);
  });

  check("grows by the block where that is more", { points: 1.5, needs }, ({ heap }) => {
    for (const size of [61, 68, 69, 100, 1000]) heap(4096, 64).allocate(size);
    const one = heap(4096, 64);
    one.allocate(100);
    one.allocate(13);
    one.allocate(200);
  });

  check("merges what is new with a free last block", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    one.allocate(40);
    one.allocate(36);
  });

  check("grows by all of it, whatever is free at the end", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    const piece = arrange(one, "A:13 B:4 C:20");
    for (const letter of ["A", "C", "B"]) one.free(piece(letter));
    one.allocate(100);
    // However much that is, by the block and by growBytes.
    const large = heap(16_384);
    large.allocate(5000);
    large.free(8);
    large.allocate(6000);
    const other = heap(16_384, 6000);
    other.allocate(12);
    other.allocate(5990);
  });

  refusals.check("refuses what there is no room for, and goes on", { points: 1.5, needs }, (scene) => {
    const { heap } = scene;
    const one = heap(128, 64);
    one.allocate(13);
    for (const size of [61, 45, 116, 117, 1000]) one.failsToAllocate(size);
    one.allocate(36);
    for (const size of [1, 20, 60]) one.tryAllocate(size);
    one.free(8);
    one.allocate(20);
    refuseSideBySide(scene);
  });

  refusals.check("refuses where only a smaller growth would do", { points: 0.5, needs: [] }, ({ heap }) => {
    const one = heap(64, 4096);
    one.failsToAllocate(1);
    one.failsToAllocate(40);
    heap(4096).failsToAllocate(1);
  });

  worlds.check("grows right in every small heap", { points: 2, needs }, taught.growing);
});
