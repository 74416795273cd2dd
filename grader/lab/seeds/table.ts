/**
 * How wrong submissions fall at one seed and another.
 *
 * @module
 */
import { range } from "../../model/words.js";
import type { Fall, Mistake } from "./fall.js";
import { misfall } from "./fall.js";

/** A wrong submission, and what it lost at each seed. */
export interface Row extends Mistake {
  name: string;
  from: "corpus" | "mutants";
  falls: readonly { seed: number; fall: Fall }[];
}

/** Headings of {@link cells}. */
export const HEADINGS = ["program", "from", "falls first in", "points lost", "found at"] as const;

/** A row of the table, as texts. */
export function cells({ name, from, falls }: Row): string[] {
  const lost = falls.map(({ fall }) => fall.lost);
  const [least, most] = [Math.min(...lost), Math.max(...lost)];
  const found = falls.filter(({ fall }) => fall.first !== null);
  return [
    name,
    from,
    byFirst(falls),
    least === most ? String(least) : `${least} … ${most}`,
    found.length === falls.length ? "every seed" : `${found.length} of ${falls.length} seeds`,
  ];
}

/** In what way a submission is not found, or not in the same stage, at each seed; `null` when it is. */
export function gap({ falls }: Row): string | null {
  const missed = falls.filter(({ fall }) => fall.first === null).map(({ seed }) => seed);
  if (missed.length > 0) return `is not found at ${seedsIn(missed)}`;
  const stages = new Set(falls.map(({ fall }) => fall.first));
  return stages.size > 1 ? `falls first in ${byFirst(falls)}` : null;
}

/** In what way it does not fall as it has to, with the seeds; `null` when it falls so at each. */
export function stray(row: Row): string | null {
  const problems = bySeeds(row.falls.map(({ seed, fall }) => ({ seed, text: misfall(fall, row) })));
  problems.delete(null);
  return problems.size === 0 ? null : withSeeds(problems);
}

/** One stage, or several with the seeds of each: `merges at seeds 1…5, 7; basics at seed 6`. */
function byFirst(falls: Row["falls"]): string {
  const stages = bySeeds(falls.map(({ seed, fall }) => ({ seed, text: fall.first ?? "none" })));
  return stages.size === 1 ? [...stages.keys()].join("") : withSeeds(stages);
}

/** The seeds of each text. */
function bySeeds<Text>(texts: readonly { seed: number; text: Text }[]): Map<Text, number[]> {
  const seeds = new Map<Text, number[]>();
  for (const { seed, text } of texts) seeds.set(text, [...(seeds.get(text) ?? []), seed]);
  return seeds;
}

const withSeeds = <Text>(texts: ReadonlyMap<Text, number[]>): string =>
  [...texts].map(([text, seeds]) => `${String(text)} at ${seedsIn(seeds)}`).join("; ");

/** Ascending seeds, in words: `seeds 1…5, 7`. */
function seedsIn(seeds: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const seed of seeds) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === seed - 1) run[1] = seed;
    else runs.push([seed, seed]);
  }
  const texts = runs.map(([first, last]) => range({ start: first, size: last - first + 1 }));
  return `${seeds.length === 1 ? "seed" : "seeds"} ${texts.join(", ")}`;
}
