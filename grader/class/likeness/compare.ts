/**
 * Two texts held against each other, token by token.
 *
 * @module
 */
import type { AlikePlace } from "../../model/class.js";
import { GRAM, grams, winnowed } from "./fingerprints.js";
import { type TextTokens, ownTokens, tokensIn } from "./profile.js";
import type { OwnText } from "./texts.js";

/** A text made ready to be held against others. */
export interface Comparable {
  text: OwnText;
  tokens: TextTokens;
  hashes: Float64Array;
  /** What each token counts: 0 where it was handed out, or half of the class has it. */
  weights: Float64Array;
}

/** What two texts have in common. */
export interface InCommon {
  /** The part of each one's own text that is found in the other. */
  shares: [number, number];
  /** How many tokens that are, by what they count: of the one that has fewer. */
  tokens: number;
  /** Where, in the order of the first text. */
  passages: { at: [AlikePlace, AlikePlace]; weight: number }[];
}

/** Makes a text ready. O(characters). */
export async function comparable(
  text: OwnText,
  handedOut: ReadonlySet<number>,
  usual: ReadonlyMap<number, number>,
): Promise<Comparable> {
  const tokens = await tokensIn(text);
  const hashes = grams(tokens.kinds);
  const weights = ownTokens(tokens.kinds, hashes, handedOut);
  for (const place of winnowed(hashes)) {
    const weight = usual.get(hashes[place] ?? 0) ?? 1;
    for (let at = place; weight < 1 && at < place + GRAM; at++) weights[at] = Math.min(weights[at] ?? 0, weight);
  }
  return { text, tokens, hashes, weights };
}

/** A row of tokens that both have. */
interface Match {
  from: number;
  to: number;
  count: number;
}

/** What two have in common, wherever it stands in them. O(tokens). */
export function compare(one: Comparable, other: Comparable): InCommon {
  const matches = matchesOf(one, other);
  const [inOne, inOther] = [new Uint8Array(one.weights.length), new Uint8Array(other.weights.length)];
  for (const { from, to, count } of matches) {
    inOne.fill(1, from, from + count);
    inOther.fill(1, to, to + count);
  }
  const [first, second] = [covered(one.weights, inOne), covered(other.weights, inOther)];
  return {
    shares: [first.share, second.share],
    tokens: Math.min(first.weight, second.weight),
    passages: matches.map(({ from, to, count }) => ({
      at: [placeOf(one, from, count), placeOf(other, to, count)],
      weight: sumOf(one.weights.subarray(from, from + count)),
    })),
  };
}

/** Places of one fingerprint in one text that are tried: who repeats a line a thousand times is not followed through all of them. */
const MOST_TRIED = 8;

/** From the front of the first text on, each time the longest row that stands anywhere in the other (as JPlag, but in one go). */
function matchesOf(one: Comparable, other: Comparable): Match[] {
  const places = new Map<number, number[]>();
  for (const [place, hash] of other.hashes.entries()) {
    const known = places.get(hash) ?? [];
    if (known.length < MOST_TRIED && isInOneFile(other, place)) places.set(hash, [...known, place]);
  }
  const matches: Match[] = [];
  for (let from = 0; from < one.hashes.length;) {
    const tried = isInOneFile(one, from) ? (places.get(one.hashes[from] ?? 0) ?? []) : [];
    const longest = tried
      .map((to): Match => ({ from, to, count: equalFrom(one.tokens, from, other.tokens, to) }))
      .reduce<Match | null>((best, match) => (best === null || match.count > best.count ? match : best), null);
    if (longest !== null && longest.count >= GRAM) matches.push(longest);
    from += longest !== null && longest.count >= GRAM ? longest.count : 1;
  }
  return matches.filter(({ from, count }) => sumOf(one.weights.subarray(from, from + count)) > 0);
}

const isInOneFile = ({ tokens: { files } }: Comparable, place: number): boolean => files[place] === files[place + GRAM];

function equalFrom(one: TextTokens, from: number, other: TextTokens, to: number): number {
  let count = 0;
  // What stands between files is below 0.
  while (one.kinds[from + count] === other.kinds[to + count] && (one.kinds[from + count] ?? -1) >= 0) count++;
  return count;
}

function covered(weights: Float64Array, isIn: Uint8Array): { share: number; weight: number } {
  const weight = weights.reduce((sum, one, place) => sum + one * (isIn[place] ?? 0), 0);
  return { share: weight / Math.max(1, sumOf(weights)), weight };
}

const sumOf = (numbers: Float64Array): number => numbers.reduce((sum, one) => sum + one, 0);

/** The lines of a row of tokens, from 1. */
function placeOf({ text, tokens: { files, starts } }: Comparable, from: number, count: number): AlikePlace {
  const { name = "", text: source = "" } = text[files[from] ?? 0] ?? {};
  const lineAt = (at: number): number => source.slice(0, at).split("\n").length;
  return { file: name, from: lineAt(starts[from] ?? 0), to: lineAt(starts[from + count - 1] ?? 0) };
}
