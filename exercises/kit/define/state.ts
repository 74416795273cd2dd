/**
 * What can be seen of an instance between calls, compared with the oracle: the views of its definition, and the totals that
 * its methods tell.
 *
 * @module
 */
import type { BrokenLaw } from "../check/broken-law.js";
import { crashOf } from "../check/crash.js";
import type { CheckFailure, Failure } from "../check/failure.js";
import {
  expectedText,
  isUnwritten,
  locationOf,
  methodOf,
  outcomeText,
  returnMissing,
  unwrittenText,
} from "../check/judge.js";
import { clipped, show } from "../subject/show.js";
import type { Trace } from "../check/trace.js";
import { isDue } from "../subject/expected.js";
import type { Instance, Outcome } from "../subject/subject.js";
import type { Changed, Definition, Method, View } from "./definition.js";

/** How it is looked at an instance between a call and what is judged of it; see {@link InstanceState.look}. */
export type Look = "circles" | "laws" | "note";

/** What was seen of an instance at one moment. */
export interface Observation {
  main: unknown;
  totals: Map<string, Outcome>;
}

/** The mistake of a method that tells a total. */
export const wrongTotal = (method: string): string => `a wrong ${method}()`;

/** An instance's state beside the oracle's. Each method fails the check at a difference. */
export class InstanceState<Oracle> {
  /** Views that are not judged any more, since an arrangement has left them wrong. */
  private readonly excused = new Set<string>();
  /** Whether the main view was right when it was read since the last call; `null` where it was not read. */
  private wasRight: boolean | null = null;
  private readonly views: readonly (readonly [string, View<Oracle>])[];
  private readonly totals: readonly (readonly [string, Method<Oracle>])[];

  /**
   * @param judged - names of views and totals
   * @param number - which of the check's instances it is, from 0
   */
  constructor(
    private readonly definition: Definition<Oracle>,
    private readonly instance: Instance,
    private readonly trace: Trace,
    private readonly oracle: Oracle,
    private readonly judged: ReadonlySet<string>,
    private readonly number: number,
  ) {
    this.views = Object.entries(definition.views ?? {}) as [string, View<Oracle>][];
    this.totals = Object.entries(definition.methods).filter(([, { total }]) => total !== undefined);
  }

  /**
   * Looks at the instance after a call of which nothing is judged yet, before anything else can walk what it holds.
   *
   * - `circles`: fails the check when it goes round in a circle, which nobody else would come back from
   * - `note`: notes it in the trace, with the law that it breaks; fails the check for a circle
   * - `laws`: notes it, and fails the check when it breaks any law
   */
  look(after: string, how: Look): void {
    const main = this.definition.main?.view;
    if (main === undefined) return;
    const reading = this.read();
    const seen = reading(main);
    this.wasRight = main.judge(seen, this.oracle) === null;
    const looked = this.views.filter(([name, { isOnlySaid }]) => isOnlySaid !== true || this.judged.has(name));
    const broken = this.firstBroken(
      reading,
      looked.map(([name]) => name),
    );
    // What is not written yet has not led to anything.
    const law = broken === null || todoOf(broken.law) !== null ? null : broken.law;
    if (how !== "circles") this.trace.saw(main.draw(seen, this.oracle), law);
    if (broken !== null && (how === "laws" || main.isEndless(seen))) throw this.broken(after, broken);
  }

  /** Compares all that is judged. `after` is the call that was made, for messages. */
  judgeAll(after: string): void {
    const names = this.judgedViews();
    if (names.length > 0) this.judgeViews(after, names);
    for (const [name, method] of this.totals)
      if (this.judged.has(method.total ?? "")) this.judgeTotal(after, name, method);
    this.wasRight = null;
  }

  /**
   * Compares the views after calls that only prepare. One that may be excused and is wrong by then is not judged from here
   * on, so that a fault in the preparation is not charged to what the check is about.
   */
  judgeArranged(after: string): void {
    const names = this.judgedViews();
    if (names.length === 0) return;
    const reading = this.read();
    for (const [name, view] of this.views) {
      if (!names.includes(name)) continue;
      if (view.isExcused) {
        if (view.judge(reading(view), this.oracle) !== null) this.excused.add(name);
      } else if (this.judged.has(name)) {
        this.judgeViews(after, [name], reading);
      }
    }
  }

  /** Compares a view, and those that rest on it where they are judged. */
  judgeView(after: string, name: string): void {
    const resting = this.judgedViews().filter((each) => this.viewNamed(each)?.restsOn === name);
    this.judgeViews(after, [name, ...resting]);
  }

  /**
   * What is drawn of the instance in a failure of one of its calls.
   *
   * @param knowsLive - whether what is allocated is where the oracle has it; units that are neither there nor free are then
   *   lost. Where the last call answered otherwise, all that is not free is taken as allocated.
   */
  pictures(knowsLive: boolean): Partial<Failure> {
    const main = this.definition.main?.view;
    return main === undefined ? {} : main.pictures(this.read()(main), this.oracle, knowsLive);
  }

  /** What {@link judgeUnchanged} compares. */
  observe(after: string): Observation {
    const { main } = this.definition;
    let seen: unknown;
    if (main !== undefined) {
      const reading = this.read();
      seen = reading(main.view);
      // The totals would walk it, too, and not come back.
      if (main.view.isEndless(seen)) this.judgeViews(after, [main.name], reading);
    }
    const totals = new Map(this.totals.map(([name]) => [name, this.ask(name)]));
    return { main: seen, totals };
  }

  /** Fails the check when a call that threw has changed something since `before`. */
  judgeUnchanged(source: string, before: Observation): void {
    const after = this.observe(source);
    const main = this.definition.main?.view;
    const change = main?.change(before.main, after.main) ?? changedTotal(before, after);
    if (change === null) return;
    throw this.trace.failure(
      "changed-by-failed-call",
      `${source} threw, as it should, but it changed the ${this.definition.noun}: ${change.told}. After an error everything has to be as it was.`,
      {
        expected: change.was,
        actual: change.is,
        mistake: `${methodOf(source)} changes something although it throws`,
        ...(main?.picturesOfChange(after.main, this.oracle) ?? {}),
      },
    );
  }

  private judgeTotal(after: string, name: string, method: Method<Oracle>): void {
    const due = method.due(this.oracle);
    const actual = this.ask(name);
    if (due.kind === "returns" && actual.kind === "returned" && isDue(due.value, actual.value)) return;
    const expected = expectedText(due);
    this.trace.begin(name, {}, expected, this.number);
    this.trace.end(actual);
    if (actual.kind === "threw" && isUnwritten(actual.error)) {
      const { location, message } = actual.error;
      throw this.trace.failure("not-written", unwrittenText(this.trace.source, actual.error), {
        expected: show(expected),
        actual: outcomeText(actual),
        location,
        mistake: clipped(message),
      });
    }
    const own = this.pictures(true);
    const threw = actual.kind === "threw";
    const crash = threw ? crashOf(this.trace.source, actual.error) : null;
    const got = outcomeText(actual);
    const words = (method.totalInWords ?? this.definition.inWords)?.(this.oracle) ?? "";
    const { because, more } = method.why?.(this.oracle, due) ?? {};
    const why = because === undefined || threw ? "" : `: ${because(actual)}`;
    const says = threw || method.totalInWords !== undefined ? "" : this.saysSo();
    const wrong = `After ${after}, ${this.trace.source} ${threw ? got : `returned ${got}`}, not ${String(expected)}${why}.${returnMissing(`${name}()`, actual)}${words}${says}`;
    throw this.trace.failure(
      threw ? "wrong-error" : "wrong-result",
      crash === null ? wrong : `After ${after}: ${crash.told}`,
      {
        expected: show(expected),
        actual: crash?.actual ?? got,
        location: locationOf(actual),
        mistake: crash?.mistake ?? wrongTotal(name),
        ...own,
        ...more?.(actual),
      },
    );
  }

  /** Whether the main view is right where a total is not, and when it was read, as a sentence to add. */
  private saysSo(): string {
    const main = this.definition.main?.view;
    if (main === undefined) return "";
    if (this.wasRight === true) return main.saysSo.before;
    const isRightNow = () => main.judge(this.read()(main), this.oracle) === null;
    return this.wasRight === null && isRightNow() ? main.saysSo.after : "";
  }

  private judgeViews(after: string, names: readonly string[], reading = this.read()): void {
    const main = this.definition.main;
    if (main !== undefined && names.includes(main.name))
      this.wasRight = main.view.judge(reading(main.view), this.oracle) === null;
    const broken = this.firstBroken(reading, names);
    if (broken !== null) throw this.broken(after, broken);
  }

  private firstBroken(reading: Reading<Oracle>, names: readonly string[]): Broken<Oracle> | null {
    for (const [name, view] of this.views) {
      if (!names.includes(name)) continue;
      const seen = reading(view);
      const law = view.judge(seen, this.oracle);
      if (law !== null) return { law, view, seen };
    }
    return null;
  }

  private broken(after: string, { law, view, seen }: Broken<Oracle>): CheckFailure {
    const { kind, ...more } = view.failure(law, seen, this.oracle);
    const location = law.thrown?.error.location ?? null;
    const todo = todoOf(law);
    return todo === null
      ? this.trace.failure(kind, `After ${after}: ${law.told}.`, { location, ...more, mistake: law.mistake })
      : this.trace.failure("not-written", `After ${after}: ${todo.told}`, { location, ...more, mistake: todo.mistake });
  }

  /** The views that are judged, and those that they rest on, but for the excused ones. */
  private judgedViews(): string[] {
    const judged = this.views.map(([name]) => name).filter((name) => this.judged.has(name) && !this.excused.has(name));
    const bases = judged.flatMap((name) => this.viewNamed(name)?.restsOn ?? []);
    return [...new Set([...bases, ...judged])];
  }

  private viewNamed(name: string): View<Oracle> | undefined {
    return this.views.find(([each]) => each === name)?.[1];
  }

  private ask(name: string): Outcome {
    return this.trace.guard(() => this.instance.call(name, []));
  }

  /** Reads views, each reader once. */
  private read(): Reading<Oracle> {
    const known = new Map<View<Oracle>["read"], unknown>();
    return ({ read }) => {
      if (!known.has(read))
        known.set(
          read,
          this.trace.guard(() => read(this.instance, this.oracle)),
        );
      return known.get(read);
    };
  }
}

/** What is said of a view that came upon a part that is not written yet; `null` of any other. */
const todoOf = ({ thrown }: BrokenLaw): { told: string; mistake: string } | null =>
  thrown === undefined || !isUnwritten(thrown.error)
    ? null
    : { told: unwrittenText(thrown.source, thrown.error), mistake: clipped(thrown.error.message) };

type Reading<Oracle> = (view: View<Oracle>) => unknown;

interface Broken<Oracle> {
  law: BrokenLaw;
  view: View<Oracle>;
  seen: unknown;
}

function changedTotal(before: Observation, after: Observation): Changed | null {
  for (const [name, outcome] of before.totals) {
    const [was, is] = [outcome, after.totals.get(name) ?? outcome].map(outcomeText) as [string, string];
    if (was === is) continue;
    const call = `${name}()`;
    return { told: `${call} was ${was} and is now ${is}`, was: `${call} ${was}`, is: `${call} ${is}` };
  }
  return null;
}
