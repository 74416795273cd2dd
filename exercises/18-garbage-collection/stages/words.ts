/**
 * Why something has to be so, in words, and what is drawn of a heap.
 *
 * @module
 */
import type { Failure, MemoryBlock } from "#kit/check/failure";
import type { CaptionedPicture, GraphObject, MemoryStrip, PictureOf } from "#kit/check/picture";
import { type HeapModel, type HeapObject, inWords, type Layout, type Run, sizeOf } from "./model.js";

/** Objects or runs that a sentence lists at most. */
const MOST_TOLD = 8;
/** Words up to which each of them is drawn, and objects up to which a graph is. */
const MOST_WORDS = 48;
const MOST_OBJECTS = 16;

const listed = (words: readonly string[]): string =>
  `${words.slice(0, MOST_TOLD).join(", ")}${words.length > MOST_TOLD ? " and so on" : ""}`;

/** `5…7`, or `5` for a single one. */
const range = ({ at, size }: Run): string => (size === 1 ? `${at}` : `${at}…${at + size - 1}`);

/** Where an object of that size has to go, as a sentence to add. */
export function whyThere(model: HeapModel, size: number): string {
  if (!Number.isInteger(size)) return "";
  const now = roomInWords(model, model.layout);
  if (model.roomIn(model.layout, size) !== null) return ` For ${inWords(size)} there is room: ${now}.`;
  const after = model.collected();
  const left = after.places.map(({ object }) => object.name);
  const kept = left.length === 0 ? "which leaves nothing" : `which leaves ${listed(left)}`;
  const then = roomInWords(model, after);
  const end = model.roomIn(after, size) === null ? "and there is no room even then" : "and then there is room";
  return ` There is no room for ${inWords(size)} (${now}), so garbage is collected, ${kept}, ${end}: ${then}.`;
}

/** What is free in a layout, as a clause. */
function roomInWords(model: HeapModel, layout: Layout): string {
  const gaps = layout.gaps();
  if (model.runs().length > 0 || gaps.length !== 1) {
    if (gaps.length === 0) return "nothing is free";
    return `free ${gaps.length === 1 && gaps[0]?.size === 1 ? "is" : "are"} ${listed(gaps.map(range))}`;
  }
  return `the words from ${layout.end} to ${layout.limit - 1} are free`;
}

/** Which objects a collection has to leave, as a clause. */
export function whyLeft(model: HeapModel): string {
  const left = model.reachable();
  if (left.length === 0) return "no root leads to any object";
  return `the roots lead to ${listed(left.map((object) => `${object.name} of ${inWords(sizeOf(object))}`))}`;
}

/** What an object is called that a number names. */
export function nameAt(model: HeapModel, address: number): string {
  if (address === 0) return "null";
  return model.layout.at(address)?.name ?? "no object";
}

/** Memory with its objects and what is free, as it should be. */
export function stripOf(model: HeapModel): MemoryStrip {
  const { layout, words } = model;
  const objects = layout.places.map(({ at, object }): MemoryBlock => ({
    start: at,
    size: sizeOf(object),
    state: "allocated",
    label: object.name,
  }));
  const free = [...layout.gaps(), ...outside(layout, words)].map(({ at, size }): MemoryBlock => ({
    start: at,
    size,
    state: "free",
  }));
  return { capacity: words, blocks: inOrder([NULL, ...objects, ...free]), ...marksOf(model) };
}

/** Word 0, which is never used. */
const NULL: MemoryBlock = { start: 0, size: 1, state: "allocated", label: "–" };

const inOrder = (blocks: readonly MemoryBlock[]): MemoryBlock[] =>
  [...blocks].sort((one, other) => one.start - other.start);

/** The half that is not in use, where there is one. */
function outside({ first, limit }: Layout, words: number): Run[] {
  return [
    { at: 1, size: first - 1 },
    { at: limit, size: words - limit },
  ].filter(({ size }) => size > 0);
}

/** The roots, below what they lead to. */
function marksOf({ roots, layout }: HeapModel): Pick<MemoryStrip, "marks"> {
  const marks = layout.places.flatMap(({ at, object }) => {
    const names = roots.flatMap((root, i) => (root === object ? [i] : []));
    return names.length === 0 ? [] : [{ at, name: `root ${names.join(", ")}` }];
  });
  return marks.length === 0 ? {} : { marks };
}

/** The words of memory as a second row: those that are known, or all that was read. */
function cells(model: HeapModel, seen: readonly number[] | null): Pick<MemoryStrip, "words"> {
  if (model.words > MOST_WORDS) return {};
  return {
    words: model.dueWords().map(({ address, value }) => {
      const is = seen === null ? value : (seen[address] ?? NaN);
      return { start: address, size: 1, text: String(is), ...(is === value ? {} : { tone: "wrong" as const }) };
    }),
  };
}

/** Objects as memory has them, by their headers, from where the first one has to be; what cannot be one is broken. */
function walked(seen: readonly number[], { layout, words }: HeapModel, end: number): MemoryBlock[] {
  const blocks: MemoryBlock[] = [];
  for (let at = layout.first; at < end;) {
    const word = (seen[at] ?? 0) | 0;
    const size = word < 0 ? -word : 1 + (word >>> 16) + ((word >>> 1) & 255);
    if (at + size > end) {
      blocks.push({ start: at, size: end - at, state: "broken" });
      break;
    }
    const name = layout.at(at)?.name;
    const state = word < 0 ? "free" : "allocated";
    blocks.push({ start: at, size, state, ...(word < 0 ? {} : { label: name ?? "?" }) });
    at += size;
  }
  const rest = [...(end < layout.limit ? [{ at: end, size: layout.limit - end }] : []), ...outside(layout, words)];
  return [...blocks, ...rest.map(({ at, size }): MemoryBlock => ({ start: at, size, state: "free" }))];
}

/** The objects and what they lead to, as it should be. */
export function graphOf(model: HeapModel): PictureOf<"graph"> | null {
  const { layout, roots } = model;
  if (layout.places.length === 0 || layout.places.length > MOST_OBJECTS) return null;
  const kept = new Set(model.reachable());
  const objects = layout.places.map(({ at, object }): GraphObject => {
    const { name, references, data } = object;
    const leads = references.map((target, i) => ({
      name: String(i),
      ...(target === null ? { value: null } : { to: target.name }),
    }));
    const values = data.map((value, i) => ({ name: `data ${i}`, value }));
    return {
      name,
      place: range({ at, size: sizeOf(object) }),
      fields: [...leads, ...values],
      ...(kept.has(object) ? {} : { isGarbage: true }),
    };
  });
  const to = (object: HeapObject | null): string | null => object?.name ?? null;
  return { kind: "graph", roots: roots.map((object, i) => ({ name: `root ${i}`, to: to(object) })), objects };
}

/** Memory as it should be, and as it was read, and the objects. */
export function picturesOf(model: HeapModel, seen: readonly number[] | null): Partial<Failure> {
  const due: MemoryStrip = { ...stripOf(model), ...cells(model, null) };
  const pictures: CaptionedPicture[] = [
    { caption: "Memory as it should be", picture: { kind: "memory", strips: [due] }, role: "due" },
  ];
  if (seen !== null && seen.length === model.words) {
    const end = model.runs().length > 0 || model.layout.gaps().length > 1 ? model.layout.limit : model.layout.end;
    const blocks = inOrder([NULL, ...walked(seen, model, end)]);
    const strip: MemoryStrip = { capacity: model.words, blocks, ...cells(model, seen) };
    pictures.push({ caption: "Your memory", picture: { kind: "memory", strips: [strip] }, role: "seen" });
  }
  const graph = graphOf(model);
  if (graph !== null) pictures.push({ caption: "What leads where, as it should be", picture: graph });
  return { pictures };
}
