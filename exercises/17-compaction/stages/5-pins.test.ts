/** A pinned block stays where it is, and the others slide around it. */
import { stage } from "#kit/check/stage";
import { request } from "./calls.js";
import { checks, EVERYWHERE } from "./checks.js";
import { arrange } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: EVERYWHERE });
const counted = checks({ judge: [...EVERYWHERE, "moved"] });

const needs = ["sliding/slides a block down to 0"];
const STAYS = "leaves a pinned block where it is";

stage("pins", () => {
  check(STAYS, { points: 1.5, needs }, ({ heap }) => {
    const one = heap(50);
    arrange(one, "-:10 B:10!");
    one.compact();
    const other = heap(50);
    arrange(other, "A:10! -:10");
    other.compact();
  });

  check("slides blocks up to a pinned one, and never past it", { points: 2, needs: [STAYS] }, ({ heap }) => {
    const one = heap(100);
    arrange(one, "-:10 B:10 -:10 D:10 -:10 F:10! -:10 H:10 -:10 -:10");
    one.compact();
    const small = heap(60);
    arrange(small, "A:10 -:10 C:10! -:10 E:10");
    small.compact();
    const other = heap(100);
    arrange(other, "-:30 B:10! -:10 D:5 -:5 F:10");
    other.compact();
  });

  check("leaves the first block pinned, the last, and several", { points: 1, needs: [STAYS] }, ({ heap }) => {
    for (const row of [
      "A:10! -:10 C:10 -:10 E:10",
      "-:5 B:10! -:10 D:10 -:10 F:10",
      "A:10 -:10 C:10 -:10 E:10!",
      "-:10 B:10! -:10 D:10! -:10 F:10!",
      "-:10 B:10! C:10 -:10 E:10! F:10 -:10 H:10",
    ]) {
      const one = heap(90);
      arrange(one, row);
      one.compact();
      one.compact();
    }
  });

  check("counts pins", { points: 2, needs: [STAYS] }, ({ heap }) => {
    const one = heap(50);
    const piece = arrange(one, "-:10 B:10");
    for (let pin = 0; pin < 3; pin++) one.pin(piece("B"));
    for (let pin = 0; pin < 3; pin++) {
      one.compact();
      one.unpin(piece("B"));
    }
    one.compact();
  });

  check("takes holes between pinned blocks", { points: 0.5, needs: [STAYS] }, ({ heap }) => {
    const one = heap(80);
    arrange(one, "-:10 B:10! -:20 D:10! -:15 F:5");
    for (const size of [15, 20, 10, 10]) request(one, size);
  });

  check("takes the first hole with room that a compaction has made", { points: 1, needs: [STAYS] }, ({ heap }) => {
    const one = heap(30);
    arrange(one, "-:5 B:5 -:10 D:5!");
    one.allocate(12);
    const other = heap(44);
    arrange(other, "-:5 B:5 -:10 D:5! -:6 F:5");
    other.allocate(13);
  });

  check("refuses what pins keep apart, though enough is free", { points: 1.5, needs: [STAYS] }, ({ heap }) => {
    const one = heap(50);
    const piece = arrange(one, "-:10 B:10! -:10 D:10 -:10");
    request(one, 21);
    request(one, 30);
    request(one, 20);
    one.unpin(piece("B"));
    one.compact();
  });

  check("ends the pins of a block with it", { points: 1, needs: [STAYS] }, ({ heap }) => {
    const one = heap(40);
    const piece = arrange(one, "-:10 B:10! C:10");
    one.free(piece("B"));
    one.compact();
    one.allocate(15);
    one.free(piece("C"));
    one.compact();
  });

  counted.check(
    "counts nothing of a pinned block as moved",
    { points: 0.5, needs: [STAYS, "sliding/does not count bytes that stay"] },
    ({ heap }) => {
      const one = heap(60);
      arrange(one, "-:10 B:7 -:5 D:10! -:10 F:8");
      one.compact();
    },
  );

  worlds.check("slides around pins in every small heap", { points: 1, needs: [STAYS] }, taught.pins);
});
