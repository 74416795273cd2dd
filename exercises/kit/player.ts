/**
 * Plays scripts that may hold a call that never ends.
 *
 * @module
 */
import { type Difference, type Script, firstSteps, stepsOf } from "./script.js";
import { LimitReached, type Subject } from "./subject.js";

/** Part of a check's time that one sequence may use once something has not ended. */
const SHARE = 0.02;
/** Sequences without an end that are looked for; those after them are not played any more. */
const MOST_ENDLESS = 6;

/** What came of a script. */
export interface Played {
  differences: Difference[];
  /** How many of its sequences were played, from the first on; of the others nothing is known. */
  played: number;
}

/** As {@link Subject.play}, but where a budget is used up in a call, that is a difference, too. */
export function play(subject: Subject, script: Script): Played {
  try {
    return { differences: subject.play(script), played: script.sequences.length };
  } catch (error) {
    if (!isOfOneCall(error)) throw error;
    return playEach(subject, script);
  }
}

function playEach(subject: Subject, script: Script): Played {
  const differences: Difference[] = [];
  let played = 0;
  let endless = 0;
  startOver(subject);
  for (const [sequence, numbers] of script.sequences.entries()) {
    if (endless === MOST_ENDLESS) break;
    played += 1;
    const alone = (steps: number): Script => ({ ...script, sequences: [firstSteps(numbers, steps)] });
    try {
      differences.push(...subject.play(alone(Infinity)).map(({ step }) => ({ sequence, step })));
    } catch (error) {
      if (!isOfOneCall(error)) throw error;
      endless += 1;
      differences.push({ sequence, step: endlessStep(subject, alone, stepsOf(numbers)) });
    }
  }
  startOver(subject);
  return { differences, played };
}

/** The step that does not end: the last one of the fewest that do not. O(log steps) times what a sequence may use. */
function endlessStep(subject: Subject, alone: (steps: number) => Script, steps: number): number {
  let ends = 0;
  let doesNot = steps;
  while (doesNot - ends > 1) {
    const middle = Math.floor((ends + doesNot) / 2);
    startOver(subject);
    try {
      subject.play(alone(middle));
      ends = middle;
    } catch (error) {
      if (!isOfOneCall(error)) throw error;
      doesNot = middle;
    }
  }
  startOver(subject);
  return doesNot - 1;
}

function startOver(subject: Subject): void {
  subject.reload();
  subject.beginCheck("small worlds", SHARE);
}

const isOfOneCall = (error: unknown): error is LimitReached =>
  error instanceof LimitReached && error.limit !== "total time";
