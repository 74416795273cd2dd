import type { Exercise } from "../../model/course.js";

/** Levels of a hint, from a nudge to nearly the answer. */
export const HINT_LEVELS = 3;

/** The three hints of one check or stage. */
export interface Hints {
  /** The check or stage that they are for, as `stage/check name` or `stage`. */
  key: string;
  hints: readonly string[];
}

/**
 * The hints of a check, or those of its stage where it has none of its own; `null` where there are none at all.
 *
 * @param id - `stage/check name`, or the name of a stage
 */
export function hintsFor({ hints }: Pick<Exercise, "hints">, id: string): Hints | null {
  const key = [id, stageOf(id)].find((one) => Object.hasOwn(hints, one));
  return key === undefined ? null : { key, hints: hints[key] ?? [] };
}

/** The stage of a check's id, without the space that people type around it. */
export const stageOf = (id: string): string => (id.split("/")[0] ?? "").trim();
