/**
 * What the stage `cost` does with an allocator, beside the submission: two patterns in which what a slow design looks through is long
 * and stays so, and their loops without the calls. All that is returned is looked at: in the pool any slot will do that is nobody's, since
 * which one it has to be is for other stages; in the main memory it is the right block.
 *
 * @module
 */

interface Allocator {
  allocate(size: number): number;
  free(address: number, size: number): void;
}

type AllocatorClass = new (capacity: number, poolCapacity: number) => Allocator;

/** Units of the pool that are cut at a time. */
const BATCH = 96;
/** In the main memory, over and over: a block, the one behind it, which is free later, and one that stays. */
const [FRONT, BEHIND, WALL] = [64, 32, 1];
const TRIPLE = FRONT + BEHIND + WALL;

let allocator: Allocator | null = null;
/** Where slots or blocks are, in the order in which they were handed out, and what was asked for each slot. */
let addresses: Uint32Array = new Uint32Array(0);
let asked: Uint8Array = new Uint8Array(0);
/** For each 8 units of the pool whether somebody has them. */
let taken: Uint8Array = new Uint8Array(0);
let bare = 0;
let random = 1;

/** A random number below a bound; the same ones each time. */
function below(bound: number): number {
  random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
  return Math.floor((random / 2 ** 32) * bound);
}

const wrong = (call: string, actual: unknown, due: number): string =>
  `Among many calls, ${call} returned ${typeof actual === "number" ? actual : "no number"}, and has to return ${due}.`;

/** Notes that somebody has a slot, or nobody; tells what is wrong with it where it is none, or not free. */
function take(address: unknown, size: number, isTaken: 0 | 1): string | null {
  const units = Math.ceil(size / 8);
  const first = (address as number) / 8;
  if (typeof address !== "number" || !Number.isInteger(first) || first < 0 || first + units > taken.length)
    return `Among many calls, allocate(${size}) returned ${typeof address === "number" ? address : "no number"}, where no slot of the pool is.`;
  for (let place = first; place < first + units; place++) {
    if (taken[place] === isTaken)
      return `Among many calls, allocate(${size}) returned ${address}, and somebody has units of that slot.`;
    taken[place] = isTaken;
  }
  return null;
}

/** A pool of so many batches: two slots for each are handed out, of sizes from 8 to 31 units, and every second one is given back. */
export function prepareSlots(Class: AllocatorClass, count: number): string | null {
  [allocator, random] = [new Class(BATCH * count, BATCH * count), 1];
  addresses = new Uint32Array(2 * count);
  asked = new Uint8Array(2 * count);
  taken = new Uint8Array((BATCH * count) / 8);
  for (let slot = 0; slot < 2 * count; slot++) {
    const size = 8 + below(24);
    const address = allocator.allocate(size);
    const problem = take(address, size, 1);
    if (problem !== null) return problem;
    addresses[slot] = address;
    asked[slot] = size;
  }
  for (let slot = 0; slot < 2 * count; slot += 2) {
    const [address, size] = [addresses[slot] ?? 0, asked[slot] ?? 0];
    allocator.free(address, size);
    take(address, size, 0);
  }
  return null;
}

/** The place of a slot at random of those that are in use. */
const anySlot = (): number => 2 * below(addresses.length / 2) + 1;

/** Frees a slot at random, and asks for what it was asked for before. */
export function slots(_Class: unknown, count: number): string | null {
  if (allocator === null) return null;
  for (let call = 0; call < count; call++) {
    const which = anySlot();
    const was = addresses[which] ?? 0;
    const size = asked[which] ?? 0;
    allocator.free(was, size);
    const address = allocator.allocate(size);
    if (address === was) continue;
    take(was, size, 0);
    const problem = take(address, size, 1);
    if (problem !== null) return problem;
    addresses[which] = address;
  }
  return null;
}

/** The loop of {@link slots} without its calls. */
export function slotsLoop(_Class: unknown, count: number): string | null {
  for (let call = 0; call < count; call++) {
    const which = anySlot();
    const was = addresses[which] ?? 0;
    const size = asked[which] ?? 0;
    if ((bare += was + size) < 0) return wrong("nothing", bare, 0);
  }
  return null;
}

/** A main memory of so many blocks of 64, each with a free block of 32 behind it, and one unit that keeps it from the next. */
export function prepareBlocks(Class: AllocatorClass, count: number): string | null {
  [allocator, random] = [new Class(TRIPLE * count, 0), 1];
  addresses = new Uint32Array(count);
  let due = 0;
  for (let block = 0; block < count; block++) {
    addresses[block] = due;
    for (const size of [FRONT, BEHIND, WALL]) {
      const address = allocator.allocate(size);
      if (address !== due) return wrong(`allocate(${size})`, address, due);
      due += size;
    }
  }
  for (let block = 0; block < count; block++) allocator.free((addresses[block] ?? 0) + FRONT, BEHIND);
  return null;
}

/** Frees a block at random, which takes the one behind it out of its list, and gets it back, which makes that the newest. */
export function blocks(_Class: unknown, count: number): string | null {
  if (allocator === null) return null;
  for (let call = 0; call < count; call++) {
    const due = addresses[below(addresses.length)] ?? 0;
    allocator.free(due, FRONT);
    const address = allocator.allocate(FRONT);
    if (address !== due) return wrong(`allocate(${FRONT}) after free(${due}, ${FRONT})`, address, due);
  }
  return null;
}

/** The loop of {@link blocks} without its calls. */
export function blocksLoop(_Class: unknown, count: number): string | null {
  for (let call = 0; call < count; call++) {
    const due = addresses[below(addresses.length)] ?? 0;
    if ((bare += due) < 0) return wrong("nothing", bare, 0);
  }
  return null;
}
