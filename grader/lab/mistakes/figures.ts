/**
 * What came of telling programs their mistakes, in numbers.
 *
 * @module
 */
import type { Exercise } from "../../model/course.js";
import type { Report } from "../../model/report.js";
import type { Labelled } from "./labels.js";
import type { Pair } from "./pairs.js";

/** Of a corpus. */
export interface Figures {
  /** Sentences, and those of them that are true. */
  told: number;
  true: number;
  /** Programs with a known mistake of which students may be told, and those of them that are told it first. */
  named: number;
  toldFirst: number;
  /** Programs without one, and those of them that are told anything. */
  unnamed: number;
  toldAll: number;
}

/** The figures, and a line for each program that is told otherwise than it should be. Programs with full marks count in none. */
export function figuresOf(
  programs: readonly Labelled[],
  { mistakes: { mistakes } = { checks: [], mistakes: [] } }: Exercise,
): { figures: Figures; faults: string[] } {
  const figures: Figures = { told: 0, true: 0, named: 0, toldFirst: 0, unnamed: 0, toldAll: 0 };
  const faults: string[] = [];
  const saidBy = (told: string): string[] => mistakes.flatMap((one) => (one.told === told ? [one.name ?? ""] : []));
  for (const { name, report, label } of programs) {
    const { causes = [], score, maxScore } = report;
    if (score === maxScore) continue;
    const untrue = causes.filter((told) => !saidBy(told).some((one) => label.true.includes(one)));
    figures.told += causes.length;
    figures.true += causes.length - untrue.length;
    for (const told of untrue) faults.push(`not true of ${name}: ${told}`);
    if (label.named === null) {
      figures.unnamed++;
      if (causes.length > 0) figures.toldAll++;
      continue;
    }
    if (mistakes.every((one) => one.name !== label.named || one.told === undefined)) continue;
    figures.named++;
    const [first] = causes;
    if (first !== undefined && saidBy(first).includes(label.named)) figures.toldFirst++;
    else faults.push(`not told first of ${name}: ${label.named}${first === undefined ? "" : `, but: ${first}`}`);
  }
  return { figures, faults };
}

/** Of programs with two mutants each. */
export interface PairFigures {
  all: number;
  both: number;
  one: number;
  false: number;
}

/** How many are told of both, of one, and of something that is neither's; sentences that both share count as both. */
export function pairFiguresOf(pairs: readonly Pair[], reports: readonly Report[], exercise: Exercise): PairFigures {
  const toldOf = (name: string): string | undefined =>
    exercise.mistakes?.mistakes.find((one) => one.name === name)?.told;
  const figures: PairFigures = { all: pairs.length, both: 0, one: 0, false: 0 };
  for (const [place, { names }] of pairs.entries()) {
    const causes = reports[place]?.causes ?? [];
    const own = names.map(toldOf);
    const told = own.filter((one) => one !== undefined && causes.includes(one)).length;
    if (told === 2) figures.both++;
    if (told === 1) figures.one++;
    if (causes.some((one) => !own.includes(one))) figures.false++;
  }
  return figures;
}
