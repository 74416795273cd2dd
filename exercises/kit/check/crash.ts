/**
 * What is said of a call in which the engine gave up, where the error itself tells a beginner little: a function that calls
 * itself without end, and a method that is not there.
 *
 * @module
 */
import { isOverflow } from "../subject/engine-words.js";
import type { Missing, Thrown } from "../subject/subject.js";

/** A crash in words. */
export interface Crash {
  /** Sentences, complete by themselves. */
  told: string;
  /** What sort of mistake it is: equal for equal mistakes. */
  mistake: string;
  /** What was got in place of an answer. */
  actual: string;
}

/**
 * The crash that an error is; `null` for any other error.
 *
 * @param source - the call, as source
 */
export function crashOf(source: string, error: Thrown): Crash | null {
  if (error.missing !== undefined) return missingMethod(error.missing);
  return isOverflow(error) ? endless(source, error) : null;
}

function endless(source: string, { location }: Thrown): Crash {
  const place = location === null ? "" : `in ${location.file}, line ${location.line}, `;
  const mistake = "a function calls itself without end";
  return {
    told: `${source} never got to its end: ${place}a function calls itself, without end or far too deep. Look at what should stop it.`,
    mistake,
    actual: "no end: a function calls itself over and over",
  };
}

function missingMethod({ method, others, instead }: Missing): Crash {
  const mistake = `no method ${method}`;
  if (instead !== null) {
    const actual = `\`${method}\` is ${instead}`;
    return { told: `\`${method}\` of the class is ${instead}, not a method.`, mistake, actual };
  }
  const has = others.length === 0 ? "no methods at all" : inWords(others);
  const like = likest(method, others);
  const advice = like === null ? "" : ` If \`${like}\` is meant to be it, call it \`${method}\`.`;
  return {
    told: `The class has no method \`${method}\`; it has ${has}.${advice}`,
    mistake,
    actual: `no method \`${method}\``,
  };
}

function inWords(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} and ${last}`;
}

/** Part of a name that another one has to have at least to be short for it. */
const LEAST_PART = 0.4;
/** Letters that two names may differ in, all in one place. */
const MOST_LETTERS = 2;

/** The name that most likely is that method under another name; `null` where none is like it. */
function likest(method: string, names: readonly string[]): string | null {
  const wanted = plain(method);
  const like = names.filter((name) => isLike(plain(name), wanted));
  return like.sort((a, b) => shared(plain(b), wanted) - shared(plain(a), wanted))[0] ?? null;
}

const plain = (name: string): string => name.replace(/[_$#]/g, "").toLowerCase();

/** Whether it is short for the other (`free` for `freeMemory`), begins with it, or differs in a letter or two. */
function isLike(name: string, wanted: string): boolean {
  if (name.length >= wanted.length * LEAST_PART && (wanted.startsWith(name) || wanted.endsWith(name))) return true;
  if (name.startsWith(wanted)) return true;
  // With another beginning it may be its opposite: `deallocate`.
  return name[0] === wanted[0] && shared(name, wanted) >= Math.max(name.length, wanted.length) - MOST_LETTERS;
}

/** Letters that both begin with, and those that both end with after that. */
function shared(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let front = 0;
  while (front < most && one[front] === other[front]) front++;
  let back = 0;
  while (back < most - front && one.at(-1 - back) === other.at(-1 - back)) back++;
  return front + back;
}
