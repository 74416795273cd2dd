/**
 * Where a block begins. Only addresses are judged, and there is ample room: one free block alone has as many units as are
 * asked for, and it would have even if the largest gap were skipped that there can be.
 */
import { stage } from "#kit/check/stage";
import { checks } from "./checks.js";
import { taught, worlds } from "./worlds.js";

const { check } = checks({ judge: [] });

const CONSTRUCTS = "makes an allocator";
const ALLOCATES = "returns address 0 first";
const ALIGNMENTS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const LARGE = [4096, 8192, 2 ** 30, 2 ** 31, 2 ** 32, 2 ** 33, 2 ** 40, 2 ** 52];

stage("addresses", () => {
  check(CONSTRUCTS, { points: 1 }, ({ allocator }) => {
    for (const capacity of [1, 100, 4096]) allocator(capacity).readCapacity();
  });

  check(ALLOCATES, { points: 1, needs: [CONSTRUCTS] }, ({ allocator }) => {
    allocator(100).allocate(5);
    allocator(100).allocate(5, 1);
    allocator(200).allocate(100, 64);
  });

  check("begins at the next multiple", { points: 2, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const alignment of ALIGNMENTS) {
      for (const before of new Set([1, alignment - 1, alignment + 1])) {
        if (before === 0 || before % alignment === 0) continue;
        const heap = allocator(4096);
        heap.allocate(before, 1);
        heap.allocate(5, alignment);
      }
    }
    const heap = allocator(4096);
    heap.allocate(1, 1);
    heap.allocate(5, 2048);
  });

  check("stays where the address is a multiple already", { points: 2, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const alignment of ALIGNMENTS) {
      const heap = allocator(4096);
      heap.allocate(alignment, 1);
      heap.allocate(5, alignment);
    }
    const heap = allocator(71);
    for (let block = 0; block < 8; block++) heap.allocate(8, 8);
  });

  check("aligns to 8 where nothing is asked for", { points: 2, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const before of [1, 3, 7, 8, 9, 15, 60]) {
      const heap = allocator(100);
      heap.allocate(before, 1);
      heap.allocate(20);
    }
    const heap = allocator(100);
    heap.allocate(5, undefined);
    heap.allocate(20, undefined);
    for (const size of [1, 2, 4]) {
      const other = allocator(100);
      other.allocate(9, 1);
      other.allocate(size);
    }
    for (const size of [65, 257]) {
      const large = allocator(400);
      large.allocate(8);
      large.allocate(size);
    }
  });

  check("does not round the size", { points: 1.5, needs: [ALLOCATES] }, ({ allocator }) => {
    const heap = allocator(100);
    for (const size of [5, 3, 1, 12]) heap.allocate(size, 1);
    for (const alignment of [2, 8, 64]) {
      const other = allocator(100);
      other.allocate(5, alignment);
      other.allocate(7, 1);
    }
  });

  check("takes 0 for a multiple of everything", { points: 1.5, needs: [ALLOCATES] }, ({ allocator }) => {
    for (const alignment of LARGE) {
      const heap = allocator(100);
      heap.allocate(10, alignment);
      heap.free(0, 10);
      heap.allocate(100, alignment);
    }
  });

  check("keeps two allocators apart", { points: 1, needs: [ALLOCATES] }, ({ allocator, beside }) => {
    const [one, other] = [allocator(100), beside(50)];
    one.allocate(5);
    other.allocate(9);
    one.allocate(10, 16);
    other.allocate(20);
    other.free(0, 9);
    one.free(0, 5);
  });

  worlds.checkWithSharing(
    "finds the address wherever one block of a small memory is free, also beside another one",
    { points: 3, needs: [ALLOCATES] },
    taught.addresses,
  );
});
