/**
 * Small worlds of a definition, and the checks that try them.
 *
 * @module
 */
import type { Filled, LookStep, Slot } from "../subject/script.js";
import type { Argument, Instance, Subject } from "../subject/subject.js";
import type { MadeCall } from "./calls.js";
import type { Answers, Definition } from "./definition.js";
import { perform, Session, type SessionOptions } from "./session.js";
import { type Call, type Look, NEW, type SmallWorld, START, type Topic } from "./small-world.js";
import type { Fault, Part } from "./survey.js";
import { isLook, makeOn, methodNamed, shapesOf } from "./oracle.js";
import { UNCHANGED } from "./under-test.js";
import { doesFail, type WorldChecks, worldChecks } from "./world-checks.js";

/** The oracles of a world: one, or two of which neither may know of the other. */
export type Oracles<Oracle> = Oracle[];

/** What is tried of each instance of a world. */
export interface Tried<Oracle> extends Pick<
  SmallWorld<Oracles<Oracle>>,
  "mostCalls" | "seenAs" | "ofHistory" | "start"
> {
  /** For each instance the arguments of its constructor. Where there are two, another one is made in place of the second in every state, too. */
  construct: readonly (readonly Argument[])[];
  /**
   * Every call that is tried in this state.
   *
   * @param beside - the oracle of the other instance, where there are two
   */
  calls(oracle: Oracle, beside: Oracle | null): readonly Call[];
  /** What a client writes after a call that went well, asked with the oracle as it is then; default: nothing. */
  fills?(oracle: Oracle, call: Call): Filled | null;
  /** What a call would be about in this state. */
  topic(oracle: Oracle, call: Call): Topic;
  /** What is looked at after a call; default: nothing. */
  looks?(oracle: Oracle): readonly Look[];
  /** Calls that bring to light what cannot be looked at, to be made on the way out; default: none. */
  probes?(oracle: Oracle): readonly Call[];
}

/** Makes a small world of a definition. */
export function worldOf<Oracle, Returns extends Answers>(
  definition: Definition<Oracle, Returns>,
  { construct, calls, fills, topic, looks = () => [], probes = () => [], ...rest }: Tried<Oracle>,
): SmallWorld<Oracles<Oracle>> {
  const each =
    <Item>(of: (oracle: Oracle, beside: Oracle | null) => readonly Item[]) =>
    (oracles: Oracles<Oracle>): (Item & { slot: Slot })[] =>
      oracles.flatMap((oracle, place) =>
        of(oracle, oracles[1 - place] ?? null).map((item) => ({ ...item, slot: place === 0 ? 0 : 1 })),
      );
  const of = (oracles: Oracles<Oracle>, { slot = 0 }: Call): Oracle => oracles[slot] as Oracle;
  const anew: Call[] = construct.slice(1).map((args) => ({ slot: 1, method: NEW, args }));
  const { start = { kind: START, isEdge: false } } = rest;
  return {
    ...rest,
    construct,
    shapes: shapesOf(definition),
    begin: () => construct.map((args) => definition.construct.oracle(...args)),
    key: (oracles) => oracles.map((oracle) => definition.key(oracle)).join(" | "),
    calls: (oracles) => [...each(calls)(oracles), ...anew],
    make(oracles, call) {
      if (call.method !== NEW) return makeOn(definition, of(oracles, call), call);
      oracles[call.slot ?? 0] = definition.construct.oracle(...call.args);
      return definition.construct.due(...call.args);
    },
    byGrader: (oracles, call) => stepsByGrader(definition, of(oracles, call), call),
    ...(fills === undefined ? {} : { fills: (oracles, call) => fills(of(oracles, call), call) }),
    topic: (oracles, call) => (call.method === NEW ? start : topic(of(oracles, call), call)),
    looks: each(looks),
    probes: each(probes),
  };
}

/** What the grader does to an instance in place of a call, by what it asks of one that is right; `null` for a call of the class. */
function stepsByGrader<Oracle, Returns extends Answers>(
  { asked = {}, methods }: Definition<Oracle, Returns>,
  oracle: Oracle,
  { method, args }: Call,
): LookStep[] | null {
  const byGrader = methods[method]?.byGrader;
  if (byGrader === undefined) return null;
  const steps: LookStep[] = [];
  const ask: Instance["ask"] = (name, given = []) => {
    const answer = asked[name]?.(oracle, ...given);
    if (answer === undefined)
      throw new Error(`${method} asks ${name}, of which the definition does not say what it does`);
    steps.push(...answer.steps);
    return { kind: "returned", value: answer.answer };
  };
  const never = (): never => {
    throw new Error(`${method} does more than to ask, which cannot be played in a small world`);
  };
  byGrader({ ask, call: never, read: never, walkList: never }, oracle, ...args);
  return steps;
}

/** Makes the checks of small worlds of a definition. */
export function worldChecksOf<Oracle, Returns extends Answers>(
  definition: Definition<Oracle, Returns>,
  parts: readonly Part<Oracles<Oracle>>[],
): WorldChecks {
  return worldChecks({
    className: definition.className,
    noun: definition.noun,
    isOneAtATime: definition.isOneAtATime ?? false,
    parts,
    replay(subject, fault, note) {
      const options: SessionOptions = { judge: [], ...(note === undefined ? {} : { note }) };
      const slots = [...fault.part.world.construct.keys()];
      const replay = (looks: "last" | "each", on: readonly number[]) =>
        replayed(definition, subject, fault, options, looks, on);
      if (slots.length > 1) {
        // What goes wrong without another instance is not about two of them.
        const isOfOne = slots.some((slot) =>
          (["last", "each"] as const).some((each) => doesFail(() => replay(each, [slot]))),
        );
        if (isOfOne) return false;
        subject.reload();
      }
      replay("last", slots);
      // Some things go wrong only where it is looked at them on the way.
      if (definition.main !== undefined) replay("each", slots);
      return true;
    },
  });
}

/**
 * Makes the calls, each of which is judged; after the last one what is wrong then, or after each of them all that there is.
 *
 * @param slots - the instances that are made; calls of others are passed over
 */
function replayed<Oracle, Returns extends Answers>(
  definition: Definition<Oracle, Returns>,
  subject: Subject,
  { part: { world }, calls, aspects }: Fault<Oracles<Oracle>>,
  options: SessionOptions,
  looks: "last" | "each",
  slots: readonly number[],
): void {
  if (slots.length < world.construct.length) subject.reload();
  const oracles = world.begin();
  for (const call of calls) world.make(oracles, call);
  const own = calls.filter(({ slot = 0 }) => slots.includes(slot));
  const made = [
    ...slots.map((on): MadeCall => ({ call: { method: null, args: world.construct[on] ?? [] }, on, prepares: false })),
    ...own.map((call, place) => madeCall(call, looks === "last" && place < own.length - 1)),
  ];
  const last = made.at(-1);
  const asked = last?.call.method ?? null;
  // The views are compared after what changes something, but for the main one not after what is refused; of what only looks it is
  // asked whether it does.
  if (last !== undefined && asked !== null) {
    const looked = isLook(methodNamed(definition, asked)) ? definition.main?.name : viewIn(definition, aspects);
    if (looked !== undefined) last.looksAt = looked;
  }
  const probes = world.probes(oracles).map((call) => madeCall(call, false));
  const others = [...besideOf(definition, world.looks(oracles), aspects, last?.on), ...probes];
  made.push(...others.filter(({ on }) => slots.includes(on)));
  // A call that is refused is judged by what it changes.
  const judge = [...Object.keys(definition.results ?? {}), ...seenIn(definition, aspects, looks), UNCHANGED];
  const session = new Session(definition, subject, { ...options, judge });
  const placed = made.map((each, place) => ({ ...each, place }));
  const { failure } = perform(session, placed, definition);
  if (failure !== null) throw failure;
}

/** The view, beside the main one, that was seen to be wrong. */
const viewIn = <Oracle, Returns extends Answers>(
  { main, views = {} }: Definition<Oracle, Returns>,
  aspects: readonly string[],
): string | undefined => aspects.find((name) => name in views && name !== main?.name);

/** What another instance is asked, and looked at, after the last call, which may have changed what is none of its own. */
function besideOf<Oracle, Returns extends Answers>(
  { main, views = {} }: Definition<Oracle, Returns>,
  looks: readonly Look[],
  aspects: readonly string[],
  on: number | undefined,
): MadeCall[] {
  const asked = looks.flatMap((look) =>
    look.kind !== "call" || look.slot === undefined || look.slot === on
      ? []
      : [{ slot: look.slot, method: look.method, args: look.args ?? [] }],
  );
  const [first] = asked;
  if (first === undefined) return [];
  const seen = [...(main === undefined ? [] : [main.name]), ...aspects.filter((name) => name in views)];
  return [
    ...asked.map((call) => madeCall(call, false)),
    ...seen.map((looksAt) => ({ ...madeCall(first, false), looksAt })),
  ];
}

/** The views and totals that are judged. */
function seenIn<Oracle, Returns extends Answers>(
  { views = {}, methods }: Definition<Oracle, Returns>,
  aspects: readonly string[],
  looks: "last" | "each",
): string[] {
  const totals = Object.values<{ total?: string }>(methods).flatMap(({ total }) => total ?? []);
  return [...Object.keys(views), ...totals].filter((name) => looks === "each" || aspects.includes(name));
}

const madeCall = ({ slot = 0, method, args }: Call, prepares: boolean): MadeCall => ({
  call: { method: method === NEW ? null : method, args },
  on: slot,
  prepares,
});
