/**
 * What the stage `cost` does with an allocator, beside the submission: two patterns in which a buddy that is searched for stands
 * in a long list, and their loops without the calls. All that is returned is compared.
 *
 * @module
 */

interface Allocator {
  allocate(size: number): number;
  free(address: number, size: number): void;
}

let allocator: Allocator | null = null;
let capacity = 0;
/** The odd addresses, in random order. */
let odd: Uint32Array = new Uint32Array(0);
let bare = 0;
let random = 1;

/** A random number below a power of two, or any other bound that is small; the same ones each time. */
function below(bound: number): number {
  random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
  return Math.floor((random / 2 ** 32) * bound);
}

const wrong = (call: string, actual: unknown, due: number): string =>
  `With all of ${capacity} units in blocks of 1, ${call} returned ${typeof actual === "number" ? actual : "no number"}, and has to return ${due}.`;

/** Hands out all of memory in blocks of 1. */
function fill(heap: Allocator): string | null {
  for (let due = 0; due < capacity; due++) {
    const address = heap.allocate(1);
    if (address !== due) return wrong("allocate(1)", address, due);
  }
  return null;
}

/** All of memory in blocks of 1, of which each fourth is free: a list as long as that, and nothing in it can merge. */
export function prepareComb(Class: new (capacity: number) => Allocator, size: number): string | null {
  [allocator, capacity, random] = [new Class(size), size, 1];
  const problem = fill(allocator);
  if (problem !== null) return problem;
  for (let address = 0; address < size; address += 4) allocator.free(address, 1);
  return null;
}

/** Frees a block whose buddy is in use, and gets it back. */
export function comb(_Class: unknown, count: number): string | null {
  if (allocator === null) return null;
  for (let call = 0; call < count; call++) {
    const due = 4 * below(capacity / 4) + 2;
    allocator.free(due, 1);
    const address = allocator.allocate(1);
    if (address !== due) return wrong(`allocate(1) after free(${due}, 1)`, address, due);
  }
  return null;
}

/** The loop of {@link comb} without its calls. */
export function combLoop(_Class: unknown, count: number): string | null {
  for (let call = 0; call < count; call++) {
    const due = 4 * below(capacity / 4) + 2;
    if (due < 0) return wrong("nothing", due, due);
    bare += due;
  }
  return null;
}

/** A memory that is whole, and an order for the odd addresses. */
export function prepareCycle(Class: new (capacity: number) => Allocator, size: number): null {
  [allocator, capacity, random] = [new Class(size), size, 1];
  odd = new Uint32Array(size / 2);
  for (let place = 0; place < odd.length; place++) {
    const other = below(place + 1);
    odd[place] = odd[other] ?? 0;
    odd[other] = 2 * place + 1;
  }
  return null;
}

/** Fills memory and empties it again, so often that so many blocks are handed out: each odd one finds its buddy in a list of all the others. */
export function cycle(_Class: unknown, count: number): string | null {
  if (allocator === null) return null;
  for (let calls = 0; calls < count; calls += capacity) {
    const problem = fill(allocator);
    if (problem !== null) return problem;
    for (let address = 0; address < capacity; address += 2) allocator.free(address, 1);
    for (let place = 0; place < odd.length; place++) allocator.free(odd[place] ?? 0, 1);
  }
  return null;
}

/** The loops of {@link cycle} without their calls. */
export function cycleLoop(_Class: unknown, count: number): string | null {
  for (let calls = 0; calls < count; calls += capacity) {
    for (let due = 0; due < capacity; due++) if ((bare += due) < 0) return wrong("nothing", due, due);
    for (let address = 0; address < capacity; address += 2) bare += address;
    for (let place = 0; place < odd.length; place++) bare += odd[place] ?? 0;
  }
  return null;
}
