/**
 * What a submission does wrong in a few letters, for a config that gives it a name.
 *
 * A fingerprint has a part for each of some failed checks: which check it is, and what came of it. Of many checks those are taken whose
 * hashes are the smallest, which is as good as by lot and the same for everybody, so that two submissions can be compared by them (Broder, "On the
 * resemblance and containment of documents", 1997). What depends on the seed is left out.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Behaviour, NamedMistake, Seen } from "../../model/mistake.js";
import { within } from "./behaviour.js";
import { SAME_VERDICT, isCertain } from "./likeness.js";

/** Checks in a fingerprint at most. */
const MOST = 12;
/** Letters, of six bits each, for a check and for what came of it. */
const [CHECK, SEEN] = [3, 2];

/** By a check's own letters, what came of it. */
type Parts = Map<string, string>;

/** By which checks submissions are compared. */
export interface Compared {
  /** Those that count, as `stage/check name`. */
  all: ReadonlySet<string>;
  /** Those of them with which the known mistakes were written down: where they tell something, later ones change nothing. */
  known: ReadonlySet<string>;
}

/** The fingerprint of what does something wrong. O(checks log checks). */
export const fingerprintOf = (behaviour: Behaviour, compared: Compared): string =>
  sorted(partsOf(behaviour, compared))
    .slice(0, MOST)
    .map((part) => part.join(""))
    .join("");

/** The named mistakes that have the greatest likeness, if that is great enough. O(named × checks). */
export function nearestNamed(
  behaviour: Behaviour,
  named: readonly NamedMistake[],
  compared: Compared,
  near: number,
): { mistake: NamedMistake; likeness: number }[] {
  const own = partsOf(behaviour, compared);
  if (own.size === 0) return [];
  const checks = new Set([...compared.all].map(lettersOf));
  const all = named.map((mistake) => ({
    mistake,
    likeness: Math.max(...mistake.fingerprints.map((one) => likenessTo(one, own, checks))),
  }));
  const most = Math.max(...all.map(({ likeness }) => likeness));
  return most < near ? [] : all.filter(({ likeness }) => likeness === most);
}

/** As the likeness of two behaviours, over the checks that both would have in their fingerprints. */
function likenessTo(fingerprint: string, own: Parts, checks: ReadonlySet<string>): number {
  const whole = partsIn(fingerprint);
  // A full one says nothing of checks with greater hashes.
  const [last] = whole.size < MOST ? [] : (sorted(whole).at(-1) ?? []);
  const theirs = [...whole].filter(([check]) => checks.has(check));
  if (theirs.length === 0) return 0;
  const ours = [...own].filter(([check]) => last === undefined || check <= last);
  const [one, other] = [new Map(theirs), new Map(ours)];
  const union = new Set([...one.keys(), ...other.keys()]);
  let sum = 0;
  for (const check of union) {
    if (!one.has(check) || !other.has(check)) continue;
    sum += one.get(check) === other.get(check) ? 1 : SAME_VERDICT;
  }
  return sum / union.size;
}

/** What tells something, if possible whatever the seed, and by checks that were there before. */
function partsOf(behaviour: Behaviour, { all, known }: Compared): Parts {
  const here = within(behaviour, all);
  const telling = Object.fromEntries(Object.entries(here).filter(([, seen]) => isCertain(seen)));
  const first = [within(telling, known), telling, here].find((some) => Object.keys(some).length > 0) ?? {};
  return new Map(Object.entries(first).map(([check, seen]) => [lettersOf(check), outcomeOf(seen)]));
}

function partsIn(fingerprint: string): Parts {
  const parts = fingerprint.match(new RegExp(`.{${CHECK + SEEN}}`, "g")) ?? [];
  return new Map(parts.map((part) => [part.slice(0, CHECK), part.slice(CHECK)]));
}

const sorted = (parts: Parts): [check: string, seen: string][] => [...parts].sort(([a], [b]) => (a < b ? -1 : 1));

const lettersOf = (check: string): string => hashOf(check).slice(0, CHECK);
const outcomeOf = ({ kind, seen }: Seen): string => hashOf([kind, ...seen].join(" ")).slice(0, SEEN);
const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");
