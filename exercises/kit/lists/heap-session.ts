/**
 * The allocators of one check, and all calls on them in their order, so that they can be made once more.
 *
 * @module
 */
import { CheckFailure, type Failure } from "../check/failure.js";
import { directWay, type HeapCall, sourceOf, type MadeCall, type PlacedCall, withoutOthers } from "./heap-calls.js";
import type { Look } from "./heap-state.js";
import { Heap, type HeapOptions, heapTrace } from "./heap.js";
import { placementLikeness } from "./likeness.js";
import { OTHER_BLOCK } from "./placement.js";
import type {
  Attempt,
  Change,
  DirectAttempt,
  DirectManner,
  Likeness,
  Manner,
  Repeatable,
} from "../check/repeatable.js";
import type { Argument, Subject } from "../subject/subject.js";
import { isWrongTotal, totalLikeness } from "./totals.js";
import { isAccepted, otherSizesOf } from "./wrong-free.js";
import type { Trace } from "../check/trace.js";

/** Said of a total that is right where nobody has asked for it before. */
const ASKED_ONCE =
  "It was asked for after each call before, too, which is not shown; asked for only once, at the end, it is right: so an earlier answer is kept.";

const LOOKS: Record<Manner, Look | null> = { "as checked": "note", "by law": "laws", unlooked: null };

/** Makes the allocators of a check. A failure of any of them tells the calls on all of them. */
export class HeapSession implements Repeatable {
  private readonly calls: MadeCall[] = [];
  private readonly trace: Trace;
  private heaps = 0;

  /**
   * @param look - how each list is read after every call, before anything of it is judged; without it, it is not
   */
  constructor(
    private readonly subject: Subject,
    private readonly options: HeapOptions,
    private readonly look: Look | null = null,
  ) {
    this.trace = heapTrace(options);
    this.trace.again = this;
  }

  /** A new allocator of that capacity, in units, which must succeed. */
  create(capacity: number): Heap {
    const heap = this.heaps++;
    this.calls.push({ call: { op: "new", capacity }, heap, prepares: false });
    return Heap.create(this.subject, capacity, this.options, {
      trace: this.trace,
      number: heap,
      look: this.look,
      note: (call, prepares) => this.calls.push({ call, heap, prepares }),
      noteLook: () => {
        const last = this.calls.findLast((made) => made.heap === heap);
        if (last !== undefined) last.isLookedAt = true;
      },
    });
  }

  /** Constructs an allocator, which must be refused. */
  refuse(capacity: Argument): void {
    const heap = this.heaps++;
    this.calls.push({ call: { op: "new", capacity }, heap, prepares: false });
    Heap.refused(this.subject, capacity, this.options, { trace: this.trace, number: heap });
  }

  get places(): readonly number[] {
    return this.calls.map((_, place) => place);
  }

  make(subject: Subject, places: readonly number[], manner: Manner, change?: Change): Attempt {
    const { calls } = withoutOthers(this.calls, places, this.options.placement, change);
    return perform(this.another(subject, manner), calls);
  }

  sizeAt(place: number): number | null {
    const call = this.calls[place]?.call;
    const size = call?.op === "new" ? call.capacity : call?.op === "allocate" ? call.size : null;
    return typeof size === "number" && Number.isInteger(size) && size > 0 ? size : null;
  }

  directly(subject: Subject, places: readonly number[], how: DirectManner): DirectAttempt | null {
    const lastCalls = withoutOthers(this.calls, places, this.options.placement).calls.slice(-how.last);
    const { models } = withoutOthers(this.calls, places.slice(0, -how.last), this.options.placement);
    const [[heap, model] = []] = models;
    // With others beside it, the calls on them may be what it depends on.
    if (heap === undefined || model === undefined || models.size > 1) return null;
    const calls = [...directWay(model, heap, how.idle), ...lastCalls].map((made, place) => ({ ...made, place }));
    return { ...perform(this.another(subject, how.manner), calls), calls: calls.map(({ call }) => sourceOf(call)) };
  }

  likeness(subject: Subject, failure: Failure, places: readonly number[]): Likeness {
    if (failure.mistake === OTHER_BLOCK) return placementLikeness(subject, this.options.placement);
    if (isAccepted(failure.mistake)) return this.otherFrees(subject, places);
    if (!isWrongTotal(failure)) return { told: [], saysAll: false };
    const isKept = this.isRightAskedOnce(subject, places);
    return { told: [...totalLikeness(failure), ...(isKept ? [ASKED_ONCE] : [])], saysAll: isKept };
  }

  private otherFrees(subject: Subject, places: readonly number[]): Likeness {
    const { calls, models } = withoutOthers(this.calls, places, this.options.placement);
    const last = calls.at(-1);
    const model = last === undefined ? undefined : models.get(last.heap);
    if (last === undefined || model === undefined) return { told: [], saysAll: false };
    const attempt = (call: HeapCall) =>
      perform(this.another(subject, "as checked"), [...calls.slice(0, -1), { ...last, call }]).failure;
    return otherSizesOf(last.call, model, attempt);
  }

  /** Whether a total is right after these calls where no total is asked for before the last of them. */
  private isRightAskedOnce(subject: Subject, places: readonly number[]): boolean {
    const { calls } = withoutOthers(this.calls, places, this.options.placement);
    const last = calls.length - 1;
    const asked = calls.map((call, i) => ({ ...call, prepares: i < last }));
    const { failure, made } = perform(this.another(subject, "as checked"), asked);
    return failure === null && made.length === calls.length;
  }

  private another(subject: Subject, manner: Manner): HeapSession {
    return new HeapSession(subject, this.options, LOOKS[manner]);
  }
}

/**
 * Makes calls on new allocators of a session, one after the other, up to the first that is not right. Where the sequence
 * is the model's, as those of small worlds are, this is the way to the failure with its trace and pictures.
 */
export function perform(session: HeapSession, calls: readonly PlacedCall[]): Attempt {
  const heaps = new Map<number, Heap>();
  const made: number[] = [];
  try {
    for (const call of calls) {
      made.push(call.place);
      performOne(session, call, heaps);
      if (call.isLookedAt) heaps.get(call.heap)?.freeList();
    }
    for (const heap of heaps.values()) heap.prepares(false);
    return { failure: null, made };
  } catch (failure) {
    if (failure instanceof CheckFailure) return { failure, made };
    throw failure;
  }
}

function performOne(session: HeapSession, { call, heap: number, prepares }: MadeCall, heaps: Map<number, Heap>): void {
  if (call.op === "new") {
    if (Number.isInteger(call.capacity) && (call.capacity as number) > 0)
      heaps.set(number, session.create(call.capacity as number));
    else session.refuse(call.capacity);
    return;
  }
  const heap = heaps.get(number);
  heap?.prepares(prepares);
  switch (call.op) {
    case "allocate":
      heap?.tryAllocate(call.size);
      return;
    case "free":
      heap?.tryFree(call.address, call.size);
      return;
    case "capacity":
      heap?.readCapacity();
      return;
    default:
      heap?.[call.op]();
  }
}
