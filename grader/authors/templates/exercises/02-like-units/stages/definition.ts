/**
 * What this assignment's class is, said once: stages, traces and the visualizer are made of it.
 *
 * @module
 */
import type { Definition } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { returns } from "#kit/subject/expected";
import { dueOfConstructor, UnitsModel } from "./model.js";

/** What the methods return. */
export type AllocatorReturns = { allocate: number; free: undefined; getFreeMemory: number };

/** An allocator under test. */
export type AllocatorUnderTest = UnderTest<UnitsModel, AllocatorReturns>;

/** What a stage may judge beside results and errors, which always are. */
export type Aspect = "free memory";

export const definition: Definition<UnitsModel, AllocatorReturns, "allocator", Aspect> = {
  className: "Allocator",
  noun: "allocator",
  construct: {
    parameters: ["capacity"],
    due: dueOfConstructor,
    oracle: (capacity) => new UnitsModel(capacity as number),
    sizeAt: 0,
  },
  methods: {
    allocate: {
      parameters: ["size"],
      about: "hand out a block",
      due: (model, size) => model.dueOfAllocate(size),
      make: (model, size) => {
        const due = model.dueOfAllocate(size);
        if (due.kind === "returns") model.allocate(due.value, size as number);
      },
      why: (_model, due) => ({
        because: () =>
          due.kind === "returns" ? `the lowest free units with room begin at ${due.value}` : "there is no room",
      }),
      sizeAt: 0,
      gives: (address, size) => ({ start: address, size: size as number }),
    },
    free: {
      parameters: ["address"],
      about: "take a block back",
      due: (model, address) => model.dueOfFree(address),
      make: (model, address) => model.free(address as number),
      takes: {
        block: (address) => ({ start: address as number, size: 1 }),
        args: ({ start }) => [start],
      },
    },
    getFreeMemory: {
      parameters: [],
      about: "units that are free",
      due: (model) => returns(model.freeMemory()),
      total: "free memory",
    },
  },
  picture: (model) => model.picture(),
  key: (model) =>
    model
      .live()
      .map(({ start, size }) => `${start}+${size}`)
      .join(),
  play: {
    example: {
      capacity: 20,
      calls: [
        { method: "allocate", args: [6] },
        { method: "allocate", args: [4] },
        { method: "free", args: [0] },
      ],
    },
    most: { units: 1000, calls: 1000 },
    request: (size) => ({ method: "allocate", args: [size] }),
    release: (_request, address) => ({ method: "free", args: [address] }),
    freeing: ({ start, state }) => (state === "allocated" ? { method: "free", args: [start] } : null),
  },
};
