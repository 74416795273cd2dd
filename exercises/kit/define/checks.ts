/**
 * `check` and `property` of an assignment, made of its definition: their context makes instances that are compared with the
 * oracle at every call.
 *
 * What such a check asks for is written down once, with all that is due. A submission then only plays it, all calls in one go,
 * at a tenth of the price; only when something differs are they made one by one, to tell what.
 *
 * @module
 */
import type fc from "fast-check";
import { type PlannedProperty, propertyOf, type PropertyInfo } from "../check/property.js";
import { type CheckContext, type CheckInfo, check as subjectCheck, seededCheck } from "../check/stage.js";
import { NotPlayable, type Script } from "../subject/script.js";
import { type Argument, LimitReached, type Subject } from "../subject/subject.js";
import { chooseClass } from "./chosen.js";
import type { Answers, Definition } from "./definition.js";
import { Rehearsal } from "./rehearsal.js";
import { Session, type SessionOptions } from "./session.js";
import type { UnderTest } from "./under-test.js";

/** Makes an instance under test, all of whose calls have to be right. */
export type Make<Oracle, Returns extends Answers> = (...args: Argument[]) => UnderTest<Oracle, Returns>;

/**
 * What a check is given beside the submission itself; what makes an instance is called as the definition says: `allocator`.
 * Where only the newest instance may be used, each is made in a load of its own when the check is tried again.
 */
export type Context<Oracle, Returns extends Answers, Noun extends string> = CheckContext & {
  [Name in Noun]: Make<Oracle, Returns>;
} & {
  /** Constructs an instance with arguments that have to be refused. */
  refuses(...args: Argument[]): void;
  /** A new instance that is used in turn with the one that was made last. */
  beside: Make<Oracle, Returns>;
  /** A new instance in the same load as those before, from which nothing must be left. */
  another: Make<Oracle, Returns>;
};

/** `check` and `property` of a stage. */
export interface DefinedChecks<Oracle, Returns extends Answers, Noun extends string> {
  check(name: string, info: CheckInfo, body: (context: Context<Oracle, Returns, Noun>) => void): void;
  property<Value>(
    name: string,
    info: PropertyInfo,
    arbitrary: fc.Arbitrary<Value>,
    body: (context: Context<Oracle, Returns, Noun>, value: Value) => void,
  ): void;
}

/** What a stage judges. */
export interface StageJudging<Aspect extends string> extends Omit<SessionOptions, "judge"> {
  judge: readonly (Aspect | "unchanged")[];
}

/**
 * Makes what makes the checks of an assignment's stages.
 *
 * @param needs - what every check needs that names nothing itself
 */
export function checksOf<Oracle, Returns extends Answers, Noun extends string, Aspect extends string>(
  definition: Definition<Oracle, Returns, Noun, Aspect>,
  needs: readonly string[] = [],
): (judging: StageJudging<Aspect>) => DefinedChecks<Oracle, Returns, Noun> {
  return (judging) => {
    const contexts = new Contexts(definition as unknown as Definition<Oracle, Returns, Noun>, judging);
    // A stage registers its checks anew for every submission; what they ask for stays the same.
    const known = new Map<string, Played>();
    const playedOf = (name: string, rehearse: (seed: number) => Rehearsed): Played => {
      const played = known.get(name) ?? new Played(definition.className, rehearse);
      known.set(name, played);
      return played;
    };
    return {
      check(name, info, body) {
        const played = playedOf(name, () => contexts.rehearse((context) => body(context)));
        subjectCheck(
          name,
          { needs, ...info },
          (context) => body(contexts.of(context)),
          (context) => played.isRight(context.subject, ANY_SEED),
        );
      },
      property(name, info, arbitrary, body) {
        const planned = propertyOf(info, arbitrary, (context, value) => body(contexts.of(context), value));
        const played = playedOf(name, (seed) =>
          contexts.rehearse((context, part) => {
            for (const value of planned.values(seed)) {
              part();
              body(context, value);
            }
          }),
        );
        seededCheck(name, { needs, ...info }, planned.body, ({ subject, seed }) =>
          played.isRight(subject, seed, planned),
        );
      },
    };
  };
}

/** What is played where a seed makes no difference, so that it is kept whatever the seed. */
const ANY_SEED = 0;

/** Said of an instance that is made after another one in the same load. */
const notTheFirst = (noun: string): string =>
  `Another ${noun} was made and used before this one, which has to begin anew.`;

/** A check as it is played. */
interface Rehearsed {
  script: Script;
  /** The number of the first sequence of each part. */
  parts: readonly number[];
}

/** Makes what checks are given. */
class Contexts<Oracle, Returns extends Answers, Noun extends string> {
  constructor(
    private readonly definition: Definition<Oracle, Returns, Noun>,
    private readonly judging: SessionOptions,
  ) {}

  /** On a submission. */
  of(context: CheckContext): Context<Oracle, Returns, Noun> {
    const { subject, isolated } = context;
    chooseClass(subject, this.definition);
    const { isOneAtATime = false, noun } = this.definition;
    const shared = isOneAtATime ? null : this.session(context);
    const session = (note?: string) => shared ?? this.session(context, note);
    const make: Make<Oracle, Returns> = (...args) => {
      if (isOneAtATime && isolated) subject.reload();
      return session().create(...args);
    };
    let made = 0;
    const another: Make<Oracle, Returns> = (...args) =>
      session(made++ > 0 ? notTheFirst(noun) : undefined).create(...args);
    return this.with(context, make, make, another, (...args) => session().refuse(...args));
  }

  /**
   * Writes down what a body asks for.
   *
   * @param body - is also given what it has to call before each part that can be told apart
   */
  rehearse(body: (context: Context<Oracle, Returns, Noun>, part: () => void) => void): Rehearsed {
    const rehearsal = new Rehearsal(this.definition as unknown as Definition<Oracle, Returns>);
    const context: CheckContext = {
      subject: rehearsal,
      with: () => rehearsal.another(),
      isolated: false,
      isBrief: true,
      observe: () => undefined,
      isWary: false,
    };
    const parts: number[] = [];
    const session = () => this.session(context);
    const make: Make<Oracle, Returns> = (...args) => session().create(...args);
    const beside: Make<Oracle, Returns> = (...args) => {
      rehearsal.besideTheLast();
      return make(...args);
    };
    body(
      this.with(context, make, beside, make, (...args) => session().refuse(...args)),
      () => parts.push(rehearsal.sequenceCount),
    );
    return { script: rehearsal.script(), parts };
  }

  private session({ subject, isWary }: CheckContext, note?: string): Session<Oracle, Returns> {
    const options: SessionOptions = note === undefined ? this.judging : { ...this.judging, note };
    const definition = this.definition as unknown as Definition<Oracle, Returns>;
    return new Session(definition, subject, options, isWary ? "circles" : null);
  }

  private with(
    context: CheckContext,
    make: Make<Oracle, Returns>,
    beside: Make<Oracle, Returns>,
    another: Make<Oracle, Returns>,
    refuses: (...args: Argument[]) => void,
  ): Context<Oracle, Returns, Noun> {
    const named = { [this.definition.noun]: make };
    return { ...context, ...named, refuses, beside, another } as Context<Oracle, Returns, Noun>;
  }
}

/**
 * What was rehearsed, kept for the next submission that is checked in this thread: that takes far longer than to play it. Most
 * submissions of a class are graded with the same seed.
 */
class Played {
  private known: { seed: number; rehearsed: Rehearsed | null } | null = null;

  constructor(
    private readonly className: string,
    private readonly rehearse: (seed: number) => Rehearsed,
  ) {}

  /**
   * Whether all comes out right; `null` where it cannot be played.
   *
   * @param property - whose values are played: where one does not come out right, it is told which
   */
  isRight(subject: Subject, seed: number, property?: PlannedProperty): boolean | null {
    // Where nobody looks aside, somebody may look on in a debugger: nothing is to stop at calls that are made twice.
    if (subject.aside === undefined) return null;
    if (this.known?.seed !== seed) this.known = { seed, rehearsed: unlessUnplayable(() => this.rehearse(seed)) };
    const { rehearsed } = this.known;
    if (rehearsed === null) return null;
    // What is to be said of a class that is not there is said where the calls are made.
    if (subject.choose(this.className) !== null) return false;
    const first = firstDifference(subject, rehearsed.script);
    if (first === null) return true;
    property?.beginAt(
      Math.max(
        0,
        rehearsed.parts.findLastIndex((part) => part <= first),
      ),
    );
    return false;
  }
}

/** The number of the first sequence in which something differs, or does not end; `null` when there is none. */
function firstDifference(subject: Subject, script: Script): number | null {
  try {
    return subject.firstDifference(script)?.sequence ?? null;
  } catch (error) {
    if (!(error instanceof LimitReached) || (error.limit !== "time" && error.limit !== "memory")) throw error;
    return 0;
  }
}

function unlessUnplayable<Result>(make: () => Result): Result | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof NotPlayable) return null;
    throw error;
  }
}
