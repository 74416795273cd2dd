/**
 * Whether calls stay as cheap as they should when there is more of what they work on: judged by ticks, which are the same on
 * every machine, and by their ratio, so that no honest way of writing it is too slow. A ratio alone is content with a call that
 * wastes as much among few as it needs among many; so a call may not be many times as dear as the reference's, either.
 *
 * @module
 */
import { CheckFailure, CheckSkipped } from "./failure.js";
import { noteFinal } from "./final.js";
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
  /**
   * Makes so many calls on it, and compares what they return with what they should: `calls(Class, count)`. Asked again, it goes on
   * from where it left off, also when the loop has run in between.
   */
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
  /** Calls that are measured at a size, so many that those of the reference take 25 ticks at least. Who is slow makes fewer. */
  calls: (size: number) => number;
  /** Whether fewer calls would be another pattern, so that they are all made however slow they are. Default `false`. */
  isWhole?: boolean;
  /** Whether the loop runs on a submission freshly loaded, as the calls may leave much that is never given back; the calls are then all made, too. Default `false`. */
  loopsAnew?: boolean;
  /** How many times as much a call may cost at the largest size as at the smallest one, where the usual is not right. */
  mostTimes?: number;
  /** How many times as much as the reference's a call may cost at the largest size, where 10 is not right. */
  mostTimesReference?: number;
  /** Ticks that a call of the reference takes at each size, to be compared with and drawn beside. */
  reference?: readonly [number, number, number];
  /** Ticks that preparing the largest size may take, and of them a smaller size in proportion. Default 5,000 at each. */
  mostPreparing?: number;
}

/** What is claimed of the cost of a call at one size: for what is slow however it grows. */
export interface CostClaim extends Pick<GrowthClaim, "what" | "pattern" | "mostPreparing"> {
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
/** How many times as much as the reference's a call may cost at the largest size; honest ones cost up to five times as much. */
const MOST_TIMES_REFERENCE = 10;
/** Ticks from which on a size is hopeless. */
const PREPARING_TICKS = 5_000;
const CALLING_TICKS = 2_000;
/** Preparing may always take so many: what is hopeless among many is to have its cost among few told. */
const LEAST_PREPARING_TICKS = 400;
/** Where calls take more than so many times the reference's ticks, and more than so many, fewer tell the same. */
const ENOUGH_TIMES = 4;
const ENOUGH_TICKS = 100;
/** At the largest size, which decides, only those that seem to take so many times as many are told by fewer. */
const SURELY_TIMES = 4;
/** How many times fewer, over and over, up to so many times. */
const FEWER_TIMES = 8;
const MOST_FEWER = FEWER_TIMES ** 3;
/** How far what is allowed at the largest size has to be passed at a smaller one, for the rest not to be waited for. */
const HOPELESS_TIMES = 1.05;

/**
 * Expects that the cost of a call grows as is claimed, and at the largest size is no more than so many times the reference's. Sizes
 * are measured in rising order, each on the submission freshly loaded, with built-ins that pay for what they do, up to the first
 * that is hopeless.
 *
 * @throws CheckFailure `too-slow` when it grows faster or costs more, or `wrong-result` when a call was wrong: a wrong answer is no
 * fast one
 * @throws CheckSkipped where nobody counts ticks
 */
export function expectGrowth(subject: Subject, claim: GrowthClaim): void {
  const most = mostTimes(claim);
  const measured = measuredAt(subject, scaleOf(claim), most * HOPELESS_TIMES);
  const times = timesOf(measured);
  if (times === null || times > most) throw tooSlow(claim, measured, growthOf(claim, measured, times));
  const dear = dearnessOf(claim, measured);
  if (dear !== null) throw tooSlow(claim, measured, dear);
}

/**
 * Expects that a call costs no more than is claimed, measured as {@link expectGrowth} does.
 *
 * @throws CheckFailure `too-slow` when it costs more, or `wrong-result` when a call was wrong
 * @throws CheckSkipped where nobody counts ticks
 */
export function expectCost(
  subject: Subject,
  { what, pattern, size, calls, mostTicks, mostPreparing }: CostClaim,
): void {
  const reference = mostTicks / MOST_TIMES_REFERENCE;
  const [measured] = measuredAt(subject, {
    pattern,
    isWhole: false,
    loopsAnew: false,
    mostPreparing,
    sizes: [{ size, calls, reference }],
  });
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

/** What is measured. */
interface Scale {
  pattern: Pattern;
  isWhole: boolean;
  loopsAnew: boolean;
  mostPreparing: number | undefined;
  /** In rising order; `reference` is what a call of the reference costs there. */
  sizes: readonly { size: number; calls: number; reference: number | undefined }[];
}

const scaleOf = ({
  pattern,
  isWhole = false,
  loopsAnew = false,
  mostPreparing,
  sizes = SIZES,
  calls,
  reference,
}: GrowthClaim): Scale => ({
  pattern,
  isWhole,
  loopsAnew,
  mostPreparing,
  sizes: sizes.map((size, place) => ({ size, calls: calls(size), reference: reference?.[place] })),
});

/**
 * What a call costs at each size, up to the first that is hopeless: that is given up, or costs more than so many times as much as the
 * first one. None of it comes out otherwise when it is tried again.
 */
function measuredAt(subject: Subject, scale: Scale, hopelessTimes = Infinity): Measured[] {
  if (subject.ticks() === null) {
    throw new CheckSkipped("Skipped: what a call costs is only known in the sandbox. `npm run grade` counts it.");
  }
  const measured: Measured[] = [];
  try {
    let fewer = 1;
    for (const [place, { size }] of scale.sizes.entries()) {
      const hopeless = hopelessTimes * (measured[0]?.cost ?? Infinity);
      const { cost, fewer: were } = costAt(subject, scale, place, fewer, hopeless);
      measured.push({ size, cost });
      if (cost === null || cost > hopeless) break;
      fewer = were;
    }
  } catch (error) {
    // What ran into a limit may do so for want of a fresh machine, of which a second try has more.
    if (error instanceof CheckFailure) noteFinal(error);
    throw error;
  } finally {
    subject.reload();
  }
  return measured;
}

/** What a call costs, `null` where it was given up, and how many times fewer calls than are claimed have told it. */
interface Told {
  cost: number | null;
  fewer: number;
}

/** What says of a cost that it was given up. */
const GIVEN_UP: Told = { cost: null, fewer: MOST_FEWER };

/**
 * What a call costs at a size. Who is slow makes so many fewer calls that it takes no longer than it does others; whoever turns out
 * not to be slow goes on to make them all, since a few calls need not have among them the one that pays for the others, and may have
 * the one that the others pay for.
 *
 * @param fewest - how many times fewer have told it at the size before
 * @param hopeless - what a call may not cost, whatever others do
 */
function costAt(subject: Subject, scale: Scale, place: number, fewest: number, hopeless: number): Told {
  const { isWhole, loopsAnew, sizes } = scale;
  const { calls, reference } = sizes[place]!;
  const called = (made: number, most: number) => ticksOf(subject, most, scale.pattern.calls, made);
  /** Below the grain of a tick nothing can be said of a cost. */
  const costOf = (ticks: number, made: number) => Math.max(1, ticks - ticksOfLoop(subject, scale, place, made)) / made;
  const allOfThem = (): Told => {
    const ticks = prepared(subject, scale, place) ? called(calls, CALLING_TICKS) : null;
    return ticks === null ? GIVEN_UP : { cost: costOf(ticks, calls), fewer: 1 };
  };
  if (isWhole || loopsAnew || reference === undefined) return allOfThem();
  const enough = Math.max(ENOUGH_TICKS, ENOUGH_TIMES * reference * calls);
  const slow = place === sizes.length - 1 ? SURELY_TIMES * enough : enough;
  const isSlow = place === 0 || fewest > 1;
  // Whoever has not been slow is given up only where that says that it is hopeless, and a few calls then only have to say how much so.
  const ofAll = isSlow || hopeless * calls >= CALLING_TICKS ? CALLING_TICKS : Math.max(enough, hopeless * calls);
  let isHopeless = false;
  for (let fewer = Math.max(FEWER_TIMES, fewest); fewer <= MOST_FEWER; fewer *= FEWER_TIMES) {
    const made = Math.max(1, Math.round(calls / fewer));
    const most = fewer === MOST_FEWER ? CALLING_TICKS : enough;
    if (!prepared(subject, scale, place)) return GIVEN_UP;
    const few = called(made, most);
    if (few === null) {
      isHopeless ||= most >= hopeless * made;
      continue;
    }
    // Told before the others are made: when these are given up, nothing is left of what was prepared.
    const cost = costOf(few, made);
    const isTold = () => cost * calls > slow || (isHopeless && cost > hopeless);
    if (isSlow && isTold()) return { cost, fewer };
    const more = called(calls - made, ofAll - few);
    if (more !== null) return { cost: costOf(few + more, calls), fewer: 1 };
    if (ofAll === CALLING_TICKS) return GIVEN_UP;
    isHopeless ||= ofAll >= hopeless * calls;
    return isTold() ? { cost, fewer } : allOfThem();
  }
  return GIVEN_UP;
}

/** Ticks that the loop takes which makes so many calls. */
function ticksOfLoop(subject: Subject, scale: Scale, place: number, calls: number): number {
  if (scale.loopsAnew) prepared(subject, scale, place);
  return ticksOf(subject, CALLING_TICKS, scale.pattern.loop, calls) ?? 0;
}

/** Makes on the submission freshly loaded what is worked on; answers whether that took no more than it may. */
function prepared(subject: Subject, scale: Scale, place: number): boolean {
  const { size } = scale.sizes[place]!;
  subject.reload(true);
  return ticksOf(subject, preparingTicks(scale, size), scale.pattern.prepare, size) !== null;
}

/** Ticks that preparing a size may take. */
function preparingTicks({ mostPreparing, sizes }: Scale, size: number): number {
  if (mostPreparing === undefined) return PREPARING_TICKS;
  return Math.max(LEAST_PREPARING_TICKS, (mostPreparing * size) / (sizes.at(-1)?.size ?? size));
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

/** What is wrong with a cost, in words. */
interface Verdict {
  found: string;
  allowed: string;
  /** How it should be, as a sentence goes on. */
  due: string;
  mistake: string;
}

function growthOf(claim: GrowthClaim, measured: readonly Measured[], times: number | null): Verdict {
  const { growth, sizes = SIZES } = claim;
  const least = measured[0]?.size ?? 0;
  const most = measured.at(-1)?.size ?? 0;
  const allowed = `at most ${shown(mostTimes(claim))} times as much among ${count(sizes[2])} as among ${count(sizes[0])}`;
  const found =
    times === null
      ? `too much to be measured among ${count(most)}`
      : `${shown(times)} times as much among ${count(most)} as among ${count(least)}`;
  return { found, allowed, due: `${IN_WORDS[growth]}: ${allowed}`, mistake: `grows faster than ${growth}` };
}

/** What is wrong with a cost that grows no faster than it may; `null` when nothing is. */
function dearnessOf(
  { reference, mostTimesReference: most = MOST_TIMES_REFERENCE }: GrowthClaim,
  measured: readonly Measured[],
): Verdict | null {
  const { size = 0, cost = null } = measured.at(-1) ?? {};
  const due = reference?.[2];
  if (cost === null || due === undefined || cost <= most * due) return null;
  const allowed = `at most ${most} times as much as the reference's among ${count(size)}`;
  return {
    found: `${shown(cost / due)} times as much as the reference's among ${count(size)}`,
    allowed,
    due: `${allowed}: that it is nearly as slow among few does not make it fast among many`,
    mistake: "costs many times what it should at every size",
  };
}

function tooSlow(claim: GrowthClaim, measured: readonly Measured[], verdict: Verdict): CheckFailure {
  const { what, reference, sizes = SIZES } = claim;
  const { found, allowed, due, mistake } = verdict;
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
    message: `${what} costs ${found}${costs}. It should cost ${due}.`,
    expected: allowed,
    actual: found,
    mistake,
    pictures: [picture],
  });
}

const inWords = ({ size, cost }: Measured): string => `among ${count(size)}: ${shown(cost ?? 0)} ticks a call`;

const count = (number: number): string => number.toLocaleString("en-US");

/** Two digits that count. */
const shown = (number: number): string => String(Number(number.toPrecision(2)));
