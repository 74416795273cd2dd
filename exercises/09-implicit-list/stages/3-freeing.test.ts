/** Blocks that come back become one with what is free beside them. The heap has grown once and does not grow again here. */
import { arrange } from "#kit/bytes/scenes";
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["words"] });
const contents = checks({ judge: ["words", "contents"] });

const needs = ["layout/hands out the payload at 8"];

stage("freeing", () => {
  check("makes a block free that touches no free one", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20 C:4 D:12");
    one.free(piece("B"));
  });

  check("takes back the first block", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20");
    one.free(piece("A"));
    one.allocate(20);
  });

  check("takes back the last block, before the epilogue", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    const piece = arrange(one, "A:13 B:36");
    one.free(piece("B"));
    one.allocate(20);
  });

  check("merges with the free block behind", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 B:20 -:12 D:4 E:8");
    one.free(piece("B"));
    one.free(piece("E"));
  });

  check("merges with the free block before", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 -:20 C:12 D:4");
    one.free(piece("C"));
    const other = heap(4096, 256);
    const first = arrange(other, "-:13 B:20 C:4");
    other.free(first("B"));
  });

  check("merges with the free blocks on both sides", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(4096, 256);
    const piece = arrange(one, "A:13 -:20 C:12 -:4 E:8");
    one.free(piece("C"));
    one.allocate(40);
  });

  check("is one block again, in whatever order blocks are freed", { points: 1, needs }, ({ heap }) => {
    for (const order of orders(["A", "B", "C"])) {
      const one = heap(256, 64);
      const piece = arrange(one, "A:13 B:4 C:20");
      for (const letter of order) one.free(piece(letter));
    }
  });

  contents.check("believes nothing that stands in a payload", { points: 1.5, needs }, ({ heap }) => {
    for (const size of [12, 20, 28, 44]) {
      const one = heap(4096, 512);
      for (let block = 0; block < 4; block++) one.allocate(size);
      for (const address of one.oracle.live().reverse()) one.free(address);
    }
  });

  worlds.check("takes back every block in every small heap", { points: 2, needs }, taught.freeing);
});
