import fc from "fast-check";
import { arrange } from "#kit/lists/arrange";
import type { AllocatorUnderTest } from "#kit/lists/definition";
import { checks } from "./checks.js";
import { fill, orders } from "#kit/lists/memories";
import { awayFromTheEdges, operations, perform } from "#kit/lists/operations";
import { stage } from "#kit/check/stage";
import { taught, worlds } from "./worlds.js";

const list = checks({ judge: ["list"] });
const addresses = checks({ judge: [] });
const links = checks({ judge: ["list", "links"] });
const everything = checks({ judge: ["list", "links", "free memory", "largest block"] });

const needs = ["basics/takes back a block"];

/**
 * What is freed is the piece with that letter; head, middle and tail are where the free block then stands in the list.
 * A block at address 0 stays allocated: what can go wrong there is for the stage about boundaries.
 */
const CASES: { name: string; points: number; capacity: number; memory: string; frees: string }[] = [
  {
    name: "puts a lone block at the head of the list",
    points: 0.5,
    capacity: 105,
    memory: "A:5 B:10 C:10 -:20 E:10",
    frees: "B",
  },
  {
    name: "puts a lone block in the middle of the list",
    points: 0.5,
    capacity: 105,
    memory: "A:5 -:10 C:10 D:10 E:10 -:10 G:10",
    frees: "D",
  },
  {
    name: "puts a lone block at the tail of the list",
    points: 0.5,
    capacity: 55,
    memory: "A:5 -:10 C:10 D:20 E:10",
    frees: "D",
  },
  {
    name: "merges with the previous block at the head of the list",
    points: 0.5,
    capacity: 105,
    memory: "A:5 -:10 C:20 D:10",
    frees: "C",
  },
  {
    name: "merges with the previous block in the middle of the list",
    points: 0.5,
    capacity: 105,
    memory: "A:5 -:10 C:10 -:10 E:20 F:10",
    frees: "E",
  },
  {
    name: "merges with the previous block at the tail of the list",
    points: 0.5,
    capacity: 65,
    memory: "A:5 -:10 C:10 -:10 E:20 F:10",
    frees: "E",
  },
  {
    name: "merges with the next block at the head of the list",
    points: 0.5,
    capacity: 105,
    memory: "A:5 B:20 -:10 D:10",
    frees: "B",
  },
  {
    name: "merges with the next block in the middle of the list",
    points: 0.5,
    capacity: 105,
    memory: "A:5 -:10 C:10 D:20 -:10 F:10",
    frees: "D",
  },
  {
    name: "merges with the next block at the tail of the list",
    points: 0.5,
    capacity: 105,
    memory: "A:5 -:10 C:10 D:20",
    frees: "D",
  },
  {
    name: "merges with both at the head of the list",
    points: 0.5,
    capacity: 105,
    memory: "A:5 -:10 C:20 -:30 E:10",
    frees: "C",
  },
  {
    name: "merges with both in the middle of the list",
    points: 0.5,
    capacity: 155,
    memory: "A:5 -:10 C:10 -:10 E:20 -:30 G:10",
    frees: "E",
  },
  {
    name: "merges with both at the tail of the list",
    points: 0.5,
    capacity: 105,
    memory: "A:5 -:10 C:10 -:10 E:20",
    frees: "E",
  },
];

stage("merges", () => {
  for (const { name, points, capacity, memory, frees } of CASES) {
    links.check(name, { points, needs }, ({ allocator }) => {
      const heap = allocator(capacity);
      const piece = arrange(heap, memory);
      heap.free(...piece(frees));
    });
  }

  list.check("merges at once, not only when room is needed", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(65);
    const piece = arrange(heap, "A:5 B:15 C:10 D:15 E:10");
    for (const letter of "BCD") heap.free(...piece(letter));
    heap.allocate(35);
  });

  everything.check("follows the worked example to its end", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(100);
    heap.arrange(() => {
      for (const size of [20, 30, 40]) heap.allocate(size);
      heap.free(20, 30);
      heap.allocate(25);
      heap.free(0, 20);
    });
    heap.free(20, 25);
  });

  list.property(
    "merges in whatever order blocks are freed",
    { points: 0.5, needs, runs: 12 },
    fc.tuple(operations({ free: 0, minSize: 2, maxSize: 9, length: 10 }), operations({ allocate: 0, length: 12 })),
    ({ allocator }, calls) => {
      const heap = allocator(100);
      for (const some of calls) perform(heap, some, awayFromTheEdges);
    },
  );

  everything.check(
    "keeps every number right in whatever order neighbours are freed",
    { points: 0.5, needs },
    ({ allocator }) => {
      const sizes = [3, 5, 2, 4];
      for (const order of orders([1, 2, 3, 4])) {
        const heap = allocator(20);
        const addresses = fill(heap, [2, ...sizes, 4]);
        for (const place of order) heap.free(addresses[place] ?? 0, sizes[place - 1] ?? 0);
      }
    },
  );

  addresses.check("has merged whichever way one looks first", { points: 0.5, needs }, ({ allocator }) => {
    const looks: ((heap: AllocatorUnderTest) => void)[] = [
      (heap) => heap.getFreeMemory(),
      (heap) => heap.getLargestFreeBlock(),
      (heap) => heap.allocate(12),
      (heap) => heap.lookAt("list"),
    ];
    for (const look of looks) {
      for (const order of orders([1, 2, 3])) {
        const heap = allocator(20);
        const places = fill(heap, [2, 3, 5, 4, 6]);
        for (const place of order) {
          heap.free(places[place] ?? 0, [3, 5, 4][place - 1] ?? 0);
          if (look !== looks[2]) look(heap);
        }
        look(heap);
        heap.lookAt("list");
      }
    }
  });

  addresses.check("still merges after hundreds of calls", { points: 0.5, needs }, ({ allocator }) => {
    const heap = allocator(36);
    heap.allocate(2);
    for (let round = 0; round < 12; round++) {
      for (const order of orders([0, 1, 2, 3])) {
        const sizes = [3, 5, 8, 6];
        const places = fill(heap, sizes);
        for (const place of order) heap.free(places[place] ?? 0, sizes[place] ?? 0);
        if (round % 2 === 1) heap.getLargestFreeBlock();
      }
      heap.lookAt("list");
    }
  });

  worlds.check("takes blocks back in every state of a small memory", { points: 5, needs }, taught.merges);
});
