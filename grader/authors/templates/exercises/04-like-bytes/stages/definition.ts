/**
 * What this assignment's class is: a heap of bytes, in which a header before each block is all that is known of it.
 *
 * @module
 */
import { fill, inMemory } from "#kit/bytes/memory";
import { memoryViews } from "#kit/bytes/views";
import type { Definition } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { dueOfConstructor, HeapModel } from "./model.js";

/** What the methods return. */
export type HeapReturns = { allocate: number; free: undefined };

/** A heap under test. */
export type HeapUnderTest = UnderTest<HeapModel, HeapReturns>;

/**
 * What a stage may judge beside addresses and errors, which always are.
 *
 * - `blocks in use`: `memory.size`, and the headers of blocks in use
 * - `words`: the headers of free blocks, too
 * - `contents`: that blocks hold what their clients have written
 */
export type Aspect = "blocks in use" | "words" | "contents";

const views = memoryViews<HeapModel>((model) => model.picture());

export const definition: Definition<HeapModel, HeapReturns, "heap", Aspect> = {
  className: "Heap",
  noun: "heap",
  construct: {
    parameters: ["maxBytes"],
    due: dueOfConstructor,
    oracle: (maxBytes) => new HeapModel(maxBytes as number),
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
      sizeAt: 0,
      gives: (address, size) => ({ start: address, size: size as number }),
    },
    free: {
      parameters: ["address"],
      about: "take a block back",
      due: (model, address) => model.dueOfFree(address),
      make: (model, address) => model.free(address as number),
      takes: {
        block: (address) => ({ start: address as number, size: 0 }),
        args: ({ start }) => [start],
      },
    },
  },
  views,
  main: { name: "words", view: views.words },
  ...inMemory<HeapModel>(),
  picture: (model) => model.picture(),
  key: (model) => model.key(),
  play: {
    example: {
      capacity: 64,
      calls: [
        { method: "allocate", args: [13] },
        { method: "allocate", args: [4] },
        { method: "free", args: [4] },
      ],
    },
    most: { units: 4096, calls: 1000 },
    request: (size) => ({ method: "allocate", args: [size] }),
    release: (_request, address) => ({ method: "free", args: [address] }),
    freeing: ({ start, state }) => (state === "allocated" ? { method: "free", args: [start + 4] } : null),
  },
};
