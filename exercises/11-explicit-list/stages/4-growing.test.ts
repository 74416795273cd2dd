/** A heap that has no room left gets larger, or refuses. */
import { arrange, refuseSideBySide } from "#kit/bytes/scenes";
import { check as plainCheck, stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { expectHeapSize } from "./traces.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: ["words"] });
const refusals = checks({ judge: ["words", "contents", "unchanged"] });

const needs = ["layout/takes a block whole that fits exactly"];
const AGAIN = "grows a second time";

stage("growing", () => {
  check(AGAIN, { points: 0.5, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(60);
    one.allocate(13);
    one.allocate(36);
    one.allocate(60);
  });

  check("grows by the block where that is more", { points: 0.5, needs }, ({ heap }) => {
    for (const size of [60, 61, 68, 69, 100, 1000]) {
      const one = heap(4096, 64);
      one.allocate(60);
      one.allocate(size);
    }
  });

  check("merges what is new with a free last block", { points: 0.5, needs }, ({ heap }) => {
    // The last block is alone in the list, then its head, its end, and in its middle.
    for (const order of ["", "B", "DB", "DBF"]) {
      const one = heap(4096, 144);
      const piece = arrange(one, "A:12 B:20 C:12 D:12 E:12 F:20 G:12");
      for (const letter of order) one.free(piece(letter));
      one.allocate(36);
    }
    const one = heap(4096, 128);
    const piece = arrange(one, "A:12 B:20 C:12 D:12 E:12 F:36");
    for (const letter of "BFD") one.free(piece(letter));
    one.allocate(44);
    // By all of it, whatever is free at the end.
    const other = heap(4096, 64);
    const last = arrange(other, "A:12 B:20 C:20");
    for (const letter of "CB") other.free(last(letter));
    other.allocate(100);
    // However much that is, by the block and by growBytes.
    const large = heap(16_384);
    large.allocate(5000);
    large.free(8);
    large.allocate(6000);
    const cut = heap(16_384, 6000);
    cut.allocate(12);
    cut.allocate(5990);
  });

  refusals.check("refuses what there is no room for, and goes on", { points: 0.5, needs }, (scene) => {
    const { heap } = scene;
    const one = heap(136, 64);
    one.allocate(13);
    for (const size of [61, 101, 116, 117, 1000]) one.failsToAllocate(size);
    one.allocate(36);
    for (const size of [1, 20, 60]) one.tryAllocate(size);
    one.free(8);
    one.allocate(20);
    // Another growth would do for this one, but none of 64 fits any more.
    const full = heap(64, 4096);
    full.failsToAllocate(1);
    full.failsToAllocate(40);
    heap(4096).failsToAllocate(1);
    refuseSideBySide(scene);
  });

  plainCheck(
    "ends the trace coalescing with a heap as large as it has to be",
    { points: 0.5, needs: [AGAIN] },
    (context) => expectHeapSize(context.subject, "coalescing"),
  );

  worlds.check("grows right in every small heap", { points: 0.5, needs }, taught.growing);
});
