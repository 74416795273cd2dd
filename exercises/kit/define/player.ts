/**
 * Plays scripts that may hold a call that never ends.
 *
 * @module
 */
import { type Difference, type Script, firstSteps, stepsOf } from "../subject/script.js";
import { LimitReached, type Subject } from "../subject/subject.js";

/** Part of a check's time that one sequence may use once something has not ended. */
const SHARE = 0.02;
/** Sequences without an end that are looked for; those after them are not played any more. */
const MOST_ENDLESS = 6;

/** What came of a script. */
export interface Played {
  differences: Difference[];
  /** Numbers of sequences that were not played, of which nothing is known. */
  unplayed: ReadonlySet<number>;
}

/** What the calls of a script are about. */
export interface Kinds {
  /** Kinds of all calls of a sequence. */
  of(sequence: number): readonly string[];
  /** The kind of the call that a step belongs to. */
  at(sequence: number, step: number): string;
}

/**
 * As {@link Subject.play}, but where a budget is used up in a call, that is a difference, too. Sequences that hold a call of the
 * same kind are then not played any more.
 */
export function play(subject: Subject, script: Script, kinds?: Kinds): Played {
  try {
    return { differences: subject.play(script), unplayed: new Set() };
  } catch (error) {
    if (!isOfOneCall(error)) throw error;
    return playEach(subject, script, kinds);
  }
}

/** As {@link play}, with the submission loaded anew, unless all goes right as earlier checks have left it. */
export function playAnew(subject: Subject, script: Script, kinds?: Kinds): Played {
  try {
    if (subject.firstDifference(script) === null) return { differences: [], unplayed: new Set() };
  } catch (error) {
    if (!isOfOneCall(error)) throw error;
    return playEach(subject, script, kinds);
  }
  subject.reload();
  return play(subject, script, kinds);
}

function playEach(subject: Subject, script: Script, kinds: Kinds | undefined): Played {
  const differences: Difference[] = [];
  const unplayed = new Set<number>();
  const endlessKinds = new Set<string>();
  let endless = 0;
  startOver(subject);
  for (const [sequence, numbers] of script.sequences.entries()) {
    const isKnown = endlessKinds.size > 0 && kinds?.of(sequence).some((kind) => endlessKinds.has(kind));
    if (endless === MOST_ENDLESS || isKnown) {
      unplayed.add(sequence);
      continue;
    }
    const alone = (steps: number): Script => ({ ...script, sequences: [firstSteps(numbers, steps)] });
    try {
      differences.push(...subject.play(alone(Infinity)).map(({ step }) => ({ sequence, step })));
    } catch (error) {
      if (!isOfOneCall(error)) throw error;
      endless += 1;
      const step = endlessStep(subject, alone, stepsOf(numbers));
      differences.push({ sequence, step });
      if (kinds !== undefined) endlessKinds.add(kinds.at(sequence, step));
    }
  }
  startOver(subject);
  return { differences, unplayed };
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
