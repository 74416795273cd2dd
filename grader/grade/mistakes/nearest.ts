/**
 * Which known mistakes a submission behaves as if it had.
 *
 * @module
 */
import type { Behaviour, KnownMistake } from "../../model/mistake.js";
import { both, containment, likeness } from "./likeness.js";

/** A known mistake, with how near it is. */
export interface Near<Mistake extends KnownMistake = KnownMistake> {
  mistake: Mistake;
  /** From 0 to 1; of two mistakes at once, that of both together. */
  likeness: number;
}

/** From here on code is said to have a mistake; the benchmark `npm run bench:mistakes` shows how often that is true. */
export const NEAR = 0.95;
/** What a second mistake has to add to the likeness. */
const WORTH = 0.08;
/** Part of a mistake that has to be found in a submission for it to be one of two. */
const FOUND = 0.7;
/** Mistakes that are tried in pairs: those of which most is found. */
const MOST_PAIRED = 16;

/**
 * The mistakes that a submission is near enough to: one, where one explains what it does; else two that do so together; else none.
 * Those that do the same are all named, in the order in which they are known. O(known × checks).
 */
export function nearest<Mistake extends KnownMistake>(
  behaviour: Behaviour,
  known: readonly Mistake[],
): Near<Mistake>[][] {
  // What is right has no mistakes.
  if (Object.keys(behaviour).length === 0) return [];
  const single = nearestOf(known.map((mistake) => ({ mistake, likeness: likeness(behaviour, mistake.behaviour) })));
  const [first] = single;
  if (first !== undefined && first.likeness >= NEAR) return [single];
  return pairOf(behaviour, known, first?.likeness ?? 0);
}

/** Those that none is nearer than. */
function nearestOf<Mistake extends KnownMistake>(all: readonly Near<Mistake>[]): Near<Mistake>[] {
  const most = Math.max(...all.map((one) => one.likeness));
  return all.filter((one) => one.likeness === most);
}

function pairOf<Mistake extends KnownMistake>(
  behaviour: Behaviour,
  known: readonly Mistake[],
  alone: number,
): Near<Mistake>[][] {
  const found = known
    .map((mistake) => ({ mistake, part: containment(mistake.behaviour, behaviour) }))
    .filter(({ part }) => part >= FOUND)
    .sort((a, b) => b.part - a.part)
    .slice(0, MOST_PAIRED);
  const pairs = found.flatMap(({ mistake: one }, place) =>
    found.slice(place + 1).map(({ mistake: other }) => ({
      one,
      other,
      likeness: likeness(behaviour, both(one.behaviour, other.behaviour, behaviour)),
    })),
  );
  const best = pairs.reduce((most, pair) => Math.max(most, pair.likeness), 0);
  if (best < NEAR || best < alone + WORTH) return [];
  const nearestPairs = pairs.filter((pair) => pair.likeness === best);
  const [ones, others] = [nearestPairs.map(({ one }) => one), nearestPairs.map(({ other }) => other)];
  const near = (mistakes: readonly Mistake[]): Near<Mistake>[] =>
    [...new Set(mistakes)].map((mistake) => ({ mistake, likeness: best }));
  return [near(ones), near(others)];
}

/**
 * What a student is told of them: nothing where those that do the same are told differently, and once what is true of both of two,
 * as of a mistake that was made in two forms.
 */
export function toldOf(near: readonly Near[][]): string[] {
  const sentences = near.flatMap((same) => {
    const told = new Set(same.map(({ mistake }) => mistake.told));
    const [only] = told;
    return told.size === 1 && only !== undefined ? [only] : [];
  });
  return [...new Set(sentences)];
}
