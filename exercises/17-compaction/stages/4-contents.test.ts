/** What clients have written goes along, byte for byte. */
import { stage } from "#kit/check/stage";
import { checks, EVERYWHERE } from "./checks.js";
import { arrange, askAll } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: [...EVERYWHERE, "contents"] });

const ONE = "sliding/slides a block down to 0";
const needs = [ONE];

stage("contents", () => {
  check(
    "has a byte of memory for each that it hands out, and keeps what is written there",
    { points: 1.5, needs: ["handles/hands out a handle, and tells by it where the block lies"] },
    ({ heap }) => {
      const one = heap(100);
      const piece = arrange(one, "A:10 B:20 C:30 D:1 E:39");
      for (const letter of ["B", "D"]) one.free(piece(letter));
      one.allocate(20);
      one.allocate(1);
    },
  );

  check("takes the bytes of a block along", { points: 2, needs }, ({ heap, beside }) => {
    const one = heap(64);
    arrange(one, "-:24 B:16");
    one.compact();
    const other = heap(64);
    arrange(other, "A:10 -:20 C:15 -:9 E:5");
    other.compact();
    // It takes no other heap's bytes, and those of a heap that is larger than the one before it.
    for (const [capacity, more] of [
      [40, 40],
      [5, 80],
      [128, 128],
    ] as const) {
      const [first, second] = [heap(capacity), beside(more)];
      arrange(first, "-:2 B:2");
      arrange(second, `-:1 B:2 -:2 D:${more - 10}`);
      for (const each of [first, second]) {
        each.compact();
        for (const heap of [first, second]) askAll(heap);
      }
    }
  });

  check("takes them along where the old place and the new one overlap", { points: 2, needs }, ({ heap }) => {
    for (const hole of [1, 2, 3, 7, 19]) {
      const one = heap(64);
      arrange(one, `-:${hole} B:40`);
      one.compact();
    }
  });

  check("takes them along when a request compacts memory", { points: 1.5, needs }, ({ heap }) => {
    const one = heap(100);
    arrange(one, "-:10 B:10 -:10 D:10 -:10 F:10 -:10 H:10 -:10 -:10");
    one.allocate(50);
    one.allocate(10);
  });

  check("takes along what was written after a compaction", { points: 1, needs }, ({ heap }) => {
    const one = heap(60);
    const piece = arrange(one, "A:10 -:10 C:10 D:10");
    one.compact();
    const after = one.allocate(20);
    one.free(piece("A"));
    one.compact();
    one.free(piece("C"));
    one.allocate(25);
    one.free(after);
    one.compact();
  });

  worlds.check("keeps every byte in every small heap", { points: 1, needs }, taught.contents);
});
