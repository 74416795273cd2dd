/**
 * A submission's allocator beside the model: every call is made on both, and the check fails at the first
 * difference, with the calls that led there and pictures of memory.
 *
 * @module
 */
import { CheckFailure } from "./failure.js";
import { type Aspect, HeapState, freeBlocksInWords } from "./heap-state.js";
import { expectedText, judgeOutcome, unexpectedError } from "./judge.js";
import { type ErrorName, type Expected, MemoryModel, type Placement, expectedOfConstructor } from "./model.js";
import { show } from "./show.js";
import type { Argument, Instance, Outcome, Subject } from "./subject.js";
import { Trace } from "./trace.js";

/** What a heap of a check is like. */
export interface HeapOptions {
  placement: Placement;
  judge: readonly Aspect[];
  /** Where an error is due, takes one of any name: for checks that are about something else. Default false. */
  anyError?: boolean;
  /** A sentence to add to the message of every failure: what the trace does not show. */
  note?: string;
}

/** An allocator under test. Each method fails the check when the submission does not do as the model does. */
export class Heap {
  private readonly model: MemoryModel;
  private readonly state: HeapState;
  private arranging = false;

  private constructor(
    private readonly instance: Instance,
    private readonly trace: Trace,
    capacity: number,
    private readonly options: HeapOptions,
  ) {
    this.model = new MemoryModel(capacity, options.placement);
    this.state = new HeapState(instance, trace, this.model, options.judge);
  }

  /** Constructs an allocator of that capacity, in units, which must succeed. */
  static create(subject: Subject, capacity: number, options: HeapOptions): Heap {
    const trace = heapTrace(options);
    const constructor = `new ${subject.className}`;
    trace.begin(constructor, { capacity }, undefined);
    const made = trace.guard(() => subject.construct([capacity]));
    if (made.kind === "threw") {
      trace.end({ kind: "threw", error: made.error });
      throw unexpectedError(trace, `${constructor}(${capacity})`, undefined, made.error);
    }
    trace.end({ kind: "returned", value: { type: "primitive", value: undefined } });
    const heap = new Heap(made.instance, trace, capacity, options);
    heap.state.judgeAll("the constructor");
    return heap;
  }

  /** Constructs an allocator, which must be refused. */
  static refused(subject: Subject, capacity: Argument, options: HeapOptions): void {
    const trace = heapTrace(options);
    const constructor = `new ${subject.className}`;
    trace.begin(constructor, { capacity }, expectedText(expectedOfConstructor(capacity)));
    const made = trace.guard(() => subject.construct([capacity]));
    const actual: Outcome =
      made.kind === "threw" ? made : { kind: "returned", value: { type: "other", text: "a new allocator" } };
    trace.end(actual);
    judgeOutcome(trace, `${constructor}(${show(capacity)})`, expectedOfConstructor(capacity), actual);
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
    this.arranging = true;
    calls();
    this.arranging = false;
    this.state.judgeArranged();
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
    this.state.judgeList("the last call");
    return this.model.freeRanges();
  }

  /** The submission's `capacity`. */
  readCapacity(): number {
    const { capacity } = this.model;
    this.trace.begin("capacity", {}, capacity);
    const actual = this.trace.guard(() => this.instance.read("capacity"));
    this.trace.end(actual);
    judgeOutcome(this.trace, "capacity", { kind: "returns", value: capacity }, actual);
    return capacity;
  }

  private mustThrow(expected: Expected): readonly ErrorName[] {
    if (expected.kind === "returns") throw new Error("the suite expects an error where the model has none");
    return expected.names;
  }

  private call(method: "allocate" | "free", args: Record<string, Argument>, onModel: () => Expected): Expected {
    const expected = onModel();
    this.trace.begin(method, args, expectedText(expected));
    const mustThrow = expected.kind === "throws";
    const judgesChange = mustThrow && !this.arranging && this.options.judge.includes("unchanged");
    const before = judgesChange ? this.state.observe() : null;
    const values = Object.values(args);
    const actual = this.trace.guard(() => this.instance.call(method, values));
    this.trace.end(actual);
    const source = `${method}(${values.map(show).join(", ")})`;
    this.withOwnPicture(() =>
      judgeOutcome(
        this.trace,
        source,
        expected,
        actual,
        method === "allocate" ? () => this.reason(expected) : undefined,
        this.options.anyError,
      ),
    );
    if (before !== null) this.state.judgeUnchanged(source, before);
    else if (!mustThrow && !this.arranging) this.state.judgeAll(source);
    return expected;
  }

  /** Why the model gives that address, where this helps to understand a difference. */
  private reason(expected: Expected): string {
    if (expected.kind === "throws") {
      if (!expected.names.includes("OutOfMemoryError")) return "";
      const told = freeBlocksInWords(this.model);
      return this.model.freeMemory() === 0 ? told : `${told.slice(0, -1)}: none is large enough.`;
    }
    return this.model.placement === "first-fit"
      ? " First fit takes the free block with room at the lowest address, and the front of it."
      : " Best fit takes the smallest free block with room (the lowest of equals), and the front of it.";
  }

  private total(method: "getFreeMemory" | "getLargestFreeBlock", expected: number): number {
    this.trace.begin(method, {}, expected);
    const actual = this.trace.guard(() => this.instance.call(method, []));
    this.trace.end(actual);
    judgeOutcome(this.trace, `${method}()`, { kind: "returns", value: expected }, actual, () =>
      freeBlocksInWords(this.model),
    );
    return expected;
  }

  /** Adds to a failure what the submission's own free list says, as far as it can be read. */
  private withOwnPicture(judge: () => void): void {
    try {
      judge();
    } catch (error) {
      if (error instanceof CheckFailure) Object.assign(error.failure, this.state.ownPicture());
      throw error;
    }
  }
}

/** Memory after each call, by replaying the calls on the model. */
function heapTrace({ placement, note }: HeapOptions): Trace {
  return new Trace((calls, from) => {
    let model: MemoryModel | null = null;
    return calls.map(({ op, args }, index) => {
      if (op.startsWith("new "))
        model =
          expectedOfConstructor(args["capacity"]).kind === "returns"
            ? new MemoryModel(args["capacity"] as number, placement)
            : null;
      else if (op === "allocate") model?.allocate(args["size"]);
      else if (op === "free") model?.free(args["address"], args["size"]);
      return index < from ? null : (model?.picture() ?? null);
    });
  }, note);
}
