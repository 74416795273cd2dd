import { UsageError } from "../../model/errors.js";
import type { Exercise } from "../../model/course.js";
import type { SettledFiles } from "../../model/submission.js";
import type { Choice } from "./choice.js";
import { choose } from "./choose.js";
import type { Intake } from "./intake.js";
import { settle } from "./settle.js";
import { SeveralSubmissions } from "./several.js";

/**
 * What {@link choose} does, after what a person has decided about the files; what of that is about files that are not there is
 * a doubt, or said with the reason why there is no submission.
 *
 * @throws UsageError when there is none
 */
export function chooseSettled(
  found: Intake,
  exercise: Exercise,
  numbered: ReadonlyMap<string, readonly string[]> | null,
  settled: SettledFiles | undefined,
): Choice {
  if (settled === undefined) return choose(found, exercise, numbered);
  const doubts = settle(found, settled, exercise);
  // Whoever has decided that knows what was packed.
  found.packed.clear();
  try {
    const choice = choose(found, exercise, numbered);
    choice.doubts.push(...doubts);
    return choice;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const text = [...doubts.map((doubt) => doubt.text), error.message].join(" ");
    throw error instanceof SeveralSubmissions ? new SeveralSubmissions({ ...error.doubt, text }) : new UsageError(text);
  }
}
