/**
 * A student's text → what it is compared by.
 *
 * @module
 */
import type { Exercise } from "../../model/course.js";
import { breath } from "../breath.js";
import { GRAM, grams, winnowed } from "./fingerprints.js";
import type { OwnText } from "./texts.js";
import { treeTokens } from "./tokens.js";

/** A text in tokens, all its files one behind the other. */
export interface TextTokens {
  kinds: number[];
  /** The file of each token, by its place among the files, and where in it the token begins. */
  files: number[];
  starts: number[];
}

/** What is kept of each submission of a class until all are there: a few kilobytes. */
export interface Profile {
  /** Chosen fingerprints of the student's own, each once, ascending. */
  prints: Float64Array;
  /** Tokens of the student's own. */
  own: number;
}

/** Stands between files, so that nothing that is alike goes on from one into the next. */
const BETWEEN = -2;

/** Cuts all files into tokens. O(characters). */
export async function tokensIn(text: OwnText): Promise<TextTokens> {
  const all: TextTokens = { kinds: [], files: [], starts: [] };
  for (const [file, { text: source }] of text.entries()) {
    const { kinds, starts } = treeTokens(source);
    for (const [place, kind] of kinds.entries()) {
      all.kinds.push(kind);
      all.files.push(file);
      all.starts.push(starts[place] ?? 0);
    }
    all.kinds.push(BETWEEN - file);
    all.files.push(file);
    all.starts.push(source.length);
    await breath();
  }
  return all;
}

const handouts = new WeakMap<Exercise, ReadonlySet<number>>();

/** The fingerprints of all that is handed out: skeletons and given files. The same for a whole class. */
export function handedOutGrams(exercise: Exercise): ReadonlySet<number> {
  let known = handouts.get(exercise);
  if (known === undefined) {
    known = gramsOf([...exercise.handout.values()]);
    handouts.set(exercise, known);
  }
  return known;
}

function gramsOf(sources: readonly string[]): ReadonlySet<number> {
  const all = new Set<number>();
  for (const source of sources) for (const gram of grams(treeTokens(source).kinds)) all.add(gram);
  return all;
}

/** For each token 1, or 0 where it was handed out. O(tokens). */
export function ownTokens(
  kinds: readonly number[],
  hashes: Float64Array,
  handedOut: ReadonlySet<number>,
): Float64Array {
  const own = new Float64Array(kinds.length).fill(1);
  for (const [place, hash] of hashes.entries()) if (handedOut.has(hash)) own.fill(0, place, place + GRAM);
  for (const [place, kind] of kinds.entries()) if (kind <= BETWEEN) own[place] = 0;
  return own;
}

/** What a text is compared by. O(characters). */
export async function profileOf(text: OwnText, exercise: Exercise): Promise<Profile> {
  const { kinds } = await tokensIn(text);
  const hashes = grams(kinds);
  const handedOut = handedOutGrams(exercise);
  const own = ownTokens(kinds, hashes, handedOut);
  const prints = new Set(winnowed(hashes).map((place) => hashes[place] ?? 0));
  return {
    prints: Float64Array.from(prints)
      .filter((print) => !handedOut.has(print))
      .sort(),
    own: own.reduce((sum, one) => sum + one, 0),
  };
}
