/**
 * What a submission gets wrong in small worlds. All of them are played once for a submission; only when something
 * differs it is found out which calls are to blame.
 *
 * @module
 */
import { play } from "./player.js";
import type { Difference, Script } from "./script.js";
import { type Sequence, callsOf, callsOfGroup, groupsOf, sequenceOf, worldScript } from "./sequence.js";
import { shortened } from "./shorten.js";
import {
  type Call,
  type Explored,
  type SmallWorld,
  type Topic,
  type Transition,
  after,
  explore,
  toursOf,
} from "./small-world.js";
import type { Subject } from "./subject.js";

/** A world, and how it is played. */
export interface Part<Oracle> {
  world: SmallWorld<Oracle>;
  /** Which transitions are tried; the others only lead to states. Default: all. */
  tries?: (topic: Topic) => boolean;
  /**
   * `fresh`: each transition on instances of its own. `tour`: all of them in one sequence, which finds what depends on more
   * than the state, too; each on instances of its own only when something differs in it.
   */
  plays: "fresh" | "tour";
}

/** A call that does something else than it has to, though all before it went well. */
export interface Fault<Oracle = never> {
  part: Drawn<Oracle>;
  calls: readonly Call[];
  topic: Topic;
  /** What is wrong: how a call ends, or what is seen afterwards. */
  aspects: readonly string[];
}

/** Transitions that are told of at most, the shortest ones; each is played again to see what is wrong. */
const MOST_JUDGED = 600;

/** A part with all that is played of it. Drawn once, since it takes as long as to grade a submission. */
export class Drawn<Oracle> {
  readonly world: SmallWorld<Oracle>;
  private readonly explored: Explored;
  private readonly transitions: readonly Transition[];
  private readonly groups: readonly (readonly Transition[])[];
  private readonly tours: readonly (readonly Call[])[];
  private readonly first: Script;
  private fresh: Script | null = null;

  constructor({ world, tries = () => true, plays }: Part<Oracle>) {
    this.world = world;
    this.explored = explore(world);
    this.transitions = this.explored.transitions.filter(({ topic }) => tries(topic));
    this.groups = groupsOf(this.transitions);
    this.tours = plays === "tour" ? toursOf(this.explored, world.mostCalls ?? Infinity) : [];
    this.first = plays === "tour" ? this.tourScript() : this.freshScript();
  }

  /** The faults that a submission has in this world, shortest ways first; none when there is no difference at all. */
  faultsOf(subject: Subject): Fault<Oracle>[] {
    const differences = play(subject, this.first);
    if (differences.length === 0) return [];
    const groups = this.tours.length === 0 ? differences : play(subject, this.freshScript());
    const faults = this.judge(subject, this.singles(groups));
    if (faults.length > 0 || this.tours.length === 0) return faults;
    return this.faultOfTour(subject, differences);
  }

  private tourScript(): Script {
    return worldScript(
      this.world,
      this.tours.map((tour) => sequenceOf(this.world, tour, "some")),
    );
  }

  private freshScript(): Script {
    return (this.fresh ??= worldScript(
      this.world,
      this.groups.map((group) => sequenceOf(this.world, callsOfGroup(group), "last")),
    ));
  }

  /** The transitions of groups that differ. */
  private singles(differences: readonly Difference[]): Transition[] {
    const differing = new Set(differences.map(({ sequence }) => sequence));
    return [...differing].flatMap((number) => this.groups[number] ?? []).slice(0, MOST_JUDGED);
  }

  /** Looks after each call, so that a transition whose way went wrong already is not judged for that. */
  private judge(subject: Subject, transitions: readonly Transition[]): Fault<Oracle>[] {
    const sequences = transitions.map((transition) => sequenceOf(this.world, callsOf(transition), "each"));
    const bySequence = grouped(play(subject, worldScript(this.world, sequences)));
    return transitions.flatMap((transition, number): Fault<Oracle>[] => {
      const calls = callsOf(transition);
      const aspects = newAspects(sequences[number], bySequence.get(number) ?? [], calls.length);
      return aspects.length === 0 ? [] : [{ part: this, calls, topic: transition.topic, aspects }];
    });
  }

  /** The first difference in a tour, by the shortest calls that show it. */
  private faultOfTour(subject: Subject, differences: readonly Difference[]): Fault<Oracle>[] {
    const { sequence: number, step: first } = differences[0] ?? { sequence: 0, step: 0 };
    const tour = this.tours[number] ?? [];
    const at = sequenceOf(this.world, tour, "some").places[first];
    if (at === undefined) return [];
    const calls = shortened(this.world, subject, tour.slice(0, at.calls));
    const last = calls.at(-1);
    if (last === undefined) return [];
    const ofState = this.world.topic(after(this.world, calls.slice(0, -1)), last);
    const topic = this.world.ofHistory?.(ofState) ?? ofState;
    const sequence = sequenceOf(this.world, calls, "each");
    const steps = play(subject, worldScript(this.world, [sequence])).map(({ step }) => step);
    // It takes more than the state to go wrong here, so it is not one of the edge.
    return [
      { part: this, calls, topic: { ...topic, isEdge: false }, aspects: newAspects(sequence, steps, calls.length) },
    ];
  }
}

/** What is wrong after the last call and was not wrong already before it. */
export function newAspects(sequence: Sequence | undefined, steps: readonly number[], calls: number): string[] {
  const places = steps.flatMap((step) => sequence?.places[step] ?? []);
  const before = places.filter((place) => place.calls < calls);
  if (before.some(({ isEnd }) => isEnd)) return [];
  const known = new Set(before.map(({ aspect }) => aspect));
  const now = places.filter((place) => place.calls === calls).map(({ aspect }) => aspect);
  return [...new Set(now)].filter((aspect) => !known.has(aspect));
}

function grouped(differences: readonly Difference[]): Map<number, number[]> {
  const all = new Map<number, number[]>();
  for (const { sequence, step } of differences) all.set(sequence, [...(all.get(sequence) ?? []), step]);
  return all;
}
