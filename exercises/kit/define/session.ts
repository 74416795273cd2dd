/**
 * The instances of one check, and all calls on them in their order, so that they can be made once more.
 *
 * @module
 */
import { CheckFailure, type Failure, type MemoryPicture } from "../check/failure.js";
import type {
  Attempt,
  Change,
  DirectAttempt,
  DirectManner,
  Likeness,
  Manner,
  Repeatable,
  SizeArgument,
} from "../check/repeatable.js";
import { Trace, type TracedCall } from "../check/trace.js";
import type { Argument, Subject } from "../subject/subject.js";
import { type MadeCall, NotedCalls, type PlacedCall, sourceOf } from "./calls.js";
import type { Answers, Definition } from "./definition.js";
import type { Look } from "./state.js";
import { makeOn, methodNamed } from "./oracle.js";
import { Judged, type Judging, type UnderTest } from "./under-test.js";

/** What holds of all instances of a check. */
export interface SessionOptions extends Judging {
  /** A sentence to add to the message of every failure: what the trace does not show. */
  note?: string;
}

const LOOKS: Record<Manner, Look | null> = { "as checked": "note", "by law": "laws", unlooked: null };

/** Makes the instances of a check. A failure of any of them tells the calls on all of them. */
export class Session<Oracle, Returns extends Answers> implements Repeatable {
  private readonly calls: NotedCalls<Oracle, Returns>;
  private readonly trace: Trace;
  private count = 0;

  /**
   * @param look - how each instance is looked at after every call, before anything is judged; without it, it is not
   */
  constructor(
    private readonly definition: Definition<Oracle, Returns>,
    private readonly subject: Subject,
    private readonly options: SessionOptions,
    private readonly look: Look | null = null,
  ) {
    this.calls = new NotedCalls(definition);
    this.trace = new Trace((calls, from) => this.drawn(calls, from), options.note);
    for (const [name, { told }] of Object.entries(definition.methods))
      if (told !== undefined) this.trace.addNote(() => (this.trace.has(name) ? told : ""));
    this.trace.again = this;
  }

  /** A new instance, which must succeed. */
  create(...args: Argument[]): UnderTest<Oracle, Returns> {
    const on = this.count++;
    this.calls.note({ call: { method: null, args }, on, prepares: false });
    return Judged.create(this.definition, this.subject, args, this.options, {
      trace: this.trace,
      number: on,
      look: this.look,
      note: (call, prepares) => this.calls.note({ call, on, prepares }),
      noteLook: (view) => this.calls.noteLook(on, view),
    });
  }

  /** Constructs one, which must be refused. */
  refuse(...args: Argument[]): void {
    const on = this.count++;
    this.calls.note({ call: { method: null, args }, on, prepares: false });
    Judged.refused(this.definition, this.subject, args, { trace: this.trace, number: on });
  }

  get places(): readonly number[] {
    return this.calls.places;
  }

  make(subject: Subject, places: readonly number[], manner: Manner, change?: Change): Attempt {
    const { calls } = this.calls.withoutOthers(places, change);
    return perform(this.another(subject, manner), calls, this.definition);
  }

  sizeAt(place: number): SizeArgument | null {
    return this.calls.sizeAt(place);
  }

  directly(subject: Subject, places: readonly number[], how: DirectManner): DirectAttempt | null {
    const lastCalls = this.calls.withoutOthers(places).calls.slice(-how.last);
    const { oracles } = this.calls.withoutOthers(places.slice(0, -how.last));
    const [[on, oracle] = []] = oracles;
    // With others beside it, the calls on them may be what it depends on.
    if (on === undefined || oracle === undefined || oracles.size > 1) return null;
    const way = this.definition.wayTo?.(oracle, how.idle);
    if (way === undefined) return null;
    const made: MadeCall[] = [...way.map((call) => ({ call, on, prepares: false })), ...lastCalls];
    const calls = made.map((each, place) => ({ ...each, place }));
    return {
      ...perform(this.another(subject, how.manner), calls, this.definition),
      calls: calls.map(({ call }) => sourceOf(call, this.definition)),
    };
  }

  leavesOtherwise(places: readonly number[]): boolean {
    const last = this.calls.withoutOthers(places).calls.at(-1);
    const oracle = this.calls.withoutOthers(places.slice(0, -1)).oracles.get(last?.on ?? -1);
    if (last === undefined || last.call.method === null || oracle === undefined) return false;
    const method = methodNamed(this.definition as unknown as Definition<Oracle>, last.call.method);
    const left = method.leaves?.(oracle, ...last.call.args) ?? null;
    if (left === null) return false;
    const before = this.definition.key(oracle);
    left.make();
    return !left.isKnown || this.definition.key(oracle) !== before;
  }

  likeness(subject: Subject, failure: Failure, places: readonly number[]): Likeness {
    const { calls, oracles } = this.calls.withoutOthers(places);
    const last = calls.at(-1);
    const oracle = last === undefined ? undefined : oracles.get(last.on);
    const attempt = (made: readonly PlacedCall[]): Failure | null =>
      perform(this.another(subject, "as checked"), made, this.definition).failure?.failure ?? null;
    const found = this.definition.likeness?.({
      subject,
      failure,
      last: last === undefined || oracle === undefined ? null : { call: last.call, oracle },
      instead: (call) => (last === undefined ? null : attempt([...calls.slice(0, -1), { ...last, call }])),
      unasked: () => attempt(calls.map((call, place) => ({ ...call, prepares: place < calls.length - 1 }))),
    });
    return found ?? { told: [], saysAll: false };
  }

  private another(subject: Subject, manner: Manner): Session<Oracle, Returns> {
    return new Session(this.definition, subject, this.options, LOOKS[manner]);
  }

  /** Memory after each call, by making the calls on oracles. */
  private drawn(calls: readonly TracedCall[], from: number): (MemoryPicture | null)[] {
    const { construct } = this.definition;
    const oracles = new Map<number, Oracle>();
    return calls.map(({ op, args, on }, index) => {
      const values = Object.values(args);
      if (op.startsWith("new ")) {
        if (construct.due(...values).kind === "throws") return null;
        oracles.set(on, construct.oracle(...values));
      }
      const oracle = oracles.get(on);
      if (oracle === undefined) return null;
      if (!op.startsWith("new ")) makeOn(this.definition, oracle, { method: op, args: values });
      return index < from || this.definition.drawsSteps === false ? null : this.definition.picture(oracle);
    });
  }
}

/**
 * Makes calls on new instances of a session, one after the other, up to the first that is not right. Where the sequence
 * is the oracle's, as those of small worlds are, this is the way to the failure with its trace and pictures.
 */
export function perform<Oracle, Returns extends Answers>(
  session: Session<Oracle, Returns>,
  calls: readonly PlacedCall[],
  definition: Definition<Oracle, Returns>,
): Attempt {
  const instances = new Map<number, Judged<Oracle>>();
  const made: number[] = [];
  try {
    for (const { call, on, prepares, looksAt, place } of calls) {
      made.push(place);
      if (call.method === null) {
        if (definition.construct.due(...call.args).kind === "returns") instances.set(on, session.create(...call.args));
        else session.refuse(...call.args);
      } else {
        const instance = instances.get(on);
        instance?.prepares(prepares);
        instance?.call(call.method, call.args);
      }
      if (looksAt !== undefined) instances.get(on)?.lookAt(looksAt);
    }
    for (const instance of instances.values()) instance.prepares(false);
    return { failure: null, made };
  } catch (failure) {
    if (failure instanceof CheckFailure) return { failure, made };
    throw failure;
  }
}
