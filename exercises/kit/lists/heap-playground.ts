/**
 * The playground of allocators with the interface of `MemoryAllocator`. A submission is judged as strictly as all stages
 * together judge it, by the same code, up to its first fault; from there on it is only watched.
 *
 * @module
 */
import type { CheckFailure } from "../check/failure.js";
import { ALL_ASPECTS, FREE_LIST } from "./heap-state.js";
import { Heap, type HeapOptions } from "./heap.js";
import { expectedText } from "../check/judge.js";
import { observedPicture } from "./laws.js";
import { listed } from "./listed.js";
import { type Expected, expectedOfConstructor, MemoryModel, type Placement } from "../models/units.js";
import {
  faultOf,
  type Moment,
  type Play,
  type PlayedCall,
  type Playground,
  type PlaygroundMethod,
  type Situation,
  type TraceOperation,
  Watched,
  wrongCall,
} from "../define/playground.js";
import { show } from "../check/show.js";
import { type Argument, LimitReached, type ListWalk, type Subject } from "../subject/subject.js";

/** The contract's bound, and what can still be drawn. */
const MOST_UNITS = 4096;
const MOST_CALLS = 1000;

const METHODS: readonly PlaygroundMethod[] = [
  { name: "allocate", parameters: ["size"], about: "hand out a block" },
  { name: "free", parameters: ["address", "size"], about: "take a block back" },
  { name: "getFreeMemory", parameters: [], about: "units that are free" },
  { name: "getLargestFreeBlock", parameters: [], about: "the largest free block" },
  { name: "capacity", parameters: [], about: "units in all" },
];

/** Makes the playground of an allocator that places blocks that way. */
export function heapPlayground(placement: Placement, example: Situation): Playground {
  return {
    capacity: { name: "capacity", most: MOST_UNITS },
    methods: METHODS,
    hasFreeList: true,
    mostCalls: MOST_CALLS,
    example,
    refusesCapacity: (capacity) =>
      Number.isInteger(capacity) && (capacity as number) > MOST_UNITS
        ? `${show(capacity)} units are more than can be drawn here; ${MOST_UNITS} are the most.`
        : null,
    refusal: (call) => wrongCall(call, METHODS),
    freeing: ({ start, size, state }) => (state === "allocated" ? { method: "free", args: [start, size] } : null),
    situationOf: (operations) => situationOf(operations, placement),
    begin: (capacity, subject) => new HeapPlay(capacity, subject, placement),
  };
}

class HeapPlay implements Play {
  readonly constructed: Moment;
  private readonly model: MemoryModel | null;
  private readonly watched: Watched | null;
  /** Judges every call; `null` from the first fault on. */
  private heap: Heap | null = null;
  /** Whether nothing can be called any more. */
  private isOver = false;

  constructor(
    capacity: Argument,
    private readonly subject: Subject | null,
    placement: Placement,
  ) {
    const expected = expectedOfConstructor(capacity);
    this.model = expected.kind === "returns" ? new MemoryModel(capacity as number, placement) : null;
    this.watched = subject === null ? null : new Watched(subject);
    const options: HeapOptions = { placement, judge: ALL_ASPECTS };
    this.constructed = this.moment(expected, "", (watched) => {
      if (this.model === null) Heap.refused(watched.subject, capacity, options);
      else this.heap = Heap.create(watched.subject, capacity as number, options);
    });
  }

  call({ method, args }: PlayedCall): Moment {
    const expected = this.expected(method, args);
    return this.moment(expected, method, ({ instance }) => {
      if (this.heap !== null) judged(this.heap, method, args);
      else if (method === "capacity") instance?.read(method);
      else instance?.call(method, args);
    });
  }

  private expected(method: string, args: readonly Argument[]): Expected {
    const { model } = this;
    if (model === null) return { kind: "returns", value: undefined };
    switch (method) {
      case "allocate":
        return model.allocate(args[0]);
      case "free":
        return model.free(args[0], args[1]);
      case "getFreeMemory":
        return { kind: "returns", value: model.freeMemory() };
      case "getLargestFreeBlock":
        return { kind: "returns", value: model.largestFreeBlock() };
      default:
        return { kind: "returns", value: model.capacity };
    }
  }

  private moment(expected: Expected, method: string, make: (watched: Watched) => void): Moment {
    const { model, watched } = this;
    const base: Moment = {
      expected: String(expectedText(expected) ?? ""),
      actual: null,
      memory: model?.picture() ?? null,
      actualMemory: null,
      list: null,
      free: model?.freeMemory() ?? 0,
      largest: model?.largestFreeBlock() ?? 0,
      fault: null,
      printed: [],
    };
    if (watched === null) return base;
    const canBeCalled = !this.isOver && (method === "" || watched.instance !== null);
    if (!canBeCalled) return base;
    const wasJudged = this.heap !== null || method === "";
    const seen = watched.see(method, () => make(watched));
    this.isOver = seen.isOver;
    const fault = wasJudged ? faultOf(seen.failure) : null;
    if (fault !== null) this.heap = null;
    const walk = this.walk();
    const list = walk === null || model === null ? null : listed(walk, model.freeRanges());
    const made = { ...base, actual: actualText(method, expected, seen.actual, seen.failure), list, fault };
    // From the first fault on, memory is shown as the submission has it, as long as its list can be read to the end.
    const own =
      walk !== null && walk.chainProblem === null && model !== null ? observedPicture(walk.nodes, model) : null;
    return {
      ...made,
      actualMemory: this.heap === null ? (seen.failure?.failure.actualMemory ?? own) : null,
      printed: this.subject?.takePrinted() ?? [],
    };
  }

  private walk(): ListWalk | null {
    const instance = this.watched?.instance ?? null;
    if (instance === null || this.isOver) return null;
    try {
      return instance.walkList(FREE_LIST, Math.min(this.model?.capacity ?? 0, 1024) + 1);
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      this.isOver = true;
      return null;
    }
  }
}

/** Makes the call on the submission and on the judge's own model. Throws a CheckFailure at a difference. */
function judged(heap: Heap, method: string, args: readonly Argument[]): void {
  if (method === "allocate") heap.tryAllocate(args[0]);
  else if (method === "free") heap.tryFree(args[0], args[1]);
  else if (method === "getFreeMemory") heap.getFreeMemory();
  else if (method === "getLargestFreeBlock") heap.getLargestFreeBlock();
  else heap.readCapacity();
}

/** What the call came to. A method with nothing to return may return anything, and a constructor has an error at most. */
function actualText(method: string, expected: Expected, actual: string | null, failure: CheckFailure | null): string {
  if (method === "") {
    const threw = failure?.failure.actual;
    if (expected.kind === "throws") return failure === null ? `threw ${expected.names[0] ?? ""}` : (threw ?? "");
    return threw ?? "";
  }
  if (expected.kind === "returns" && expected.value === undefined && !/^(threw|did not)/.test(actual ?? "")) return "";
  return actual ?? "";
}

/** Played twice: with all the memory that there can be, to see how much it takes, and then with no more than that. */
function situationOf(operations: readonly TraceOperation[], placement: Placement): Situation {
  const needed = played(operations, new MemoryModel(MOST_UNITS, placement)).end;
  const capacity = Math.max(needed, 1);
  return { capacity, calls: played(operations, new MemoryModel(capacity, placement)).calls };
}

function played(operations: readonly TraceOperation[], model: MemoryModel): { calls: PlayedCall[]; end: number } {
  const blocks = new Map<number, { address: number; size: number }>();
  const calls: PlayedCall[] = [];
  let end = 0;
  for (const operation of operations) {
    if (operation.kind === "allocate") {
      const { size, block } = operation;
      const expected = model.allocate(size);
      calls.push({ method: "allocate", args: [size] });
      if (expected.kind === "throws") continue;
      const address = expected.value as number;
      blocks.set(block, { address, size });
      end = Math.max(end, address + size);
      continue;
    }
    const block = blocks.get(operation.block);
    if (block === undefined) continue;
    blocks.delete(operation.block);
    model.free(block.address, block.size);
    calls.push({ method: "free", args: [block.address, block.size] });
  }
  return { calls, end };
}
