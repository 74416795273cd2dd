import { arrange } from "#kit/lists/arrange";
import { checks } from "./checks.js";
import { dug, fill, orders, rising, SIZES } from "#kit/lists/memories";
import {
  allOf,
  awayFromTheEdges,
  operations,
  perform,
  withoutExhaustion,
  withoutMerges,
  withoutUsedHeads,
} from "#kit/lists/operations";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

const choice = checks({ judge: [], anyError: true });
const list = checks({ judge: ["list"] });
const links = checks({ judge: ["list", "links"] });
const refusals = checks({ judge: ["unchanged"] });

// In every scene a block at address 0 stays allocated: what can go wrong there is for the stage about boundaries.
const needs = ["basics/takes back a block"];

stage("fragmentation", () => {
  list.check("keeps holes in the order of their addresses", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(125);
    const piece = arrange(heap, "A:5 B:10 C:10 D:20 E:10 F:10 G:10 H:20 I:10");
    for (const letter of "FBHD") heap.free(...piece(letter));
  });

  links.check("links holes both ways", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(125);
    const piece = arrange(heap, "A:5 B:10 C:10 D:20 E:10 F:10 G:10 H:20 I:10");
    for (const letter of "FBHD") heap.free(...piece(letter));
  });

  choice.check("tells the largest block apart from the total", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(115);
    arrange(heap, "A:5 -:10 C:10 -:40 E:10 -:20 G:10");
    heap.getLargestFreeBlock();
    heap.getFreeMemory();
  });

  choice.check("takes the first of several holes with room", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(155);
    arrange(heap, "A:5 -:30 C:10 -:20 E:10 -:40 G:10");
    heap.allocate(15);
  });

  choice.check("starts every search at the lowest address", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(155);
    arrange(heap, "A:5 -:20 C:10 -:40 E:10");
    heap.allocate(30);
    heap.allocate(12);
  });

  choice.check("refuses what no single hole can hold", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(105);
    arrange(heap, "A:5 -:10 C:10 -:10 E:10 -:10 G:5 -:10 I:10 -:10 K:5");
    heap.failsToAllocate(50);
    heap.failsToAllocate(11);
    heap.allocate(8);
  });

  links.check("leaves the rest of a split in its place", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(155);
    arrange(heap, "A:5 -:20 C:10 -:30 E:10 -:30 G:10");
    heap.allocate(25);
    heap.allocate(12);
  });

  links.check("unlinks an exact fit at the head of the list", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(105);
    arrange(heap, "A:5 -:20 C:10 -:30 E:10");
    heap.allocate(20);
  });

  links.check("unlinks an exact fit in the middle of the list", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(105);
    const piece = arrange(heap, "A:5 -:10 C:10 -:20 E:10 F:5");
    heap.allocate(20);
    // What was in front of it is taken now.
    heap.free(...piece("E"));
  });

  links.check("unlinks an exact fit at the tail of the list", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(85);
    arrange(heap, "A:5 -:10 C:10 -:20 E:10");
    heap.allocate(30);
  });

  choice.property(
    "chooses the same hole as the model",
    { points: 0.5, needs, runs: 15 },
    operations({ minSize: 2, maxSize: 14, length: 25 }),
    ({ allocator }, calls) =>
      perform(allocator(70), calls, allOf(withoutExhaustion, withoutMerges, awayFromTheEdges, withoutUsedHeads())),
  );

  list.check("takes the first hole with room, whatever lies behind it", { points: 0.5, needs }, ({ allocator }) => {
    // Behind the first one lie an exact fit, a tighter hole, a larger one and an equal one; in front, what is too small.
    for (const rest of [1, 2, 5]) {
      for (const sizes of [SIZES.slice(0, 12), SIZES.slice(12, 15), SIZES.slice(15, 18)]) {
        const behind = (size: number) => [size + rest, size, size + rest - 1, Math.min(2 * size, 250), size + rest];
        const heap = dug(allocator, sizes.flatMap(behind));
        // From the largest down, so that no search can go on from where the last one ended.
        for (const size of [...sizes].reverse()) heap.allocate(size);
      }
    }
  });

  choice.check("knows the largest block wherever it stands", { points: 0.5, needs }, ({ allocator }) => {
    for (const sizes of orders([2, 3, 4, 5])) {
      const pieces = [1, ...sizes.flatMap((size) => [size, 1])];
      for (const freed of [
        [0, 1, 2, 3],
        [1, 3, 0, 2],
        [3, 0, 1, 2],
      ]) {
        const heap = allocator(pieces.reduce((sum, size) => sum + size));
        const addresses = fill(heap, pieces);
        for (const place of freed) {
          heap.free(addresses[1 + 2 * place] ?? 0, sizes[place] ?? 0);
          heap.getLargestFreeBlock();
        }
      }
    }
  });

  refusals.check("changes nothing when no hole has room", { points: 0.5, needs }, ({ allocator }) => {
    for (const sizes of [
      [4, 6],
      [6, 4],
      [3, 5, 4],
      [5, 3, 3, 4],
      [70, 64, 65, 63],
    ]) {
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const largest = Math.max(...sizes);
      const heap = dug(allocator, sizes);
      for (const size of [largest + 1, total - 1, total, total + 1, heap.oracle.capacity, heap.oracle.capacity + 1])
        heap.failsToAllocate(size);
      heap.allocate(largest);
      heap.failsToAllocate(largest);
      heap.allocate(2);
    }
  });

  links.check("keeps its list, in whatever order holes come and go", { points: 0.5, needs }, ({ allocator }) => {
    const places = [0, 1, 2, 3];
    for (const [number, freed] of orders(places).entries()) {
      const heap = rising(allocator, places.length);
      for (const place of freed) heap.dig(place);
      // Others go first each time.
      for (const place of orders(places)[(number * 7) % 24] ?? []) heap.fill(place);
    }
  });

  worlds.check("chooses and splits in every state of a small memory", { points: 4.5, needs }, taught.fragmentation);
});
