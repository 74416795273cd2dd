/**
 * Allocators whose memory is bytes, with their books in it: what has to be known of an oracle of theirs, and how memory is read
 * beside the submission, filled as a client does, and put into another state.
 *
 * @module
 */
import type { Definition } from "../define/definition.js";
import type { Look } from "../define/small-world.js";
import { type Told, Untold } from "../subject/data.js";
import { patternByte } from "../subject/guest-pattern.js";
import type { Filled } from "../subject/script.js";
import { showThrown } from "../subject/show.js";
import type { Instance, MemoryShape, Outcome } from "../subject/subject.js";

/** Where all assignments of this family have their memory. */
export const MEMORY: MemoryShape = { memory: "memory", bytes: "bytes", size: "size" };

/** What stands wherever nothing has to. */
const JUNK = 0x21;

/** A word whose value is told by the contract. */
export interface DueWord {
  address: number;
  value: number;
  /** What it is: `the header of A`. */
  role: string;
  /** Whether it belongs to a block in use, or ends the heap: a stage may judge those alone. */
  isInUse: boolean;
  /** How it is read; default: as a tag. */
  as?: WordKind;
  /** What a link is called beside its word; default: `link`. */
  named?: string;
}

/**
 * What is read out of a word.
 *
 * - `tag`: the size of a block, and whether it is in use
 * - `tag of two`: also whether the block before is in use, in bit 1
 * - `link`: an address, or 0 for none
 */
export type WordKind = "tag" | "tag of two" | "link";

/** An allocation, with what its client has written into it. */
export interface Payload extends Filled {
  /** Its name in pictures. */
  label: string;
}

/** An oracle of this family. */
export interface ByteHeap {
  /** Bytes that there are. */
  readonly maxBytes: number;
  /** Bytes in use by the heap. */
  readonly size: number;
  /** The words that have to be right, ascending by address. */
  words(): readonly DueWord[];
  /** The live allocations. */
  payloads(): readonly Payload[];
}

/** Memory as it was read. */
export interface Memory {
  /** What there is in its place, in words; `null` where it could be read. */
  problem: string | null;
  /** `memory.size`. */
  size: number;
  /** How many bytes there are in all. */
  length: number;
  /** Those that have to be in use. */
  bytes: Uint8Array;
}

/** Reads as much of it as has to be in use. One crossing. */
export function readMemory(instance: Instance, { size: end }: ByteHeap): Memory {
  const answer = instance.ask("kit.memory", [MEMORY, end], "reading memory");
  const unread = (problem: string): Memory => ({ problem, size: NaN, length: NaN, bytes: new Uint8Array() });
  if (answer.kind === "threw") return unread(`reading \`memory\` threw ${showThrown(answer.error)}`);
  const { value } = answer;
  if (!isList(value)) return unread(value instanceof Untold ? value.text : String(value as string));
  const [size, length, bytes] = value;
  return {
    problem: null,
    size: typeof size === "number" ? size : NaN,
    length: typeof length === "number" ? length : NaN,
    bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array(),
  };
}

const isList = (value: Told): value is readonly Told[] => Array.isArray(value);

/** Writes into an allocation what its client does. Where that cannot be done, memory cannot be read, either. */
export function fill(instance: Instance, { at, count, tag }: Filled): void {
  instance.ask("kit.fillMemory", [MEMORY, at, count, tag], "writing into memory");
}

/**
 * Puts memory into the state of another heap, as a call of a method that has nothing to return. What lies behind its size means
 * nothing: where the number of live allocations is odd it stays as the submission left it, and else it is written over, as it is
 * where a word of the state stands there.
 */
export function putBack(instance: Instance, heap: ByteHeap): Outcome {
  const isWritten = heap.words().some(({ address }) => address >= heap.size);
  const end = !isWritten && heap.payloads().length % 2 === 1 ? heap.size : heap.maxBytes;
  const state = allBytes(heap).slice(0, end);
  const answer = instance.ask("kit.putBackMemory", [MEMORY, heap.size, state, heap.maxBytes], "writing into memory");
  if (answer.kind === "threw") return answer;
  return { kind: "returned", value: { type: "primitive", value: undefined } };
}

/** All bytes of a heap that has written what it has to, as its clients have; elsewhere words that look like headers, since anything may stand there. */
function allBytes(heap: ByteHeap): Uint8Array {
  const bytes = new Uint8Array(heap.maxBytes);
  for (let address = 0; address < heap.maxBytes; address += 4) setWord(bytes, address, JUNK);
  for (const { address, value } of heap.words()) setWord(bytes, address, value);
  for (const { at, count, tag } of heap.payloads())
    for (let address = at; address < at + count; address++) bytes[address] = patternByte(address, tag);
  return bytes;
}

/** The word at an address. */
export const wordAt = ({ buffer, byteOffset, byteLength }: Uint8Array, address: number): number =>
  address + 4 <= byteLength ? new DataView(buffer, byteOffset).getUint32(address, true) : NaN;

/** The word that a client has written at an address; `null` where no client has written all of its bytes. */
export function writtenWord(payloads: readonly Filled[], address: number): number | null {
  const payload = payloads.find(({ at, count }) => at <= address && address + 4 <= at + count);
  if (payload === undefined) return null;
  return wordAt(
    Uint8Array.from({ length: 4 }, (_, place) => patternByte(address + place, payload.tag)),
    0,
  );
}

/** Stores a word. */
const setWord = ({ buffer, byteOffset }: Uint8Array, address: number, value: number): void =>
  new DataView(buffer, byteOffset).setUint32(address, value, true);

/** All words, as integers with a sign. */
const wordsOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Int32Array =>
  Int32Array.from({ length: byteLength / 4 }, (_, place) => new DataView(buffer, byteOffset).getInt32(4 * place, true));

/** What definitions of this family say of memory and of what is asked of it. */
export const inMemory = <Oracle extends ByteHeap>(): Pick<Definition<Oracle>, "memory" | "asked"> => ({
  memory: MEMORY,
  asked: {
    "kit.memory": (heap) => ({
      steps: [
        { kind: "words", size: heap.size, words: heap.words() },
        { kind: "filled", parts: heap.payloads() },
      ],
      answer: [heap.size, heap.maxBytes, allBytes(heap).slice(0, heap.size)],
    }),
    "kit.putBackMemory": (_heap, _shape, size, state, length) => ({
      steps: [{ kind: "put", size: size as number, words: wordsOf(state as Uint8Array), length: length as number }],
      answer: null,
    }),
    "kit.fillMemory": (_heap, _shape, at, count, tag) => ({
      steps: [{ kind: "fill", at: at as number, count: count as number, tag: tag as number }],
      answer: null,
    }),
  },
});

/** Whether a word tells of blocks, and does not link them. */
export const isTag = ({ as }: DueWord): boolean => as !== "link";

/** What is looked at in small worlds: words of blocks in use, all tags, all words, and what clients have written. */
export function memoryLooks(heap: ByteHeap): Look[] {
  const { size } = heap;
  const words = heap.words();
  return [
    { kind: "words", aspect: "blocks in use", size, words: words.filter(({ isInUse }) => isInUse) },
    // Where no words are links, all of them are tags.
    ...(words.every(isTag) ? [] : [{ kind: "words", aspect: "tags", size, words: words.filter(isTag) } as const]),
    { kind: "words", aspect: "words", size, words },
    { kind: "filled", aspect: "contents", parts: heap.payloads() },
  ];
}
