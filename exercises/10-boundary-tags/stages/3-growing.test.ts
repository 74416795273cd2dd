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
  check(AGAIN, { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(56);
    one.allocate(13);
    one.allocate(32);
    one.allocate(56);
  });

  check("grows by the block where that is more", { points: 1, needs }, ({ heap }) => {
    for (const size of [56, 57, 64, 65, 100, 1000]) {
      const one = heap(4096, 64);
      one.allocate(56);
      one.allocate(size);
    }
  });

  check("merges what is new with a free last block", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(13);
    one.allocate(40);
    one.allocate(36);
  });

  check("grows by all of it, whatever is free at the end", { points: 1, needs }, ({ heap }) => {
    const one = heap(4096, 64);
    one.allocate(100);
    const other = heap(4096, 64);
    const piece = arrange(other, "A:8 B:8 C:8");
    for (const letter of ["C", "B"]) other.free(piece(letter));
    other.allocate(200);
    // However much that is, by the block and by growBytes.
    heap(16_384, 4104).allocate(5000);
    const cut = heap(16_384, 6000);
    cut.allocate(8);
    cut.allocate(5984);
  });

  refusals.check("refuses what there is no room for, and goes on", { points: 1.5, needs }, (scene) => {
    const { heap } = scene;
    const one = heap(144, 64);
    one.allocate(13);
    for (const size of [57, 58, 121, 1000]) one.failsToAllocate(size);
    one.allocate(48);
    for (const size of [1, 20, 60]) one.tryAllocate(size);
    one.free(16);
    one.allocate(16);
    refuseSideBySide(scene);
  });

  refusals.check("refuses where only a smaller growth would do", { points: 0.5, needs: [] }, ({ heap }) => {
    const one = heap(8184, 4096);
    one.failsToAllocate(4089);
    one.allocate(4088);
    one.failsToAllocate(1);
    const bare = heap(4112);
    bare.allocate(4088);
    bare.failsToAllocate(1);
  });

  plainCheck(
    "ends the traces coalescing and realloc2 as large as the textbook's heap",
    { points: 2, needs: [AGAIN] },
    ({ subject }) => {
      expectHeapSize(subject, "coalescing");
      expectHeapSize(subject, "realloc2");
    },
  );

  check("grows by its own bytes beside another heap", { points: 0.5, needs: [AGAIN] }, ({ heap, beside }) => {
    const [one, other] = [heap(1024, 64), beside(288, 128)];
    one.allocate(56);
    other.allocate(120);
    one.allocate(8);
    other.allocate(8);
    // Up to its own end, too.
    one.allocate(300);
    other.failsToAllocate(120);
  });

  worlds.check("grows right in every small heap", { points: 0.5, needs }, taught.growing);
});
