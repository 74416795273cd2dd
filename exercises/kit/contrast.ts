/**
 * What is right when the calls of a failure are made a little otherwise: that tells what it depends on.
 *
 * @module
 */
import type { CheckFailure, TraceStep } from "./failure.js";
import { argumentsOf } from "./failure.js";
import { type Attempt, isSameFailure, type Repeatable } from "./repeatable.js";
import type { Subject } from "./subject.js";

/** Sentences at most, and calls whose size is changed. */
const MOST = 2;
const MOST_CHANGED = 6;

/**
 * Sentences about the calls of a failure; empty where nothing could be found.
 *
 * @param places - of the calls that lead to it
 */
export function contrastsOf(
  told: CheckFailure,
  again: Repeatable,
  subject: Subject,
  places: readonly number[],
): string[] {
  const likeness = again.likeness(subject, told.failure);
  const found = likeness === null ? [] : [likeness];
  const upTo = told.failure.firstWrong;
  const root = upTo === undefined ? places : places.slice(0, upTo + 1);
  const direct = again.directly(subject, root, upTo === undefined ? "as checked" : "by law");
  if (direct !== null && direct.failure === null) {
    const call = upTo === undefined ? told.failure.call : `call ${upTo + 1}`;
    found.push(
      `A new allocator that comes to the same memory by the shortest way does ${call} right. So it depends on the calls before, not on how memory looks.`,
    );
  }
  for (const place of [...places].reverse().slice(0, MOST_CHANGED)) {
    if (found.length >= MOST) break;
    const sentence = sizeContrast(told, again, subject, { places, place });
    if (sentence !== null) found.push(sentence);
  }
  return found.slice(0, MOST);
}

/** What another size in that call would have changed. */
function sizeContrast(
  told: CheckFailure,
  again: Repeatable,
  subject: Subject,
  { places, place }: { places: readonly number[]; place: number },
): string | null {
  const size = again.sizeAt(place);
  const step = told.failure.trace?.[places.indexOf(place)];
  if (size === null || step === undefined || told.failure.omittedCalls > 0) return null;
  const how = (other: number): "right" | "same" | "other" => {
    if (other < 1) return "other";
    return verdict(again.make(subject, places, "as checked", { place, size: other }), told, places);
  };
  const [less, more] = [how(size - 1), how(size + 1)];
  const source = (other: number) => `${step.op}(${other})`;
  if (less === "right" && more === "right")
    return `With ${source(size - 1)} or ${source(size + 1)} in place of ${source(size)} all is right.`;
  if (less === "right" && more === "same")
    return `It goes wrong from ${size} on: with ${source(size - 1)} in place of ${source(size)} all is right.`;
  if (less !== "same" || how(1) !== "right") return null;
  let [right, wrong] = [1, size];
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (how(middle) === "right") right = middle;
    else wrong = middle;
  }
  // Where it is the size of something else in memory, it only says that other blocks would have been chosen.
  if (isSeen(wrong, told) || isSeen(right, told)) return null;
  return `It goes wrong from ${wrong} on: with ${source(right)} in place of ${source(size)} all is right.`;
}

function verdict(attempt: Attempt, told: CheckFailure, places: readonly number[]): "right" | "same" | "other" {
  if (attempt.failure !== null) return isSameFailure(attempt.failure, told) ? "same" : "other";
  return attempt.made.length === places.length ? "right" : "other";
}

/** Whether a number is that of a block or of an argument in the trace. */
function isSeen(number: number, { failure: { trace } }: CheckFailure): boolean {
  return (trace ?? []).some((step: TraceStep) => {
    const sizes = step.memory?.blocks.flatMap(({ start, size }) => [start, size]) ?? [];
    return sizes.includes(number) || argumentsOf(step).includes(number);
  });
}
