/**
 * Calls of a small world as sequences of steps: what is called, what is looked at, and what is due each time.
 *
 * @module
 */
import { type Script, type Step, scriptOf } from "../subject/script.js";
import { type Call, type Look, NEW, type SmallWorld, type Transition } from "./small-world.js";

/** After which calls it is looked at the instances: after the last one, after some, which is quicker than after each. */
export type When = "last" | "some" | "each";

/** Of so many calls, some are looked at after one. */
const SOME = 3;

/** Where a step stands in its sequence. */
export interface Place {
  /** How many calls were made by then, this one included; 0 for the constructor. */
  calls: number;
  /** What is wrong when the step differs: {@link RESULT}, or the name of a look. */
  aspect: string;
  /** Whether nothing can be said of what follows when it differs. */
  isEnd: boolean;
  /** Whether it belongs to what is made on the way out. */
  isProbe: boolean;
}

/** A sequence to play. */
export interface Sequence {
  steps: Step[];
  /** For each step its place. */
  places: Place[];
}

/** The aspect of how a call ends. */
export const RESULT = "result";

/** Looks after which nothing can be said of what follows when they differ. */
const ENDS: ReadonlySet<Look["kind"]> = new Set(["list", "words", "tree", "answers"]);

/** A sequence that makes `calls` on new instances, looks at them, and then makes the world's probes, looking after each. */
export function sequenceOf<Oracle>(world: SmallWorld<Oracle>, calls: readonly Call[], when: When): Sequence {
  const steps: Step[] = [];
  const places: Place[] = [];
  const oracle = world.begin();
  let isProbe = false;
  const add = (step: Step, place: Omit<Place, "isProbe">): void => {
    steps.push(step);
    places.push({ ...place, isProbe });
  };
  const make = (call: Call, count: number): void => {
    const { slot = 0, method, args } = call;
    const instead = world.byGrader?.(oracle, call) ?? null;
    const due = world.make(oracle, call);
    if (method === NEW) {
      add({ kind: "construct", slot, args }, { calls: count, aspect: RESULT, isEnd: true });
      return;
    }
    if (instead !== null) {
      for (const step of instead) add({ ...step, slot }, { calls: count, aspect: RESULT, isEnd: true });
      return;
    }
    const step: Step = { kind: "call", slot, method, args, due, isLook: false };
    add(step, { calls: count, aspect: RESULT, isEnd: true });
    const filled = due.kind === "returns" ? (world.fills?.(oracle, call) ?? null) : null;
    if (filled !== null) add({ kind: "fill", slot, ...filled }, { calls: count, aspect: RESULT, isEnd: true });
  };
  const look = (count: number): void => {
    for (const one of world.looks(oracle)) {
      const { slot = 0, aspect } = one;
      const step: Step =
        one.kind === "call"
          ? { ...one, slot, args: one.args ?? [], due: { kind: "returns", value: one.due }, isLook: true }
          : { ...one, slot };
      add(step, { calls: count, aspect, isEnd: ENDS.has(one.kind) });
    }
  };
  for (const [slot, args] of world.construct.entries())
    add({ kind: "construct", slot: slot === 0 ? 0 : 1, args }, { calls: 0, aspect: RESULT, isEnd: true });
  if (when === "each" || calls.length === 0) look(0);
  for (const [place, call] of calls.entries()) {
    make(call, place + 1);
    if (when === "each" || (when === "some" && place % SOME === 0) || place === calls.length - 1) look(place + 1);
  }
  isProbe = true;
  for (const call of world.probes(oracle)) {
    make(call, calls.length);
    look(calls.length);
  }
  return { steps, places };
}

/** The calls that a transition is: the way to its state, and its own. */
export const callsOf = ({ way, call }: Transition): Call[] => (call === null ? [...way] : [...way, call]);

/**
 * Transitions in groups that are played together: those that leave a state as it is, one after another in it. One of them,
 * another in each state, is played alone: what one call does amiss the next one may undo.
 */
export function groupsOf(transitions: readonly Transition[]): Transition[][] {
  const still = new Map<number, Transition[]>();
  const groups: Transition[][] = [];
  for (const transition of transitions) {
    const known = transition.isStill ? still.get(transition.from) : undefined;
    if (known !== undefined) {
      known.push(transition);
      continue;
    }
    const group = [transition];
    groups.push(group);
    if (transition.isStill) still.set(transition.from, group);
  }
  return groups.flatMap((group) => {
    const alone = group[(group[0]?.from ?? 0) % group.length];
    return group.length === 1 || alone === undefined ? [group] : [[alone], group.filter((each) => each !== alone)];
  });
}

/** The calls of a group. */
export const callsOfGroup = (group: readonly Transition[]): Call[] => [
  ...(group[0]?.way ?? []),
  ...group.flatMap(({ call }) => call ?? []),
];

/** Sequences of a world as a script. */
export const worldScript = <Oracle>(world: SmallWorld<Oracle>, sequences: readonly Sequence[]): Script =>
  scriptOf(
    sequences.map(({ steps }) => steps),
    "calls in a small memory",
    world.shapes,
  );
