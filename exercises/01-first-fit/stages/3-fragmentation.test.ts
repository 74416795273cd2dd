import { arrange } from "#kit/arrange";
import { heapChecks } from "#kit/heap-checks";
import { ALLOCATIONS, LARGEST } from "#kit/heap-world";
import { allOf, awayFromTheEdges, operations, perform, withoutExhaustion, withoutMerges } from "#kit/operations";
import { stage } from "#kit/stage";
import { about, worlds } from "./worlds.js";

const choice = heapChecks({ placement: "first-fit", judge: [], anyError: true });
const list = heapChecks({ placement: "first-fit", judge: ["list"] });
const links = heapChecks({ placement: "first-fit", judge: ["list", "links"] });

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

  choice.check("passes over holes that are too small", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(155);
    arrange(heap, "A:5 -:5 C:10 -:10 E:10 -:15 G:10 -:30 I:10");
    heap.allocate(25);
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
    arrange(heap, "A:5 -:10 C:10 -:20 E:10");
    heap.allocate(20);
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
    ({ allocator }, calls) => perform(allocator(70), calls, allOf(withoutExhaustion, withoutMerges, awayFromTheEdges)),
  );

  worlds.check(
    "chooses and splits in every state of a small memory",
    { points: 10, needs },
    about(ALLOCATIONS.passing, ALLOCATIONS.choice, ALLOCATIONS.unlink, ALLOCATIONS.scattered, LARGEST),
  );
});
