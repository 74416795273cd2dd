/**
 * What this assignment's class is: a heap whose blocks move, and are known by handles.
 *
 * @module
 */
import { contentsView, inContents, write } from "#kit/bytes/contents";
import type { Definition, Method, Situation } from "#kit/define/definition";
import { wrongTotal } from "#kit/define/state";
import type { UnderTest } from "#kit/define/under-test";
import { argumentErrors } from "#kit/models/arguments";
import { returns, throws } from "#kit/subject/expected";
import type { LiveBlock } from "./layout.js";
import { CompactionModel } from "./model.js";
import { addresses, sizes } from "./views.js";
import { holesInWords, whyMoved, whyRefused, whyThere } from "./words.js";

/** What the methods return. */
export type HeapReturns = {
  allocate: number;
  free: undefined;
  addressOf: number;
  sizeOf: number;
  pin: undefined;
  unpin: undefined;
  compact: number | undefined;
  getFreeMemory: number;
  getLargestFreeBlock: number;
};
/** A heap under test. Its blocks are 1, 2, 3 and so on, in the order in which they were handed out. */
export type Heap = UnderTest<CompactionModel, HeapReturns>;

/**
 * What a stage may judge beside errors, which always are.
 *
 * - `handles`: that a new block has a new handle
 * - `moved`: how many bytes a compaction has moved
 * - `addresses`: where every live block lies
 * - `sizes`: how large it is
 * - `free memory`, `largest block`: what the totals tell
 * - `contents`: that blocks hold what their clients have written, wherever they lie by now
 */
export type Aspect = "handles" | "moved" | "addresses" | "sizes" | "contents" | "free memory" | "largest block";

/** The example of the lesson. */
const example: Situation<"allocate" | "free"> = {
  capacity: 100,
  calls: [
    ...Array.from({ length: 10 }, () => ({ method: "allocate" as const, args: [10] })),
    ...[1, 3, 5, 7, 9, 10].map((handle) => ({ method: "free" as const, args: [handle] })),
    { method: "allocate", args: [50] },
  ],
};

/** A method that names a block. */
const ofBlock = <Value extends number | undefined>(
  about: string,
  value: (block: LiveBlock) => Value,
  make?: (model: CompactionModel, handle: number) => void,
): Method<CompactionModel, Value> => ({
  parameters: ["handle"],
  about,
  due: (model, handle) => model.dueOfHandle(handle, value),
  ...(make === undefined ? {} : { make: (model, handle) => make(model, handle as number) }),
  why: (model) => ({ reason: () => whyThere(model) }),
  takes: {
    block: (handle) => ({ start: handle as number, size: 1 }),
    args: ({ start }) => [start],
  },
});

/** A method that tells a total. */
const total = (
  name: string,
  about: string,
  aspect: string,
  of: (model: CompactionModel) => number,
): Method<CompactionModel, number> => ({
  parameters: [],
  about,
  due: (model) => returns(of(model)),
  why: (model) => ({ reason: () => holesInWords(model), mistake: () => wrongTotal(name) }),
  total: aspect,
  totalInWords: holesInWords,
});

const nothing = (): undefined => undefined;

export const definition: Definition<CompactionModel, HeapReturns, "heap", Aspect> = {
  className: "CompactingHeap",
  noun: "heap",
  construct: {
    parameters: ["capacity"],
    due(capacity) {
      const names = argumentErrors(capacity, 1);
      return names.length === 0 ? returns(undefined) : throws(...names);
    },
    oracle: (capacity) => new CompactionModel(capacity as number),
    sizeAt: 0,
  },
  methods: {
    allocate: {
      parameters: ["size"],
      about: "hand out a block",
      due: (model, size) => model.dueOfAllocate(size),
      make: (model, size) => model.allocate(size as number),
      leaves: (model, size) => {
        if (!model.mayCompactInVain(size)) return null;
        return {
          isKnown: false,
          make() {
            model.isUnsettled = true;
          },
        };
      },
      use(instance, model, handle) {
        const payload = model.payloads().find(({ tag }) => tag === handle);
        if (payload !== undefined) write(instance, payload);
      },
      why: (model, _due, size) => ({ reason: () => whyRefused(model, size) }),
      sizeAt: 0,
      gives: (handle) => ({ start: handle, size: 1 }),
    },
    free: ofBlock("take a block back", nothing, (model, handle) => model.free(handle)),
    addressOf: ofBlock("where a block lies", ({ start }) => start),
    sizeOf: ofBlock("how large a block is", ({ size }) => size),
    pin: ofBlock("keep a block where it is", nothing, (model, handle) => model.pin(handle, 1)),
    unpin: {
      ...ofBlock("take a pin back", nothing, (model, handle) => model.pin(handle, -1)),
      due: (model, handle) => model.dueOfUnpin(handle),
    },
    compact: {
      parameters: [],
      about: "slide blocks together",
      due: (model) => returns(model.isUnsettled ? undefined : model.wouldMove()),
      make: (model) => model.compact(),
      why: (model) => ({ because: () => whyMoved(model), mistake: () => "compact counts other bytes" }),
    },
    getFreeMemory: total("getFreeMemory", "bytes that are free", "free memory", (model) => model.freeMemory()),
    getLargestFreeBlock: total("getLargestFreeBlock", "the largest hole", "largest block", (model) =>
      model.largestFreeBlock(),
    ),
  },
  views: { addresses, sizes, contents: contentsView },
  results: {
    handles: { method: "allocate", agrees: (due, actual) => actual === due },
    moved: { method: "compact", agrees: (due, actual) => due === undefined || actual === due },
  },
  main: { name: "addresses", view: addresses },
  ...inContents<CompactionModel>(),
  handles: { given: ["allocate"], taken: { free: 0, addressOf: 0, sizeOf: 0, pin: 0, unpin: 0 } },
  picture: (model) => model.picture(),
  key: keyOf,
  mustWait: ({ isUnsettled }, { method }) =>
    isUnsettled && method !== "compact"
      ? "Whether the refused request has moved blocks is not known before compact()."
      : null,
  play: {
    example,
    most: { units: 4096, calls: 1000 },
    request: (size) => ({ method: "allocate", args: [size] }),
    release: (_request, handle) => ({ method: "free", args: [handle] }),
    freeing({ state, label }) {
      const [, letter = "", round = ""] = /^([A-Z])(\d*)$/.exec(label ?? "") ?? [];
      if (state !== "allocated" || letter === "") return null;
      const handle = letter.charCodeAt(0) - 64 + 26 * (round === "" ? 0 : Number(round) - 1);
      return { method: "free", args: [handle] };
    },
  },
};

/** Where blocks lie, which of them are pinned, and which was handed out before which. */
function keyOf(model: CompactionModel): string {
  const live = model.live();
  const inTurn = live.map(({ handle }) => handle).sort((one, other) => one - other);
  const blocks = live.map(
    ({ handle, start, size, pins }) => `${inTurn.indexOf(handle)}@${start}+${size}${"!".repeat(pins)}`,
  );
  return `${blocks.join()}${model.isUnsettled ? "?" : ""}`;
}
