/**
 * Whether calls stay as cheap as they should when there is more of what they work on: judged by ticks, which are the same on
 * every machine, and by their ratio alone, so that no honest way of writing it is too slow.
 *
 * @module
 */
import { CheckFailure, CheckSkipped } from "./failure.js";
import { isUnwritten, unwrittenText } from "./judge.js";
import type { CaptionedPicture } from "./picture.js";
import { clipped, showThrown } from "../subject/show.js";
import type { Answer, Subject } from "../subject/subject.js";

/** How the cost of a call may grow with the size of what it works on. */
export type Growth = "constant" | "logarithmic" | "linear";

/** Functions of the assignment's `stages/inside.ts`; each is given the class first, and tells what was wrong, or nothing. */
export interface Pattern {
  /** Makes what is worked on, of that size, and keeps it: `prepare(Class, size)`. */
  prepare: string;
  /** Makes so many calls on it, and compares what they return with what they should: `calls(Class, count)`. */
  calls: string;
  /** The same loop without the calls, whose cost is no part of theirs: `loop(Class, count)`. */
  loop: string;
}

/** What is claimed of the cost of a call. */
export interface GrowthClaim {
  /** What is called, as a sentence begins: "`free` among many blocks". */
  what: string;
  growth: Growth;
  pattern: Pattern;
  /** In rising order. Default 1,000, 4,000 and 16,000. */
  sizes?: readonly [number, number, number];
  /** Calls that are measured at a size, so many that those of the reference take 25 ticks at least. */
  calls: (size: number) => number;
  /** How many times as much a call may cost at the largest size as at the smallest one, where the usual is not right. */
  mostTimes?: number;
  /** Ticks that a call of the reference takes at each size, to be drawn beside. */
  reference?: readonly [number, number, number];
}

/** What is claimed of the cost of a call at one size: for what is slow however it grows. */
export interface CostClaim extends Pick<GrowthClaim, "what" | "pattern"> {
  /** How many there are. */
  size: number;
  /** Calls that are measured. */
  calls: number;
  /** Ticks that a call may cost. */
  mostTicks: number;
}

/** What was measured at one size; the cost is `null` where it was given up. */
interface Measured {
  size: number;
  /** Ticks a call. */
  cost: number | null;
}

const SIZES = [1_000, 4_000, 16_000] as const;
/** Between sizes that are 16 times apart a logarithm grows by 1.4. */
const MOST_TIMES: Record<Growth, number> = { constant: 1.5, logarithmic: 2.5, linear: 26 };
const IN_WORDS: Record<Growth, string> = {
  constant: "the same, however many there are",
  logarithmic: "hardly more when there are many more: a little for each time that their number doubles",
  linear: "more only in proportion to how many there are",
};
/** Ticks from which on a size is hopeless. */
const PREPARING_TICKS = 5_000;
const CALLING_TICKS = 2_000;
/** How far what is allowed at the largest size has to be passed at a smaller one, for the rest not to be waited for. */
const HOPELESS_TIMES = 1.2;

/**
 * Expects that the cost of a call grows as is claimed. Sizes are measured in rising order, each on the submission freshly
 * loaded, with built-ins that pay for what they do, up to the first that is hopeless.
 *
 * @throws CheckFailure `too-slow` when it grows faster, or `wrong-result` when a call was wrong: a wrong answer is no fast one
 * @throws CheckSkipped where nobody counts ticks
 */
export function expectGrowth(subject: Subject, claim: GrowthClaim): void {
  const most = mostTimes(claim);
  const measured = measuredAt(subject, claim.pattern, claim.sizes ?? SIZES, claim.calls, most * HOPELESS_TIMES);
  const times = timesOf(measured);
  if (times === null || times > most) throw tooSlow(claim, measured, times);
}

/**
 * Expects that a call costs no more than is claimed, measured as {@link expectGrowth} does.
 *
 * @throws CheckFailure `too-slow` when it costs more, or `wrong-result` when a call was wrong
 * @throws CheckSkipped where nobody counts ticks
 */
export function expectCost(subject: Subject, { what, pattern, size, calls, mostTicks }: CostClaim): void {
  const [measured] = measuredAt(subject, pattern, [size], () => calls);
  const cost = measured?.cost ?? null;
  if (cost !== null && cost <= mostTicks) return;
  const allowed = `at most ${shown(mostTicks)} ticks a call`;
  const found = cost === null ? "too much to be measured" : `${shown(cost)} ticks a call`;
  throw new CheckFailure({
    kind: "too-slow",
    message: `${what} costs ${found} among ${count(size)}. It should cost ${allowed}.`,
    expected: allowed,
    actual: found,
    mistake: "costs more than it may",
  });
}

/**
 * What a call costs at each size, up to the first that is hopeless: that is given up, or costs more than so many times as much as the
 * first one.
 */
function measuredAt(
  subject: Subject,
  pattern: Pattern,
  sizes: readonly number[],
  calls: (size: number) => number,
  hopelessTimes = Infinity,
): Measured[] {
  if (subject.ticks() === null) {
    throw new CheckSkipped("Skipped: what a call costs is only known in the sandbox. `npm run grade` counts it.");
  }
  const measured: Measured[] = [];
  try {
    for (const size of sizes) {
      const cost = costAt(subject, pattern, size, calls(size));
      measured.push({ size, cost });
      if (cost === null || cost > hopelessTimes * (measured[0]?.cost ?? Infinity)) break;
    }
  } finally {
    subject.reload();
  }
  return measured;
}

/** Ticks a call; `null` when preparing or calling was given up. */
function costAt(subject: Subject, pattern: Pattern, size: number, count: number): number | null {
  subject.reload(true);
  if (ticksOf(subject, PREPARING_TICKS, pattern.prepare, size) === null) return null;
  const called = ticksOf(subject, CALLING_TICKS, pattern.calls, count);
  if (called === null) return null;
  const looped = ticksOf(subject, CALLING_TICKS, pattern.loop, count) ?? 0;
  // Below the grain of a tick nothing can be said of it.
  return Math.max(1, called - looped) / count;
}

/** Ticks that a function of the pattern takes; `null` when that is more than it may. */
function ticksOf(subject: Subject, most: number, name: string, argument: number): number | null {
  const before = subject.ticks() ?? 0;
  const answer = subject.within(most, () => subject.ask(name, [argument], "many calls"));
  if (answer === null) return null;
  refuse(answer, name);
  return (subject.ticks() ?? 0) - before;
}

/** Fails where the pattern was not right. */
function refuse(answer: Answer, name: string): void {
  if (answer.kind === "threw") {
    const { name: errorName, location } = answer.error;
    if (isUnwritten(answer.error)) {
      throw new CheckFailure({
        kind: "not-written",
        message: unwrittenText("A call among many", answer.error),
        actual: `throws ${errorName}`,
        location,
        mistake: clipped(answer.error.message),
      });
    }
    throw new CheckFailure({
      kind: "wrong-error",
      message: `A call that should not throw, among many, threw ${showThrown(answer.error)}.`,
      actual: `throws ${errorName}`,
      location,
    });
  }
  if (answer.value === null || answer.value === undefined) return;
  if (typeof answer.value === "string") throw new CheckFailure({ kind: "wrong-result", message: answer.value });
  throw new Error(`the pattern's function ${name} told something else than a text, or nothing`);
}

const mostTimes = ({ mostTimes, growth }: GrowthClaim): number => mostTimes ?? MOST_TIMES[growth];

/** How many times as much the last cost is as the first; `null` when it was given up before the end. */
function timesOf(measured: readonly Measured[]): number | null {
  const [first, last] = [measured[0]?.cost, measured.at(-1)?.cost];
  return first == null || last == null ? null : last / first;
}

function tooSlow(claim: GrowthClaim, measured: readonly Measured[], times: number | null): CheckFailure {
  const { what, growth, reference, sizes = SIZES } = claim;
  const least = measured[0]?.size ?? 0;
  const most = measured.at(-1)?.size ?? 0;
  const allowed = `at most ${shown(mostTimes(claim))} times as much among ${count(sizes[2])} as among ${count(sizes[0])}`;
  const found =
    times === null
      ? `too much to be measured among ${count(most)}`
      : `${shown(times)} times as much among ${count(most)} as among ${count(least)}`;
  // What was given up is said already.
  const known = measured.filter(({ cost }) => cost !== null);
  const costs = known.length === 0 ? "" : ` (${known.map(inWords).join("; ")})`;
  const points = measured.map(({ size, cost }) => ({ size, cost }));
  const references = (reference ?? []).map((cost, place) => ({ size: sizes[place] ?? 0, cost }));
  const picture: CaptionedPicture = {
    caption: "What a call costs, by how many there are",
    picture: {
      kind: "growth",
      unit: "ticks a call",
      curves: [
        { name: "yours", points },
        ...(references.length === 0 ? [] : [{ name: "the reference", points: references }]),
      ],
    },
  };
  return new CheckFailure({
    kind: "too-slow",
    message: `${what} costs ${found}${costs}. It should cost ${IN_WORDS[growth]}: ${allowed}.`,
    expected: allowed,
    actual: found,
    mistake: `grows faster than ${growth}`,
    pictures: [picture],
  });
}

const inWords = ({ size, cost }: Measured): string => `among ${count(size)}: ${shown(cost ?? 0)} ticks a call`;

const count = (number: number): string => number.toLocaleString("en-US");

/** Two digits that count. */
const shown = (number: number): string => String(Number(number.toPrecision(2)));
