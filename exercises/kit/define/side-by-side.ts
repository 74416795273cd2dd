/**
 * Small worlds of two instances side by side, of which neither may know of the other.
 *
 * @module
 */
import type { Argument } from "../subject/subject.js";
import type { Answers, Definition } from "./definition.js";
import { methodNamed } from "./oracle.js";
import type { Call, Topic } from "./small-world.js";
import type { Part } from "./survey.js";
import { type Oracles, type Tried, worldOf } from "./world.js";

/** The arguments of two constructors. */
export type Pair = readonly [one: readonly Argument[], other: readonly Argument[]];

/** What is tried of each of the two. */
export interface TriedBeside<Oracle> extends Pick<Tried<Oracle>, "fills" | "looks" | "seenAs"> {
  /** Every call that is tried in this state. */
  calls(oracle: Oracle): readonly Call[];
  /** What each of them is about. */
  about: string;
  /**
   * What a call is about that only the other one may be asked for, such as a free of what only the other one has handed out; each has
   * to refuse it. Default: none of them is made.
   */
  aboutOthers?: string;
}

/** Calls of one pair. What goes wrong only after more of them is for other checks. */
const MOST_CALLS = 300;

/**
 * The worlds of such pairs, each in a tour: all calls of both in all their states, and another instance in place of the second one.
 *
 * @param pairs - equal ones show what is kept by what they are made with, unequal ones what is kept of the larger, or the last
 */
export function sideBySide<Oracle, Returns extends Answers>(
  definition: Definition<Oracle, Returns>,
  pairs: readonly Pair[],
  { calls, about, aboutOthers, ...rest }: TriedBeside<Oracle>,
): Part<Oracles<Oracle>>[] {
  const of = (kind: string): Topic => ({ kind, isEdge: false });
  const isTried = (oracle: Oracle, call: Call): boolean => calls(oracle).some((each) => isSame(each, call));
  return pairs.map((construct) => ({
    plays: "tour",
    world: worldOf(definition, {
      ...rest,
      mostCalls: MOST_CALLS,
      construct,
      start: of(about),
      calls(oracle, beside) {
        const others = beside === null || aboutOthers === undefined ? [] : calls(beside);
        return [
          ...calls(oracle),
          ...others.filter((call) => isRefused(definition, oracle, call) && !isTried(oracle, call)),
        ];
      },
      topic: (oracle, call) => of(isTried(oracle, call) ? about : (aboutOthers ?? about)),
    }),
  }));
}

/** Whether the call is one that may be made, and fails. What a handle of another instance is to this one is not known. */
function isRefused<Oracle, Returns extends Answers>(
  definition: Definition<Oracle, Returns>,
  oracle: Oracle,
  call: Call,
): boolean {
  const { method, args } = call;
  if (definition.handles?.taken[method] !== undefined) return false;
  if ((definition.refusal?.(call) ?? definition.mustWait?.(oracle, call) ?? null) !== null) return false;
  return methodNamed(definition, method).due(oracle, ...args).kind === "throws";
}

const isSame = (one: Call, other: Call): boolean =>
  one.method === other.method && one.args.every((arg, place) => Object.is(arg, other.args[place]));
