/**
 * What a submission gets wrong in small worlds. All of them are played once for a submission; only when something
 * differs it is found out which calls are to blame.
 *
 * @module
 */
import { type Kinds, type Played, play, playAnew } from "./player.js";
import type { Difference, Script } from "../subject/script.js";
import { type Sequence, type When, callsOf, callsOfGroup, groupsOf, sequenceOf, worldScript } from "./sequence.js";
import { shortened } from "./shorten.js";
import {
  type Call,
  type Explored,
  type SmallWorld,
  START,
  type Topic,
  type Transition,
  after,
  explore,
  toursOf,
} from "./small-world.js";
import type { Subject } from "../subject/subject.js";

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
  /** What its last call is about, where what is wrong after it makes it a fault of something else. */
  about?: Topic;
  /** What is wrong: how a call ends, or what is seen afterwards. */
  aspects: readonly string[];
  /** After which calls it was looked at the instances. */
  when: When;
}

/** What came of the calls of a world. */
export interface Findings<Oracle> {
  /** Shortest ways first; none when there is no difference at all. */
  faults: Fault<Oracle>[];
  /** What the calls are about that went right, and all before them. */
  right: Topic[];
  /** What all calls are about that were to be tried; those that are in neither were never reached. */
  tried: readonly Topic[];
}

/** After which calls a difference of a tour is looked for, since a look may itself make one, or undo it. */
const LOOKS: readonly When[] = ["each", "last", "some"];
/** Transitions that are told of at most, the shortest ones; each is played again to see what is wrong. */
const MOST_JUDGED = 600;
/** Faults that are played again at most, to find one that takes no earlier instances. */
const MOST_PLAYED_ANEW = 3;

/** A part with all that is played of it. Drawn once, since it takes as long as to grade a submission. */
export class Drawn<Oracle> {
  readonly world: SmallWorld<Oracle>;
  private readonly unprobed: SmallWorld<Oracle>;
  private readonly explored: Explored;
  private readonly transitions: readonly Transition[];
  private readonly topics: readonly Topic[];
  private readonly groups: readonly (readonly Transition[])[];
  private readonly groupCalls: readonly (readonly Call[])[];
  private readonly tours: readonly (readonly Call[])[];
  private readonly first: Script;
  private fresh: Script | null = null;
  /** Transitions with a look after each call, and ways, drawn when a submission needs them and kept for those after it. */
  private readonly looked = new Map<string, Sequence>();

  constructor({ world, tries = () => true, plays }: Part<Oracle>) {
    this.world = world;
    this.unprobed = { ...world, probes: () => [] };
    this.explored = explore(world);
    this.transitions = this.explored.transitions.filter(({ topic }) => tries(topic));
    this.topics = this.transitions.map(({ topic }) => topic);
    this.groups = groupsOf(this.transitions);
    this.groupCalls = this.groups.map(callsOfGroup);
    this.tours = plays === "tour" ? toursOf(this.explored, world.mostCalls ?? Infinity) : [];
    this.first = plays === "tour" ? this.tourScript() : this.freshScript();
  }

  /**
   * What a submission gets wrong in this world, and what it gets right. Where all goes right as earlier checks have left it,
   * that is the end of it; else it is loaded anew, so that nothing of them shows in what is found.
   */
  survey(subject: Subject): Findings<Oracle> {
    const first = playAnew(
      subject,
      this.first,
      this.tours.length > 0 ? undefined : this.kindsOf(this.groupCalls, "last"),
    );
    if (first.differences.length === 0) return { faults: [], right: [...this.topics], tried: this.topics };
    const singly =
      this.tours.length === 0 ? first : play(subject, this.freshScript(), this.kindsOf(this.groupCalls, "last"));
    const findings = this.surveySingly(subject, singly);
    if (findings.faults.length > 0 && !this.isOfEarlierOnes(subject, findings.faults)) return findings;
    const faults =
      this.tours.length > 0 ? this.faultOfTour(subject, first.differences) : this.faultOfOthers(subject, first);
    return faults.length > 0 ? { ...findings, faults } : findings;
  }

  /** Whether calls on two instances only go wrong because of others that were there before them. */
  private isOfEarlierOnes(subject: Subject, faults: readonly Fault<Oracle>[]): boolean {
    if (this.world.construct.length < 2) return false;
    return !faults.slice(0, MOST_PLAYED_ANEW).some((fault) => {
      subject.reload();
      return this.shows(subject, fault);
    });
  }

  /** Whether the calls of a fault go wrong on new instances. */
  shows(subject: Subject, { calls, when }: Fault<Oracle>): boolean {
    const sequence = sequenceOf(this.world, calls, when);
    return play(subject, worldScript(this.world, [sequence])).differences.length > 0;
  }

  private tourScript(): Script {
    return worldScript(
      this.world,
      this.tours.map((tour) => sequenceOf(this.world, tour, "some")),
    );
  }

  /** What each call of sequences is about; found out only when somebody asks. */
  private kindsOf(all: readonly (readonly Call[])[], when: When): Kinds {
    const kinds = new Map<number, string[]>();
    const of = (number: number): string[] => {
      const known = kinds.get(number) ?? topicsOf(this.world, all[number] ?? []).map(({ kind }) => kind);
      kinds.set(number, known);
      return known;
    };
    return {
      of,
      at: (number, step) => {
        const place = sequenceOf(this.world, all[number] ?? [], when).places[step];
        return of(number)[(place?.calls ?? 0) - 1] ?? START;
      },
    };
  }

  private freshScript(): Script {
    return (this.fresh ??= worldScript(
      this.world,
      this.groupCalls.map((calls) => sequenceOf(this.world, calls, "last")),
    ));
  }

  /** What is to be said of each transition when they were played in groups. */
  private surveySingly(subject: Subject, { differences, unplayed }: Played): Findings<Oracle> {
    const differing = new Set([...differences.map(({ sequence }) => sequence), ...unplayed]);
    const of = (isMeant: (number: number) => boolean): Transition[] =>
      this.groups.flatMap((group, number) => (isMeant(number) ? group : []));
    const right = of((number) => !differing.has(number)).map(({ topic }) => topic);
    const judged = this.judge(subject, of((number) => differing.has(number)).slice(0, MOST_JUDGED));
    return { faults: judged.faults, right: [...right, ...judged.right], tried: this.topics };
  }

  /**
   * Looks after each call, so that a transition whose way went wrong already is not judged for that. Where probes go wrong
   * without its call, too, none are made.
   */
  private judge(subject: Subject, transitions: readonly Transition[]): Pick<Findings<Oracle>, "faults" | "right"> {
    const spoilt = this.spoiltStates(subject, transitions);
    const sequences = transitions.map((transition) =>
      this.transitionLookedAt(transition, !spoilt.has(transition.from)),
    );
    const { differences, unplayed } = play(
      subject,
      worldScript(this.world, sequences),
      this.kindsOf(transitions.map(callsOf), "each"),
    );
    const bySequence = grouped(differences);
    const findings: { faults: Fault<Oracle>[]; right: Topic[] } = { faults: [], right: [] };
    for (const [number, transition] of transitions.entries()) {
      if (unplayed.has(number)) continue;
      const { topic } = transition;
      const calls = callsOf(transition);
      const { isReached, aspects } = seenAfter(sequences[number], bySequence.get(number) ?? [], calls.length);
      if (!isReached) continue;
      if (aspects.length === 0) findings.right.push(topic);
      else
        findings.faults.push({
          part: this,
          calls,
          topic: this.world.seenAs?.(topic, aspects) ?? topic,
          about: topic,
          aspects,
          when: "each",
        });
    }
    return findings;
  }

  private transitionLookedAt(transition: Transition, isProbed: boolean): Sequence {
    const world = isProbed ? this.world : this.unprobed;
    return this.lookedAt(`${isProbed ? "probed" : "plain"} ${transition.place}`, world, callsOf(transition));
  }

  private lookedAt(name: string, world: SmallWorld<Oracle>, calls: readonly Call[]): Sequence {
    const known = this.looked.get(name) ?? sequenceOf(world, calls, "each");
    this.looked.set(name, known);
    return known;
  }

  /** The states in which probes go wrong whatever is called before them. */
  private spoiltStates(subject: Subject, transitions: readonly Transition[]): Set<number> {
    const ways = [...new Map(transitions.map(({ from, way }) => [from, way]))];
    const sequences = ways.map(([from, way]) => this.lookedAt(`way ${from}`, this.world, way));
    if (!sequences.some(({ places }) => places.some(({ isProbe }) => isProbe))) return new Set();
    const { differences } = play(subject, worldScript(this.world, sequences));
    const wrong = differences.filter(({ sequence, step }) => sequences[sequence]?.places[step]?.isProbe);
    return new Set(wrong.flatMap(({ sequence }) => ways[sequence]?.[0] ?? []));
  }

  /** The first difference that no transition explains: what is wrong there comes from the instances before. */
  private faultOfOthers(subject: Subject, { differences }: Played): Fault<Oracle>[] {
    const groupOf = ({ sequence }: Difference): readonly Transition[] => this.groups[sequence] ?? [];
    const spoilt = this.spoiltStates(subject, differences.flatMap(groupOf));
    const first = differences.find((difference) => !spoilt.has(groupOf(difference)[0]?.from ?? 0));
    if (first === undefined) return [];
    const group = groupOf(first);
    const calls = callsOfGroup(group);
    const place = sequenceOf(this.world, calls, "last").places[first.step];
    const topic = group[0]?.topic;
    if (topic === undefined || place === undefined) return [];
    return [{ part: this, calls: calls.slice(0, place.calls), topic, aspects: [place.aspect], when: "last" }];
  }

  /** The first difference in a tour, by the shortest calls that show it. */
  private faultOfTour(subject: Subject, differences: readonly Difference[]): Fault<Oracle>[] {
    const first = this.world.construct.length === 1 ? differences[0] : this.firstOfTours(subject);
    const tour = this.tours[first?.sequence ?? 0] ?? [];
    const at = sequenceOf(this.world, tour, "some").places[first?.step ?? 0];
    if (at === undefined) return [];
    const found = this.shownWith(subject, tour.slice(0, at.calls));
    const last = found?.calls.at(-1);
    if (found === null || last === undefined) return [];
    const { calls, when } = found;
    const sequence = sequenceOf(this.world, calls, when);
    // Nothing of what was tried before may show in what is seen.
    subject.reload();
    const steps = play(subject, worldScript(this.world, [sequence])).differences.map(({ step }) => step);
    const { aspects } = seenAfter(sequence, steps, calls.length);
    // It takes more than the state to go wrong here, so it is not one of the edge.
    return [{ part: this, calls, topic: { ...this.topicOfTour(calls, last, aspects), isEdge: false }, aspects, when }];
  }

  /** The first difference in tours that are played alone: what two instances do to each other others must not have done before them. */
  private firstOfTours(subject: Subject): Difference | undefined {
    for (const [sequence, tour] of this.tours.entries()) {
      subject.reload();
      const [first] = play(subject, worldScript(this.world, [sequenceOf(this.world, tour, "some")])).differences;
      if (first !== undefined) return { ...first, sequence };
    }
    return undefined;
  }

  private topicOfTour(calls: readonly Call[], last: Call, aspects: readonly string[]): Topic {
    const { world } = this;
    if (world.ofHistory !== undefined) return world.ofHistory(topicsOf(world, calls));
    const topic = world.topic(after(world, calls.slice(0, -1)), last);
    return world.seenAs?.(topic, aspects) ?? topic;
  }

  /** The shortest calls that show the difference of a tour, with the first way of looking that shows it. */
  private shownWith(subject: Subject, tour: readonly Call[]): Pick<Fault, "calls" | "when"> | null {
    for (const manner of ["together", "alone"] as const) {
      for (const when of LOOKS) {
        const calls = shortened(this.world, subject, tour, { when, manner });
        if (calls === null) continue;
        subject.reload();
        if (play(subject, worldScript(this.world, [sequenceOf(this.world, calls, when)])).differences.length > 0)
          return { calls, when };
      }
    }
    return null;
  }
}

/** What each of the calls is about. */
function topicsOf<Oracle>(world: SmallWorld<Oracle>, calls: readonly Call[]): Topic[] {
  const oracle = world.begin();
  return calls.map((call) => {
    const topic = world.topic(oracle, call);
    world.make(oracle, call);
    return topic;
  });
}

/** What was seen at the end of a sequence of calls. */
interface Seen {
  /** Whether the last call was made at all: calls before it may have ended everything. */
  isReached: boolean;
  /** What is wrong after the last call and was not wrong already before it. */
  aspects: string[];
}

function seenAfter(sequence: Sequence | undefined, steps: readonly number[], calls: number): Seen {
  const places = steps.flatMap((step) => sequence?.places[step] ?? []);
  const before = places.filter((place) => place.calls < calls);
  if (before.some(({ isEnd }) => isEnd)) return { isReached: false, aspects: [] };
  const known = new Set(before.map(({ aspect }) => aspect));
  const now = places.filter((place) => place.calls === calls).map(({ aspect }) => aspect);
  return { isReached: true, aspects: [...new Set(now)].filter((aspect) => !known.has(aspect)) };
}

function grouped(differences: readonly Difference[]): Map<number, number[]> {
  const all = new Map<number, number[]>();
  for (const { sequence, step } of differences) all.set(sequence, [...(all.get(sequence) ?? []), step]);
  return all;
}
