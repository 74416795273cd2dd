/**
 * What the visualizer knows of an assignment: the calls that can be made, and how each is played on the model and,
 * where there is one, on a submission beside it. An assignment has one in `stages/playground.ts`, exported as `playground`.
 *
 * @module
 */
import {
  CheckFailure,
  type FailureKind,
  type ListPicture,
  type MemoryBlock,
  type MemoryPicture,
  type SourceLocation,
  isCutOff,
} from "../check/failure.js";
import { outcomeText } from "../check/judge.js";
import { type Argument, type Instance, LimitReached, type Outcome, type Subject } from "../subject/subject.js";

/** A method of the assignment's class. */
export interface PlaygroundMethod {
  name: string;
  /** Names of its parameters, as the contract has them. */
  parameters: readonly string[];
  /** What it is for, in a few words. */
  about: string;
}

/** A call as it is made. */
export interface PlayedCall {
  method: string;
  args: readonly Argument[];
}

/** Memory as a sequence of calls leaves it. */
export interface Situation {
  capacity: number;
  calls: PlayedCall[];
}

/** One step of an allocation trace, in units of memory. A block is named by a number that no other block ever has. */
export type TraceOperation = { kind: "allocate"; block: number; size: number } | { kind: "free"; block: number };

/** What went wrong, in the words of the checks. */
export interface Fault {
  kind: FailureKind;
  message: string;
  /** Where in the student's source an error came from. */
  location: SourceLocation | null;
}

/** All that is seen after a call. Plain data, so that it can leave the thread in which the call was made. */
export interface Moment {
  /** What the call had to do: `20`, `throws RangeError`; empty where it has nothing to return. */
  expected: string;
  /**
   * What the submission did: `20`, `threw RangeError: …`, `did not return`. `null` without a submission, and for calls that
   * could not be made any more.
   */
  actual: string | null;
  /** Memory as it should be; `null` while there is none, because the capacity has to be refused. */
  memory: MemoryPicture | null;
  /** Memory as the submission has it, where that is known and is not as it should be. */
  actualMemory: MemoryPicture | null;
  /** The submission's own free list, where there is one to be seen. */
  list: ListPicture | null;
  /** Units that should be free, and the largest free block that there should be. */
  free: number;
  largest: number;
  /** What is wrong from this call on; `null` when nothing is, and after the first call that had a fault. */
  fault: Fault | null;
  /** What the submission printed during the call. */
  printed: readonly string[];
}

/** Calls that are being played, one after the other. */
export interface Play {
  /** After the constructor. */
  readonly constructed: Moment;
  /** Makes a call. One that {@link Playground.refusal} has something against must not be made. */
  call(call: PlayedCall): Moment;
}

/** What the visualizer knows of an assignment. */
export interface Playground {
  /** Name of the constructor's parameter, and the most units that can be played with. */
  readonly capacity: { readonly name: string; readonly most: number };
  /** The first one allocates. */
  readonly methods: readonly PlaygroundMethod[];
  /** Whether there is a free list to be seen. */
  readonly hasFreeList: boolean;
  /** Calls at most. */
  readonly mostCalls: number;
  /** What is shown first. */
  readonly example: Situation;
  /** Why a capacity is not played, as a sentence; `null` when it is. */
  refusesCapacity(capacity: Argument): string | null;
  /** Why a call is not played, as a sentence; `null` when it is. */
  refusal(call: PlayedCall): string | null;
  /** The call that frees an allocated block of a picture; `null` where there is none. */
  freeing(block: MemoryBlock): PlayedCall | null;
  /** An allocation trace as calls, in no more memory than it takes. */
  situationOf(operations: readonly TraceOperation[]): Situation;
  /** Begins with a new allocator of that capacity: on the model, and on the submission where there is one. */
  begin(capacity: Argument, subject: Subject | null): Play;
}

/** Something against a call that holds for every assignment: no such method, or too many arguments. */
export function wrongCall({ method, args }: PlayedCall, methods: readonly PlaygroundMethod[]): string | null {
  const known = methods.find(({ name }) => name === method);
  if (known === undefined) {
    return `There is no method "${method.slice(0, 40)}" here; there are ${methods.map(({ name }) => name).join(", ")}.`;
  }
  const { parameters } = known;
  if (args.length <= parameters.length) return null;
  return parameters.length === 0
    ? `${method}() takes no argument.`
    : `${method}(${parameters.join(", ")}) takes ${parameters.length === 1 ? "one argument" : `${parameters.length} arguments`}, not ${args.length}.`;
}

/** A subject whose newest instance, and the outcome of its calls, can be seen by others than those who call it. */
export class Watched {
  /** To be given to those who call. */
  readonly subject: Subject;
  /** The instance that was made last. */
  instance: Instance | null = null;
  private outcome: Outcome | null = null;
  private method = "";

  constructor(subject: Subject) {
    this.subject = {
      ...subject,
      className: subject.className,
      construct: (args) => {
        const made = subject.construct(args);
        if (made.kind === "threw") return made;
        this.instance = this.watch(made.instance);
        return { kind: "constructed", instance: this.instance };
      },
    };
  }

  /**
   * Runs something that makes a call of that method, and tells how the call ended and what was found wrong.
   *
   * @param method - the one whose outcome is wanted; others may be called before and after it
   */
  see(method: string, make: () => void): Seen {
    this.method = method;
    this.outcome = null;
    let failure: CheckFailure | null = null;
    let isOver = false;
    try {
      make();
    } catch (error) {
      if (error instanceof CheckFailure) failure = error;
      else if (!(error instanceof LimitReached)) throw error;
      isOver = !(error instanceof CheckFailure) || isLimit(error);
    }
    const actual = this.outcome === null ? (isOver ? "did not return" : null) : outcomeText(this.outcome);
    return { actual, failure, isOver };
  }

  private watch(instance: Instance): Instance {
    return {
      ...instance,
      call: (method, args) => {
        const outcome = instance.call(method, args);
        if (method === this.method) this.outcome = outcome;
        return outcome;
      },
      read: (property) => {
        const outcome = instance.read(property);
        if (property === this.method) this.outcome = outcome;
        return outcome;
      },
    };
  }
}

/** What {@link Watched.see} saw. */
export interface Seen {
  /** How the call ended, in words; `null` when it was never made. */
  actual: string | null;
  failure: CheckFailure | null;
  /** Whether a limit ended it: nothing can be called any more. */
  isOver: boolean;
}

const isLimit = ({ failure }: CheckFailure): boolean => isCutOff(failure.kind);

/** The part of a failure that a {@link Moment} has. */
export function faultOf(failure: CheckFailure | null): Fault | null {
  if (failure === null) return null;
  const { kind, message, location } = failure.failure;
  return { kind, message, location };
}
