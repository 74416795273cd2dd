/** What becomes of a block that is freed beside free ones. */
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { inARow } from "./scenes.js";
import { taught, worlds } from "./worlds.js";

const lists = checks({ judge: ["addresses", "lists"] });
const newest = checks({ judge: ["addresses", "lists", "newest"] });
const { check } = checks({ judge: ["addresses"] });

const needs = ["pool/makes an allocator", "classes/hands out the front of the only block"];
const AROUND = "merges with the block behind, with the one before, with both, or with none";
/** Places of blocks in a list: at its head, in its middle, at its end. */
const PLACES = [0, 1, 2];

stage("merges", () => {
  lists.check(AROUND, { points: 2, needs }, ({ allocator }) => {
    for (const frees of [[1], [2, 1], [0, 1], [0, 2, 1], [2, 0, 1], [3, 1, 2]]) {
      const heap = allocator(300, 0);
      const sizes = [50, 60, 70, 80, 40];
      const addresses = inARow(heap, sizes);
      for (const place of frees) heap.free(addresses[place] ?? 0, sizes[place] ?? 0);
    }
  });

  lists.check(
    "puts what has merged into the list of its new class",
    { points: 1, needs: [...needs, AROUND] },
    (scene) => {
      for (const sizes of [
        [32, 32, 64, 128],
        [20, 12, 31, 1],
        [1, 1, 2, 4],
        [63, 1, 200, 5],
      ]) {
        const heap = scene.allocator(sizes.reduce((sum, size) => sum + size) + 9, 0);
        const addresses = inARow(heap, [...sizes, 9]);
        for (const [place, size] of sizes.entries()) heap.free(addresses[place], size);
      }
    },
  );

  newest.check(
    "puts what has merged in front, also in the same class",
    { points: 1.5, needs: [...needs, AROUND] },
    (scene) => {
      for (const [first, second] of [
        [1, 2],
        [2, 1],
      ] as const) {
        const heap = scene.allocator(600, 0);
        const sizes = [9, 70, 10, 9, 100, 9, 65];
        const addresses = inARow(heap, sizes);
        for (const place of [first, 4, 6, second]) heap.free(addresses[place], sizes[place]);
        heap.allocate(64);
      }
    },
  );

  newest.check(
    "takes a neighbour out of its list, wherever in it it stands",
    { points: 2, needs: [...needs, AROUND] },
    (scene) => {
      for (const side of ["behind", "before"] as const) {
        for (const place of PLACES) {
          const heap = scene.allocator(400, 0);
          const sizes = side === "behind" ? [7, 40, 7, 45, 7, 50] : [40, 7, 45, 7, 50, 7];
          const addresses = inARow(heap, [...sizes, 3]);
          const large = [0, 1, 2].map((which) => 2 * which + (side === "behind" ? 1 : 0));
          for (const each of large) heap.free(addresses[each], sizes[each]);
          const beside = (large[place] ?? 0) + (side === "behind" ? -1 : 1);
          heap.free(addresses[beside], sizes[beside]);
          heap.allocate(33);
          heap.allocate(32);
        }
      }
    },
  );

  lists.check(
    "becomes whole again in whatever order blocks are freed",
    { points: 1, needs: [...needs, AROUND] },
    (scene) => {
      for (const order of orders([0, 1, 2, 3])) {
        const heap = scene.allocator(200, 0);
        const sizes = [40, 30, 64, 66];
        const addresses = inARow(heap, sizes);
        for (const place of order) heap.free(addresses[place], sizes[place]);
      }
    },
  );

  check("merges at once, not only when room is needed", { points: 0.5, needs: [...needs, AROUND] }, ({ allocator }) => {
    const heap = allocator(160, 0);
    const addresses = inARow(heap, [40, 40, 80]);
    heap.free(addresses[0], 40);
    heap.free(addresses[1], 40);
    heap.lookAt("lists");
    heap.allocate(80);
  });

  newest.check("leaves blocks apart that do not touch, as in the lesson's example", { points: 0.5, needs }, (scene) => {
    const heap = scene.allocator(1000, 0);
    inARow(heap, [70, 1, 100, 1, 64, 1, 130, 1]);
    for (const [address, size] of [
      [0, 70],
      [71, 100],
      [172, 64],
      [237, 130],
    ])
      heap.free(address, size);
    for (const size of [80, 64, 80, 200]) heap.allocate(size);
  });

  lists.check("merges nothing across the border of the pool", { points: 1, needs }, ({ allocator }) => {
    // A slot may be asked for as a whole, so that it ends where the main memory begins by either of its sizes.
    for (const [size, slot] of [
      [31, 32],
      [24, 24],
      [16, 16],
      [8, 8],
    ] as const) {
      for (const isSlotFirst of [true, false]) {
        const heap = allocator(96 + 80, 96);
        for (let address = 0; address < 96; address += slot) heap.allocate(size);
        heap.allocate(80);
        if (isSlotFirst) heap.free(96 - slot, size);
        heap.free(96, 80);
        if (!isSlotFirst) heap.free(96 - slot, size);
        heap.free(96 - 2 * slot, size);
        heap.allocate(40);
      }
    }
  });

  worlds.check("takes blocks back in every state of a small memory", { points: 0.5, needs }, taught.merges);
});
