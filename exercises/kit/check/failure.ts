/**
 * What is said when a check fails: one word for each way of being wrong, the calls that led there, and the picture of
 * memory at that point. Plain data, so that it travels from the worker that ran the check to the report as JSON.
 *
 * @module
 */
import type { CaptionedPicture, ListPicture, MemoryPicture, Plain } from "./picture.js";
import type { SourceLocation } from "../subject/subject.js";

export type { SourceLocation } from "../subject/subject.js";
export type { ListedNode, ListPicture, ListTarget, MemoryBlock, MemoryPicture, Plain } from "./picture.js";

/**
 * The ways in which a check can end without its points.
 *
 * - `wrong-result`: a call returned something else, or a total or picture of free memory is wrong.
 * - `wrong-error`: an error came where none was due, none came where one was due, or it had the wrong name.
 * - `not-written`: the call came upon a part of the skeleton that is still as it was handed out.
 * - `broken-list`: a free list is not as it has to be (order, links, sizes, neighbours, completeness).
 * - `changed-by-failed-call`: a call threw, as it should, and yet the allocator was not left as it was.
 * - `too-slow`: what calls cost grows faster with the size of what they work on than it may.
 * - `timed-out`: the code was still running when its budget was used up.
 * - `out-of-memory`: the code wanted more memory of the sandbox than it may have.
 * - `broke-sandbox`: the code left the sandbox in a state in which nothing can be said of it; a person has to look.
 * - `not-loaded`: the submission could not be compiled or loaded, so the check never ran.
 * - `needs`: the check was skipped, because another check, which it names, has to pass first, or since it cannot be judged here.
 * - `grader-fault`: the grader itself is at fault; no point is lost over it.
 */
export type FailureKind =
  | "wrong-result"
  | "wrong-error"
  | "not-written"
  | "broken-list"
  | "changed-by-failed-call"
  | "too-slow"
  | "timed-out"
  | "out-of-memory"
  | "broke-sandbox"
  | "not-loaded"
  | "needs"
  | "grader-fault";

/** Whether the code was cut off, so that there is no going on in what is left of it. */
export const isCutOff = (kind: FailureKind): boolean =>
  kind === "timed-out" || kind === "out-of-memory" || kind === "broke-sandbox";

/**
 * One call of a trace. Beside the fields below it holds the arguments by name, such as `size: 3`.
 * `expected` and `actual` are what it returned (`null` for nothing), or an error as `"throws RangeError"`.
 */
export interface TraceStep {
  /** The method that was called, or `new` and the class. */
  op: string;
  /** Which object it was called on, `a`, `b`, …, where a check has several. */
  on?: string;
  expected?: Plain;
  actual?: Plain;
  /** Memory after this call, as it should be; absent where a picture says nothing (construction that must fail). */
  memory?: MemoryPicture;
  /** The submission's own free list after this call, where it was looked at. */
  list?: ListPicture;
  /** What else there is to be seen after this call, of any kind. */
  pictures?: CaptionedPicture[];
  [argument: string]: Plain | MemoryPicture | ListPicture | CaptionedPicture[] | undefined;
}

/** The arguments of a call, in the order in which they were given. */
export function argumentsOf(step: TraceStep): Plain[] {
  const { op: _op, on: _on, expected: _expected, actual: _actual, memory: _memory, list: _list, ...rest } = step;
  const { pictures: _pictures, ...args } = rest;
  return Object.values(args).map((value) => (typeof value === "object" ? null : (value ?? null)));
}

/** Everything that is known about one failed check. Texts are plain, without colour and without trailing newline. */
export interface Failure {
  kind: FailureKind;
  /** One or two sentences, complete without the other fields. */
  message: string;
  /** The call at which it failed, as source: `free(20, 30)`. */
  call: string | null;
  expected: string | null;
  actual: string | null;
  /** The shortest sequence of calls found that ends in the failure; `null` when no call was made. */
  trace: TraceStep[] | null;
  /** Calls left out at the front of `trace` because there were too many to show. */
  omittedCalls: number;
  /** Memory after the failing call, as it should be. */
  expectedMemory: MemoryPicture | null;
  /** Memory after the failing call, as the submission's own free list tells it. */
  actualMemory: MemoryPicture | null;
  /** The submission's own free list after the failing call, where it was looked at. */
  actualList?: ListPicture | null;
  /** Pictures of the failure that the assignment made; where there are some, they are drawn instead of the three above. */
  pictures?: CaptionedPicture[];
  /** What sort of mistake it is, in a few words; equal for equal mistakes. */
  mistake?: string;
  /** The mistake that came before it and led to it, in a few words; equal for equal ones. */
  root?: string;
  /** Place in `trace`, from 0, of the first call after which the free list was not as it should be. */
  firstWrong?: number;
  /** Sentences about what is right when the calls are made a little otherwise. */
  contrasts?: string[];
  /** Where in the student's TypeScript an error came from. */
  location: SourceLocation | null;
  /** Name of the check that has to pass first, for `needs`. */
  needs: string | null;
}

/** Has all that is only made when somebody asks for it made now. */
export function drawn<Of extends CheckFailure | null>(failure: Of): Of {
  if (failure !== null) void [failure.failure.trace, failure.failure.expectedMemory];
  return failure;
}

/** A failure with its optional parts left out; {@link CheckFailure} fills them in. */
export type FailureParts = Pick<Failure, "kind" | "message"> & Partial<Failure>;

/** Thrown by the kit when a check fails. Its message is the failure in words, so plain vitest shows it well, too. */
export class CheckFailure extends Error {
  readonly failure: Failure;
  /** What the student's code printed on the way to it, one entry a line; `null` when that is all that the check printed. */
  printed: string[] | null = null;

  constructor(parts: FailureParts) {
    super(parts.message);
    this.name = "CheckFailure";
    this.failure = {
      call: null,
      expected: null,
      actual: null,
      trace: null,
      omittedCalls: 0,
      expectedMemory: null,
      actualMemory: null,
      location: null,
      needs: null,
      ...parts,
    };
  }
}

/** Thrown by a check that cannot be judged where it is tried; its message is the reason, as a sentence. */
export class CheckSkipped extends Error {
  override name = "CheckSkipped";
}
