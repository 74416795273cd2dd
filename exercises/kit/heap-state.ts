/**
 * What can be seen of a submission's allocator between calls: the free list and the two totals, compared with the model.
 *
 * @module
 */
import type { CheckFailure, Failure } from "./failure.js";
import { locationOf, outcomeText } from "./judge.js";
import { brokenLaw, listPicture, observedPicture, units } from "./laws.js";
import { listed } from "./listed.js";
import type { MemoryModel } from "./model.js";
import { show } from "./show.js";
import type { Instance, ListShape, ListWalk, Outcome } from "./subject.js";
import type { Trace } from "./trace.js";

/**
 * What is compared after every call, beside addresses and errors, which always are. A stage judges what it teaches, so
 * that a fault costs points there and not everywhere.
 *
 * - `free memory`: `getFreeMemory()`
 * - `largest block`: `getLargestFreeBlock()`
 * - `list`: the free list by `next`: its laws, and that it is exactly the memory that is not allocated
 * - `links`: `prev` of every node, and the way back from the last one
 * - `unchanged`: that a call which throws leaves all of these as they were
 */
export type Aspect = "free memory" | "largest block" | "list" | "links" | "unchanged";

/** All of them. */
export const ALL_ASPECTS: readonly Aspect[] = ["free memory", "largest block", "list", "links", "unchanged"];

/** What was seen of an allocator at one moment. */
export interface Observation {
  walk: ListWalk;
  freeMemory: Outcome;
  largest: Outcome;
}

/** The properties that make up the free list of a `MemoryAllocator`. */
export const FREE_LIST: ListShape = { head: "freeListHead", next: "next", prev: "prev", start: "start", size: "size" };

/** An allocator's state beside the model's. Each method fails the check at a difference. */
export class HeapState {
  /** Whether `prev` is judged: not after an arrangement that left it wrong already. */
  private judgesLinks: boolean;

  constructor(
    private readonly instance: Instance,
    private readonly trace: Trace,
    private readonly model: MemoryModel,
    private readonly judge: readonly Aspect[],
  ) {
    this.judgesLinks = judge.includes("links");
  }

  /** Compares all that is judged. `after` is the call that was made, for messages. */
  judgeAll(after: string): void {
    const { judge } = this;
    if (judge.includes("list") || judge.includes("links")) this.judgeList(after);
    if (judge.includes("free memory")) this.judgeTotal(after, "getFreeMemory", this.model.freeMemory());
    if (judge.includes("largest block")) this.judgeTotal(after, "getLargestFreeBlock", this.model.largestFreeBlock());
  }

  /**
   * Compares the list after calls that only prepare. When `prev` is wrong somewhere by then, it is not judged from here on,
   * so that a fault in the preparation is not charged to what the check is about.
   */
  judgeArranged(): void {
    if (!this.judge.includes("list") && !this.judgesLinks) return;
    const walk = this.walk();
    if (this.judge.includes("list")) this.judgeChain("the last call", walk);
    this.judgesLinks &&= walk.linkProblem === null;
  }

  /** The submission's own free list, and memory as that tells it: `null` when the list cannot be read to its end. */
  ownPicture(): Pick<Failure, "actualMemory" | "actualList"> {
    const walk = this.walk();
    const actualMemory = walk.chainProblem === null ? listPicture(walk.nodes, this.model.capacity) : null;
    return { actualMemory, actualList: listed(walk, this.model.freeRanges()) };
  }

  private judgeTotal(after: string, method: "getFreeMemory" | "getLargestFreeBlock", expected: number): void {
    const actual = this.trace.guard(() => this.instance.call(method, []));
    if (actual.kind === "returned" && actual.value.type === "primitive" && actual.value.value === expected) return;
    this.trace.begin(method, {}, expected);
    this.trace.end(actual);
    const got = outcomeText(actual);
    throw this.trace.failure(
      actual.kind === "threw" ? "wrong-error" : "wrong-result",
      `After ${after}, ${method}() ${actual.kind === "threw" ? got : `returned ${got}`}, not ${expected}.${freeBlocksInWords(this.model)}`,
      { expected: show(expected), actual: got, location: locationOf(actual), ...this.ownPicture() },
    );
  }

  /** Compares the free list, and `prev` where that is judged. O(nodes + capacity). */
  judgeList(after: string): void {
    const walk = this.walk();
    this.judgeChain(after, walk);
    // The nodes themselves are right, so memory as they tell it is as it should be.
    if (this.judgesLinks && walk.linkProblem !== null) {
      const actualList = listed(walk, this.model.freeRanges());
      throw this.trace.failure("broken-list", `After ${after}: ${walk.linkProblem}.`, { actualList });
    }
  }

  private judgeChain(after: string, walk: ListWalk): void {
    const problem = walk.chainProblem ?? brokenLaw(walk.nodes, this.model);
    if (problem !== null) throw this.brokenList(after, problem, walk);
  }

  private brokenList(after: string, problem: string, walk: ListWalk): CheckFailure {
    return this.trace.failure("broken-list", `After ${after}: ${problem}.`, {
      expected: listText(this.model.freeRanges()),
      actual: listText(walk.nodes) + (walk.chainProblem === null ? "" : " …"),
      actualMemory: observedPicture(walk.nodes, this.model),
      actualList: listed(walk, this.model.freeRanges()),
    });
  }

  private walk(): ListWalk {
    const bound = Math.min(this.model.capacity, 1024) + 1;
    return this.trace.guard(() => this.instance.walkList(FREE_LIST, bound));
  }

  /** What {@link judgeUnchanged} compares. */
  observe(): Observation {
    return {
      walk: this.walk(),
      freeMemory: this.trace.guard(() => this.instance.call("getFreeMemory", [])),
      largest: this.trace.guard(() => this.instance.call("getLargestFreeBlock", [])),
    };
  }

  /** Fails the check when a call that threw has changed something since `before`. */
  judgeUnchanged(source: string, before: Observation): void {
    const after = this.observe();
    const change = difference(before, after);
    if (change === null) return;
    throw this.trace.failure(
      "changed-by-failed-call",
      `${source} threw, as it should, but it changed the allocator: ${change}. After an error everything has to be as it was.`,
      {
        expected: listText(before.walk.nodes),
        actual: listText(after.walk.nodes),
        actualMemory: observedPicture(after.walk.nodes, this.model),
        actualList: listed(after.walk, this.model.freeRanges()),
      },
    );
  }
}

/** The model's free blocks as a sentence to add: ` The free blocks are 20…49, 90…99.` or ` Nothing is free.` */
export function freeBlocksInWords(model: MemoryModel): string {
  const ranges = model.freeRanges();
  return ranges.length === 0 ? " Nothing is free." : ` The free blocks are ${ranges.map(units).join(", ")}.`;
}

function difference(before: Observation, after: Observation): string | null {
  const list = (walk: ListWalk) => walk.chainProblem ?? listText(walk.nodes);
  if (list(before.walk) !== list(after.walk))
    return `the free list was ${list(before.walk)} and is now ${list(after.walk)}`;
  if (before.walk.linkProblem !== after.walk.linkProblem)
    return after.walk.linkProblem ?? "the links of the free list are others now";
  for (const [name, was, is] of [
    ["getFreeMemory()", before.freeMemory, after.freeMemory],
    ["getLargestFreeBlock()", before.largest, after.largest],
  ] as const) {
    if (outcomeText(was) !== outcomeText(is)) return `${name} was ${outcomeText(was)} and is now ${outcomeText(is)}`;
  }
  return null;
}

const listText = (nodes: readonly { start: number; size: number }[]) =>
  nodes.length === 0 ? "empty" : nodes.map(nodeText).join(" → ");
const nodeText = (node: { start: number; size: number }) =>
  node.size > 0 ? units(node) : `${node.start} (size ${node.size})`;
