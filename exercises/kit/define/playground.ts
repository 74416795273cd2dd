/**
 * What the visualizer knows of an assignment, made of its definition: the calls that can be made, and how each is played on the
 * oracle and, where there is one, on a submission beside it. A submission is judged as strictly as all stages together
 * judge it, by the same code, up to its first fault; from there on it is only watched.
 *
 * @module
 */
import {
  CheckFailure,
  type Failure,
  type FailureKind,
  isCutOff,
  type MemoryBlock,
  type MemoryPicture,
  type SourceLocation,
} from "../check/failure.js";
import { chainOf, chainOfBlocks } from "../check/chain.js";
import { expectedText, outcomeText } from "../check/judge.js";
import type { CaptionedPicture, Chain, ListPicture, PictureOf } from "../check/picture.js";
import { show } from "../subject/show.js";
import type { Answer, Expected } from "../subject/expected.js";
import { Handles } from "../subject/handles.js";
import {
  type Argument,
  type HandleShape,
  type Instance,
  LimitReached,
  type Outcome,
  type Subject,
} from "../subject/subject.js";
import { chooseClass } from "./chosen.js";
import type { Answers, Definition, Method, PlayedCall, Situation } from "./definition.js";
import { Session } from "./session.js";
import { isLook, makeOn, methodNamed } from "./oracle.js";
import { type Judged, UNCHANGED } from "./under-test.js";

export type { PlayedCall, Situation } from "./definition.js";

/** A method of the assignment's class. */
export interface PlaygroundMethod {
  name: string;
  /** Names of its parameters, as the contract has them. */
  parameters: readonly string[];
  /** What it is for, in a few words. */
  about: string;
  /** Whether it changes nothing. */
  isLook: boolean;
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
  /**
   * What there is to be drawn: as it should be (`due`) and, where that is known, as the submission has it (`seen`). Nothing
   * while there is no instance, because the capacity has to be refused.
   */
  pictures: readonly CaptionedPicture[];
  /** Units in all, units that should be free, and the largest free block that there should be. */
  capacity: number;
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
  /** Whether nothing is ever in pieces, so that there is no fragmentation to be shown. */
  readonly hasEqualBlocks: boolean;
  /** Calls at most. */
  readonly mostCalls: number;
  /** What is shown first. */
  readonly example: Situation;
  /** Arguments of the constructor where there are so many units, with others than the usual ones behind that where some are given. */
  construct(capacity: Argument, more?: readonly Argument[]): readonly Argument[];
  /** Why that is not played, as a sentence; `null` when it is. */
  refusesCapacity(capacity: Argument, more?: readonly Argument[]): string | null;
  /** Why a call is not played, as a sentence; `null` when it is. */
  refusal(call: PlayedCall): string | null;
  /** The call that frees an allocated block of a picture; `null` where there is none. */
  freeing(block: MemoryBlock): PlayedCall | null;
  /** Memory as a submission has it, where nothing else is known of its state. */
  seen(memory: MemoryPicture): CaptionedPicture;
  /** An allocation trace as calls, in no more memory than it takes. */
  situationOf(operations: readonly TraceOperation[]): Situation;
  /** Begins with a new instance, as {@link construct} has it: on the oracle, and on the submission where there is one. */
  begin(capacity: Argument, subject: Subject | null, more?: readonly Argument[]): Play;
}

/** Makes the playground of a definition. */
export function playgroundOf<Oracle, Returns extends Answers>(definition: Definition<Oracle, Returns>): Playground {
  const { construct, play } = definition;
  const methods: PlaygroundMethod[] = Object.entries<Method<Oracle>>(definition.methods)
    .filter(([, { byGrader }]) => byGrader === undefined)
    .map(([name, method]) => ({
      name,
      parameters: method.parameters,
      about: method.about,
      isLook: isLook(method),
    }));
  return {
    capacity: { name: construct.parameters[0] ?? "", most: play.most.units },
    methods,
    hasEqualBlocks: play.hasEqualBlocks ?? false,
    mostCalls: play.most.calls,
    example: play.example,
    construct: (capacity, more) => constructedWith(definition, capacity, more),
    refusesCapacity(capacity, more = []) {
      if (more.length > 0 && more.length >= construct.parameters.length)
        return `${definition.className} is constructed with ${construct.parameters.join(", ") || "nothing"}, not with ${more.length + 1} arguments.`;
      const refusal = definition.refusal?.({ method: null, args: [capacity, ...more] }) ?? null;
      const isTooLarge = Number.isInteger(capacity) && (capacity as number) > play.most.units;
      return refusal ?? (isTooLarge ? tooLarge(capacity, play.most.units) : null);
    },
    refusal: (call) => wrongCall(call, methods) ?? definition.refusal?.(call) ?? null,
    freeing: (block) => play.freeing(block),
    seen: (memory) => seenPicture(definition, memory, null),
    situationOf(operations) {
      // Played twice: with all the memory that there can be, to see how much it takes, and then with no more than that.
      const { end } = played(definition, operations, play.most.units);
      const capacity = Math.max(end, 1);
      return { capacity, calls: played(definition, operations, capacity).calls };
    },
    begin: (capacity, subject, more) =>
      new DefinedPlay(definition, constructedWith(definition, capacity, more), subject),
  };
}

const constructedWith = <Oracle, Returns extends Answers>(
  { play }: Definition<Oracle, Returns>,
  capacity: Argument,
  more: readonly Argument[] = [],
): readonly Argument[] => (more.length > 0 ? [capacity, ...more] : (play.construct?.(capacity) ?? [capacity]));

const tooLarge = (capacity: Argument, most: number): string =>
  `${show(capacity)} units are more than can be drawn here; ${most} are the most.`;

/** Something against a call that holds for every assignment: no such method, or too many arguments. */
function wrongCall({ method, args }: PlayedCall, methods: readonly PlaygroundMethod[]): string | null {
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

/** A trace as calls in so much memory, and how much of it they take. */
function played<Oracle, Returns extends Answers>(
  definition: Definition<Oracle, Returns>,
  operations: readonly TraceOperation[],
  capacity: number,
): { calls: PlayedCall[]; end: number } {
  const { play } = definition;
  const oracle = definition.construct.oracle(...constructedWith(definition, capacity));
  const blocks = new Map<number, { request: PlayedCall; value: Answer }>();
  const calls: PlayedCall[] = [];
  let requests = 0;
  let end = 0;
  for (const operation of operations) {
    if (operation.kind === "allocate") {
      const request = play.request(operation.size, (requests += 1));
      if (request === null) break;
      const due = makeOn(definition, oracle, request);
      calls.push(request);
      if (due.kind === "throws") continue;
      blocks.set(operation.block, { request, value: due.value });
      end = Math.max(end, endOf(definition.picture(oracle)));
      continue;
    }
    const block = blocks.get(operation.block);
    if (block === undefined) continue;
    blocks.delete(operation.block);
    const release = play.release(block.request, block.value);
    if (release === null) continue;
    makeOn(definition, oracle, release);
    calls.push(release);
  }
  return { calls, end };
}

/** Where the last allocated block ends. */
const endOf = ({ blocks }: MemoryPicture): number =>
  blocks.reduce((end, { start, size, state }) => (state === "free" ? end : Math.max(end, start + size)), 0);

/** Memory, with the list below it where there is one. */
const memoryPicture = (strip: MemoryPicture, list?: Chain): PictureOf<"memory"> => ({
  kind: "memory",
  strips: [strip],
  ...(list === undefined ? {} : { list }),
});

/** Memory as a submission has it. Where its list itself was not read, the order of the nodes in it is not known. */
function seenPicture<Oracle, Returns extends Answers>(
  { list }: Definition<Oracle, Returns>,
  memory: MemoryPicture,
  own: ListPicture | null,
): CaptionedPicture {
  if (list === undefined) return { caption: "As your answer has it", picture: memoryPicture(memory), role: "seen" };
  const free = memory.blocks.filter(({ state }) => state === "free");
  const chain: Chain = own === null ? { ...chainOfBlocks(free), links: "unknown" } : chainOf(own);
  return { caption: "As your free list tells it", picture: memoryPicture(memory, chain), role: "seen" };
}

class DefinedPlay<Oracle, Returns extends Answers> implements Play {
  readonly constructed: Moment;
  private readonly oracle: Oracle | null;
  private readonly watched: Watched | null;
  /** Judges every call; `null` from the first fault on. */
  private judged: Judged<Oracle> | null = null;
  /** Whether nothing can be called any more. */
  private isOver = false;

  constructor(
    private readonly definition: Definition<Oracle, Returns>,
    args: readonly Argument[],
    private readonly subject: Subject | null,
  ) {
    const expected = definition.construct.due(...args);
    this.oracle = expected.kind === "returns" ? definition.construct.oracle(...args) : null;
    this.watched = subject === null ? null : new Watched(subject, definition.handles);
    this.constructed = this.moment(expected, null, (watched) => {
      chooseClass(watched.subject, definition);
      const session = new Session(definition, watched.subject, { judge: all(definition) });
      if (this.oracle === null) session.refuse(...args);
      else this.judged = session.create(...args);
    });
  }

  call({ method: name, args }: PlayedCall): Moment {
    const { oracle, definition } = this;
    const method = methodNamed(definition, name);
    // What it does is left open here, so from here on the submission is only watched.
    if (oracle !== null && (definition.mustWait?.(oracle, { method: name, args }) ?? null) !== null) this.judged = null;
    const expected: Expected =
      oracle === null ? { kind: "returns", value: undefined } : makeOn(definition, oracle, { method: name, args });
    return this.moment(expected, name, ({ instance }) => {
      if (this.judged !== null) this.judged.call(name, args);
      else if (method.isProperty) instance?.read(name);
      else instance?.call(name, args);
    });
  }

  /** @param method - the one that was called; `null` for the constructor */
  private moment(expected: Expected, method: string | null, make: (watched: Watched) => void): Moment {
    const { oracle, watched, definition } = this;
    const memory = oracle === null ? null : definition.picture(oracle);
    const due = memory === null || oracle === null ? [] : [this.due(memory, oracle)];
    const free = (memory?.blocks ?? []).filter(({ state }) => state === "free").map(({ size }) => size);
    const base: Moment = {
      expected: String(expectedText(expected) ?? ""),
      actual: null,
      pictures: due,
      capacity: memory?.capacity ?? 0,
      free: free.reduce((sum, size) => sum + size, 0),
      largest: Math.max(0, ...free),
      fault: null,
      printed: [],
    };
    if (watched === null) return base;
    const canBeCalled = !this.isOver && (method === null || watched.instance !== null);
    if (!canBeCalled) return base;
    const wasJudged = this.judged !== null || method === null;
    const seen = watched.see(method, () => make(watched));
    this.isOver = seen.isOver;
    const fault = wasJudged ? faultOf(seen.failure) : null;
    if (fault !== null) this.judged = null;
    return {
      ...base,
      actual: actualText(method, expected, seen.actual, seen.failure),
      fault,
      pictures: memory === null ? [] : [...due, ...this.seen(memory, seen.failure)],
      printed: this.subject?.takePrinted() ?? [],
    };
  }

  private due(memory: MemoryPicture, oracle: Oracle): CaptionedPicture {
    const { list } = this.definition;
    const picture = memoryPicture(memory, list && chainOfBlocks(list.nodes(oracle)));
    return { caption: "As it should be", picture, role: "due" };
  }

  /** The state as the submission has it, where something is known of that. */
  private seen(memory: MemoryPicture, failure: CheckFailure | null): CaptionedPicture[] {
    const own = this.own();
    // From the first fault on, memory is shown as the submission has it, as long as that can be read to the end.
    const actual = this.judged === null ? (failure?.failure.actualMemory ?? own.actualMemory ?? null) : null;
    const list = own.actualList ?? null;
    return actual === null && list === null ? [] : [seenPicture(this.definition, actual ?? memory, list)];
  }

  /** What the main view draws of the submission's instance, where there is one. */
  private own(): Partial<Failure> {
    const instance = this.watched?.instance ?? null;
    const { oracle, isOver } = this;
    const view = this.definition.main?.view;
    if (instance === null || oracle === null || isOver || view === undefined) return {};
    try {
      return view.pictures(view.read(instance, oracle), oracle, true);
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      this.isOver = true;
      return {};
    }
  }
}

/** All that can be judged of a definition. */
const all = <Oracle, Returns extends Answers>({ views, results, methods }: Definition<Oracle, Returns>): string[] => [
  ...Object.keys({ ...views, ...results }),
  ...Object.values<{ total?: string }>(methods).flatMap(({ total }) => total ?? []),
  UNCHANGED,
];

/** What the call came to. A method with nothing to return may return anything, and a constructor has an error at most. */
function actualText(
  method: string | null,
  expected: Expected,
  actual: string | null,
  failure: CheckFailure | null,
): string {
  if (method === null) {
    const threw = failure?.failure.actual;
    if (expected.kind === "throws") return failure === null ? `threw ${expected.names[0] ?? ""}` : (threw ?? "");
    return threw ?? "";
  }
  if (expected.kind === "returns" && expected.value === undefined && !/^(threw|did not)/.test(actual ?? "")) return "";
  return actual ?? "";
}

/** A subject whose newest instance, and the outcome of its calls, can be seen by others than those who call it. */
class Watched {
  /** To be given to those who call. */
  readonly subject: Subject;
  /** The instance that was made last. */
  instance: Instance | null = null;
  private outcome: Outcome | null = null;
  private method: string | null = null;

  constructor(subject: Subject, handles?: HandleShape) {
    this.subject = {
      ...subject,
      className: subject.className,
      construct: (args) => {
        const made = subject.construct(args);
        if (made.kind === "threw") return made;
        // Whoever sees handles by their numbers already sees them so once more, which changes nothing.
        const instance = handles === undefined ? made.instance : new Handles(handles).over(made.instance);
        this.instance = this.watch(instance);
        return { kind: "constructed", instance: this.instance };
      },
    };
  }

  /**
   * Runs something that makes a call of that method, and tells how the call ended and what was found wrong.
   *
   * @param method - the one whose outcome is wanted; others may be called before and after it
   */
  see(method: string | null, make: () => void): Seen {
    this.method = method;
    this.outcome = null;
    let failure: CheckFailure | null = null;
    let isOver = false;
    try {
      make();
    } catch (error) {
      if (error instanceof CheckFailure) failure = error;
      else if (!(error instanceof LimitReached)) throw error;
      isOver = !(error instanceof CheckFailure) || isCutOff(error.failure.kind);
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
interface Seen {
  /** How the call ended, in words; `null` when it was never made. */
  actual: string | null;
  failure: CheckFailure | null;
  /** Whether a limit ended it: nothing can be called any more. */
  isOver: boolean;
}

/** The part of a failure that a {@link Moment} has. */
function faultOf(failure: CheckFailure | null): Fault | null {
  if (failure === null) return null;
  const { kind, message, location } = failure.failure;
  return { kind, message, location };
}
