/**
 * An instance of a submission's class beside the oracle: every call is compared with what is due, and the check fails at the
 * first difference, with the calls that led there and pictures of memory.
 *
 * @module
 */
import { CheckFailure } from "../check/failure.js";
import { expectedText, judgeOutcome, type Remarks, unexpectedError } from "../check/judge.js";
import { showCall } from "../subject/show.js";
import type { Trace } from "../check/trace.js";
import type { Answer, Expected } from "../subject/expected.js";
import type { Argument, Construction, Instance, Outcome, Subject } from "../subject/subject.js";
import type { Answers, Call, Definition, Method } from "./definition.js";
import { Handles } from "../subject/handles.js";
import { isLook, methodNamed } from "./oracle.js";
import { InstanceState, type Look } from "./state.js";

/** What is judged in a check. */
export interface Judging {
  /** Names of views, totals and results; `unchanged`: that a call which throws leaves all of them as they were. */
  judge: readonly string[];
  /** Where an error is due, takes one of any name: for checks that are about something else. Default false. */
  anyError?: boolean;
}

/** What an instance has in common with the others of its check. */
export interface Surroundings {
  trace: Trace;
  /** Its place among them, from 0. */
  number: number;
  /** How it is looked at after every call, before anything is judged; `null` for not at all. */
  look: Look | null;
  /** Told of each call before it is made. */
  note: (call: Call, prepares: boolean) => void;
  /** Told that the check has a look at it after the last call. */
  noteLook: (view: string) => void;
}

/**
 * An instance under test, with the methods of its definition, or for a property with what reads it. Each fails the check when
 * the submission does not do as the oracle does.
 *
 * - `allocate(20)` has to succeed, and returns what is right
 * - `failsToAllocate(0)` has to fail
 * - `tryAllocate(20)` may do either, as the oracle says
 * - `readCapacity()` reads a property
 */
export type UnderTest<Oracle, Returns extends Answers> = Judged<Oracle> & {
  [Name in keyof Returns & string]: (...args: Argument[]) => Returns[Name];
} & {
  [Name in keyof Returns & string as `failsTo${Capitalize<Name>}`]: (...args: Argument[]) => readonly string[];
} & {
  [Name in keyof Returns & string as `try${Capitalize<Name>}`]: (...args: Argument[]) => Returns[Name] | null;
} & {
  [Name in keyof Returns & string as `read${Capitalize<Name>}`]: () => Returns[Name];
};

/** The part of an instance under test that is the same for every definition. */
export class Judged<Oracle> {
  /** Names of what is judged. */
  private readonly judged: ReadonlySet<string>;
  private readonly state: InstanceState<Oracle>;
  private isArranging = false;
  private calls = 0;
  /** The last call that named what was handed out and was refused, as it had to be. */
  private refused: string | null = null;

  private constructor(
    private readonly definition: Definition<Oracle>,
    private readonly instance: Instance,
    /** What is right. Only to be read. */
    readonly oracle: Oracle,
    private readonly judging: Judging,
    private readonly around: Surroundings,
  ) {
    this.judged = new Set(judging.judge);
    this.state = new InstanceState(definition, instance, around.trace, oracle as Oracle, this.judged, around.number);
    const methods = methodsOf(definition, (name, args) => this.call(name, args));
    const taken = Object.keys(methods).find((name) => name in this);
    if (taken !== undefined)
      throw new Error(`a method cannot be called ${taken}: an instance under test has that itself`);
    Object.assign(this, methods);
  }

  /** Constructs one, which must succeed. */
  static create<Oracle, Returns extends Answers>(
    definition: Definition<Oracle, Returns>,
    subject: Subject,
    args: readonly Argument[],
    judging: Judging,
    around: Surroundings,
  ): UnderTest<Oracle, Returns> {
    const { trace } = around;
    const made = construct(definition, subject, args, undefined, around);
    if (made.kind === "threw") throw unexpectedError(trace, trace.source, undefined, made.error);
    trace.end({ kind: "returned", value: { type: "primitive", value: undefined } });
    const oracle = definition.construct.oracle(...args);
    const instance = handlesOver(definition, made.instance, trace);
    const judged = new Judged(definition as unknown as Definition<Oracle>, instance, oracle, judging, around);
    judged.look(trace.source);
    judged.state.judgeAll(trace.source);
    return judged as UnderTest<Oracle, Returns>;
  }

  /** Constructs one, which must be refused. */
  static refused<Oracle, Returns extends Answers>(
    definition: Definition<Oracle, Returns>,
    subject: Subject,
    args: readonly Argument[],
    around: Pick<Surroundings, "trace" | "number">,
  ): void {
    const { trace } = around;
    const due = definition.construct.due(...args);
    const made = construct(definition, subject, args, expectedText(due), around);
    const actual: Outcome =
      made.kind === "threw" ? made : { kind: "returned", value: { type: "other", text: `a new ${definition.noun}` } };
    if (made.kind === "constructed") trace.end(actual);
    judgeOutcome(trace, trace.source, due, actual);
  }

  /**
   * Makes calls that only prepare what a check is about. Results and errors are judged at each of them, the views at the
   * end, and nothing else. A view that can be excused and is wrong by then is not judged in the rest of the check either,
   * so that a fault in the preparation is not charged to what the check is about.
   */
  arrange(calls: () => void): void {
    this.prepares(true);
    calls();
    this.prepares(false);
  }

  /** Begins to make calls that only prepare, or ends it; see {@link arrange}. */
  prepares(whether: boolean): void {
    const isOver = this.isArranging && !whether;
    this.isArranging = whether;
    if (isOver) this.state.judgeArranged(this.around.trace.source);
  }

  /** Compares a view, whatever is judged, and those that rest on it where they are. */
  lookAt(view: string): void {
    this.around.noteLook(view);
    this.state.judgeView(this.around.trace.source, view);
  }

  /** Makes a call, which the submission has to end as is due; tells what that was. */
  call(name: string, args: readonly Argument[]): Expected {
    const method = methodNamed(this.definition, name);
    this.assertPossible({ method: name, args });
    const due = method.due(this.oracle, ...args);
    const { trace } = this.around;
    const isRefused = due.kind === "throws";
    const left = isRefused ? (method.leaves?.(this.oracle, ...args) ?? null) : null;
    const judgesChange = isRefused && left === null && !this.isArranging && this.judged.has(UNCHANGED);
    const before = judgesChange ? this.state.observe(trace.source) : null;
    const why = method.why?.(this.oracle, due, ...args);
    this.around.note({ method: name, args }, this.isArranging);
    trace.begin(name, named(method.parameters, args), expectedText(due), this.around.number);
    const actual = trace.guard(() => this.made(name, method, args));
    trace.end(actual);
    const { source } = trace;
    const make = (): void => {
      if (isRefused) left?.make();
      else method.make?.(this.oracle as Oracle, ...args);
    };
    try {
      const anyError = this.judging.anyError ?? false;
      const remarks = {
        ...why,
        ...(method.takes === undefined ? {} : this.afterRefusal(why)),
        ...(this.definition.handles?.given.includes(name) === true ? { dueInWords: NEW_HANDLE } : {}),
      };
      judgeOutcome(trace, source, due, actual, { ...remarks, ...this.agreement(name, due, args), anyError });
      if (isRefused && method.takes !== undefined) this.refused = source;
    } catch (error) {
      // What is drawn is compared with memory as it should be after the call.
      make();
      if (error instanceof CheckFailure && !method.isProperty)
        Object.assign(error.failure, this.state.pictures(isLook(method)));
      throw error;
    }
    make();
    if (due.kind === "returns") trace.guard(() => method.use?.(this.instance, this.oracle, due.value));
    if (isLook(method)) return due;
    this.look(source);
    if (before !== null) this.state.judgeUnchanged(source, before);
    else if ((!isRefused || left?.isKnown === true) && !this.isArranging) this.state.judgeAll(source);
    return due;
  }

  private made(name: string, method: Method<Oracle>, args: readonly Argument[]): Outcome {
    if (method.byGrader !== undefined) {
      const outcome = method.byGrader(this.instance, this.oracle, ...args);
      this.instance.doneByGrader?.(name, args);
      return outcome;
    }
    return method.isProperty ? this.instance.read(name) : this.instance.call(name, args);
  }

  /** What a stage that judges results one by one takes for right. */
  private agreement(name: string, due: Expected, args: readonly Argument[]): Pick<Remarks, "agrees"> {
    const { results } = this.definition;
    if (results === undefined || due.kind === "throws") return {};
    const about = Object.entries(results).filter(([, one]) => one?.method === name);
    // What no aspect is about is compared as everywhere else.
    if (about.length === 0) return {};
    const judged = about.filter(([aspect]) => this.judged.has(aspect));
    return { agrees: (actual) => judged.every(([, one]) => one?.agrees(due.value, actual, this.oracle, ...args)) };
  }

  /** Where a block is not known any more, a call before that was refused may have forgotten it. */
  private afterRefusal(why: Remarks | undefined): Pick<Remarks, "reason"> {
    const { refused } = this;
    if (refused === null) return {};
    return {
      reason: (actual) => {
        const reason = why?.reason?.(actual) ?? "";
        const isUnknown = actual.kind === "threw" && !actual.error.byEngine && UNKNOWN_BLOCK.has(actual.error.name);
        return isUnknown
          ? `${reason} What was refused before it, such as ${refused}, must not have changed anything.`
          : reason;
      },
    };
  }

  private look(after: string): void {
    if (this.around.look !== null) this.state.look(after, this.around.look);
  }

  /** Keeps an author from calls that are never made. */
  private assertPossible(call: Call): void {
    const refusal = this.definition.refusal?.(call) ?? this.definition.mustWait?.(this.oracle, call) ?? null;
    if (refusal !== null) throw new Error(`the suite makes a call that is never made: ${refusal}`);
    this.calls += 1;
    const { mostCalls = Infinity, noun } = this.definition;
    if (this.calls > mostCalls) throw new Error(`the suite makes more than ${mostCalls} calls on one ${noun}`);
  }
}

/** Arguments by the names of their parameters, as a trace has them. */
export const named = (parameters: readonly string[], args: readonly Argument[]): Record<string, Argument> =>
  Object.fromEntries(args.map((value, place) => [parameters[place] ?? `argument ${place + 1}`, value]));

/** Names of the error where a call names what is not handed out. */
const UNKNOWN_BLOCK: ReadonlySet<string> = new Set(["InvalidFreeError", "InvalidHandleError"]);
/** What a call has to return that hands out a handle. */
const NEW_HANDLE = "a new handle";
/** What is judged of a call that throws. */
export const UNCHANGED = "unchanged";

/** The instance with its handles by their numbers, where it hands out any; what they are is then told in every failure. */
function handlesOver<Oracle, Returns extends Answers>(
  { handles: shape }: Definition<Oracle, Returns>,
  instance: Instance,
  trace: Trace,
): Instance {
  if (shape === undefined) return instance;
  const handles = new Handles(shape);
  trace.addNote(() => handles.inWords());
  return handles.over(instance);
}

/** Constructs one, and notes it in the trace. */
function construct<Oracle, Returns extends Answers>(
  { className, construct: { parameters } }: Definition<Oracle, Returns>,
  subject: Subject,
  args: readonly Argument[],
  expected: Answer,
  { trace, number }: Pick<Surroundings, "trace" | "number">,
): Construction {
  trace.begin(`new ${className}`, named(parameters, args), expected, number);
  const made = trace.guard(() => subject.construct(args));
  if (made.kind === "threw") trace.end(made);
  return made;
}

/** The methods that checks call, made of the definition's. */
function methodsOf<Oracle>(
  definition: Definition<Oracle>,
  call: (name: string, args: readonly Argument[]) => Expected,
): Record<string, (...args: Argument[]) => unknown> {
  const methods: Record<string, (...args: Argument[]) => unknown> = {};
  for (const [name, { isProperty = false }] of Object.entries(definition.methods)) {
    const capital = name.charAt(0).toUpperCase() + name.slice(1);
    const source = (args: readonly Argument[]) => showCall(name, args);
    methods[isProperty ? `read${capital}` : name] = (...args) => {
      const due = call(name, args);
      if (due.kind === "throws") throw new Error(`the suite calls ${source(args)}, which cannot succeed here`);
      return due.value;
    };
    if (isProperty) continue;
    methods[`try${capital}`] = (...args) => {
      const due = call(name, args);
      return due.kind === "returns" ? due.value : null;
    };
    methods[`failsTo${capital}`] = (...args) => {
      const due = call(name, args);
      if (due.kind === "returns") throw new Error(`the suite expects ${source(args)} to fail, which cannot fail here`);
      return due.names;
    };
  }
  return methods;
}
