/**
 * Code beside the submission: what the stage `cost` does with an allocator. Each pattern leaves memory as it was, so that there are
 * as many free blocks at its end as at its beginning, and what every call has to return is known.
 *
 * @module
 */

interface Allocator {
  allocate(size: number): number;
  free(address: number, size: number): void;
  getFreeMemory(): number;
  getLargestFreeBlock(): number;
}
type AllocatorClass = new (capacity: number) => Allocator;

let allocator: Allocator | null = null;
/** How many free blocks there are. */
let count = 0;
/** Units that are free. */
let free = 0;
/** Where blocks begin: the two of each site; in the other memory each free one. */
let starts = new Float64Array(0);
let bare = 0;
let random = 1;

/** A random number below a bound; the same ones each time. */
function below(bound: number): number {
  random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
  return Math.floor((random / 2 ** 32) * bound);
}

const wrong = (call: string, actual: unknown, due: number): string =>
  `Among ${count} free blocks, ${call} returned ${typeof actual === "number" ? actual : "no number"}, and has to return ${due}.`;

/** Free blocks have fewer units than either of the two blocks of a site, so that a request for those fits into none of them. */
const LEAST = 16;
const FEWER_THAN = 256;
const FIRST = 300;
const SECOND = 280;
/** One in so many free blocks has a site before it. */
const EVERY = 8;

/**
 * So many free blocks of any size, which became free in any order, with a block of one unit behind each. Before some of them are the
 * two blocks of a site.
 */
export function prepareSites(Class: AllocatorClass, size: number): string | null {
  [count, random, starts] = [size, 1, new Float64Array(Math.ceil(size / EVERY))];
  const sizes = Float64Array.from({ length: size }, () => LEAST + below(FEWER_THAN - LEAST));
  const capacity = sizes.reduce((sum, each) => sum + each + 1, starts.length * (FIRST + SECOND));
  const heap = new Class(capacity);
  const holes = new Float64Array(size);
  let end = 0;
  const take = (units: number): number => {
    const address = heap.allocate(units);
    if (address === end) end += units;
    return address;
  };
  for (let hole = 0; hole < size; hole++) {
    const units = sizes[hole] ?? 0;
    if (hole % EVERY === 0) {
      starts[hole / EVERY] = end;
      take(FIRST);
      take(SECOND);
    }
    holes[hole] = end;
    take(units);
    take(1);
  }
  if (end !== capacity) return `Filling a memory of ${capacity} units, block after block, came to no end.`;
  for (const hole of shuffled(size)) heap.free(holes[hole] ?? 0, sizes[hole] ?? 0);
  allocator = heap;
  return null;
}

/** All places, in an order that has nothing to do with them. */
function shuffled(length: number): Uint32Array {
  const places = new Uint32Array(length);
  for (let place = 0; place < length; place++) {
    const other = below(place + 1);
    places[place] = places[other] ?? 0;
    places[other] = place;
  }
  return places;
}

/** Visits sites: both of its blocks are freed, in either order, and got back. */
export function visits(_Class: unknown, times: number): string | null {
  if (allocator === null) return null;
  for (let visit = 0; visit < times; visit++) {
    const first = starts[below(starts.length)] ?? 0;
    const second = first + FIRST;
    if (visit % 2 === 0) {
      allocator.free(first, FIRST);
      allocator.free(second, SECOND);
    } else {
      allocator.free(second, SECOND);
      allocator.free(first, FIRST);
    }
    const one = allocator.allocate(FIRST);
    if (one !== first) return wrong(`allocate(${FIRST})`, one, first);
    const other = allocator.allocate(SECOND);
    if (other !== second) return wrong(`allocate(${SECOND})`, other, second);
  }
  return null;
}

/** The loop of {@link visits} without its calls. */
export function visitsLoop(_Class: unknown, times: number): string | null {
  for (let visit = 0; visit < times; visit++) {
    const first = starts[below(starts.length)] ?? 0;
    if ((bare += first + FIRST) < 0) return wrong("nothing", bare, 0);
  }
  return null;
}

/** Blocks of 2, 3, 4, … units with one unit between each two, which became free in this order: the smallest one lies lowest. */
export function prepareRising(Class: AllocatorClass, size: number): string | null {
  [count, random, starts] = [size, 1, new Float64Array(size)];
  free = (size * (size + 3)) / 2;
  const heap = new Class(free + size);
  let end = 0;
  for (let hole = 0; hole < size; hole++) {
    starts[hole] = end;
    for (const units of [hole + 2, 1]) {
      const address = heap.allocate(units);
      if (address !== end) return wrong(`allocate(${units})`, address, end);
      end += units;
    }
  }
  for (let hole = 0; hole < size; hole++) heap.free(starts[hole] ?? 0, hole + 2);
  allocator = heap;
  return null;
}

/** Gets a block of the size of a free one, and frees it again. */
export function exactFits(_Class: unknown, times: number): string | null {
  if (allocator === null) return null;
  for (let turn = 0; turn < times; turn++) {
    const hole = below(count);
    const address = allocator.allocate(hole + 2);
    if (address !== starts[hole]) return wrong(`allocate(${hole + 2})`, address, starts[hole] ?? 0);
    allocator.free(address, hole + 2);
  }
  return null;
}

/** The loop of {@link exactFits} without its calls. */
export function exactFitsLoop(_Class: unknown, times: number): string | null {
  for (let turn = 0; turn < times; turn++) {
    const hole = below(count);
    if ((bare += starts[hole] ?? 0) < 0) return wrong("nothing", bare, 0);
  }
  return null;
}

/** Asks so many times; tells what was wrong. */
type Ask = (heap: Allocator, times: number) => string | null;

/** Changes between which it is asked. */
const CHANGES = 100;

/** Takes the largest free block and gives it back by turns, and asks after each change what is due then. */
function asking(times: number, taken: Ask, given: Ask): string | null {
  if (allocator === null) return null;
  const most = count + 1;
  const start = starts[count - 1] ?? 0;
  for (let change = 0; change < CHANGES; change += 2) {
    allocator.allocate(most);
    const problem = taken(allocator, times / CHANGES);
    if (problem !== null) return problem;
    allocator.free(start, most);
    const another = given(allocator, times / CHANGES);
    if (another !== null) return another;
  }
  return null;
}

const askFreeMemory =
  (due: number): Ask =>
  (heap, times) => {
    for (let asked = 0; asked < times; asked++) {
      const total = heap.getFreeMemory();
      if (total !== due) return wrong("getFreeMemory()", total, due);
    }
    return null;
  };

const askLargest =
  (due: number): Ask =>
  (heap, times) => {
    for (let asked = 0; asked < times; asked++) {
      const most = heap.getLargestFreeBlock();
      if (most !== due) return wrong("getLargestFreeBlock()", most, due);
    }
    return null;
  };

/** The loop of both without the question. */
const askNothing: Ask = (_heap, times) => {
  for (let asked = 0; asked < times; asked++) {
    bare += 1;
    if (bare < 0) return wrong("nothing", bare, 0);
  }
  return null;
};

/** How many units are free. */
export const freeMemory = (_Class: unknown, times: number): string | null =>
  asking(times, askFreeMemory(free - count - 1), askFreeMemory(free));

/** How large the largest free block is. */
export const largest = (_Class: unknown, times: number): string | null =>
  asking(times, askLargest(count), askLargest(count + 1));

/** The same changes where nobody asks. */
export const changes = (_Class: unknown, times: number): string | null => asking(times, askNothing, askNothing);
