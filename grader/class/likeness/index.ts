/**
 * A class's texts → which of them are alike, so that a person may look at them.
 *
 * @module
 */
import type { Alike, AlikePair } from "../../model/class.js";
import type { Exercise } from "../../model/course.js";
import { compareCodePoints } from "../../grade/load/paths.js";
import { breath } from "../breath.js";
import { type Candidate, MOST_TEXTS, candidatesAmong } from "./candidates.js";
import { type Comparable, type InCommon, comparable, compare } from "./compare.js";
import { type Profile, handedOutGrams } from "./profile.js";
import type { OwnText } from "./texts.js";
import { type Asked, askedIn } from "./usual.js";

/** One whose text may be like another's. */
export interface Compared {
  name: string;
  profile: Profile;
  /** Who it belongs to, in whatever words: two that have one of them in common are never held against each other. */
  owners: readonly string[];
}

/** Tokens of a student's own without which a text is not compared: so little is alike by itself. */
const LEAST_OWN = 200;
/** Tokens that two have to have in common, some fifteen lines. */
const LEAST_COMMON = 120;
/** Fingerprints are a sample: what they say may be so much less than what is there, above all where short methods change places. */
const SAMPLED = 0.5;
/** Pairs that are held against each other, token by token. */
const MOST_COMPARED = 400;
/** Pairs that are kept. */
const MOST_KEPT = 200;
/** Passages of one pair that are kept, the longest ones. */
const MOST_PASSAGES = 60;

/**
 * Finds what is alike in a class. What was handed out counts nothing, and what many have little. The order in which they are given has
 * no influence. Near linear in the characters of the class.
 *
 * @param textOf - reads a text that was profiled before; only those of pairs that may be alike
 */
export async function alikeAmong(
  all: readonly Compared[],
  exercise: Exercise,
  textOf: (name: string) => Promise<OwnText>,
): Promise<Alike> {
  const texts = all
    .filter(({ profile }) => profile.own >= LEAST_OWN)
    .sort((a, b) => compareCodePoints(a.name, b.name))
    .slice(0, MOST_TEXTS);
  const { pairs, weights, usual } = candidatesAmong(texts.map(({ profile }) => profile));
  const asked = askedIn(texts.length, usual);
  const isOfTwo = ({ one, other }: Candidate): boolean => !haveOwnerInCommon(texts[one], texts[other]);
  const tried = pairs.filter((pair) => pair.share >= asked.part * SAMPLED && isOfTwo(pair)).slice(0, MOST_COMPARED);
  const handedOut = handedOutGrams(exercise);
  const ready = new Map<string, Comparable>();
  const readyText = async (name: string): Promise<Comparable> => {
    const known = ready.get(name) ?? (await comparable(await textOf(name), handedOut, weights));
    ready.set(name, known);
    return known;
  };
  const found: AlikePair[] = [];
  for (const { one, other } of tried) {
    const names: [string, string] = [texts[one]?.name ?? "", texts[other]?.name ?? ""];
    const common = compare(await readyText(names[0]), await readyText(names[1]));
    if (isMuch(common, asked)) found.push(pairOf(names, common));
    await breath();
  }
  const kept = inOrder(found).slice(0, MOST_KEPT);
  return { compared: texts.length, tooSmall: all.length - texts.length, usual: rounded(usual), pairs: kept };
}

function isMuch({ tokens, shares, passages }: InCommon, { share, part, piece }: Asked): boolean {
  const most = Math.max(...shares);
  const longest = passages.reduce((weight, passage) => Math.max(weight, passage.weight), 0);
  return tokens >= LEAST_COMMON && (most >= share || (most >= part && longest >= piece));
}

function haveOwnerInCommon(one: Compared | undefined, other: Compared | undefined): boolean {
  return one?.owners.some((owner) => other?.owners.includes(owner)) ?? false;
}

function pairOf(names: [string, string], { shares, passages }: InCommon): AlikePair {
  const longest = [...passages].sort((a, b) => b.weight - a.weight).slice(0, MOST_PASSAGES);
  const shown = new Set(longest);
  return {
    names,
    shares: [rounded(shares[0]), rounded(shares[1])],
    passages: passages.filter((passage) => shown.has(passage)).map(({ at }) => at),
  };
}

/**
 * Most alike first, and before all others those pairs that bring somebody in: of ten who are alike all are named by the first nine
 * pairs, instead of five by the first ten.
 */
function inOrder(pairs: readonly AlikePair[]): AlikePair[] {
  const sorted = [...pairs].sort(
    (a, b) =>
      sumOf(b) - sumOf(a) || compareCodePoints(a.names[0], b.names[0]) || compareCodePoints(a.names[1], b.names[1]),
  );
  const groups = new Map<string, Set<string>>();
  const groupOf = (name: string): Set<string> => groups.get(name) ?? new Set([name]);
  const isNew = ({ names: [one, other] }: AlikePair): boolean => {
    if (groupOf(one).has(other)) return false;
    const joined = new Set([...groupOf(one), ...groupOf(other)]);
    for (const name of joined) groups.set(name, joined);
    return true;
  };
  const first = sorted.filter(isNew);
  const taken = new Set(first);
  return [...first, ...sorted.filter((pair) => !taken.has(pair))];
}

const sumOf = ({ shares: [one, other] }: AlikePair): number => one + other;

const rounded = (share: number): number => Math.round(share * 100) / 100;
