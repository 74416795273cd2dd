/**
 * Heaps in bytes that scenes begin with.
 *
 * @module
 */

/** A heap under test, as far as scenes go. */
export interface ArrangedHeap {
  arrange(body: () => void): void;
  allocate(size: number): number;
  free(address: number): unknown;
}

/** Gives the address of the payload with that letter: `heap.free(piece("C"))`. */
export type Piece = (letter: string) => number;

/**
 * Brings a new heap into a state given as `A:13 -:5 C:8`: blocks side by side for requests of so many bytes, of which `-` is freed
 * again. They are allocated in turn, then the holes are freed from the last one down, so that nothing merges on the way where no
 * two of them touch. The letters are those of pictures when a hole has used up a letter, too, as in the example.
 */
export function arrange(heap: ArrangedHeap, text: string): Piece {
  const pieces = new Map<string, number>();
  const holes: number[] = [];
  heap.arrange(() => {
    for (const word of text.split(" ")) {
      const [, letter, digits] = /^([A-Z-]):(\d+)$/.exec(word) ?? [];
      if (letter === undefined) throw new Error(`"${word}" in "${text}" is no piece such as A:13 or -:5`);
      const address = heap.allocate(Number(digits));
      if (letter === "-") holes.unshift(address);
      else pieces.set(letter, address);
    }
    for (const address of holes) heap.free(address);
  });
  return (letter) => {
    const address = pieces.get(letter);
    if (address === undefined) throw new Error(`there is no piece ${letter} in "${text}"`);
    return address;
  };
}

/** What a heap is made of: the most bytes that it may have, and by how many it grows at least. */
type Sizes = readonly [maxBytes: number, growBytes: number];

/**
 * Uses two heaps side by side whose sizes are all others, all equal, or equal in one: what is kept for all heaps, or for all of equal
 * sizes, shows.
 *
 * @param view - what the first of them is looked at by after the other one was used
 * @param one - sizes of the first pair, in which both differ
 */
export function useSideBySide(
  scene: Readonly<
    Record<"heap" | "beside", (...sizes: Sizes) => Pick<ArrangedHeap, "allocate"> & { lookAt(view: string): void }>
  >,
  view: string,
  one: Sizes = [256, 64],
  other: Sizes = [512, 128],
): void {
  const pairs: (readonly [Sizes, Sizes])[] = [
    [one, other],
    [
      [256, 64],
      [256, 64],
    ],
    [
      [256, 64],
      [256, 128],
    ],
    [
      [256, 64],
      [512, 64],
    ],
    ...LARGE.map((sizes): readonly [Sizes, Sizes] => [sizes, sizes]),
  ];
  for (const [first, second] of pairs) {
    const [heap, beside] = [scene.heap(...first), scene.beside(...second)];
    heap.allocate(13);
    beside.allocate(20);
    heap.lookAt(view);
  }
  const used = scene.heap(256, 64);
  used.allocate(13);
  for (let other = 0; other < MANY; other++) scene.beside(256, 64).allocate(20);
  used.lookAt(view);
}

/** Sizes of heaps that have grown as far as they can when they have grown once. */
const LARGE: readonly Sizes[] = [
  [304, 288],
  [1024, 1000],
  [4096, 4000],
];
/** Heaps that are made while another one is in use: more than fit into a table of some that a few heaps share. */
const MANY = 40;

/**
 * Two equal heaps side by side: what one of them has refused, as it has no room and cannot grow, is right in the other one.
 */
export function refuseSideBySide(
  scene: Readonly<
    Record<
      "heap" | "beside",
      (...sizes: Sizes) => Pick<ArrangedHeap, "allocate"> & { failsToAllocate(size: number): unknown }
    >
  >,
): void {
  for (const sizes of LARGE) {
    const [, growth] = sizes;
    const [full, other] = [scene.heap(...sizes), scene.beside(...sizes)];
    full.allocate(growth - 40);
    other.allocate(13);
    full.failsToAllocate(80);
    other.allocate(80);
    other.failsToAllocate(growth - 40);
    full.allocate(12);
  }
}
