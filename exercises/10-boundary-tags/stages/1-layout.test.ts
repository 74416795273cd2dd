/** A new heap, and blocks that are cut from it one after the other: each with both of its tags. Nothing is freed here. */
import { useSideBySide } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["words"] });
const contents = checks({ judge: ["words", "contents"] });

const CONSTRUCTS = "makes a heap of one free block";
const ALLOCATES = "hands out the payload at 16";
const needs = [ALLOCATES];

stage("layout", () => {
  check(CONSTRUCTS, { points: 2, needs: [] }, ({ heap }) => {
    heap(4096, 64);
    heap(65_536, 64);
    for (const growth of [16, 24, 256]) heap(16 + growth, growth);
  });

  check("begins with 4096 bytes where nothing is said", { points: 0.5, needs: [CONSTRUCTS] }, ({ heap }) => {
    heap(8192);
  });

  check(ALLOCATES, { points: 1.5, needs: [CONSTRUCTS] }, ({ heap }) => {
    heap(4096, 64).allocate(8);
  });

  check("needs 16, 16, 24, 24 and 32 bytes for 1, 8, 9, 16 and 17", { points: 2, needs }, ({ heap }) => {
    for (const size of [1, 8, 9, 16, 17]) heap(256, 64).allocate(size);
  });

  check("places blocks side by side", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    for (const size of [13, 4, 20, 1, 40]) one.allocate(size);
  });

  check("takes a block whole that fits exactly", { points: 1, needs }, ({ heap }) => {
    heap(4096, 64).allocate(56);
    const one = heap(4096, 64);
    one.allocate(8);
    one.allocate(40);
  });

  check("splits off a rest of 16 bytes", { points: 0.5, needs }, ({ heap }) => {
    heap(4096, 64).allocate(40);
    const one = heap(4096, 64);
    one.allocate(8);
    one.allocate(24);
    one.allocate(8);
  });

  check("leaves a rest of 8 bytes with the block", { points: 1, needs }, ({ heap }) => {
    heap(4096, 64).allocate(48);
    const one = heap(4096, 64);
    one.allocate(8);
    one.allocate(32);
  });

  contents.check("leaves payloads as their clients have written them", { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 512);
    for (const size of [1, 2, 3, 4, 5, 8, 12, 13, 20, 28, 44]) one.allocate(size);
  });

  check("shares nothing with another heap", { points: 0.5, needs }, (scene) => useSideBySide(scene, "words"));

  worlds.checkWithSharing("lays out every block in every small heap", { points: 1, needs }, taught.layout);
});
