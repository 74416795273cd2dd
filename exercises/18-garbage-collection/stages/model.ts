/**
 * The oracles: what each collector has to leave, and where. Objects are records that refer to each other, and no word is stored
 * anywhere: slow, and obviously right.
 *
 * @module
 */
import { letters } from "#kit/models/allocator";
import { argumentErrors } from "#kit/models/arguments";
import { type Expected, returns, throws } from "#kit/subject/expected";
import type { Argument } from "#kit/subject/subject";

/** References, and data, that an object may have. */
export const MOST_FIELDS = 255;

/** An object, wherever it lies. */
export interface HeapObject {
  /** By which it is told apart from others: `A`, `B`, in the order in which they were made. */
  readonly name: string;
  readonly references: (HeapObject | null)[];
  readonly data: number[];
}

/** Words that an object takes up, with its header. */
export const sizeOf = ({ references, data }: Pick<HeapObject, "references" | "data">): number =>
  1 + references.length + data.length;

/** Its header between calls. */
const headerOf = ({ references, data }: HeapObject): number => references.length * 2 ** 16 + data.length * 2;

/** What an object of a list has, all of whose fields are 0. */
export const IN_LIST: Pick<HeapObject, "references" | "data"> = { references: [null], data: [0] };

/** An object and where it lies. */
export interface Placed {
  readonly at: number;
  readonly object: HeapObject;
}

/** Words in a row. */
export interface Run {
  readonly at: number;
  readonly size: number;
}

/** Where objects lie, in a part of memory. It never changes: whatever happens makes another one. */
export class Layout {
  /**
   * @param first - the first word that an object may have
   * @param limit - the word behind the last one
   * @param places - by ascending address
   */
  constructor(
    readonly first: number,
    readonly limit: number,
    readonly places: readonly Placed[],
  ) {}

  /** Those objects side by side, in that order. */
  static packed(first: number, limit: number, objects: readonly HeapObject[]): Layout {
    let end = first;
    const places = objects.map((object) => {
      const at = end;
      end += sizeOf(object);
      return { at, object };
    });
    return new Layout(first, limit, places);
  }

  /** The object at an address; `undefined` when none begins there. */
  at(address: number): HeapObject | undefined {
    return this.places.find(({ at }) => at === address)?.object;
  }

  /** Where an object lies, and 0 for null. */
  addressOf(object: HeapObject | null): number {
    return object === null ? 0 : (this.places.find((each) => each.object === object)?.at ?? NaN);
  }

  /** The word behind the last object. */
  get end(): number {
    const last = this.places.at(-1);
    return last === undefined ? this.first : last.at + sizeOf(last.object);
  }

  /** The words between objects, before the first and behind the last one. */
  gaps(): Run[] {
    const ends = [this.first, ...this.places.map(({ at, object }) => at + sizeOf(object))];
    const starts = [...this.places.map(({ at }) => at), this.limit];
    return ends.map((at, place) => ({ at, size: (starts[place] ?? at) - at })).filter(({ size }) => size > 0);
  }

  /** Words of all objects. */
  used(): number {
    return this.places.reduce((sum, { object }) => sum + sizeOf(object), 0);
  }

  /** With one more object, on words that are free. */
  with(placed: Placed): Layout {
    const places = [...this.places, placed].sort((one, other) => one.at - other.at);
    return new Layout(this.first, this.limit, places);
  }
}

/** A word that is known. */
export interface DueWord {
  address: number;
  value: number;
  kind: "header" | "reference" | "data" | "run";
  /** What it is: `the header of A`. */
  what: () => string;
}

/** What a heap has to do, whatever its collector. */
export abstract class HeapModel {
  readonly roots: (HeapObject | null)[];
  /** Where objects lie now. */
  layout: Layout;
  /** The object that was made last, where nothing was collected since. */
  private newest: HeapObject | null = null;
  /** What the client may name, once it is known; that stays so until something may be collected. */
  private knownObjects: ReadonlySet<HeapObject> | null = null;
  private made = 0;

  constructor(
    readonly words: number,
    roots: number,
    layout: Layout,
  ) {
    this.roots = new Array<null>(roots).fill(null);
    this.layout = layout;
  }

  /** Where objects lie after a collection, which is not made. */
  abstract collected(): Layout;
  /** Where an object of so many words would go in a layout; `null` when there is no room. */
  abstract roomIn(layout: Layout, size: number): number | null;
  /** Words that are free and have to say so. */
  abstract runs(): readonly Run[];

  /** Where the next object of that size goes, and whether garbage is collected before; `null` when there is no room even then. */
  placeFor(size: number): { at: number; layout: Layout; collects: boolean } | null {
    const now = this.roomIn(this.layout, size);
    if (now !== null) return { at: now, layout: this.layout, collects: false };
    const layout = this.collected();
    const at = this.roomIn(layout, size);
    return at === null ? null : { at, layout, collects: true };
  }

  /** Objects that the roots lead to, breadth first: those of the roots in order, then those of their references, and so on. */
  reachable(): HeapObject[] {
    const found = new Set<HeapObject>();
    for (const object of this.roots) if (object !== null) found.add(object);
    // What is added meanwhile has its turn, too.
    for (const { references } of found) for (const target of references) if (target !== null) found.add(target);
    return [...found];
  }

  /** What the client may name: what roots led to when something could last be collected, and what it was given since. */
  known(): ReadonlySet<HeapObject> {
    return (this.knownObjects ??= new Set([...this.reachable(), ...(this.newest === null ? [] : [this.newest])]));
  }

  /** Whether an address is that of an object which the client may name. */
  isKnown(address: Argument): boolean {
    const object = typeof address === "number" ? this.layout.at(address) : undefined;
    return object !== undefined && this.known().has(object);
  }

  dueOfAllocate(references: Argument, data: Argument): Expected<number> {
    const names = [...indexErrors(references, MOST_FIELDS), ...indexErrors(data, MOST_FIELDS)];
    if (names.length > 0) return throws(...new Set(names));
    const place = this.placeFor(1 + (references as number) + (data as number));
    return place === null ? throws("OutOfMemoryError") : returns(place.at);
  }

  allocate(references: number, data: number): void {
    const object = this.object(references, data);
    const place = this.placeFor(sizeOf(object));
    if (place === null) throw new Error(`there is no room for ${sizeOf(object)} words`);
    this.moveTo(place.layout.with({ at: place.at, object }), object);
  }

  /** Puts a list behind all objects: each leads to the one before it, and root 0 to the last one. */
  makeList(objects: number): void {
    const list = Array.from({ length: objects }, () => this.object(IN_LIST.references.length, IN_LIST.data.length));
    for (const [place, object] of list.entries()) object.references[0] = list[place - 1] ?? null;
    const { first, limit, end, places } = this.layout;
    this.roots[0] = list.at(-1) ?? null;
    this.moveTo(new Layout(first, limit, [...places, ...Layout.packed(end, limit, list).places]), null);
  }

  collect(): void {
    this.moveTo(this.collected(), null);
  }

  setReference(object: number, i: number, target: number): void {
    // What is known does not change by it, but has to be asked before.
    this.known();
    this.objectAt(object).references[i] = this.layout.at(target) ?? null;
  }

  setData(object: number, i: number, value: number): void {
    this.objectAt(object).data[i] = value;
  }

  setRoot(i: number, object: number): void {
    this.known();
    this.roots[i] = this.layout.at(object) ?? null;
  }

  /** The object that a call names. */
  objectAt(address: number): HeapObject {
    const object = this.layout.at(address);
    if (object === undefined) throw new Error(`there is no object at ${address}`);
    return object;
  }

  /** Every word that the contract tells, by ascending address. */
  dueWords(): DueWord[] {
    const addresses = new Map(this.layout.places.map(({ at, object }) => [object, at]));
    const words: DueWord[] = this.runs().map(({ at, size }) => ({
      address: at,
      value: -size,
      kind: "run",
      what: () => `a free run of ${inWords(size)}`,
    }));
    for (const { at, object } of this.layout.places) {
      const { name, references, data } = object;
      words.push({ address: at, value: headerOf(object), kind: "header", what: () => `the header of ${name}` });
      for (const [i, target] of references.entries()) {
        const value = target === null ? 0 : (addresses.get(target) ?? NaN);
        const what = (): string => `reference ${i} of ${name}, which leads to ${target?.name ?? "null"}`;
        words.push({ address: at + 1 + i, value, kind: "reference", what });
      }
      for (const [i, value] of data.entries()) {
        const address = at + 1 + references.length + i;
        words.push({ address, value, kind: "data", what: () => `word ${i} of the data of ${name}` });
      }
    }
    return words.sort((one, other) => one.address - other.address);
  }

  /** Equal for states in which every call does the same, whatever the objects are called. */
  key(): string {
    const place = (object: HeapObject | null): number => this.layout.addressOf(object);
    const objects = this.layout.places.map(({ at, object: { references, data } }) =>
      [at, references.map(place).join("."), data.join(".")].join(":"),
    );
    const known = [...this.known()].map(place).sort((one, other) => one - other);
    return `${this.layout.first}; ${this.roots.map(place).join()}; ${objects.join()}; ${known.join()}`;
  }

  private object(references: number, data: number): HeapObject {
    return {
      name: letters(this.made++),
      references: new Array<null>(references).fill(null),
      data: new Array<number>(data).fill(0),
    };
  }

  private moveTo(layout: Layout, newest: HeapObject | null): void {
    this.layout = layout;
    this.newest = newest;
    this.knownObjects = null;
  }
}

/** `1 word`, `3 words`. */
export const inWords = (count: number): string => (count === 1 ? "1 word" : `${count} words`);

/** What is wrong with an argument that has to be an integer from 0 to `most`. */
export function indexErrors(value: Argument, most: number): string[] {
  const names = argumentErrors(value, 0);
  return names.length === 0 && (value as number) > most ? ["RangeError"] : names;
}

/** Nothing moves; first fit. */
export class MarkSweepModel extends HeapModel {
  constructor(words: number, roots: number) {
    super(words, roots, new Layout(1, words, []));
  }

  collected(): Layout {
    const kept = new Set(this.reachable());
    const { first, limit, places } = this.layout;
    return new Layout(
      first,
      limit,
      places.filter(({ object }) => kept.has(object)),
    );
  }

  roomIn(layout: Layout, size: number): number | null {
    return layout.gaps().find((run) => run.size >= size)?.at ?? null;
  }

  runs(): readonly Run[] {
    return this.layout.gaps();
  }
}

/** All that is left lies at the front, in the order in which it lay before. */
export class MarkCompactModel extends HeapModel {
  constructor(words: number, roots: number) {
    super(words, roots, new Layout(1, words, []));
  }

  collected(): Layout {
    const kept = new Set(this.reachable());
    const objects = this.layout.places.map(({ object }) => object).filter((object) => kept.has(object));
    return Layout.packed(this.layout.first, this.layout.limit, objects);
  }

  roomIn = roomAtEnd;

  runs(): readonly Run[] {
    return [];
  }
}

/** All that is left lies in the other half, breadth first from the roots. */
export class CopyingModel extends HeapModel {
  /** Words of a half. */
  readonly half: number;

  constructor(words: number, roots: number) {
    const half = (words - 1) / 2;
    super(words, roots, new Layout(1, 1 + half, []));
    this.half = half;
  }

  collected(): Layout {
    const first = this.layout.first === 1 ? 1 + this.half : 1;
    return Layout.packed(first, first + this.half, this.reachable());
  }

  roomIn = roomAtEnd;

  runs(): readonly Run[] {
    return [];
  }
}

/** New objects go behind the last one. */
function roomAtEnd({ end, limit }: Layout, size: number): number | null {
  return end + size <= limit ? end : null;
}
