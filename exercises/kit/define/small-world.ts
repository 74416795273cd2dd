/**
 * Small worlds: every state that an assignment's oracle can be in when memory is small, the shortest way to each, and
 * every call that can be made there. Whatever a submission gets wrong that depends on the state alone is found in one of
 * them, each time and by the shortest sequence that shows it.
 *
 * @module
 */
import type { Answer, Expected } from "../subject/expected.js";
import type { DueAnswer, DueEntries, DueTree, Filled, LookStep, OctetRun, Shapes, Slot } from "../subject/script.js";
import type { Argument, ListNode } from "../subject/subject.js";

/** What stands for a method in a call of the constructor. */
export const NEW = "new";

/** A call on one of the instances of a world, the first one where no slot is named. */
export interface Call {
  slot?: Slot;
  /** Its name; {@link NEW} where another instance takes the place of that one. */
  method: string;
  args: readonly Argument[];
}

/** What a call is about, by which it finds the stage that teaches it. */
export interface Topic {
  /** Such as `merge with the next block`. */
  kind: string;
  /**
   * Whether it happens at an edge: of memory, or of what a size may be. A fault at an edge is only one of the edge where
   * the same kind of call is right elsewhere.
   */
  isEdge: boolean;
  /** A kind that it rests upon: where that is wrong, too, this one is not at fault. */
  basis?: string;
}

/** Something to be seen of an instance between calls. */
export type Look =
  | { kind: "call"; slot?: Slot; aspect: string; method: string; args?: readonly Argument[]; due: Answer }
  /** `place` of one of several lists, and `head` where the property that holds them is not the definition's. */
  | { kind: "list"; slot?: Slot; aspect: string; head?: string; place?: number; nodes: readonly ListNode[] }
  /** `prev` of the list that was looked at last. */
  | { kind: "links"; slot?: Slot; aspect: string }
  /** The size of memory, and words in it. */
  | { kind: "words"; slot?: Slot; aspect: string; size: number; words: readonly { address: number; value: number }[] }
  /** What was written into allocations. */
  | { kind: "filled"; slot?: Slot; aspect: string; parts: readonly Filled[] }
  /** What a method of one argument says of each. */
  | { kind: "answers"; slot?: Slot; aspect: string; method: string; answers: readonly DueAnswer[] }
  /** A property that is an array of 32-bit integers. */
  | { kind: "integers"; slot?: Slot; aspect: string; property: string; integers: readonly number[] }
  /** Runs of equal bytes in a property that is an array of bytes, and how many bytes it has. */
  | { kind: "octets"; slot?: Slot; aspect: string; property: string; length: number; runs: readonly OctetRun[] }
  /** The length of such a property, and some of its entries. */
  | ({ kind: "entries"; slot?: Slot; aspect: string; property: string } & DueEntries)
  /** A binary tree of blocks, in order. */
  | ({ kind: "tree"; slot?: Slot; aspect: string } & DueTree);

/** What has to be known of an oracle to try all that it can do. */
export interface SmallWorld<Oracle> {
  /** For each instance the arguments of its constructor. */
  readonly construct: readonly (readonly Argument[])[];
  /** What can be looked at. */
  readonly shapes: Shapes;
  /** Calls that one instance may be asked for; default: as many as one likes. */
  readonly mostCalls?: number;
  /** What a fault is about when no more than that is wrong after its call; default: what the call is about. */
  seenAs?(topic: Topic, aspects: readonly string[]): Topic;
  /**
   * What a fault is about that takes more than the state. Default: what its last call is about.
   *
   * @param topics - what each of the calls that lead to it is about, in their order
   */
  ofHistory?(topics: readonly Topic[]): Topic;
  /** What its constructor is about; default: `start`, at no edge. */
  readonly start?: Topic;
  /** The oracle of new instances. */
  begin(): Oracle;
  /** Equal for states in which every call does the same. */
  key(oracle: Oracle): string;
  /** Every call that is tried in this state. */
  calls(oracle: Oracle): readonly Call[];
  /** Makes a call on the oracle; tells what it has to do. */
  make(oracle: Oracle, call: Call): Expected;
  /** What a client writes after a call that went well, asked with the oracle as it is then; `null` for nothing. */
  fills?(oracle: Oracle, call: Call): Filled | null;
  /** What is done in place of a call that is no method of the class but the grader's, asked before it is made; `null` for any other. */
  byGrader?(oracle: Oracle, call: Call): readonly LookStep[] | null;
  /** What a call would be about in this state. */
  topic(oracle: Oracle, call: Call): Topic;
  /** What is looked at after a call. */
  looks(oracle: Oracle): readonly Look[];
  /** Calls that bring to light what cannot be looked at, to be made on the way out. */
  probes(oracle: Oracle): readonly Call[];
}

/** A call in a state. */
export interface Transition {
  /** Its place among all of the world. */
  place: number;
  /** The shortest calls that lead to the state. */
  way: readonly Call[];
  /** `null` for the constructor itself. */
  call: Call | null;
  topic: Topic;
  /** Whether it leaves the state as it is. */
  isStill: boolean;
  /** Numbers of the states, in the order in which they were found. */
  from: number;
  to: number;
}

/** All of a world. */
export interface Explored {
  /** For each state the shortest calls that lead to it; shorter ones come first. */
  ways: readonly (readonly Call[])[];
  /** By the states in which they begin, in that order; the constructor is the first. */
  transitions: readonly Transition[];
}

/** The topic of the constructor. */
export const START = "start";

/** Finds all states by breadth first, and what can be done in each. O(transitions × length of a way). */
export function explore<Oracle>(world: SmallWorld<Oracle>): Explored {
  const ways: (readonly Call[])[] = [[]];
  const numbers = new Map([[world.key(world.begin()), 0]]);
  const transitions: Transition[] = [
    {
      place: 0,
      way: [],
      call: null,
      topic: world.start ?? { kind: START, isEdge: false },
      isStill: true,
      from: 0,
      to: 0,
    },
  ];
  for (let from = 0; from < ways.length; from++) {
    const way = ways[from] ?? [];
    let oracle = after(world, way);
    const key = world.key(oracle);
    for (const call of world.calls(oracle)) {
      const topic = world.topic(oracle, call);
      world.make(oracle, call);
      const next = world.key(oracle);
      const to = numbers.get(next) ?? ways.length;
      if (to === ways.length) {
        numbers.set(next, to);
        ways.push([...way, call]);
      }
      transitions.push({ place: transitions.length, way, call, topic, isStill: next === key, from, to });
      if (next !== key) oracle = after(world, way);
    }
  }
  return { ways, transitions };
}

/** An oracle after those calls. */
export function after<Oracle>(world: SmallWorld<Oracle>, calls: readonly Call[]): Oracle {
  const oracle = world.begin();
  for (const call of calls) world.make(oracle, call);
  return oracle;
}

/** Calls that are made one right after the other, and the state that they lead to. */
interface Row {
  calls: readonly Call[];
  to: number;
}

/**
 * Sequences of calls that together make every transition at least once, each on the instances that it begins with. Where there are two,
 * no other one takes the place of one of them before all else was tried; and a call that changes one of them is made right after one
 * that leaves the other one as it is, such as a request that is refused: what is kept of that must not be there for both.
 *
 * @param most - calls in one of them at most, give or take the way to the next state
 */
export function toursOf({ ways, transitions }: Explored, most: number): Call[][] {
  const leaving: Transition[][] = ways.map(() => []);
  for (const transition of transitions) if (transition.call !== null) leaving[transition.from]?.push(transition);
  const rows = leaving.map(rowsOf);
  const isOld = ({ calls }: Row): boolean => calls.every(({ method }) => method !== NEW);
  const old = rows.map((some) => some.filter(isOld));
  const others = rows.map((some) => some.filter((row) => !isOld(row)));
  return [...toursThrough(old, old, most), ...toursThrough(others, rows, most)];
}

/** Sequences that together have each of the rows that are wanted, by the states in which these begin, with what there is on the way. */
function toursThrough(wanted: readonly (readonly Row[])[], rows: readonly (readonly Row[])[], most: number): Call[][] {
  const untried = wanted.map((some) => [...some].reverse());
  const tours: Call[][] = [];
  let tour: Call[] = [];
  let state = 0;
  for (;;) {
    const next = untried[state]?.pop();
    const path = next === undefined ? pathTo(state, rows, (to) => (untried[to]?.length ?? 0) > 0) : [next];
    if (path !== null) tour.push(...path.flatMap(({ calls }) => calls));
    if (path === null || tour.length >= most) {
      tours.push(tour);
      tour = [];
    }
    if (path === null && state === 0) return tours.filter(({ length }) => length > 0);
    state = tour.length === 0 ? 0 : (path?.at(-1)?.to ?? state);
  }
}

/**
 * What can be done in a state. Before a call that changes something comes a still one of the other instance: the same call, where that is
 * one, or else one of its method, or any, by turns.
 */
function rowsOf(leaving: readonly Transition[]): Row[] {
  const stills = leaving.filter(({ isStill, call }) => isStill && call?.method !== NEW);
  return leaving.map((transition, place) => {
    const { call, isStill, from, to } = transition;
    const others = isStill ? [] : stills.filter((each) => slotOf(each.call) !== slotOf(call));
    const alike = others.filter((each) => each.call?.method === call?.method);
    const same = alike.filter((each) => each.call?.args.every((arg, at) => Object.is(arg, call?.args[at])));
    const before = [same, alike, others].find(({ length }) => length > 0) ?? [];
    return { calls: [before[(from + place) % before.length], transition].flatMap((each) => each?.call ?? []), to };
  });
}

const slotOf = (call: Call | null): Slot => call?.slot ?? 0;

/** The shortest way from a state to one that is wanted; `null` when there is none. */
function pathTo(
  state: number,
  leaving: readonly (readonly Row[])[],
  isWanted: (state: number) => boolean,
): Row[] | null {
  const cameBy = new Map<number, { from: number; row: Row } | null>([[state, null]]);
  for (const reached of cameBy.keys()) {
    if (isWanted(reached)) {
      const path: Row[] = [];
      for (let step = cameBy.get(reached); step; step = cameBy.get(step.from)) path.unshift(step.row);
      return path;
    }
    for (const row of leaving[reached] ?? []) if (!cameBy.has(row.to)) cameBy.set(row.to, { from: reached, row });
  }
  return null;
}
