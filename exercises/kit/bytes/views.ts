/**
 * The views of memory that is bytes: words of blocks in use, all tags, all words that the contract tells, and what clients have
 * written.
 *
 * @module
 */
import type { BrokenLaw } from "../check/broken-law.js";
import type { Failure, MemoryPicture } from "../check/failure.js";
import type { CaptionedPicture, Word } from "../check/picture.js";
import type { MainView, View } from "../define/definition.js";
import { patternByte } from "../subject/guest-pattern.js";
import { type ByteHeap, type DueWord, isTag, type Memory, readMemory, wordAt } from "./memory.js";
import { byteText, END, fieldsOf, hex, walkedPicture, wordText } from "./tags.js";

type Meant = (word: DueWord) => boolean;
const anyWord: Meant = () => true;

const DUE_WORDS = "The words as they should be";
/** Words before and behind the first wrong one that a picture has at most. */
const MOST_BEFORE = 8;
const MOST_BEHIND = 12;

/** Makes the views, by the names by which stages judge them. */
export function memoryViews<Oracle extends ByteHeap>(
  picture: (heap: Oracle) => MemoryPicture,
): Record<"words", MainView<Oracle, Memory>> & Record<"blocks in use" | "tags" | "contents", View<Oracle, Memory>> {
  const pictures = (memory: Memory, heap: Oracle, isMeant: Meant = anyWord): Partial<Failure> => {
    if (memory.problem !== null) return {};
    const seen = walkedPicture(memory.bytes, picture(heap));
    const strip = (strips: MemoryPicture): CaptionedPicture["picture"] => ({ kind: "memory", strips: [strips] });
    return {
      actualMemory: seen,
      pictures: [
        { caption: "As it should be", picture: strip(picture(heap)), role: "due" },
        { caption: "As your headers tell it", picture: strip(seen), role: "seen" },
        ...wordPictures(memory, heap, { isMeant, headers: headersOf(seen) }),
      ],
    };
  };
  const some = (isMeant: Meant): View<Oracle, Memory> => ({
    read: readMemory,
    judge: (memory, heap) => sizeLaw(memory, heap) ?? wordLaw(memory, heap.words().filter(isMeant)),
    failure: (_law, memory, heap) => ({ kind: "wrong-result", ...pictures(memory, heap, isMeant) }),
  });
  return {
    "blocks in use": some(({ isInUse }) => isInUse),
    tags: some(isTag),
    words: {
      ...some(anyWord),
      draw: (memory, heap) => ({ pictures: wordPictures(memory, heap).filter(({ caption }) => caption !== DUE_WORDS) }),
      pictures: (memory, heap) => pictures(memory, heap),
      picturesOfChange: (memory, heap) => pictures(memory, heap),
      change: changeOf,
      isEndless: () => false,
      saysSo: { before: "", after: "" },
    },
    contents: {
      read: readMemory,
      judge: contentsLaw,
      failure: (_law, memory, heap) => ({ kind: "wrong-result", pictures: contentPictures(memory, heap) }),
    },
  };
}

function sizeLaw({ problem, size, length }: Memory, heap: ByteHeap): BrokenLaw | null {
  if (problem !== null) return { mistake: "memory that cannot be read", told: problem };
  if (length !== heap.maxBytes)
    return {
      mistake: "memory of another length",
      told: `\`memory.bytes\` has ${length} bytes, and has to have ${heap.maxBytes} for as long as the heap lives`,
    };
  if (size === heap.size) return null;
  return { mistake: "a wrong memory.size", told: `\`memory.size\` is ${size}, and has to be ${heap.size}` };
}

function wordLaw({ bytes }: Memory, words: readonly DueWord[]): BrokenLaw | null {
  const wrong = words.find(({ address, value }) => wordAt(bytes, address) !== value);
  if (wrong === undefined) return null;
  const { address, value, role, as } = wrong;
  return {
    mistake: `a wrong word in ${role.replace(/ of [A-Z]\d*$/, " of a block in use")}`,
    told: `the word at ${address}, ${role}, is ${wordText(wordAt(bytes, address), as)}, and has to be ${wordText(value, as)}`,
  };
}

/** The first byte of a payload that is not what the client has written; `null` when all are. */
function firstChanged({ bytes }: Memory, heap: ByteHeap) {
  for (const payload of heap.payloads()) {
    const { at, count, tag } = payload;
    for (let address = at; address < at + count; address++)
      if (bytes[address] !== patternByte(address, tag)) return { address, payload };
  }
  return null;
}

function contentsLaw(memory: Memory, heap: ByteHeap): BrokenLaw | null {
  if (memory.problem !== null) return { mistake: "memory that cannot be read", told: memory.problem };
  const changed = firstChanged(memory, heap);
  if (changed === null) return null;
  const { address, payload } = changed;
  const [was, is] = [patternByte(address, payload.tag), memory.bytes[address] ?? 0];
  return {
    mistake: "a payload that was written over",
    told: `the byte at ${address} is ${byteText(is)}, but the client of ${payload.label}, which has ${range(payload)}, has written ${byteText(was)} there: a payload belongs to its client alone`,
  };
}

const range = ({ at, count }: { at: number; count: number }): string => `${at}…${at + count - 1}`;

/** Where the blocks begin that the submission's own headers tell of. */
const headersOf = ({ blocks }: MemoryPicture): number[] =>
  blocks.filter(({ label }) => label !== END).map(({ start }) => start);

/** Words that are shown. */
interface ShownWords {
  /** Which of the words that are told by the contract are judged. */
  isMeant: Meant;
  /** Where the submission's own walk comes upon headers: shown with its words where one of those is wrong. */
  headers: readonly number[];
}

/**
 * The words that the contract tells, as they should be and as they are, around the first of those meant that is wrong. Where
 * all of them are right, they are shown once.
 */
function wordPictures(
  { bytes, problem, size }: Memory,
  heap: ByteHeap,
  { isMeant, headers }: ShownWords = { isMeant: anyWord, headers: [] },
): CaptionedPicture[] {
  if (problem !== null) return [];
  const all = heap.words();
  const isWrong = (word: DueWord): boolean => wordAt(bytes, word.address) !== word.value;
  const wrong = all.findIndex((word) => isMeant(word) && isWrong(word));
  const from = Math.max(0, wrong - MOST_BEFORE);
  const shown = all.slice(from, Math.max(wrong, 0) + MOST_BEHIND);
  const seen = wrong === -1 ? shown : [...shown, ...between(headers, shown, all)].sort((a, b) => a.address - b.address);
  const mine = seen
    // What lies beyond the submission's own end means nothing.
    .filter(({ address }) => !(address >= size))
    .map((word): Word => {
      const { address, as } = word;
      const named = "named" in word ? word.named : undefined;
      const value = wordAt(bytes, address);
      const isMarked = "value" in word && isMeant(word) && isWrong(word);
      return { address, value, fields: fieldsOf(value, as, named), ...(isMarked ? { tone: "wrong" } : {}) };
    });
  const picture = (words: Word[]): CaptionedPicture["picture"] => ({ kind: "words", as: "hex", words });
  if (!all.some(isWrong) && mine.length > 0)
    return [{ caption: "Your words, which are as they should be", picture: picture(mine) }];
  const due = shown.map(({ address, value, as, named }): Word => ({
    address,
    value,
    fields: fieldsOf(value, as, named),
  }));
  return [
    { caption: DUE_WORDS, picture: picture(due) },
    ...(mine.length === 0 ? [] : [{ caption: "Your words", picture: picture(mine) }]),
  ];
}

/** Headers between the words that are shown, of which the contract tells nothing; the nearest to the first, as many as those at most. */
function between(headers: readonly number[], shown: readonly DueWord[], all: readonly DueWord[]) {
  const [first = 0, last = 0] = [shown[0]?.address, shown.at(-1)?.address];
  // All headers are of one kind, and the last word is one.
  const as = all.at(-1)?.as;
  return headers
    .filter((header) => first < header && header < last && shown.every(({ address }) => address !== header))
    .slice(0, MOST_BEHIND)
    .map((address) => ({ address, as }));
}

/** Bytes around the first that was written over, a line of sixteen at most. */
function contentPictures(memory: Memory, heap: ByteHeap): CaptionedPicture[] {
  const changed = firstChanged(memory, heap);
  if (changed === null) return [];
  const { payload, address } = changed;
  const from = payload.at + 16 * Math.floor((address - payload.at) / 16);
  const shown = Array.from({ length: Math.min(16, payload.at + payload.count - from) }, (_, place) => from + place);
  const due = shown.map((at): Word => ({ address: at, value: patternByte(at, payload.tag) }));
  const seen = due.map(({ address: at, value }): Word => {
    const is = memory.bytes[at] ?? 0;
    return { address: at, value: is, ...(is === value ? {} : { tone: "wrong" }) };
  });
  return [
    {
      caption: `As the client of ${payload.label} has written it`,
      picture: { kind: "words", as: "bytes", words: due },
    },
    { caption: "As it is now", picture: { kind: "words", as: "bytes", words: seen } },
  ];
}

/** What of two readings is another: every byte that is in use counts. */
function changeOf(before: Memory, after: Memory) {
  if (before.size !== after.size) {
    const [was, is] = [`memory.size ${before.size}`, `memory.size ${after.size}`];
    return { told: `\`memory.size\` was ${before.size} and is now ${after.size}`, was, is };
  }
  const address = before.bytes.findIndex((byte, place) => byte !== after.bytes[place]);
  if (address === -1) return null;
  const word = address - (address % 4);
  const [was, is] = [before, after].map(({ bytes }) => hex(wordAt(bytes, word))) as [string, string];
  return { told: `the word at ${word} was ${was} and is now ${is}`, was, is };
}
