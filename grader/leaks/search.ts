import type { Secret } from "./secrets.js";
import { callsIn } from "./calls.js";
import { squeeze } from "./squeeze.js";

/** Characters by which a secret is first recognised. */
const PREFIX = 8;
const BASE = 31;
/** What the first of those characters counts in the sum. */
const FIRST = (BASE ** (PREFIX - 1)) | 0;
const BUCKETS = 1 << 16;

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
  const isFirst = new Uint8Array(BUCKETS);
  const byPrefix = new Map<string, Secret[]>();
  const calls = secrets.filter(({ kind }) => kind === "calls of a hidden check");
  for (const secret of secrets.filter((each) => !calls.includes(each) && each.key.length >= PREFIX)) {
    const prefix = secret.key.slice(0, PREFIX);
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), secret]);
    isFirst[bucket(hashOf(prefix))] = 1;
  }
  return (text) => {
    const { squeezed, lineOf } = squeezeLines(text);
    const found = new Map<Secret, number>();
    for (const at of places(squeezed, isFirst)) {
      for (const secret of byPrefix.get(squeezed.slice(at, at + PREFIX)) ?? []) {
        if (found.has(secret) || !squeezed.startsWith(secret.key, at)) continue;
        // A line number before it: that is a frame of the student's own source.
        if (secret.kind === "solution line" && /\d\|$/.test(squeezed.slice(Math.max(0, at - 2), at))) continue;
        found.set(secret, lineOf(at));
      }
    }
    const made = calls.length === 0 ? "" : callsIn(text, squeezed);
    for (const secret of calls)
      if (made.includes(secret.key)) found.set(secret, lineOf(squeezed.indexOf(`(${numbersOf(secret.key)}`)));
    return [...found].map(([secret, line]) => ({ secret, line })).sort((a, b) => a.line - b.line);
  };
}

/** The first numbers of calls, to find their place in a text by. */
const numbersOf = (calls: string): string => /\((\d+)/.exec(calls)?.[1] ?? "";

/** Where something may begin like a secret: a sum over the next characters is moved along the text. */
function* places(text: string, isFirst: Uint8Array): Generator<number> {
  if (text.length < PREFIX) return;
  let hash = hashOf(text.slice(0, PREFIX));
  for (let at = 0; ; at++) {
    if (isFirst[bucket(hash)] === 1) yield at;
    if (at + PREFIX >= text.length) return;
    hash = (Math.imul(hash - Math.imul(text.charCodeAt(at), FIRST), BASE) + text.charCodeAt(at + PREFIX)) | 0;
  }
}

function hashOf(prefix: string): number {
  let hash = 0;
  for (let i = 0; i < prefix.length; i++) hash = (Math.imul(hash, BASE) + prefix.charCodeAt(i)) | 0;
  return hash;
}

const bucket = (hash: number): number => (hash ^ (hash >>> 16)) & (BUCKETS - 1);

/** The text squeezed line by line, and the line of every place in it. */
function squeezeLines(text: string): { squeezed: string; lineOf: (at: number) => number } {
  const lines = text.split("\n").map(squeeze);
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length;
  }
  return { squeezed: lines.join(""), lineOf: (at) => Math.max(1, starts.findLastIndex((start) => start <= at) + 1) };
}
