import { callsIn } from "./calls.js";
import { matcher } from "./matcher.js";
import type { Secret } from "./secrets.js";
import { squeeze } from "./squeeze.js";

/** A secret that was found, and where: lines count from 1. */
export interface Found {
  secret: Secret;
  line: number;
}

/** Finds the secrets in a text. */
export type Search = (text: string) => Found[];

/**
 * Prepares a search for all of the secrets at once; each is told once for a text, at its first place.
 * O(characters) for a text, however many secrets there are.
 */
export function searchFor(secrets: readonly Secret[]): Search {
  const isCalls = ({ kind }: Secret): boolean => kind === "calls of a hidden check";
  const [calls, others] = [secrets.filter(isCalls), secrets.filter((secret) => !isCalls(secret))];
  const [inText, inCalls] = [matcher(others), matcher(calls)];
  return (text) => {
    const squeezed = squeeze(text);
    const places = new Map<Secret, number>();
    for (const { secret, at } of inText(squeezed)) {
      if (places.has(secret) || (secret.kind === "solution line" && isNumbered(squeezed, at))) continue;
      places.set(secret, at);
    }
    const made = calls.length === 0 ? "" : callsIn(text, squeezed);
    for (const { secret } of inCalls(made))
      if (!places.has(secret)) places.set(secret, squeezed.indexOf(`(${numbersOf(secret.key)}`));
    if (places.size === 0) return [];
    const lineOf = linesOf(text);
    return [...places].map(([secret, at]) => ({ secret, line: lineOf(at) })).sort((a, b) => a.line - b.line);
  };
}

/** A line number before it: that is a frame of the student's own source. */
const isNumbered = (squeezed: string, at: number): boolean => /\d\|$/.test(squeezed.slice(Math.max(0, at - 2), at));

/** The first numbers of calls, to find their place in a text by. */
const numbersOf = (calls: string): string => /\((\d+)/.exec(calls)?.[1] ?? "";

/** The line of every place in a squeezed text. */
function linesOf(text: string): (at: number) => number {
  const starts: number[] = [];
  let length = 0;
  for (const line of text.split("\n")) {
    starts.push(length);
    length += squeeze(line).length;
  }
  return (at) => Math.max(1, countUpTo(starts, at));
}

/** How many of ascending numbers are at most that. O(log numbers). */
function countUpTo(numbers: readonly number[], most: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) <= most) from = middle + 1;
    else to = middle;
  }
  return from;
}
