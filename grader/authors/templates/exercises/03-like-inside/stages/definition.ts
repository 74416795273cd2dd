/**
 * What this assignment's class is, said once: stages, traces and the visualizer are made of it.
 *
 * @module
 */
import type { Definition } from "#kit/define/definition";
import { argumentErrors } from "#kit/models/arguments";
import { returns, throws } from "#kit/subject/expected";
import { marksView } from "./marks.js";
import { PoolModel } from "./model.js";

/** What the methods return. */
export type PoolReturns = { allocate: number; free: undefined };

/** What a stage may judge beside results and errors, which always are. */
export type Aspect = "marks";

export const definition: Definition<PoolModel, PoolReturns, "pool", Aspect> = {
  className: "Pool",
  noun: "pool",
  construct: {
    parameters: ["count"],
    due: (count) => {
      const names = argumentErrors(count, 1);
      return names.length === 0 ? returns(undefined) : throws(...names);
    },
    oracle: (count) => new PoolModel(count as number),
    sizeAt: 0,
  },
  methods: {
    allocate: {
      parameters: [],
      about: "hand out a block",
      due: (model) => returns(model.next()),
      make: (model) => model.allocate(),
      gives: (block) => ({ start: block, size: 1 }),
    },
    free: {
      parameters: ["block"],
      about: "take a block back",
      due: (model, block) => model.dueOfFree(block),
      make: (model, block) => model.free(block as number),
      takes: {
        block: (block) => ({ start: block as number, size: 1 }),
        args: ({ start }) => [start],
      },
    },
  },
  views: { marks: marksView },
  picture: (model) => model.picture(),
  key: (model) => model.key(),
  play: {
    example: {
      capacity: 5,
      calls: [
        { method: "allocate", args: [] },
        { method: "allocate", args: [] },
        { method: "free", args: [0] },
      ],
    },
    most: { units: 200, calls: 1000 },
    hasEqualBlocks: true,
    // Whatever is asked for fits into a block.
    request: () => ({ method: "allocate", args: [] }),
    release: (_request, block) => ({ method: "free", args: [block] }),
    freeing: ({ start, state }) => (state === "allocated" ? { method: "free", args: [start] } : null),
  },
};
