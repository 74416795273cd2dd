/**
 * What is right when the calls of a failure are made a little otherwise: that tells what it depends on.
 *
 * @module
 */
import { argumentsOf, type CheckFailure, type TraceStep } from "./failure.js";
import { type Attempt, isSameFailure, type Repeatable } from "./repeatable.js";
import { showCall } from "./show.js";
import type { Subject } from "./subject.js";

/** Sentences at most, and calls whose size is changed. */
const MOST = 3;
const MOST_CHANGED = 6;
/** Idle calls that are made before the others at most, an even number. */
const MOST_IDLE = 256;
/** Least size of which it is told that it is the first to go wrong: what is smaller says little. */
const LEAST_TOLD = 6;

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
  const scene: Scene = { told, again, subject, places };
  const found = [
    ...again.likeness(subject, told.failure, places),
    withoutRefused(scene),
    byTheShortestWay(scene),
    ...[...places]
      .reverse()
      .slice(0, MOST_CHANGED)
      .map((place) => sizeContrast(scene, place)),
  ];
  return found.filter((sentence) => sentence !== null).slice(0, MOST);
}

/** A failure, and what is needed to make its calls otherwise. */
interface Scene {
  told: CheckFailure;
  again: Repeatable;
  subject: Subject;
  places: readonly number[];
}

/** Calls that are refused, as they should be, and yet are needed for the failure: they have left something behind. */
function withoutRefused({ told, again, subject, places }: Scene): string | null {
  const { trace, omittedCalls } = told.failure;
  if (trace === null || omittedCalls > 0) return null;
  const needed = trace.flatMap((step, i) => {
    const isRefused = i < trace.length - 1 && String(step.expected).startsWith("throws ");
    if (!isRefused || trace.length !== places.length) return [];
    const others = places.filter((_, at) => at !== i);
    const attempt = again.make(subject, others, "as checked");
    return attempt.failure === null && attempt.made.length === others.length ? [i] : [];
  });
  const [first] = needed;
  if (first === undefined) return null;
  const step = trace[first];
  const source = step === undefined ? "" : showCall(step.op, argumentsOf(step));
  return `Without call ${first + 1}, ${source}, which is rightly refused, all is right: it has left something behind.`;
}

/** Whether the same memory, come to in another way, is treated right. */
function byTheShortestWay({ told, again, subject, places }: Scene): string | null {
  const { firstWrong, omittedCalls } = told.failure;
  const upTo = firstWrong === undefined ? undefined : firstWrong + omittedCalls;
  const root = upTo === undefined ? places : places.slice(0, upTo + 1);
  const manner = upTo === undefined ? "as checked" : "by law";
  const attempt = (idle: number) => again.directly(subject, root, manner, idle);
  const direct = attempt(0);
  if (direct === null || direct.failure !== null) return null;
  const isRight = (idle: number) => attempt(idle)?.failure === null;
  if (!isRight(MOST_IDLE)) {
    let [right, wrong] = [0, MOST_IDLE / 2];
    while (wrong - right > 1) {
      const middle = Math.floor((right + wrong) / 2);
      if (isRight(2 * middle)) right = middle;
      else wrong = middle;
    }
    const calls = direct.made.length - 1 + 2 * wrong;
    return `It depends on how many calls there were: come to by the shortest way, the same goes wrong as call ${calls}, with ${2 * wrong} idle calls before, and is right with ${2 * right} before.`;
  }
  const call = upTo === undefined ? told.failure.call : `call ${upTo + 1}`;
  return `A new allocator that comes to the same memory by the shortest way does ${call} right. So it depends on the calls before, not on how memory looks.`;
}

/** What another size in that call would have changed. */
function sizeContrast({ told, again, subject, places }: Scene, place: number): string | null {
  const size = again.sizeAt(place);
  const step = told.failure.trace?.[places.indexOf(place)];
  if (size === null || step === undefined || told.failure.omittedCalls > 0) return null;
  const how = (other: number): "right" | "same" | "other" => {
    if (other < 1) return "other";
    return verdict(again.make(subject, places, "as checked", { place, size: other }), told, places);
  };
  const [less, more] = [how(size - 1), how(size + 1)];
  const source = (other: number) => showCall(step.op, [other, ...argumentsOf(step).slice(1)]);
  const made = numbered(told, places.indexOf(place), source(size));
  if (less === "right" && more === "right")
    return `With ${source(size - 1)} or ${source(size + 1)} in place of ${made} all is right.`;
  if (less === "right" && more === "same" && size >= LEAST_TOLD)
    return `It goes wrong from ${size} on: with ${source(size - 1)} in place of ${made} all is right.`;
  if (less !== "same" || how(1) !== "right") return null;
  let [right, wrong] = [1, size];
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (how(middle) === "right") right = middle;
    else wrong = middle;
  }
  // Where it is the size of something else in memory, it only says that other blocks would have been chosen.
  if (wrong < LEAST_TOLD || isSeen(wrong, told) || isSeen(right, told)) return null;
  return `It goes wrong from ${wrong} on: with ${source(right)} in place of ${made} all is right.`;
}

/** A call as it is told: with its number where an equal one is made, too. */
function numbered({ failure: { trace } }: CheckFailure, at: number, source: string): string {
  const equal = (trace ?? []).filter((step) => showCall(step.op, argumentsOf(step)) === source);
  return equal.length > 1 ? `call ${at + 1}, ${source},` : source;
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
