/**
 * The small worlds of allocators with the interface of `MemoryAllocator`, as checks.
 *
 * @module
 */
import type { HeapCall, MadeCall } from "./heap-calls.js";
import { HeapSession, perform } from "./heap-session.js";
import type { HeapOptions } from "./heap.js";
import type { Aspect } from "./heap-state.js";
import { type Memories, WRONG, rightCalls, twoHeaps, wrongCalls } from "./heap-world.js";
import type { Placement } from "../models/units.js";
import type { Call, Topic } from "../define/small-world.js";
import type { Subject } from "../subject/subject.js";
import type { Fault, Part } from "../define/survey.js";
import { type WorldChecks, doesFail, worldChecks } from "../define/world-checks.js";

/** Every aspect, by the name that a look of the world has. */
const ASPECTS: readonly Aspect[] = ["list", "links", "free memory", "largest block"];

/**
 * Which worlds are tried: `smaller` ones, up to five units, with every kind of wrong call; or `larger` ones, up to six, in which
 * one allocator is used for hundreds of calls.
 */
export type Extent = "smaller" | "larger";

/** Calls of one allocator. What goes wrong only after more of them is for scenes. */
const MOST_CALLS = 600;

const isWrongCall = ({ kind }: Topic): boolean => kind === WRONG;

const partsOf = (placement: Placement, extent: Extent): Part<Memories>[] =>
  extent === "smaller"
    ? [
        { world: rightCalls(5, placement, "every"), plays: "fresh" },
        { world: rightCalls(1, placement, "every"), plays: "fresh" },
        { world: wrongCalls(3, placement, "anywhere"), tries: isWrongCall, plays: "fresh" },
        { world: twoHeaps(placement), plays: "fresh" },
      ]
    : [
        { world: { ...rightCalls(6, placement, "least"), mostCalls: MOST_CALLS }, plays: "tour" },
        { world: wrongCalls(5, placement, "inside"), tries: isWrongCall, plays: "fresh" },
      ];

/** Makes the checks of small worlds for allocators that place blocks that way. */
export function heapWorldChecks(placement: Placement, ...extents: readonly Extent[]): WorldChecks {
  return worldChecks<Memories>({
    parts: extents.flatMap((extent) => partsOf(placement, extent)),
    replay(subject, fault, note) {
      const options: HeapOptions = { placement, judge: [], ...(note === undefined ? {} : { note }) };
      const slots = [...fault.part.world.construct.keys()];
      if (slots.length > 1) {
        // What goes wrong without another allocator is not about two of them.
        if (slots.some((slot) => doesFail(() => replay(subject, fault, options, "last", [slot])))) return false;
        subject.reload();
      }
      replay(subject, fault, options, "last", slots);
      // Some things go wrong only where it is looked at them on the way.
      replay(subject, fault, options, "each", slots);
      return true;
    },
  });
}

/**
 * Makes the calls, each of which is judged; after the last one what is wrong then, or after each of them all that there is.
 *
 * @param slots - the allocators that are made; calls of others are passed over
 */
function replay(
  subject: Subject,
  { part: { world }, calls, aspects }: Fault<Memories>,
  options: HeapOptions,
  looks: "last" | "each",
  slots: readonly number[],
): void {
  if (slots.length < world.construct.length) subject.reload();
  const judge = ASPECTS.filter((aspect) => looks === "each" || aspects.includes(aspect));
  const oracle = world.begin();
  for (const call of calls) world.make(oracle, call);
  const probes = world.probes(oracle).map((call) => madeCall(call, false));
  const made = [
    ...world.construct.map(([capacity], heap): MadeCall => ({ call: { op: "new", capacity }, heap, prepares: false })),
    ...calls.map((call, place) => madeCall(call, looks === "last" && place < calls.length - 1)),
    ...probes,
  ].filter(({ heap }) => slots.includes(heap));
  const last = made[made.length - 1 - probes.length];
  // The list is read after what changes it; of this it is asked whether it does.
  if (last?.call.op === "getLargestFreeBlock") last.isLookedAt = true;
  // A call that is refused is judged by what it changes.
  const session = new HeapSession(subject, { ...options, judge: [...judge, "unchanged"] });
  const { failure } = perform(
    session,
    made.map((each, place) => ({ ...each, place })),
  );
  if (failure !== null) throw failure;
}

function madeCall({ slot = 0, method, args: [first, second] }: Call, prepares: boolean): MadeCall {
  return { call: heapCall(method, first, second), heap: slot, prepares };
}

function heapCall(method: string, first: Call["args"][number], second: Call["args"][number]): HeapCall {
  if (method === "allocate") return { op: "allocate", size: first };
  if (method === "free") return { op: "free", address: first, size: second };
  return { op: "getLargestFreeBlock" };
}
