/**
 * Small worlds of this assignment: memories with room for two or three blocks, and which call belongs to the stage that teaches it.
 *
 * @module
 */
import { RESULT } from "#kit/define/sequence";
import { type Call, START, type Topic } from "#kit/define/small-world";
import { sideBySide } from "#kit/define/side-by-side";
import type { Part } from "#kit/define/survey";
import { type Oracles, worldChecksOf, worldOf } from "#kit/define/world";
import type { Argument } from "#kit/subject/subject";
import { definition, stateOf } from "./definition.js";
import { BYTES, bytesOf, FENCE, type Tracked, type TrackingModel } from "./model.js";
import { looks } from "./views.js";

/** Kinds of calls, in the order in which they are taught. */
const PLACED = "request that is served at once";
const FULL = "request without room, and nothing in quarantine";
const AMID = "request while a fence is damaged";
const FREED = "free of a block that stays in quarantine";
const COUNTED = "what is counted after a call";
const APART = "call beside another allocator";
const WRONG_SIZE = "request for no size";
const OUTSIDE = "free of no address";
const DOUBLE = "free of what is in quarantine";
const INSIDE = "free inside of a live payload";
const NOWHERE = "free where no payload begins";
const DAMAGED = "free of a block with a damaged fence";
const WRITTEN = "write into a live block";
const CHANGED = "what a refused free leaves";
const OTHERS = "what a free leaves of other blocks";
const HELD = "what is in quarantine";
const LEAVES = "free that fills the quarantine, or once something has left it";
const SHORT = "request for which something has to leave the quarantine";
const LEFT = "wrong free when something has left the quarantine";
const USED = "write into a block in quarantine";
const REPORTED = "what is reported after a call";

const allocate = (size: Argument): Call => ({ method: "allocate", args: [size, `new.c:${10 + (Number(size) || 0)}`] });
const free = (address: Argument): Call => ({
  method: "free",
  args: [address, `old.c:${100 + (Number(address) || 0)}`],
});
const write = (at: number, byte: number): Call => ({ method: "clientWrites", args: [at, byte] });
const at = (kind: string, basis?: string): Topic => ({
  kind,
  isEdge: false,
  ...(basis === undefined ? {} : { basis }),
});

/** What is tried of each world. */
interface World {
  capacity: number;
  quarantine: number;
  sizes: readonly number[];
  /** Whether the client writes where it should not. */
  isWritten?: boolean;
  /** Whether every wrong call is made in every state. */
  isWrong?: boolean;
}

/** A byte that is none of those that the allocator writes. */
const ODD = 65;

/** What the client writes: odd bytes into one place at a time, and what stood there before. */
function writes(model: TrackingModel): Call[] {
  // What was noted stays for good, so that a world with more of it has no end.
  if (model.all.some(({ wasUsed }) => wasUsed)) return [];
  const fences = model.live().flatMap(({ address, size }) => [address - 1, address + size]);
  const payloads = model.held().map(({ address, size }) => address + size - 1);
  const other = (at: number, byte: number): Call[] =>
    model.bytes[at] !== byte ? [write(at, byte)] : model.damaged() === 0 ? [write(at, ODD)] : [];
  return [...fences.flatMap((at) => other(at, BYTES.fence)), ...payloads.flatMap((at) => other(at, BYTES.freed))];
}

/** Each address that is no live payload, and what makes no sense. */
const wrongCalls = (model: TrackingModel): Call[] => [
  ...[0, -1, 1.5, NaN, "1"].map(allocate),
  ...[-1, 0.5, NaN, "8", model.capacity, model.capacity + FENCE].map(free),
  ...Array.from({ length: model.capacity }, (_, address) => address)
    .filter((address) => model.dueOfFree(address).kind === "throws")
    .map(free),
];

const world = ({
  capacity,
  quarantine,
  sizes,
  isWritten = false,
  isWrong = false,
}: World): Part<Oracles<TrackingModel>> => ({
  plays: "fresh",
  world: worldOf(
    { ...definition, key: (model) => JSON.stringify(stateOf(model)) },
    {
      construct: [[capacity, quarantine]],
      calls: (model) => [
        ...sizes.map(allocate),
        ...model.live().map(({ address }) => free(address)),
        ...(isWritten ? writes(model) : []),
        ...(isWrong ? wrongCalls(model) : []),
      ],
      topic,
      seenAs,
      looks,
    },
  ),
});

/** Two memories side by side. */
const twoMemories = sideBySide(
  { ...definition, key: (model) => JSON.stringify(stateOf(model)) },
  [
    [
      [36, 99],
      [18, 99],
    ],
    [
      [18, 99],
      [18, 99],
    ],
  ],
  {
    calls: (model) =>
      model.all.length === 0 ? [1, 2].map(allocate) : model.live().map(({ address }) => free(address)),
    about: APART,
    looks,
  },
);

function topic(model: TrackingModel, { method, args: [first] }: Call): Topic {
  if (method === "clientWrites") return at(isHeld(model, first as number) ? USED : WRITTEN);
  return method === "allocate" ? request(model, first) : release(model, first);
}

const isHeld = (model: TrackingModel, at: number): boolean =>
  model.held().some(({ address, size }) => address <= at && at < address + size);

function request(model: TrackingModel, size: Argument): Topic {
  const due = model.dueOfAllocate(size);
  if (due.kind === "throws" && due.names[0] !== "OutOfMemoryError") return at(WRONG_SIZE);
  const { start, leaving } = model.placeFor(size as number);
  if (leaving > 0 || isAboutLeaving(model)) return at(SHORT, PLACED);
  if (start === null) return at(FULL);
  return model.damaged() > 0 ? at(AMID, PLACED) : at(PLACED);
}

/** Whether something has left the quarantine, or all but had to: what comes of a call then depends on that. */
const isAboutLeaving = (model: TrackingModel): boolean =>
  model.all.some(({ state }) => state === "gone") || model.heldBytes() >= model.quarantineBytes;

function release(model: TrackingModel, address: Argument): Topic {
  const due = model.dueOfFree(address);
  const [name] = due.kind === "throws" ? due.names : [];
  if (name === "RangeError") return at(OUTSIDE);
  if (name !== undefined && isAboutLeaving(model)) return at(LEFT);
  if (name === "DoubleFreeError") return at(DOUBLE, FREED);
  if (name === "InteriorFreeError") return at(INSIDE);
  if (name === "InvalidFreeError") return at(NOWHERE);
  if (name !== undefined) return at(DAMAGED);
  const bytes = model.heldBytes() + bytesOf(model.blockAround(address as number) as Tracked);
  return bytes >= model.quarantineBytes || isAboutLeaving(model) ? at(LEAVES, FREED) : at(FREED);
}

/** Calls that are refused, and which then change nothing. */
const REFUSED: readonly string[] = [DOUBLE, INSIDE, NOWHERE, OUTSIDE, DAMAGED, LEFT];

/** What a fault is about where the call itself ends as it has to. */
function seenAs(topic: Topic, aspects: readonly string[]): Topic {
  const { kind } = topic;
  if (aspects.includes(RESULT) || kind === APART) return topic;
  if (aspects.includes("counts") && !REFUSED.includes(kind)) return at(COUNTED);
  if (REFUSED.includes(kind)) return at(aspects.join() === "counts" ? COUNTED : CHANGED);
  if (aspects.includes("live bytes")) return [FREED, LEAVES].includes(kind) ? at(OTHERS) : topic;
  if (aspects.includes("bytes")) return at(HELD);
  if (aspects.includes("damaged")) return [WRITTEN, AMID, PLACED].includes(kind) ? at(WRITTEN) : at(HELD);
  return at(REPORTED);
}

/** Those that students see. */
export const worlds = worldChecksOf(definition, [
  world({ capacity: 54, quarantine: 36, sizes: [2, 20] }),
  world({ capacity: 36, quarantine: 18, sizes: [1, 2], isWritten: true }),
  world({ capacity: 36, quarantine: 18, sizes: [1, 2], isWrong: true }),
  ...twoMemories,
]);
/** Those that only the instructor has. */
export const largerWorlds = worldChecksOf(definition, [
  world({ capacity: 57, quarantine: 37, sizes: [1, 21] }),
  world({ capacity: 37, quarantine: 37, sizes: [1, 3], isWritten: true }),
  world({ capacity: 40, quarantine: 20, sizes: [1, 4], isWrong: true }),
]);

const about =
  (...kinds: readonly string[]) =>
  ({ kind }: Topic): boolean =>
    kinds.includes(kind);

/** For each stage the calls that it teaches. */
export const taught = {
  ledger: about(START, PLACED, FULL, FREED, COUNTED, WRONG_SIZE, APART),
  diagnosis: about(OUTSIDE, DOUBLE, INSIDE, NOWHERE),
  fences: about(DAMAGED, WRITTEN, AMID, CHANGED, OTHERS),
  quarantine: about(HELD, LEAVES, SHORT, LEFT, USED),
  report: about(REPORTED),
};
