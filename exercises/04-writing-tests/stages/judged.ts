/**
 * What the tests of a submission say of programs. Each test runs in the submission freshly loaded, and what came of it is kept for
 * all checks.
 *
 * @module
 */
import { CheckFailure } from "#kit/check/failure";
import type { CheckContext } from "#kit/check/stage";
import { clipped } from "#kit/subject/show";
import { LimitReached, type Subject } from "#kit/subject/subject";

/** The given file whose place the programs take. */
const FILE = "memory-allocator.ts";
/** Ticks that a test may take on a right program; one that takes more has failed. */
const TICKS_OF_A_TEST = 150;
/**
 * The same on a wrong one: so many times as much, since one that is merely slower than the others is not found by that. What goes on
 * for ever takes more, whatever it is.
 */
const TIMES_ON_WRONG = 2;
/** Ticks of all tests on a program, after which none is begun any more. */
const TICKS_OF_A_PROGRAM = 1_000;
const MOST_TESTS = 200;
const MOST_LETTERS = 110;
/** Letters of what a test says that fails. */
const MOST_OF_A_REASON = 1000;

/** What is said of a test that was stopped. */
const STOPPED = {
  time: `it takes more than ${TICKS_OF_A_TEST} ticks, or never comes to an end`,
  memory: "it uses up all memory",
} as const;

/**
 * What a test says of a program. `missing`: it is not there when the suite is loaded with that program. `untried`: the ticks for
 * all tests on it are used up.
 */
export type Verdict = { kind: "passes" } | { kind: "fails"; why: string } | { kind: "missing" } | { kind: "untried" };

/** What is known of the tests on one program. */
interface Known {
  /** In their order. Empty when the suite cannot be loaded with it. */
  names: readonly string[];
  verdicts: Map<string, Verdict>;
  /** How many there are beyond those that count. */
  leftOut: number;
  /** Those that have seemed to fail when all of them ran in a row; `null` before that was tried. */
  seemToFail: ReadonlySet<string> | null;
  ticks: number;
}

/** By submission, and by the name of the program. */
const known = new WeakMap<Subject, Map<string, Known>>();

/** A suite that cannot be loaded has no tests. */
const NOTHING = { names: [], leftOut: 0 };

/** The tests of a submission, as one check looks at them. */
export class Judged {
  private readonly known: Map<string, Known>;
  /** The program that the submission is loaded with, and whether nothing has run since. */
  private loaded: { program: string; subject: Subject; isFresh: boolean } | null = null;

  /** @param right - the programs on which a test has to pass to be believed; never empty */
  constructor(
    private readonly context: CheckContext,
    private readonly right: readonly string[],
  ) {
    this.known = known.get(context.subject) ?? new Map<string, Known>();
    known.set(context.subject, this.known);
  }

  /** Tests on a program that were not run, since those before them had used up its ticks. */
  unrun(program: string): readonly string[] {
    return this.tests.filter((test) => this.verdict(test, program).kind === "untried");
  }

  /** Tests that were written down beyond those that count. */
  get leftOut(): number {
    return this.on(this.right[0] ?? "").leftOut;
  }

  /** All tests, in their order. */
  get tests(): readonly string[] {
    return this.on(this.right[0] ?? "").names;
  }

  /** The tests that hold: they pass on all right programs. What others say counts for nothing. */
  get holding(): readonly string[] {
    // A program at a time, since to change it takes longer than to run a test.
    return this.right.reduce((left, program) => left.filter((test) => this.passes(test, program)), this.tests);
  }

  /** What a test says of a program. */
  verdict(test: string, program: string): Verdict {
    const of = this.on(program);
    const verdict = of.verdicts.get(test) ?? this.tried(test, program, of);
    of.verdicts.set(test, verdict);
    return verdict;
  }

  passes(test: string, program: string): boolean {
    return this.verdict(test, program).kind === "passes";
  }

  /** The first found of the tests that hold which fails on a program; `null` when none does. */
  finder(program: string): string | null {
    const isFinder = (test: string): boolean => this.verdict(test, program).kind === "fails";
    return this.likely(program, true).find(isFinder) ?? null;
  }

  /** Whether a test passes on a program that fails on some other of these, so that the two are told apart. */
  isToldApart(program: string, programs: readonly string[]): boolean {
    const finds = (test: string): boolean => {
      const likely = programs.filter((each) => this.seemToFail(each).has(test));
      return [...likely, ...programs].some((each) => this.verdict(test, each).kind === "fails");
    };
    return this.likely(program, false).some((test) => this.passes(test, program) && finds(test));
  }

  /** Ticks that all tests took on a program; `null` where nobody counts. */
  ticks(program: string): number | null {
    for (const test of this.tests) this.verdict(test, program);
    return this.context.subject.ticks() === null ? null : this.on(program).ticks;
  }

  /** The tests that hold, those first that seem to fail on a program, or to pass. */
  private likely(program: string, isFailing: boolean): string[] {
    const seeming = this.seemToFail(program);
    const isFirst = (test: string): boolean => seeming.has(test) === isFailing;
    return [...this.holding.filter(isFirst), ...this.holding.filter((test) => !isFirst(test))];
  }

  /**
   * Which tests fail on a program when all that hold run in a row, without loading anything anew: in a fiftieth of the time. One
   * may hand something on to the next then, so it only tells where to look first.
   */
  private seemToFail(program: string): ReadonlySet<string> {
    const of = this.on(program);
    of.seemToFail ??= this.triedInARow(program, of);
    return of.seemToFail;
  }

  private triedInARow(program: string, { names }: Known): Set<string> {
    const failing = new Set<string>();
    if (names.length === 0) return failing;
    const { subject } = this.load(program, false);
    const inARow = (): void => {
      for (const test of this.holding) {
        if (told(subject, "run", [names.indexOf(test)]) !== "") failing.add(test);
      }
    };
    // Where it ends is as good a place as any.
    this.within(subject, TICKS_OF_A_TEST, inARow);
    return failing;
  }

  private tried(test: string, program: string, of: Known): Verdict {
    const place = of.names.indexOf(test);
    if (place === -1) return { kind: "missing" };
    if (of.ticks > TICKS_OF_A_PROGRAM) return { kind: "untried" };
    const { subject } = this.load(program, true);
    const before = subject.ticks() ?? 0;
    const most = this.right.includes(program) ? TICKS_OF_A_TEST : TIMES_ON_WRONG * TICKS_OF_A_TEST;
    const end = this.within(subject, most, () => told(subject, "run", [place]));
    of.ticks += (subject.ticks() ?? 0) - before;
    if ("stopped" in end) return { kind: "fails", why: STOPPED[end.stopped] };
    return end.result === "" ? { kind: "passes" } : { kind: "fails", why: clipped(end.result, MOST_OF_A_REASON) };
  }

  private on(program: string): Known {
    const before = this.known.get(program);
    if (before !== undefined) return before;
    const { names, leftOut } = this.namesWith(program);
    const now: Known = { names, leftOut, verdicts: new Map(), seemToFail: null, ticks: 0 };
    this.known.set(program, now);
    return now;
  }

  private namesWith(program: string): Pick<Known, "names" | "leftOut"> {
    try {
      const { subject } = this.load(program, true);
      const names = (): Pick<Known, "names" | "leftOut"> => {
        const all = Number(told(subject, "size", [])) || 0;
        const count = Math.min(all, MOST_TESTS);
        return {
          names: Array.from({ length: count }, (_, place) => told(subject, "name", [place]).slice(0, MOST_LETTERS)),
          leftOut: all - count,
        };
      };
      const end = this.within(subject, TICKS_OF_A_TEST, names);
      return "stopped" in end ? NOTHING : end.result;
    } catch (error) {
      // That it cannot be loaded with this one.
      if (error instanceof CheckFailure) return NOTHING;
      throw error;
    }
  }

  /** What comes of it, or which of ticks and memory were used up. */
  private within<Result>(
    subject: Subject,
    most: number,
    body: () => Result,
  ): { result: Result } | { stopped: keyof typeof STOPPED } {
    try {
      const end = subject.within(most, () => ({ result: body() }));
      return end ?? { stopped: "time" };
    } catch (error) {
      if (!(error instanceof LimitReached) || error.limit !== "memory") throw error;
      this.loaded = null;
      return { stopped: "memory" };
    }
  }

  /** The submission with a program, to be used once. */
  private load(program: string, isFresh: boolean): { subject: Subject } {
    if (this.loaded?.program !== program) {
      this.loaded = null;
      this.loaded = { program, subject: this.context.with(FILE, program), isFresh: true };
    } else if (isFresh && !this.loaded.isFresh) {
      this.loaded.subject.reload();
    }
    this.loaded.isFresh = false;
    return this.loaded;
  }
}

/** What a method of a new suite returns, as a text. */
function told(subject: Subject, method: string, args: number[]): string {
  const made = subject.construct([]);
  if (made.kind === "threw") return "it cannot be begun";
  const outcome = made.instance.call(method, args);
  if (outcome.kind === "threw" || outcome.value.type !== "primitive") return "it ends in a way that cannot be told";
  return String(outcome.value.value);
}
