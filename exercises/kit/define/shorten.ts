/**
 * Calls that show a difference, made fewer.
 *
 * @module
 */
import { play } from "./player.js";
import { sequenceOf, type When, worldScript } from "./sequence.js";
import { type Call, type SmallWorld, after } from "./small-world.js";
import type { Subject } from "../subject/subject.js";

/** Calls that are made in search of a shorter sequence: as many as all transitions of a world take. */
const MOST_CALLS = 12_000;
/** Sequences that are tried in one round. */
const MOST_TRIED = 64;
/** Sequences that are played alone at most: each takes the submission loaded anew. */
const MOST_ALONE = 150;

/** How sequences are played. */
export interface Playing {
  /** After which calls there is a look, which may itself make a difference. */
  when: When;
  /** Whether many are played at once, or each with the submission loaded anew, so that none can depend on those before it. */
  manner: "together" | "alone";
}

/**
 * The shortest sequence found that differs, by leaving calls out; each ends with its first difference. Counted, not timed:
 * a report must not depend on speed.
 *
 * @returns `null` when the calls do not differ
 */
export function shortened<Oracle>(
  world: SmallWorld<Oracle>,
  subject: Subject,
  calls: readonly Call[],
  { when, manner }: Playing,
): Call[] | null {
  let alone = 0;
  const firstDifferent = (candidates: readonly (readonly Call[])[]): Call[] | null => {
    if (manner === "together") return firstOf(world, subject, candidates, when);
    for (const candidate of candidates) {
      if (alone++ === MOST_ALONE) return null;
      subject.reload();
      const found = firstOf(world, subject, [candidate], when);
      if (found !== null) return found;
    }
    return null;
  };
  let shortest = firstDifferent([calls]);
  if (shortest === null) return null;
  let parts = 2;
  for (let made = 0; made < MOST_CALLS;) {
    const candidates = shorter(world, shortest, Math.min(parts, MOST_TRIED));
    made += 1 + candidates.reduce((sum, some) => sum + some.length, 0);
    const found = firstDifferent(candidates);
    if (found !== null) shortest = found;
    else if (parts >= shortest.length) break;
    else parts *= 2;
  }
  return shortest;
}

/** The sequence with each of its parts left out in turn, and only the last ones; what cannot be called then is passed over. */
function shorter<Oracle>(world: SmallWorld<Oracle>, calls: readonly Call[], parts: number): Call[][] {
  const size = Math.ceil(calls.length / parts);
  const without = Array.from({ length: parts }, (_, part) => [
    ...calls.slice(0, part * size),
    ...calls.slice((part + 1) * size),
  ]);
  return without.map((some) => possible(world, some)).filter((some) => some.length < calls.length && some.length > 0);
}

/** The calls that the world has in the states that they lead to. */
function possible<Oracle>(world: SmallWorld<Oracle>, calls: readonly Call[]): Call[] {
  const oracle = after(world, []);
  return calls.filter((call) => {
    const isThere = world.calls(oracle).some((other) => isSame(other, call));
    if (isThere) world.make(oracle, call);
    return isThere;
  });
}

const isSame = (one: Call, other: Call): boolean =>
  one.method === other.method &&
  (one.slot ?? 0) === (other.slot ?? 0) &&
  one.args.every((arg, place) => Object.is(arg, other.args[place]));

/** The shortest of the sequences that differ, up to the difference. */
function firstOf<Oracle>(
  world: SmallWorld<Oracle>,
  subject: Subject,
  candidates: readonly (readonly Call[])[],
  when: When,
): Call[] | null {
  if (candidates.length === 0) return null;
  const sequences = candidates.map((calls) => sequenceOf(world, calls, when));
  const found = new Map<number, Call[]>();
  for (const { sequence, step } of play(subject, worldScript(world, sequences)).differences) {
    const end = sequences[sequence]?.places[step]?.calls ?? 0;
    if (!found.has(sequence)) found.set(sequence, (candidates[sequence] ?? []).slice(0, end));
  }
  return [...found.values()].reduce<Call[] | null>(
    (best, calls) => (best === null || calls.length < best.length ? calls : best),
    null,
  );
}
