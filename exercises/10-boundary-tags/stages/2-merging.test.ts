/**
 * What comes back becomes one with what is free beside it, with the right word at both ends; what lies between means nothing. The heap
 * does not grow here.
 */
import { arrange } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["words"] });
const contents = checks({ judge: ["words", "contents"] });

const needs = ["layout/hands out the payload at 16"];
const FREES = "marks both tags of a block that touches no free one";

stage("merging", () => {
  check(FREES, { points: 2, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20 C:4 D:12");
    one.free(piece("B"));
  });

  check("takes back the first block, behind the prologue", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20");
    one.free(piece("A"));
    one.allocate(16);
  });

  check("takes back the last block, before the epilogue", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    const piece = arrange(one, "A:13 B:32");
    one.free(piece("B"));
    one.allocate(32);
  });

  check("merges with the free block behind", { points: 2, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20 -:12 D:4 E:8");
    one.free(piece("B"));
    one.free(piece("E"));
    const other = heap(4096, 256);
    const first = arrange(other, "A:13 -:20 C:4");
    other.free(first("A"));
  });

  check("merges with the free block before", { points: 2, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 -:20 C:12 D:4");
    one.free(piece("C"));
    const other = heap(4096, 256);
    const first = arrange(other, "-:13 B:20 C:4");
    other.free(first("B"));
    const full = heap(4096, 64);
    const last = arrange(full, "A:8 -:8 C:24");
    full.free(last("C"));
  });

  check("merges with the free blocks on both sides", { points: 2, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 -:20 C:12 -:40 E:8");
    one.free(piece("C"));
    one.allocate(40);
    const whole = heap(4096, 256);
    whole.free(arrange(whole, "-:20 B:13")("B"));
  });

  check("is one block again, in whatever order blocks are freed", { points: 1, needs }, ({ heap }) => {
    for (const order of orders(["A", "B", "C"])) {
      const one = heap(256, 96);
      const piece = arrange(one, "A:13 B:4 C:20");
      for (const letter of order) one.free(piece(letter));
    }
  });

  check("believes no tag that a merge has swallowed", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:8 B:24 C:8 D:24 E:8");
    for (const letter of ["A", "C", "B", "D"]) one.free(piece(letter));
    one.allocate(28);
    one.allocate(8);
    one.free(16);
    one.free(56);
  });

  contents.check("leaves alone what clients have written", { points: 1.5, needs }, ({ heap }) => {
    for (const size of [8, 12, 20, 28, 44]) {
      const one = heap(4096, 512);
      for (let block = 0; block < 4; block++) one.allocate(size);
      for (const address of one.oracle.live().reverse()) one.free(address);
    }
  });

  check("takes the first free block with room", { points: 1.5, needs: [...needs, FREES] }, ({ heap }) => {
    const one = heap(4096, 512);
    arrange(one, "A:8 -:8 C:8 -:40 E:8 -:16 G:8");
    one.allocate(13);
    one.allocate(8);
    one.allocate(40);
  });

  check("hands out again what has merged", { points: 0.5, needs: [...needs, FREES] }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20 C:12 D:4");
    one.free(piece("B"));
    one.free(piece("C"));
    one.allocate(44);
    one.allocate(20);
  });

  worlds.check("takes back every block in every small heap", { points: 1, needs }, taught.merging);
});
