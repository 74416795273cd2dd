/**
 * What can be seen of a submission's allocator between calls: the free list and the two totals, compared with the model.
 *
 * @module
 */
import { crashOf } from "../check/crash.js";
import type { CheckFailure, Failure, ListPicture } from "../check/failure.js";
import { locationOf, methodOf, outcomeText } from "../check/judge.js";
import { type BrokenLaw, brokenLaw, listPicture, observedPicture, units } from "./laws.js";
import { listed } from "./listed.js";
import type { MemoryModel } from "../models/units.js";
import { show } from "../check/show.js";
import type { Instance, ListShape, ListWalk, Outcome } from "../subject/subject.js";
import { wrongTotal } from "./totals.js";
import type { Trace } from "../check/trace.js";

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

/** How the list is read between a call and what is judged of it; see {@link HeapState.look}. */
export type Look = "circles" | "laws" | "note";

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
  /** Whether the list was as it should be when it was read since the last call; `null` where it was not read. */
  private wasRight: boolean | null = null;

  constructor(
    private readonly instance: Instance,
    private readonly trace: Trace,
    private readonly model: MemoryModel,
    private readonly judge: readonly Aspect[],
    /** Which of the check's allocators it is, from 0. */
    private readonly number = 0,
  ) {
    this.judgesLinks = judge.includes("links");
  }

  /**
   * Reads the list after a call of which nothing is judged yet, before anything else can walk it.
   *
   * - `circles`: fails the check when it goes round in a circle, which nobody else would come back from
   * - `note`: notes it in the trace, with the law that it breaks; fails the check for a circle
   * - `laws`: notes it, and fails the check when it breaks any law
   */
  look(after: string, how: Look): void {
    const walk = this.walk();
    this.wasRight = this.isRight(walk);
    const broken = this.brokenBy(walk);
    if (how !== "circles") this.trace.saw(listed(walk, this.model.freeRanges()), broken);
    if (broken !== null && (how === "laws" || walk.repeats !== null)) throw this.brokenList(after, broken, walk);
  }

  /** Compares all that is judged. `after` is the call that was made, for messages. */
  judgeAll(after: string): void {
    const { judge } = this;
    if (judge.includes("list") || judge.includes("links")) this.judgeList(after);
    if (judge.includes("free memory")) this.judgeTotal(after, "getFreeMemory", this.model.freeMemory());
    if (judge.includes("largest block")) this.judgeTotal(after, "getLargestFreeBlock", this.model.largestFreeBlock());
    this.wasRight = null;
  }

  /**
   * Compares the list after calls that only prepare. When `prev` is wrong somewhere by then, it is not judged from here on,
   * so that a fault in the preparation is not charged to what the check is about.
   */
  judgeArranged(after: string): void {
    if (!this.judge.includes("list") && !this.judgesLinks) return;
    const walk = this.walk();
    if (this.judge.includes("list")) this.judgeChain(after, walk);
    this.judgesLinks &&= walk.linkProblem === null;
  }

  /**
   * The submission's own free list, and memory as that tells it: `null` when the list cannot be read to its end.
   *
   * @param knowsLive - whether what is allocated is where the model has it; units that are neither there nor in the list are
   *   then lost. Where the last call answered otherwise, all that is not in the list is taken as allocated.
   */
  ownPicture(knowsLive: boolean): { actualMemory: Failure["actualMemory"]; actualList: ListPicture } {
    const walk = this.walk();
    const told = knowsLive ? observedPicture(walk.nodes, this.model) : listPicture(walk.nodes, this.model.capacity);
    const actualMemory = walk.chainProblem === null ? told : null;
    return { actualMemory, actualList: listed(walk, this.model.freeRanges()) };
  }

  private judgeTotal(after: string, method: "getFreeMemory" | "getLargestFreeBlock", expected: number): void {
    const actual = this.trace.guard(() => this.instance.call(method, []));
    if (actual.kind === "returned" && actual.value.type === "primitive" && actual.value.value === expected) return;
    this.trace.begin(method, {}, expected, this.number);
    this.trace.end(actual);
    const own = this.ownPicture(true);
    const crash = actual.kind === "threw" ? crashOf(this.trace.source, actual.error) : null;
    const got = outcomeText(actual);
    const wrong = `After ${after}, ${this.trace.source} ${actual.kind === "threw" ? got : `returned ${got}`}, not ${expected}.${freeBlocksInWords(this.model)}${actual.kind === "threw" ? "" : this.ownList()}`;
    throw this.trace.failure(
      actual.kind === "threw" ? "wrong-error" : "wrong-result",
      crash === null ? wrong : `After ${after}: ${crash.told}`,
      {
        expected: show(expected),
        actual: crash?.actual ?? got,
        location: locationOf(actual),
        mistake: crash?.mistake ?? wrongTotal(method),
        ...own,
      },
    );
  }

  /** Whether the list is right where a total is not, and when it was read, as a sentence to add. */
  private ownList(): string {
    if (this.wasRight === true) return " Your free list, read just before, says so, too.";
    return this.wasRight === null && this.isRight(this.walk()) ? " Your free list, read after that, says so, too." : "";
  }

  private isRight({ nodes, chainProblem }: ListWalk): boolean {
    const due = this.model.freeRanges();
    return (
      chainProblem === null &&
      nodes.length === due.length &&
      nodes.every((node, i) => node.start === due[i]?.start && node.size === due[i].size)
    );
  }

  /** Compares the free list, and `prev` where that is judged. O(nodes + capacity). */
  judgeList(after: string): void {
    const walk = this.walk();
    this.judgeChain(after, walk);
    if (this.judgesLinks && walk.linkProblem !== null)
      throw this.brokenList(after, this.brokenBy(walk) ?? prevLaw(walk.linkProblem, walk), walk);
  }

  private judgeChain(after: string, walk: ListWalk): void {
    this.wasRight = this.isRight(walk);
    const broken = this.brokenBy({ ...walk, linkProblem: null });
    if (broken !== null) throw this.brokenList(after, broken, walk);
  }

  private brokenBy(walk: ListWalk): BrokenLaw | null {
    const { nodes, chainProblem, linkProblem, repeats } = walk;
    if (chainProblem !== null)
      return { mistake: repeats === null ? "a list with what is no node" : "a list in a circle", told: chainProblem };
    return brokenLaw(nodes, this.model) ?? (linkProblem === null ? null : prevLaw(linkProblem, walk));
  }

  private brokenList(after: string, { told, mistake }: BrokenLaw, walk: ListWalk): CheckFailure {
    const message = `After ${after}: ${told}.`;
    const actualList = listed(walk, this.model.freeRanges());
    // The nodes themselves are right then, so memory as they tell it is as it should be.
    if (mistake === PREV) return this.trace.failure("broken-list", message, { actualList, mistake });
    const once = walk.nodes.slice(0, walk.repeats ?? walk.nodes.length);
    return this.trace.failure("broken-list", message, {
      expected: listText(this.model.freeRanges()),
      actual: listText(once) + (walk.chainProblem === null ? "" : " → …"),
      actualMemory: observedPicture(once, this.model),
      actualList,
      mistake,
    });
  }

  private walk(): ListWalk {
    const bound = Math.min(this.model.capacity, 1024) + 1;
    return this.trace.guard(() => this.instance.walkList(FREE_LIST, bound));
  }

  /** What {@link judgeUnchanged} compares. */
  observe(after: string): Observation {
    const walk = this.walk();
    // The totals would walk it, too, and not come back.
    if (walk.repeats !== null) this.judgeChain(after, walk);
    return {
      walk,
      freeMemory: this.trace.guard(() => this.instance.call("getFreeMemory", [])),
      largest: this.trace.guard(() => this.instance.call("getLargestFreeBlock", [])),
    };
  }

  /** Fails the check when a call that threw has changed something since `before`. */
  judgeUnchanged(source: string, before: Observation): void {
    const after = this.observe(source);
    const change = difference(before, after);
    if (change === null) return;
    throw this.trace.failure(
      "changed-by-failed-call",
      `${source} threw, as it should, but it changed the allocator: ${change.told}. After an error everything has to be as it was.`,
      {
        expected: change.was,
        actual: change.is,
        mistake: `${methodOf(source)} changes something although it throws`,
        actualMemory: observedPicture(after.walk.nodes, this.model),
        actualList: listed(after.walk, this.model.freeRanges()),
      },
    );
  }
}

/** What a list can break about `prev`. */
const PREV = "a wrong prev";

function prevLaw(problem: string, { nodes, brokenLinks: [first] }: ListWalk): BrokenLaw {
  const to = first?.to;
  const isNode = typeof to === "object" && to !== null;
  const isListed = isNode && nodes.some(({ start, size }) => start === to.start && size === to.size);
  return { mistake: PREV, told: isNode && !isListed ? `${problem}, and no such node is in the list` : problem };
}

/** Blocks that a sentence lists at most. */
const MOST_TOLD = 12;

/** The model's free blocks as a sentence to add: ` The free blocks should be 20…49, 90…99.` or ` Nothing should be free.` */
export function freeBlocksInWords(model: MemoryModel): string {
  const ranges = model.freeRanges();
  if (ranges.length === 0) return " Nothing should be free.";
  const told = ranges.slice(0, MOST_TOLD).map(units).join(", ");
  const rest = ranges.length > MOST_TOLD ? ` and ${ranges.length - MOST_TOLD} more` : "";
  return ranges.length === 1 ? ` The only free block should be ${told}.` : ` The free blocks should be ${told}${rest}.`;
}

/** What a call has changed, in words, and how that was before and is after it. */
interface ChangedAspect {
  told: string;
  was: string;
  is: string;
}

function difference(before: Observation, after: Observation): ChangedAspect | null {
  const list = ({ chainProblem, nodes }: ListWalk) => chainProblem ?? listText(nodes);
  const all = ({ chainProblem, nodes }: ListWalk) => chainProblem ?? nodes.map(nodeText).join();
  if (all(before.walk) !== all(after.walk)) return changed("the free list", list(before.walk), list(after.walk));
  const [link, linkNow] = [before.walk.linkProblem, after.walk.linkProblem];
  if (link !== linkNow) {
    const right = "every `prev` is right";
    return { told: linkNow ?? "the links of the free list are others now", was: link ?? right, is: linkNow ?? right };
  }
  for (const [name, was, is] of [
    ["getFreeMemory()", before.freeMemory, after.freeMemory],
    ["getLargestFreeBlock()", before.largest, after.largest],
  ] as const) {
    if (outcomeText(was) === outcomeText(is)) continue;
    return {
      ...changed(name, outcomeText(was), outcomeText(is)),
      was: `${name} ${outcomeText(was)}`,
      is: `${name} ${outcomeText(is)}`,
    };
  }
  return null;
}

const changed = (what: string, was: string, is: string): ChangedAspect => ({
  told: `${what} was ${was} and is now ${is}`,
  was,
  is,
});

const listText = (nodes: readonly { start: number; size: number }[]) => {
  if (nodes.length === 0) return "empty";
  const told = nodes.slice(0, MOST_TOLD).map(nodeText).join(" → ");
  return nodes.length > MOST_TOLD ? `${told} → … ${nodes.length - MOST_TOLD} more` : told;
};
const nodeText = (node: { start: number; size: number }) =>
  node.size > 0 ? units(node) : `${node.start} (size ${node.size})`;
