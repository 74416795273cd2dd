/**
 * A submission's allocator beside the model: every call is made on both, and the check fails at the first
 * difference, with the calls that led there and pictures of memory.
 *
 * @module
 */
import { CheckFailure } from "../check/failure.js";
import type { HeapCall } from "./heap-calls.js";
import { type Aspect, HeapState, type Look, freeBlocksInWords } from "./heap-state.js";
import { expectedText, judgeOutcome, unexpectedError } from "../check/judge.js";
import { type ErrorName, type Expected, MemoryModel, type Placement, expectedOfConstructor } from "../models/units.js";
import { placementRemarks } from "./placement.js";
import type { Argument, Instance, Outcome, Subject } from "../subject/subject.js";
import { wrongTotal } from "./totals.js";
import { Trace } from "../check/trace.js";

/** What a heap of a check is like. */
export interface HeapOptions {
  placement: Placement;
  judge: readonly Aspect[];
  /** Where an error is due, takes one of any name: for checks that are about something else. Default false. */
  anyError?: boolean;
  /** A sentence to add to the message of every failure: what the trace does not show. */
  note?: string;
}

/** What a heap has in common with the others of its check. */
export interface Surroundings {
  trace: Trace;
  /** Its place among them, from 0. */
  number: number;
  /** How the list is read after every call, before anything of it is judged. */
  look: Look | null;
  /** Told of each call before it is made. */
  note: (call: HeapCall, prepares: boolean) => void;
  /** Told that the check has a look at the free list after the last call. */
  noteLook: () => void;
}

/** An allocator under test. Each method fails the check when the submission does not do as the model does. */
export class Heap {
  private readonly model: MemoryModel;
  private readonly state: HeapState;
  private arranging = false;

  private constructor(
    private readonly instance: Instance,
    capacity: number,
    private readonly options: HeapOptions,
    private readonly around: Surroundings,
  ) {
    this.model = new MemoryModel(capacity, options.placement);
    this.state = new HeapState(instance, around.trace, this.model, options.judge, around.number);
  }

  /** Constructs an allocator of that capacity, in units, which must succeed. */
  static create(subject: Subject, capacity: number, options: HeapOptions, around = alone(options)): Heap {
    const { trace, number } = around;
    const constructor = `new ${subject.className}`;
    trace.begin(constructor, { capacity }, undefined, number);
    const made = trace.guard(() => subject.construct([capacity]));
    if (made.kind === "threw") {
      trace.end({ kind: "threw", error: made.error });
      throw unexpectedError(trace, trace.source, undefined, made.error);
    }
    trace.end({ kind: "returned", value: { type: "primitive", value: undefined } });
    const heap = new Heap(made.instance, capacity, options, around);
    heap.look("the constructor");
    heap.state.judgeAll("the constructor");
    return heap;
  }

  /** Constructs an allocator, which must be refused. */
  static refused(
    subject: Subject,
    capacity: Argument,
    options: HeapOptions,
    { trace, number }: Pick<Surroundings, "trace" | "number"> = alone(options),
  ): void {
    const constructor = `new ${subject.className}`;
    trace.begin(constructor, { capacity }, expectedText(expectedOfConstructor(capacity)), number);
    const made = trace.guard(() => subject.construct([capacity]));
    const actual: Outcome =
      made.kind === "threw" ? made : { kind: "returned", value: { type: "other", text: "a new allocator" } };
    trace.end(actual);
    judgeOutcome(trace, trace.source, expectedOfConstructor(capacity), actual);
  }

  /** Units in all. */
  get capacity(): number {
    return this.model.capacity;
  }

  /** Live allocations in the order in which they were made. */
  get live(): { address: number; size: number }[] {
    return [...this.model.live].map(([address, size]) => ({ address, size }));
  }

  /** One of the live allocations: that at place `which`, modulo their number; `null` when there are none. */
  pick(which: number): { address: number; size: number } | null {
    const { live } = this.model;
    let place = which % live.size;
    for (const [address, size] of live) if (place-- === 0) return { address, size };
    return null;
  }

  /** Whether that is exactly one live allocation. */
  isLive(address: Argument, size: Argument): boolean {
    return this.model.live.get(address as number) === size;
  }

  /** The free blocks as they should be, ascending by address. */
  get freeBlocks(): readonly { start: number; size: number }[] {
    return this.model.freeRanges();
  }

  /** The free block that an allocation of `size` units would be served from; `null` when it would fail. */
  servedFrom(size: number): { start: number; size: number } | null {
    return this.model.choose(size) ?? null;
  }

  /**
   * Makes calls that only prepare what a check is about. Addresses and errors are judged at each of them, the free list at
   * the end, and nothing else. When `prev` is wrong somewhere by then, it is not judged in the rest of the check either,
   * so that a fault in the preparation is not charged to what the check is about.
   */
  arrange(calls: () => void): void {
    this.prepares(true);
    calls();
    this.prepares(false);
  }

  /** Begins to make calls that only prepare, or ends it; see {@link arrange}. */
  prepares(whether: boolean): void {
    const isOver = this.arranging && !whether;
    this.arranging = whether;
    if (isOver) this.state.judgeArranged(this.around.trace.source);
  }

  /** Allocates `size` units, which must succeed; returns the address. */
  allocate(size: number): number {
    const expected = this.call("allocate", { size }, () => this.model.allocate(size));
    if (expected.kind === "throws") throw new Error(`the suite calls allocate(${size}), which cannot succeed here`);
    return expected.value as number;
  }

  /** Frees a live allocation, which must succeed. */
  free(address: number, size: number): void {
    const expected = this.call("free", { address, size }, () => this.model.free(address, size));
    if (expected.kind === "throws")
      throw new Error(`the suite calls free(${address}, ${size}), which cannot succeed here`);
  }

  /** Allocates, which must fail; returns the names that the error may have. */
  failsToAllocate(size: Argument): readonly ErrorName[] {
    return this.mustThrow(this.call("allocate", { size }, () => this.model.allocate(size)));
  }

  /** Frees, which must fail; returns the names that the error may have. */
  failsToFree(address: Argument, size: Argument): readonly ErrorName[] {
    return this.mustThrow(this.call("free", { address, size }, () => this.model.free(address, size)));
  }

  /** Allocates, whether the model then has it succeed or fail: the address, or `null` after an error. */
  tryAllocate(size: Argument): number | null {
    const expected = this.call("allocate", { size }, () => this.model.allocate(size));
    return expected.kind === "returns" ? (expected.value as number) : null;
  }

  /** Frees, whether the model then has it succeed or fail. */
  tryFree(address: Argument, size: Argument): void {
    this.call("free", { address, size }, () => this.model.free(address, size));
  }

  /** The submission's `getFreeMemory()`, compared with the model. */
  getFreeMemory(): number {
    return this.total("getFreeMemory", this.model.freeMemory());
  }

  /** The submission's `getLargestFreeBlock()`, compared with the model. */
  getLargestFreeBlock(): number {
    return this.total("getLargestFreeBlock", this.model.largestFreeBlock());
  }

  /** The submission's free list by `next`, compared with the model. */
  freeList(): readonly { start: number; size: number }[] {
    this.around.noteLook();
    this.state.judgeList(this.around.trace.source);
    return this.model.freeRanges();
  }

  /** The submission's `capacity`. */
  readCapacity(): number {
    const { capacity } = this.model;
    const { trace } = this.around;
    this.begin({ op: "capacity" }, {}, capacity);
    const actual = trace.guard(() => this.instance.read("capacity"));
    trace.end(actual);
    judgeOutcome(trace, trace.source, { kind: "returns", value: capacity }, actual);
    return capacity;
  }

  private mustThrow(expected: Expected): readonly ErrorName[] {
    if (expected.kind === "returns") throw new Error("the suite expects an error where the model has none");
    return expected.names;
  }

  private call(method: "allocate" | "free", args: Record<string, Argument>, onModel: () => Expected): Expected {
    const holes = this.model.freeRanges();
    const expected = onModel();
    const { trace } = this.around;
    const mustThrow = expected.kind === "throws";
    const judgesChange = mustThrow && !this.arranging && this.options.judge.includes("unchanged");
    const before = judgesChange ? this.state.observe(trace.source) : null;
    this.begin({ op: method, ...args } as HeapCall, args, expectedText(expected));
    const values = Object.values(args);
    const actual = trace.guard(() => this.instance.call(method, values));
    trace.end(actual);
    const { source } = trace;
    this.withOwnPicture(false, () =>
      judgeOutcome(trace, source, expected, actual, {
        ...(method === "allocate" ? placementRemarks(this.model, holes, args["size"], expected) : {}),
        anyError: this.options.anyError ?? false,
      }),
    );
    this.look(source);
    if (before !== null) this.state.judgeUnchanged(source, before);
    else if (!mustThrow && !this.arranging) this.state.judgeAll(source);
    return expected;
  }

  private begin(call: HeapCall, args: Record<string, Argument>, expected: string | Argument): void {
    this.around.note(call, this.arranging);
    this.around.trace.begin(call.op, args, expected, this.around.number);
  }

  private look(after: string): void {
    if (this.around.look !== null) this.state.look(after, this.around.look);
  }

  private total(method: "getFreeMemory" | "getLargestFreeBlock", expected: number): number {
    const { trace } = this.around;
    this.begin({ op: method }, {}, expected);
    const actual = trace.guard(() => this.instance.call(method, []));
    trace.end(actual);
    this.withOwnPicture(true, () =>
      judgeOutcome(trace, trace.source, { kind: "returns", value: expected }, actual, {
        reason: () => freeBlocksInWords(this.model),
        mistake: () => wrongTotal(method),
      }),
    );
    return expected;
  }

  /** Adds to a failure what the submission's own free list says, as far as it can be read. */
  private withOwnPicture(knowsLive: boolean, judge: () => void): void {
    try {
      judge();
    } catch (error) {
      if (error instanceof CheckFailure) Object.assign(error.failure, this.state.ownPicture(knowsLive));
      throw error;
    }
  }
}

/** The surroundings of a heap that has no others beside it. */
const alone = (options: HeapOptions): Surroundings => ({
  trace: heapTrace(options),
  number: 0,
  look: null,
  note: () => undefined,
  noteLook: () => undefined,
});

/** Records the calls on heaps; memory after each is drawn by making them on models. */
export function heapTrace({ placement, note }: HeapOptions): Trace {
  return new Trace((calls, from) => {
    const models = new Map<number, MemoryModel>();
    return calls.map(({ op, args, on }, index) => {
      if (op.startsWith("new ")) {
        if (expectedOfConstructor(args["capacity"]).kind === "throws") return null;
        models.set(on, new MemoryModel(args["capacity"] as number, placement));
      }
      const model = models.get(on);
      if (op === "allocate") model?.allocate(args["size"]);
      else if (op === "free") model?.free(args["address"], args["size"]);
      return index < from ? null : (model?.picture() ?? null);
    });
  }, note);
}
