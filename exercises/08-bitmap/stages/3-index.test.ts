/** Which words have room: seen by which block is handed out, and in one check by the bits, since who shows those otherwise may find blocks all the same. */
import { stage } from "#kit/check/stage";
import { orders } from "#kit/lists/memories";
import { checks } from "./checks.js";
import { blocksOf, fill, filled, give, giveInEveryOrder } from "./scenes.js";

const { check } = checks({ judge: [] });
const words = checks({ judge: ["words"] });

const FREES = "words/takes blocks back, and hands out the lowest first";
const NEXT = "goes on with the next word when one is full";
const AGAIN = "finds room again in a word that was full";
const ABOVE = "goes on behind 32 full words";

stage("index", () => {
  check(NEXT, { points: 2.5, needs: [FREES, "borders/hands out block 31 as the last of 32"] }, ({ allocator }) => {
    for (const blocks of [64, 33, 100]) fill(allocator(blocks, 16));
  });

  check(AGAIN, { points: 2.5, needs: [NEXT] }, ({ allocator }) => {
    const heap = allocator(64, 16);
    filled(heap);
    give(heap, [5]);
    fill(heap, 1);
    give(heap, [40, 5, 31]);
    fill(heap, 3);
    const larger = allocator(100, 16);
    filled(larger, 70);
    give(larger, [33]);
    fill(larger, 3);
    give(larger, [64, 0]);
    fill(larger, 3);
  });

  check("empties and fills whole words, in every order", { points: 1.5, needs: [AGAIN] }, ({ allocator }) => {
    const heap = allocator(96, 16);
    filled(heap);
    for (const order of orders([0, 1, 2])) {
      for (const word of order) give(heap, blocksOf(word));
      fill(heap);
      for (const word of order) {
        give(heap, [...blocksOf(word)].reverse());
        fill(heap, 31);
      }
      fill(heap, 3);
    }
  });

  check(ABOVE, { points: 2, needs: [NEXT] }, ({ allocator }) => {
    fill(allocator(1025, 16));
  });

  check("keeps its own index beside another allocator", { points: 1, needs: [AGAIN] }, ({ allocator, beside }) => {
    const pairs = [
      [allocator(64, 16), beside(64, 16)],
      [allocator(100, 8), beside(40, 16)],
    ] as const;
    for (const [one, other] of pairs) {
      for (const heap of [one, other]) filled(heap);
      give(one, [3, 33]);
      give(other, [35]);
      for (const heap of [other, one, one]) heap.allocate();
      for (const block of [39, 2]) for (const heap of [one, other]) give(heap, [block]);
      for (const heap of [one, other, one, other]) heap.allocate();
    }
    // Above 1024 blocks there is another level.
    const [one, other] = [allocator(2048, 16), beside(2048, 16)];
    filled(one, 1024);
    fill(other, 1);
    fill(one, 1);
    give(one, [1023]);
    give(other, [0]);
    for (const heap of [one, other]) fill(heap, 1);
  });

  words.check(
    "has the right bits in several words",
    { points: 0.5, needs: [AGAIN, "words/has a 1 again for a block that came back"] },
    ({ allocator }) => {
      const heap = allocator(100, 16);
      filled(heap);
      give(heap, [64, 0, 99, 31, 32]);
      fill(heap, 3);
    },
  );

  check("finds room again behind and before 32 full words", { points: 2, needs: [AGAIN, ABOVE] }, ({ allocator }) => {
    const heap = allocator(1100, 16);
    filled(heap);
    giveInEveryOrder(heap, [0, 31, 1023, 1024]);
  });
});
