/**
 * The traces of well-known teaching labs, made by their rules, and replayed beside the submission: an assignment's
 * `stages/inside.ts` hands {@link replay} on.
 *
 * @module
 */

/** A heap in bytes, as far as a trace goes. */
export interface ReplayedHeap {
  readonly memory: { readonly size: number };
  allocate(size: number): number;
  free(address: number): void;
}

/** The blocks of a trace, by their ids. */
class Blocks {
  private readonly addresses: (number | undefined)[] = [];

  constructor(private readonly heap: ReplayedHeap) {}

  allocate(id: number, size: number): void {
    this.addresses[id] = this.heap.allocate(size);
  }

  /** Another size: the new block is there before the old one goes. */
  reallocate(id: number, size: number): void {
    const before = this.addresses[id] ?? NaN;
    this.allocate(id, size);
    this.heap.free(before);
  }

  free(id: number): void {
    this.heap.free(this.addresses[id] ?? NaN);
    this.addresses[id] = undefined;
  }
}

/** Pairs of blocks, of which one is freed again and again, and together they have room for what comes then. */
function coalescing(blocks: Blocks): void {
  for (let id = 0; id < 3 * 2400; id += 3) {
    blocks.allocate(id, 4095);
    blocks.allocate(id + 1, 4095);
    blocks.free(id);
    blocks.free(id + 1);
    blocks.allocate(id + 2, 8190);
    blocks.free(id + 2);
  }
}

/** Small and large blocks by turns; the large ones are freed, and then somebody wants blocks a little larger than those. */
function binary(blocks: Blocks, pairs: number, small: number, large: number): void {
  for (let id = 0; id < 2 * pairs; id += 2) {
    blocks.allocate(id, small);
    blocks.allocate(id + 1, large);
  }
  for (let id = 1; id < 2 * pairs; id += 2) blocks.free(id);
  for (let id = 2 * pairs; id < 3 * pairs; id++) blocks.allocate(id, small + large);
  const left = Array.from({ length: 3 * pairs }, (_, id) => id).filter((id) => id >= 2 * pairs || id % 2 === 0);
  // By their names as texts: 0, 10, 100, 1000, 1002, …
  for (const id of left.map(String).sort()) blocks.free(Number(id));
}

/** A block that grows, and small ones that come and go behind it. */
function reallocating(blocks: Blocks, first: number, small: number, more: number): void {
  blocks.allocate(0, first);
  blocks.allocate(1, small);
  for (let id = 2; id <= 4800; id++) {
    blocks.reallocate(0, first + more * (id - 1));
    blocks.allocate(id, small);
    blocks.free(id - 1);
  }
  blocks.free(4800);
  blocks.free(0);
}

const TRACES = {
  coalescing,
  binary: (blocks: Blocks) => binary(blocks, 2000, 64, 448),
  "a twentieth of binary": (blocks: Blocks) => binary(blocks, 100, 64, 448),
  binary2: (blocks: Blocks) => binary(blocks, 4000, 16, 112),
  "a fortieth of binary2": (blocks: Blocks) => binary(blocks, 100, 16, 112),
  realloc: (blocks: Blocks) => reallocating(blocks, 512, 128, 128),
  realloc2: (blocks: Blocks) => reallocating(blocks, 4092, 16, 5),
};

/** The name of a trace. */
export type TraceName = keyof typeof TRACES;

/** Replays a trace, and gives the size that the heap has then. */
export function replay(heap: ReplayedHeap, trace: TraceName): number {
  TRACES[trace](new Blocks(heap));
  return heap.memory.size;
}
