/**
 * The words of a bitmap, as code beside the submission has read them, compared bit by bit.
 *
 * @module
 */
import type { BrokenLaw } from "#kit/check/broken-law";
import type { CaptionedPicture, Word } from "#kit/check/picture";
import type { Definition, MainView, View } from "#kit/define/definition";
import { showThrown } from "#kit/subject/show";
import type { Answer, Instance } from "#kit/subject/subject";
import { BITS, type BlocksModel } from "./model.js";

/** What was read. */
export interface Words {
  /** What is there in their place, in words; `null` where they could be read. */
  problem: string | null;
  /** How many there are. */
  length: number;
  /** Those that there have to be, unsigned. */
  words: readonly number[];
}

const FREE_IN_USE = "a 1 for a block in use";

/** Words that are read of larger memories: no scene that judges them has more. */
const MOST_READ = 4_096;
/** Words before and behind the first wrong one that a picture has at most. */
const MOST_BEFORE = 3;
const MOST_SHOWN = 8;

const read = (instance: Instance, { blockCount }: BlocksModel): Words =>
  wordsIn(instance.ask("words", [Math.min(Math.ceil(blockCount / BITS), MOST_READ)], "reading words"));

function wordsIn(answer: Answer): Words {
  const unread = (problem: string): Words => ({ problem, length: NaN, words: [] });
  if (answer.kind === "threw") return unread(`reading it threw ${showThrown(answer.error)}`);
  const { value } = answer;
  if (!Array.isArray(value)) return unread(String(value as string));
  const [length = NaN, ...words] = value as number[];
  return { problem: null, length, words };
}

function lengthLaw({ problem, length }: Words, { blockCount }: BlocksModel): BrokenLaw | null {
  if (problem !== null) return { mistake: "words that cannot be read", told: `\`words\` cannot be read: ${problem}` };
  const due = Math.ceil(blockCount / BITS);
  if (length === due) return null;
  const told = `\`words\` has ${length} ${length === 1 ? "entry" : "entries"}, and ${blockCount} ${blockCount === 1 ? "block needs" : "blocks need"} ${due}: ${BITS} bits are a word`;
  return { mistake: "another number of words", told };
}

function bitLaw({ words }: Words, model: BlocksModel): BrokenLaw | null {
  const place = firstWrong(words, model.words());
  return place === -1 ? null : bitLawAt(place, words, model);
}

function bitLawAt(place: number, words: readonly number[], model: BlocksModel): BrokenLaw {
  const wrong = ((words[place] ?? 0) ^ (model.words()[place] ?? 0)) >>> 0;
  const bit = [...Array(BITS).keys()].find((each) => ((wrong >>> each) & 1) === 1) ?? 0;
  const block = BITS * place + bit;
  const says = `bit ${bit} of \`words[${place}]\` is`;
  if (block >= model.blockCount) {
    const told = `${says} 1, but there is no block ${block}: the last one is ${model.blockCount - 1}`;
    return { mistake: "a bit of a block that is not there", told };
  }
  return model.uses(block)
    ? { mistake: FREE_IN_USE, told: `${says} 1, but block ${block} is in use` }
    : { mistake: "a 0 for a free block", told: `${says} 0, but block ${block} is free` };
}

const firstWrong = (words: readonly number[], due: readonly number[]): number =>
  due.slice(0, MOST_READ).findIndex((word, place) => word !== words[place]);

/** As they should be, and as they are, around the first that is wrong. */
function pictures({ problem, words }: Words, model: BlocksModel): CaptionedPicture[] {
  const due = model.words();
  const wrong = problem === null ? firstWrong(words, due) : -1;
  const from = Math.max(0, wrong - MOST_BEFORE);
  const shown = (all: readonly number[], role: CaptionedPicture["role"], caption: string): CaptionedPicture => ({
    caption,
    picture: { kind: "words", as: "bits", words: all.slice(from, from + MOST_SHOWN).map(wordAt) },
    ...(role === undefined ? {} : { role }),
  });
  const wordAt = (value: number, at: number): Word => {
    const address = from + at;
    const [first, last] = [BITS * address, Math.min(BITS * (address + 1), model.blockCount) - 1];
    const fields = [first === last ? { name: "block", value: first } : { name: "blocks", value: `${first}–${last}` }];
    return { address, value, fields, ...(value === due[address] ? {} : { tone: "wrong" }) };
  };
  return [
    shown(due, "due", "The words as they should be"),
    ...(words.length === 0 ? [] : [shown(words, "seen", "Your words")]),
  ];
}

const failure: View<BlocksModel, Words>["failure"] = (_law, seen, model) => ({
  kind: "wrong-result",
  pictures: pictures(seen, model),
});

/** How many words there are, by themselves. */
export const lengthView: View<BlocksModel, Words> = { read, judge: lengthLaw, failure };

/** That no bit of a block in use is 1. */
export const usedView: View<BlocksModel, Words> = {
  read,
  judge({ words }, model) {
    const block = model.used().find((each) => (((words[Math.floor(each / BITS)] ?? 0) >>> (each % BITS)) & 1) === 1);
    if (block === undefined) return null;
    const told = `bit ${block % BITS} of \`words[${Math.floor(block / BITS)}]\` is 1, but block ${block} is in use`;
    return { mistake: FREE_IN_USE, told };
  },
  failure,
};

/** Every bit. */
export const wordsView: MainView<BlocksModel, Words> = {
  read,
  judge: (seen, model) => lengthLaw(seen, model) ?? bitLaw(seen, model),
  failure,
  draw: (seen, model) => ({ pictures: pictures(seen, model).slice(1) }),
  pictures: (seen, model) => ({ pictures: pictures(seen, model) }),
  picturesOfChange: (seen, model) => ({ pictures: pictures(seen, model) }),
  change(before, after) {
    if (before.problem !== null || after.problem !== null) return changeOfReading(before, after);
    if (before.length !== after.length) {
      const [was, is] = [before, after].map(({ length }) => `${length} words`) as [string, string];
      return { told: `\`words\` had ${before.length} entries and has now ${after.length}`, was, is };
    }
    const place = firstWrong(after.words, before.words);
    if (place === -1) return null;
    const [was, is] = [before, after].map(({ words }) => hex(words[place] ?? 0)) as [string, string];
    return { told: `\`words[${place}]\` was ${was} and is now ${is}`, was, is };
  },
  isEndless: () => false,
  saysSo: { before: " The bits in `words` are right.", after: " The bits in `words` are right." },
};

/** Where one of both could not be read; `null` where neither could, for the same reason. */
function changeOfReading(before: Words, after: Words): { told: string; was: string; is: string } | null {
  if (before.problem === after.problem) return null;
  const [was, is] = [before, after].map(({ problem }) => problem ?? "words") as [string, string];
  const told = (problem: string | null): string => (problem === null ? "could be read" : `could not (${problem})`);
  return { told: `before it \`words\` ${told(before.problem)}, after it ${told(after.problem)}`, was, is };
}

const hex = (word: number): string => `0x${word.toString(16).padStart(8, "0")}`;

/** How they are compared where calls are played. */
export const askedWords: NonNullable<Definition<BlocksModel>["asked"]> = {
  words: (model) => {
    const due = model.words();
    return { steps: [{ kind: "integers", property: "words", integers: due }], answer: [due.length, ...due] };
  },
};
