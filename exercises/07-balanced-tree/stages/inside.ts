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
/** How many free blocks there are, and how many units. */
let [count, free] = [0, 0];
/** Which of equally large blocks serves is for another stage: the sizes of all of them by where they begin. */
let sizeAt = new Map<number, number>();
/** Sizes of the free blocks, and where each begins; or, among equal ones, where the lowest does. */
let [sizes, starts]: [Float64Array, Float64Array] = [new Float64Array(0), new Float64Array(0)];
/** Where the two blocks of each site begin. */
let sites = new Float64Array(0);
/** The site that is visited next, where each has its turn. */
let nextSite = 0;
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
const FEWER_THAN = 4_096;
/** The size of many. */
const ONE_SIZE = 1_000;
const FIRST = 5_000;
const SECOND = 4_500;
/** Larger blocks that are in use at first where others came in rising order. */
const ARRIVALS = 250;
/** One in so many free blocks has a site before it. */
const EVERY = 8;
/** Units of each free block, where all have one size, and of the block in use beside it, which is larger than that. */
const [EQUAL, BESIDE] = [20, 30];
/** How many places those are apart that are visited one after the other; a prime number, so that all have their turn. */
const APART = 2_473;
/** An address that no memory has. */
const OUTSIDE = 2 ** 31;

/**
 * Makes a memory that is full, of blocks of those sizes with one unit behind each, and where there are sites the two blocks of one
 * before some of them. Tells where the blocks begin, or what was wrong.
 */
function full(Class: AllocatorClass, hasSites: boolean): { heap: Allocator; places: Float64Array } | string {
  sites = new Float64Array(hasSites ? Math.ceil(count / EVERY) : 0);
  // One unit stays free behind the last block, so that nobody has to use up all of memory.
  free = sizes.reduce((sum, each) => sum + each, 1);
  const heap = new Class(free + count + sites.length * (FIRST + SECOND));
  const places = new Float64Array(count);
  let end = 0;
  let problem: string | null = null;
  const take = (units: number): void => {
    const address = heap.allocate(units);
    if (address !== end) problem ??= wrong(`allocate(${units})`, address, end);
    end += units;
  };
  for (let place = 0; place < count; place++) {
    if (hasSites && place % EVERY === 0) {
      sites[place / EVERY] = end;
      take(FIRST);
      take(SECOND);
    }
    places[place] = end;
    take(sizes[place] ?? 0);
    take(1);
  }
  return problem ?? { heap, places };
}

/** Frees all blocks of those sizes, from the highest down: whoever looks for a place in the order of addresses has it at once. */
function emptied(made: ReturnType<typeof full>, order = downFrom(count, 1)): string | null {
  if (typeof made === "string") return made;
  allocator = made.heap;
  starts = made.places;
  for (const place of order) allocator.free(starts[place] ?? 0, sizes[place] ?? 0);
  return null;
}

/** Every so many places below that one, the highest first. */
function downFrom(end: number, step: number): number[] {
  const places: number[] = [];
  for (let place = end - 1; place >= 0; place -= step) places.push(place);
  return places;
}

/** The same places, in any order. */
function shuffled(places: number[]): number[] {
  for (let place = places.length - 1; place > 0; place--) {
    const other = below(place + 1);
    [places[place], places[other]] = [places[other] ?? 0, places[place] ?? 0];
  }
  return places;
}

function ofAnySize(size: number): void {
  [count, random] = [size, 1];
  sizes = Float64Array.from({ length: size }, () => LEAST + below(FEWER_THAN - LEAST));
}

/**
 * So many free blocks, half of them of any size, and half of one size, which nobody may look through. Those come in any order, as the
 * others do by their sizes: a tree that never turns is for another stage.
 */
export function prepareAnySize(Class: AllocatorClass, size: number): string | null {
  ofAnySize(size);
  const equal = shuffled(downFrom(size, 2));
  for (const place of equal) sizes[place] = ONE_SIZE;
  const problem = emptied(full(Class, false), [...downFrom(size - 1, 2), ...equal]);
  const lowest = new Map<number, number>();
  for (let place = count - 1; place >= 0; place--) lowest.set(sizes[place] ?? 0, starts[place] ?? 0);
  sizeAt = new Map(Array.from(starts, (start, place) => [start, sizes[place] ?? 0]));
  starts = sizes.map((each) => lowest.get(each) ?? 0);
  return problem;
}

/** So many free blocks, half of them of any size, some with a site before it, and half of them the largest, which nobody may look through. */
export function prepareSites(Class: AllocatorClass, size: number): string | null {
  ofAnySize(size);
  const lastOdd = size - 1 - (size % 2);
  const largest = shuffled(downFrom(lastOdd + 1, 2));
  for (const place of largest) sizes[place] = FEWER_THAN;
  return emptied(full(Class, true), [...downFrom(lastOdd, 2), ...largest]);
}

/** So many free blocks of one size, which came in any order, each with a block in use before it or behind it. */
export function prepareEquals(Class: AllocatorClass, size: number): string | null {
  [count, random] = [size, 1];
  sizes = new Float64Array(count).fill(EQUAL);
  [starts, sites] = [new Float64Array(count), new Float64Array(count)];
  free = count * EQUAL + 1;
  allocator = new Class(free + count * (BESIDE + 1));
  let end = 0;
  for (let place = 0; place < count; place++) {
    const isBehind = place % 2 === 1;
    [starts[place], sites[place]] = isBehind ? [end, end + EQUAL] : [end + BESIDE, end];
    for (const units of isBehind ? [EQUAL, BESIDE, 1] : [BESIDE, EQUAL, 1]) {
      const address = allocator.allocate(units);
      if (address !== end) return wrong(`allocate(${units})`, address, end);
      end += units;
    }
  }
  for (const place of shuffled(downFrom(count, 1))) allocator.free(starts[place] ?? 0, EQUAL);
  nextSite = 0;
  return null;
}

/** So many free blocks of 2, 3, 4, … units, which became free in this order, and larger ones in use that will go on with it. */
export function prepareRising(Class: AllocatorClass, size: number): string | null {
  [count, random] = [size + ARRIVALS, 1];
  sizes = Float64Array.from({ length: count }, (_, place) => place + 2);
  sizeAt = new Map();
  const made = full(Class, false);
  if (typeof made === "string") return made;
  allocator = made.heap;
  starts = made.places;
  count = size;
  for (let place = 0; place < count; place++) allocator.free(starts[place] ?? 0, sizes[place] ?? 0);
  return null;
}

/** Gets a block of the size of a free one, and frees it again; after each one more arrives, and when all have arrived all leave. */
export function arrivals(_Class: unknown, times: number): string | null {
  if (allocator === null) return null;
  let arrived = 0;
  for (let turn = 0; turn < times; turn++) {
    const problem = exactFits(null, 1);
    if (problem !== null) return problem;
    if (arrived === ARRIVALS) for (; arrived > 0; arrived--) allocator.allocate(sizes[count + arrived - 1] ?? 0);
    allocator.free(starts[count + arrived] ?? 0, sizes[count + arrived] ?? 0);
    arrived += 1;
  }
  for (; arrived > 0; arrived--) allocator.allocate(sizes[count + arrived - 1] ?? 0);
  return null;
}

/** The loop of {@link arrivals} without its calls. */
export function arrivalsLoop(_Class: unknown, times: number): string | null {
  for (let turn = 0; turn < times; turn++) {
    const problem = exactFitsLoop(null, 1);
    if (problem !== null) return problem;
    if ((bare += (starts[count] ?? 0) + (sizes[count] ?? 0)) < 0) return wrong("nothing", bare, 0);
  }
  return null;
}

/** Gets a block of the size of a free one, and frees it again. */
export function exactFits(_Class: unknown, times: number): string | null {
  if (allocator === null) return null;
  for (let turn = 0; turn < times; turn++) {
    const place = below(count);
    const [size = 0, start = 0] = [sizes[place], starts[place]];
    const address = allocator.allocate(size);
    if (address !== start && sizeAt.get(address) !== size) return wrong(`allocate(${size})`, address, start);
    allocator.free(address, size);
  }
  return null;
}

/** The loop of {@link exactFits} without its calls. */
export function exactFitsLoop(_Class: unknown, times: number): string | null {
  for (let turn = 0; turn < times; turn++) {
    const place = below(count);
    const [size = 0, start = 0] = [sizes[place], starts[place]];
    if ((bare += size + start) < 0) return wrong("nothing", bare, 0);
  }
  return null;
}

/** Visits sites: both of its blocks are freed, in either order, and got back. */
export function visits(_Class: unknown, times: number): string | null {
  if (allocator === null) return null;
  for (let visit = 0; visit < times; visit++) {
    const first = sites[below(sites.length)] ?? 0;
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
    const first = sites[below(sites.length)] ?? 0;
    if ((bare += first + FIRST) < 0) return wrong("nothing", bare, 0);
  }
  return null;
}

/**
 * Frees a block beside a free one, where all have one size, and gets it back from the front of both, so that what is left behind it has
 * that size again. By turns it was behind the free one, and joined that from above, or before it already.
 */
export function visitsOfEquals(_Class: unknown, times: number): string | null {
  if (allocator === null) return null;
  for (let visit = 0; visit < times; visit++) {
    const place = nextSite;
    nextSite = (nextSite + APART) % count;
    const [site = 0, start = 0] = [sites[place], starts[place]];
    const front = Math.min(site, start);
    allocator.free(site, BESIDE);
    const address = allocator.allocate(BESIDE);
    if (address !== front) return wrong(`allocate(${BESIDE})`, address, front);
    [sites[place], starts[place]] = [front, front + BESIDE];
  }
  return null;
}

/** The loop of {@link visitsOfEquals} without its calls. */
export function visitsOfEqualsLoop(_Class: unknown, times: number): string | null {
  for (let visit = 0; visit < times; visit++) {
    const place = visit % count;
    const [site = 0, start = 0] = [sites[place], starts[place]];
    if ((bare += Math.min(site, start)) < 0) return wrong("nothing", bare, 0);
  }
  return null;
}

/** What has to be refused, each for another reason, and how it is told when it is not. */
const REFUSED: readonly [string, (heap: Allocator, place: number) => unknown][] = [
  ["allocate of more than any of them has", (heap) => heap.allocate(EQUAL + 1)],
  ["free outside of memory", (heap) => heap.free(OUTSIDE, EQUAL)],
  ["free of a block that is free", (heap, place) => heap.free(starts[place] ?? 0, EQUAL)],
  ["free of half a block", (heap, place) => heap.free(sites[place] ?? 0, BESIDE / 2)],
];

/** Asks for all that has to be refused. */
export function refusals(_Class: unknown, times: number): string | null {
  if (allocator === null) return null;
  for (let turn = 0; turn < times; turn++) {
    const place = turn % count;
    for (const [what, call] of REFUSED)
      if (!isRefused(allocator, place, call)) return `Among ${count} free blocks, ${what} was not refused.`;
  }
  return null;
}

function isRefused(heap: Allocator, place: number, call: (heap: Allocator, place: number) => unknown): boolean {
  try {
    call(heap, place);
    return false;
  } catch {
    return true;
  }
}

/** The loop of {@link refusals} without its calls. */
export function refusalsLoop(_Class: unknown, times: number): string | null {
  for (let turn = 0; turn < times; turn++) {
    const place = turn % count;
    for (const [what] of REFUSED) if ((bare += what.length + place) < 0) return wrong("nothing", bare, 0);
  }
  return null;
}

/** Asks so many times; tells what was wrong. */
type Ask = (heap: Allocator, times: number) => string | null;

/** Frees the first block of memory, which joins nothing, and gets it back by turns, and asks equally often after each change. */
function asking(times: number, changes: number, given: Ask, taken: Ask): string | null {
  if (allocator === null) return null;
  for (let change = 0; change < changes; change += 2) {
    allocator.free(0, FIRST);
    const problem = given(allocator, times / changes);
    if (problem !== null) return problem;
    allocator.allocate(FIRST);
    const another = taken(allocator, times / changes);
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

/** Changes between which it is asked: so many that a walk after each shows among all the questions. */
const [CHANGES_OF_TOTAL, CHANGES_OF_LARGEST] = [200, 100];

/** How many units are free. */
export const freeMemory = (_Class: unknown, times: number): string | null =>
  asking(times, CHANGES_OF_TOTAL, askFreeMemory(free + FIRST), askFreeMemory(free));

/** The same changes where nobody asks. */
export const freeMemoryLoop = (_Class: unknown, times: number): string | null =>
  asking(times, CHANGES_OF_TOTAL, askNothing, askNothing);

/** How large the largest free block is. */
export function largest(_Class: unknown, times: number): string | null {
  const most = sizes.reduce((most, size) => Math.max(most, size), 0);
  return asking(times, CHANGES_OF_LARGEST, askLargest(FIRST), askLargest(most));
}

/** The same changes where nobody asks. */
export const largestLoop = (_Class: unknown, times: number): string | null =>
  asking(times, CHANGES_OF_LARGEST, askNothing, askNothing);
