/**
 * Objects and what leads to them, as checks make them.
 *
 * @module
 */
import type { Heap } from "./definition.js";
import type { HeapObject } from "./model.js";

/** Where the object of that name lies now. */
export type At = (name: string) => number;

/**
 * Makes calls that are written in short, one after the other. Objects have names, by which they are found wherever they lie by now.
 *
 * - `A:2+1`: an object with two references and one word of data
 * - `@0=A`, `@0=-`: root 0 leads to A, or to null; `@0?` asks for it
 * - `A.1=B`, `A.1=-`: reference 1 of A; `A.1?` asks for it
 * - `A#0=5`, `A#0=@B`: word 0 of its data, as a number or where B lies; `A#0?` asks for it
 * - `!`: a collection
 */
export function play(heap: Heap, text: string, known = new Map<string, HeapObject>()): At {
  const at: At = (name) => {
    if (name === "-") return 0;
    const object = known.get(name);
    if (object === undefined) throw new Error(`there is no object ${name} in "${text}"`);
    return heap.oracle.layout.addressOf(object);
  };
  for (const word of text.split(/\s+/)) {
    const [, made, references, data] = /^(\w+):(\d+)\+(\d+)$/.exec(word) ?? [];
    const [, root, to] = /^@(\d+)=(\w+|-)$/.exec(word) ?? [];
    const [, from, kind, i, value] = /^(\w+)([.#])(\d+)=(\S+)$/.exec(word) ?? [];
    const [, asked, about, place] = /^(\w*)([.#@])(\d+)\?$/.exec(word) ?? [];
    if (made !== undefined) {
      const address = heap.allocate(Number(references), Number(data));
      known.set(made, heap.oracle.objectAt(address));
    } else if (root !== undefined) heap.setRoot(Number(root), at(to ?? ""));
    else if (from !== undefined && kind === ".") heap.setReference(at(from), Number(i), at(value ?? ""));
    else if (from !== undefined)
      heap.setData(at(from), Number(i), value?.startsWith("@") ? at(value.slice(1)) : Number(value));
    else if (about === "@") heap.getRoot(Number(place));
    else if (about === ".") heap.getReference(at(asked ?? ""), Number(place));
    else if (about === "#") heap.getData(at(asked ?? ""), Number(place));
    else if (word === "!") heap.collect();
    else throw new Error(`"${word}" in "${text}" is no call`);
  }
  return at;
}

/** The same where it only prepares; what follows goes on with the same names. */
export function arrange(heap: Heap, text: string): (text: string) => At {
  const known = new Map<string, HeapObject>();
  heap.arrange(() => play(heap, text, known));
  return (more) => play(heap, more, known);
}

/** The objects of the lesson: A leads to E and C, B and D to each other; roots lead to A, B and C. */
export const EXAMPLE =
  "A:2+1 @0=A A#0=700 B:1+1 @1=B B#0=800 C:0+2 @2=C A.1=C C#0=900 C#1=-1 D:1+0 B.0=D D.0=B E:0+1 A.0=E E#0=500";

/** Of eight roots, only the last two lead to something, one of them to what leads on; and then the very last alone. */
export const EIGHT_ROOTS = "X:0+2 A:1+1 @7=A A#0=7 B:0+1 A.0=B Y:0+0 C:0+2 @6=C ! @7? @6? @6=- !";

/** Words of {@link star}. */
export const IN_STAR = 641;

/** An object with 255 references, each to another object: of these each fourth and the last lead on. One root leads to it. */
export function star(heap: Heap): void {
  const middle = heap.allocate(255, 0);
  heap.setRoot(0, middle);
  for (let i = 0; i < 255; i++) {
    const leadsOn = i % 4 === 0 || i === 254;
    const object = heap.allocate(leadsOn ? 1 : 0, 0);
    heap.setReference(middle, i, object);
    if (leadsOn) heap.setReference(object, 0, heap.allocate(0, 0));
  }
}

/** Hundreds of collections; then objects are garbage that lie where one lay in the first of them. */
export function longAgo(heap: Heap): void {
  const goOn = arrange(heap, `A:1+2 @0=A B:0+1 A.0=B ! @0=-${" !".repeat(249)}`);
  for (let collection = 251; collection < 262; collection++) goOn(`G:0+${collection % 4} !`);
  goOn("C:1+2 @0=C D:0+1 C.0=D ! @0=- !");
}

/** Numbers that make no heap: of words, and of roots. */
export const WRONG_WORDS = [1, 0, -1, 2.5, NaN, Infinity, "9", null];
export const WRONG_ROOTS = [-1, 0.5, NaN, -Infinity, "1", null, undefined];
/** Numbers of fields that no object has. */
export const WRONG_COUNTS = [-1, 256, 1.5, NaN, Infinity, 1000, "1", null, undefined];
/** Places that no field has, and no root. */
export const WRONG_PLACES = [-1, 0.5, NaN, Infinity, "0", null, undefined];
