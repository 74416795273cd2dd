/**
 * Code beside the submission: it fills many heaps and collects in them, which is measured.
 *
 * @module
 */

interface Heap {
  allocate(references: number, data: number): number;
  setReference(object: number, i: number, target: number): void;
  setRoot(i: number, object: number): void;
  getRoot(i: number): number;
  collect(): number;
}

type HeapClass = new (words: number, roots: number) => Heap;

/** Objects of the list that is left, and the words of each: a header, a reference and a word of data. */
const LIVE = 10;
const LIVE_WORDS = 3;
/** Words of data of an object that is garbage. */
const GARBAGE_DATA = 39;
/** Words of a half beyond those that are garbage. */
const ROOM = 100;

let HeapOfStudent: HeapClass | null = null;
let garbage = 0;
/** Used, so that nothing can be left out. */
let seen = 0;

/** Remembers how many words are garbage. */
export function prepare(Class: HeapClass, words: number): null {
  [HeapOfStudent, garbage] = [Class, words];
  return null;
}

/** A heap in which a root leads to the list, whose objects lie among garbage. */
function filled(Class: HeapClass): Heap {
  const heap = new Class(1 + 2 * (garbage + ROOM), 1);
  const each = garbage / (GARBAGE_DATA + 1) / LIVE;
  for (let made = 0, wasted = 0; made < LIVE; made++) {
    for (; wasted < each * made; wasted++) heap.allocate(0, GARBAGE_DATA);
    const object = heap.allocate(1, 1);
    heap.setReference(object, 0, heap.getRoot(0));
    heap.setRoot(0, object);
  }
  return heap;
}

/** Fills so many heaps, and collects in each. */
export function collections(_Class: unknown, count: number): string | null {
  if (HeapOfStudent === null) return null;
  for (let made = 0; made < count; made++) {
    const heap = filled(HeapOfStudent);
    const left = heap.collect();
    if (left !== LIVE * LIVE_WORDS)
      return `collect() returned ${String(left)} where a list of ${LIVE} objects of ${LIVE_WORDS} words each was left, and has to return ${LIVE * LIVE_WORDS}.`;
  }
  return null;
}

/** The same without the collections. */
export function fillings(_Class: unknown, count: number): string | null {
  if (HeapOfStudent === null) return null;
  for (let made = 0; made < count; made++) {
    const heap = filled(HeapOfStudent);
    seen += heap.getRoot(0);
    if (seen < 0) return "nothing";
  }
  return null;
}
