/**
 * What a submission does wrong, so that it can be held against what others do.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { FailureKind } from "#kit/check/failure";
import type { Behaviour, Seen } from "../../model/mistake.js";
import type { CheckResult, StageResult } from "../../model/report.js";

/**
 * Things seen in a check that are kept at most. The smallest hashes are as good as drawn at random, and the same are drawn for
 * everybody, so that the sets that they stand for can be compared by them (Broder, "On the resemblance and containment of
 * documents", 1997).
 */
const MOST_SEEN = 16;

/** Digits of a hash: two of some hundred things have the same one in a case of several hundred. */
const DIGITS = 6;

/** These end a check before it could be asked whether the code is right. */
const SAYS_NOTHING: ReadonlySet<FailureKind> = new Set(["needs", "not-loaded", "grader-fault", "broke-sandbox"]);
/** What was seen before these is by chance. */
const SAYS_LITTLE: ReadonlySet<FailureKind> = new Set(["timed-out", "out-of-memory", "too-slow", "not-written"]);

/** What the checks saw. The same for every seed, but for which of the random checks fail. O(what was seen). */
export function behaviourOf(stages: readonly StageResult[]): Behaviour {
  const failed = stages.flatMap(({ checks }) => checks).flatMap((check) => seenIn(check) ?? []);
  return Object.fromEntries(failed);
}

function seenIn({ stage, name, failure, observed = [] }: CheckResult): [[string, Seen]] | null {
  if (failure === null || SAYS_NOTHING.has(failure.kind)) return null;
  const told = SAYS_LITTLE.has(failure.kind) ? [] : observed.map(withoutWords);
  const seen = smallest(told.map(hashOf));
  return [[`${stage}/${name}`, { kind: failure.kind, seen }]];
}

/** An error counts by its name: its message is anybody's own. */
const withoutWords = (observed: string): string => observed.replace(/(threw [\w.$]+)[^]*$/, "$1");

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, DIGITS);

/** The smallest hashes of some, each once. */
export const smallest = (hashes: readonly string[]): string[] => [...new Set(hashes)].sort().slice(0, MOST_SEEN);

/** What is known of some checks alone. */
export const within = (behaviour: Behaviour, checks: ReadonlySet<string>): Behaviour =>
  Object.fromEntries(Object.entries(behaviour).filter(([check]) => checks.has(check)));
