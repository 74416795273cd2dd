/** Where blocks lie after a compaction, and how many bytes have moved. None is pinned. */
import { stage } from "#kit/check/stage";
import { checks, EVERYWHERE } from "./checks.js";
import { arrange, askAll } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: EVERYWHERE });
const counted = checks({ judge: [...EVERYWHERE, "moved"] });

const needs = ["handles/hands out a handle, and tells by it where the block lies"];
const ONE = "slides a block down to 0";
const COUNTS = "tells how many bytes have moved";

stage("sliding", () => {
  check(ONE, { points: 2, needs }, ({ heap }) => {
    for (const [hole, size] of [
      [10, 20],
      [20, 10],
      [1, 1],
      [1, 40],
    ]) {
      const one = heap(64);
      arrange(one, `-:${hole} B:${size}`);
      one.compact();
    }
  });

  check("slides several blocks together", { points: 3, needs: [ONE] }, ({ heap }) => {
    const one = heap(100);
    arrange(one, "-:10 B:20 -:5 D:7 -:30 F:8 -:3 H:11");
    one.compact();
    one.allocate(54);
  });

  counted.check(COUNTS, { points: 1, needs: [ONE] }, ({ heap }) => {
    const one = heap(64);
    arrange(one, "-:10 B:20");
    one.compact();
    const other = heap(64);
    arrange(other, "-:20 B:3 -:5 D:10 -:1 F:7");
    other.compact();
  });

  counted.check("does not count bytes that stay", { points: 1.5, needs: [COUNTS] }, ({ heap }) => {
    const one = heap(100);
    arrange(one, "A:10 B:5 -:10 D:20 -:5 F:7");
    one.compact();
    const other = heap(50);
    const piece = arrange(other, "A:10 B:10 C:10");
    other.free(piece("C"));
    other.compact();
  });

  counted.check("moves nothing where there is nothing to be moved", { points: 0.5, needs: [COUNTS] }, ({ heap }) => {
    const one = heap(20);
    one.compact();
    one.allocate(20);
    one.compact();
    const other = heap(20);
    arrange(other, "A:5 B:5");
    other.compact();
  });

  counted.check("moves nothing a second time", { points: 1, needs: [COUNTS] }, ({ heap, beside }) => {
    const one = heap(60);
    const piece = arrange(one, "-:10 B:10 -:10 D:10");
    one.compact();
    one.compact();
    one.free(piece("B"));
    one.compact();
    one.compact();
    // What was compacted in the one is not in the other one, however alike they are.
    for (const text of ["-:10 B:10 -:10 D:10", "A:20 -:5 C:15 D:10"]) {
      const [first, second] = [heap(60), beside(60)];
      arrange(first, "-:10 B:10 -:10 D:10");
      arrange(second, text);
      for (const each of [first, second, first, second]) {
        each.compact();
        for (const heap of [first, second]) askAll(heap);
      }
    }
  });

  check("keeps the order in memory, whichever block is older", { points: 2, needs: [ONE] }, ({ heap }) => {
    const one = heap(100);
    const piece = arrange(one, "-:20 B:10 -:10 D:10 E:10");
    one.allocate(5);
    one.free(piece("D"));
    one.allocate(20);
    one.compact();
    const other = heap(50);
    const held = arrange(other, "A:20 -:10 C:10");
    other.allocate(10);
    other.free(held("A"));
    other.allocate(5);
    other.compact();
  });

  check("compacts for a request as the lesson does", { points: 2, needs: [ONE] }, ({ heap }) => {
    const one = heap(100);
    arrange(one, "-:10 B:10 -:10 D:10 -:10 F:10 -:10 H:10 -:10 -:10");
    one.allocate(50);
    one.allocate(10);
  });

  worlds.check("slides right in every small heap", { points: 2, needs: [ONE] }, taught.sliding);
});
