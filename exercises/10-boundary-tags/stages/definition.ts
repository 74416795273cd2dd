/**
 * What this assignment's class is: a heap of bytes in which a tag at both ends of each block is all that is known of it.
 *
 * @module
 */
import { fill, inMemory, putBack } from "#kit/bytes/memory";
import { joined, liveInWords, putBackTold } from "#kit/bytes/row";
import { memoryViews } from "#kit/bytes/views";
import type { Definition, Situation } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { returns } from "#kit/subject/expected";
import { blockFor, DEFAULT_GROWTH, expectedOfConstructor, HeapModel } from "./model.js";

/** What the methods return. */
export type HeapReturns = {
  allocate: number;
  free: undefined;
  putBack: undefined;
};
/** A heap under test. */
export type Heap = UnderTest<HeapModel, HeapReturns>;

/**
 * What a stage may judge beside addresses and errors, which always are.
 *
 * - `blocks in use`: `memory.size`, the tags of blocks in use, the words at both ends of the heap
 * - `words`: the tags of free blocks, too
 * - `contents`: that payloads hold what their clients have written
 */
export type Aspect = "blocks in use" | "words" | "contents";

const views = memoryViews<HeapModel>((model) => model.picture());

/** The example of the lesson. */
const example: Situation<"allocate" | "free"> = {
  capacity: 256,
  calls: [
    { method: "allocate", args: [8] },
    { method: "allocate", args: [20] },
    { method: "allocate", args: [1] },
    { method: "free", args: [16] },
    { method: "free", args: [64] },
    { method: "free", args: [32] },
  ],
};
/** Bytes by which the heap of the visualizer grows: those of the lesson. */
const SHOWN_GROWTH = 64;

export const definition: Definition<HeapModel, HeapReturns, "heap", Aspect> = {
  className: "TaggedHeap",
  noun: "heap",
  construct: {
    parameters: ["maxBytes", "growBytes"],
    due: (maxBytes, growBytes = DEFAULT_GROWTH) => expectedOfConstructor(maxBytes, growBytes),
    oracle: (maxBytes, growBytes = DEFAULT_GROWTH) => new HeapModel(maxBytes as number, growBytes as number),
  },
  methods: {
    allocate: {
      parameters: ["size"],
      about: "hand out a block",
      due: (model, size) => model.dueOfAllocate(size),
      make: (model, size) => model.allocate(size as number),
      use(instance, model, address) {
        const payload = model.payloads().find(({ at }) => at === address);
        if (payload !== undefined) fill(instance, payload);
      },
      why: (model, due, size) => ({
        reason: () => (isSize(size) ? whyThere(model, size) : ""),
        mistake: () => (due.kind === "returns" ? "allocate takes another block" : null),
      }),
      sizeAt: 0,
      gives: (address, size) => ({ start: address, size: size as number }),
    },
    free: {
      parameters: ["address"],
      about: "take a block back",
      due: (model, address) => model.dueOfFree(address),
      make: (model, address) => model.free(address as number),
      why: (model, due, address) => ({
        reason: () => (due.kind === "throws" && Number.isInteger(address) ? whyRefused(model, address as number) : ""),
      }),
      takes: {
        block: (address) => ({ start: address as number, size: 0 }),
        args: ({ start }) => [start],
      },
    },
    putBack: {
      parameters: ["blocks", "written"],
      about: "put memory into another state",
      told: putBackTold("`-:16` a free one", "`20=27` a word that a client has written at 20"),
      due: () => returns(undefined),
      make: (model, blocks, written) => model.putBack(blocks as string, written as string | undefined),
      byGrader: (instance, model, blocks, written) => {
        const other = new HeapModel(model.maxBytes, model.growBytes);
        other.putBack(blocks as string, written as string | undefined);
        return putBack(instance, other.inPlace());
      },
    },
  },
  views,
  main: { name: "words", view: views.words },
  ...inMemory<HeapModel>(),
  picture: (model) => model.picture(),
  // What a merge has swallowed makes a difference to frees that are wrong.
  key: (model) => [rowOf(model), ...model.swallowed.map(({ start, end }) => `${start}-${end}`).sort()].join(" "),
  play: {
    example,
    most: { units: 4096, calls: 1000 },
    construct: (capacity) => [capacity, SHOWN_GROWTH],
    request: (size) => ({ method: "allocate", args: [size] }),
    release: (_request, address) => ({ method: "free", args: [address] }),
    freeing: ({ start, size, state }) =>
      state === "allocated" && size > 12 ? { method: "free", args: [start + 4] } : null,
  },
};

/** The blocks of a heap. What a client has asked for makes no difference to it, only the block that it has. */
export const rowOf = ({ blocks }: HeapModel): string =>
  blocks.map(({ size, owner }) => (owner === null ? size : -size)).join();

const isSize = (size: unknown): size is number => typeof size === "number" && Number.isInteger(size) && size > 0;

/** Where the block has to be, and why, as sentences to add. */
function whyThere(model: HeapModel, size: number): string {
  const need = blockFor(size);
  const wants = ` ${size} bytes and two tags need a block of ${need}.`;
  if (model.fitFor(size) !== -1) return `${wants} The first free one with room is taken.`;
  const { size: used, maxBytes } = model;
  const growth = model.growthFor(size);
  return used + growth <= maxBytes
    ? `${wants} No free one has room, so the heap grows by ${growth}${joined(model.blocks)}.`
    : `${wants} No free one has room, and of ${maxBytes} bytes it has ${used}, so it cannot grow by ${growth}.`;
}

/** Why there is nothing to be freed. */
const whyRefused = (model: HeapModel, address: number): string =>
  ` ${model.refusal(address) ?? ""} ${liveInWords(model.live())}`;
