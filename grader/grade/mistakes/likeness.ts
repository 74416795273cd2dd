/**
 * How alike two behaviours are.
 *
 * @module
 */
import type { FailureKind } from "#kit/check/failure";
import type { Behaviour, Seen } from "../../model/mistake.js";
import { smallest } from "./behaviour.js";

/** What two have in common that fail the same check: the verdict is half of it, what was seen the other half. */
export const SAME_VERDICT = 0.5;
/** Where nothing was seen but that both fail in the same way, they need not do the same. */
const SAME_KIND = 0.75;
/** What a check of costs sees is this, and no more: both take more than they may. */
const SAYS_ALL: FailureKind = "too-slow";

/**
 * From 0 for nothing in common to 1: the mean, over the checks that one of them fails, of what they have in common there. A check
 * counts for more, the more was seen in it. Of two that fail nothing, 1. O(checks × what was seen).
 */
export const likeness = (one: Behaviour, other: Behaviour): number => shareOf(one, other, { ...one, ...other });

/** As {@link likeness}, over the checks alone that the first one fails: how far what it does is found in the other. */
export const containment = (one: Behaviour, other: Behaviour): number => shareOf(one, other, one);

function shareOf(one: Behaviour, other: Behaviour, checks: Behaviour): number {
  let [sum, weights] = [0, 0];
  for (const check of Object.keys(checks)) {
    const [a, b] = [one[check], other[check]];
    const weight = Math.max(weightOf(a), weightOf(b));
    weights += weight;
    if (a !== undefined && b !== undefined) sum += weight * inCommon(a, b);
  }
  return weights === 0 ? 1 : sum / weights;
}

/** Kinds that tell of the code whatever the seed, though nothing more is seen. */
const CERTAIN: ReadonlySet<FailureKind> = new Set(["timed-out", "out-of-memory", "too-slow", "not-written"]);

/** Whether what came of a check tells of the code, and is the same with another seed. */
export const isCertain = ({ kind, seen }: Seen): boolean => seen.length > 0 || CERTAIN.has(kind);

/** A check in which more was seen counts for more; whether one fails in which nothing is may be by chance, as with another seed. */
function weightOf(one: Seen | undefined): number {
  if (one === undefined) return 0;
  if (one.seen.length > 0) return 1 + Math.log2(one.seen.length);
  return CERTAIN.has(one.kind) ? 0.5 : 0.125;
}

function inCommon(a: Seen, b: Seen): number {
  if (a.seen.length === 0 && b.seen.length === 0) {
    if (a.kind !== b.kind) return SAME_VERDICT;
    return a.kind === SAYS_ALL ? 1 : SAME_KIND;
  }
  return SAME_VERDICT + (1 - SAME_VERDICT) * resemblance(a.seen, b.seen);
}

/** The part of what was seen in one of them that was seen in both, told by the smallest hashes of each. */
function resemblance(a: readonly string[], b: readonly string[]): number {
  const [inA, inB] = [new Set(a), new Set(b)];
  const all = smallest([...a, ...b]);
  return all.filter((hash) => inA.has(hash) && inB.has(hash)).length / all.length;
}

/** What code does that has both mistakes, as far as the one does not hide the other. */
export function both(one: Behaviour, other: Behaviour, seenOf: Behaviour): Behaviour {
  const checks = Object.keys({ ...one, ...other });
  return Object.fromEntries(
    checks.map((check): [string, Seen] => {
      const [a, b] = [one[check], other[check]];
      if (a === undefined || b === undefined) return [check, (a ?? b) as Seen];
      const merged: Seen = { kind: a.kind, seen: smallest([...a.seen, ...b.seen]) };
      const seen = seenOf[check];
      if (seen === undefined) return [check, merged];
      // A check ends at what it comes upon first.
      const best = [merged, a, b].sort((x, y) => inCommon(y, seen) - inCommon(x, seen));
      return [check, best[0] as Seen];
    }),
  );
}
