/** A handle is a name that stays, and is never given again. Nothing moves here, and no request has a choice. */
import { stage } from "#kit/check/stage";
import { checks, EVERYWHERE } from "./checks.js";
import { askAll } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: EVERYWHERE });

const CONSTRUCTS = "makes a heap that is all free";
const FIRST = "hands out a handle, and tells by it where the block lies";

stage("handles", () => {
  check(CONSTRUCTS, { points: 0.5 }, ({ heap }) => {
    heap(100);
    heap(1);
    heap(4096);
  });

  check(FIRST, { points: 1.5, needs: [CONSTRUCTS] }, ({ heap }) => {
    heap(100).allocate(10);
    heap(100).allocate(100);
    heap(1).allocate(1);
  });

  check("tells sizes as they were asked for", { points: 1, needs: [FIRST] }, ({ heap }) => {
    const one = heap(200);
    for (const size of [1, 2, 3, 5, 7, 13, 40, 9]) one.allocate(size);
  });

  check("puts blocks side by side, each with a handle of its own", { points: 1, needs: [FIRST] }, ({ heap }) => {
    const one = heap(60);
    for (let block = 0; block < 6; block++) one.allocate(10);
  });

  check("leaves every block where it is when another is freed", { points: 1, needs: [FIRST] }, ({ heap, beside }) => {
    const one = heap(100);
    const [a, b, c, d] = [one.allocate(10), one.allocate(20), one.allocate(5), one.allocate(30)];
    for (const handle of [b, d, a, c]) one.free(handle);
    // What another heap of the same size hands out and takes back is none of its business.
    for (const capacity of [20, 64, 128, 1000]) {
      const both = [heap(capacity), beside(capacity)];
      for (const size of [3, 1, 5])
        for (const [more, each] of both.entries()) {
          each.allocate(size + more);
          for (const heap of both) askAll(heap);
        }
      for (const [more, each] of both.entries()) {
        each.free(1 + more);
        for (const heap of both) askAll(heap);
      }
    }
  });

  check("never gives a handle again", { points: 2, needs: [FIRST] }, ({ heap, beside }) => {
    const one = heap(50);
    const kept = one.allocate(10);
    for (let time = 0; time < 8; time++) one.free(one.allocate(40));
    one.free(kept);
    one.allocate(50);
    // It goes on after others were made, and has given some.
    const first = heap(60);
    first.allocate(5);
    const second = beside(60);
    for (const each of [first, second, second, first]) each.allocate(5);
    first.free(3);
    for (const each of [second, first]) each.allocate(20);
  });

  check("never gives a handle again, also after all are freed", { points: 1, needs: [FIRST] }, ({ heap }) => {
    const one = heap(30);
    for (let time = 0; time < 5; time++) {
      const handles = [one.allocate(10), one.allocate(10), one.allocate(10)];
      for (const handle of handles) one.free(handle);
    }
  });

  worlds.checkWithSharing(
    "keeps handles and blocks right in every small heap, also beside another one",
    { points: 1, needs: [FIRST] },
    taught.handles,
  );
});
