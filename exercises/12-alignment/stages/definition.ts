/**
 * What this assignment's class is: first fit's allocator, whose blocks begin at multiples of what is asked for.
 *
 * @module
 */
import type { AllocatorReturns } from "#kit/define/allocator";
import type { Call, Definition, Situation } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { freeListDefinition, type FreeListAspect } from "#kit/lists/definition";
import { AlignedModel } from "./model.js";
import { requestRemarks } from "./words.js";

/** An allocator under test. */
export type Allocator = UnderTest<AlignedModel, AllocatorReturns>;

const allocate = (...args: number[]) => ({ method: "allocate" as const, args });
/** The example of the lesson. */
const example: Situation<"allocate" | "free"> = {
  capacity: 128,
  calls: [allocate(5), allocate(3, 1), allocate(10, 16), allocate(6, 4), allocate(20, 32), allocate(1, 64)],
};

const firstFit = freeListDefinition("first-fit", example);

export const definition: Definition<AlignedModel, AllocatorReturns, "allocator", FreeListAspect> = {
  ...firstFit,
  className: "AlignedAllocator",
  construct: { ...firstFit.construct, oracle: (capacity) => new AlignedModel(capacity as number) },
  methods: {
    ...firstFit.methods,
    allocate: {
      ...firstFit.methods.allocate,
      parameters: ["size", "alignment"],
      about: "hand out a block that begins at a multiple",
      due: (model, size, alignment) => model.dueOfAllocate(size, alignment),
      make: (model, size, alignment) => model.allocate(size as number, alignment as number | undefined),
      why: requestRemarks,
    },
  },
  wayTo: (model, idle) => (firstFit.wayTo?.(model, idle) ?? []).map(atOnce),
};

/** The same call, at whatever address comes next. */
const atOnce = (call: Call): Call => (call.method === "allocate" ? { ...call, args: [...call.args, 1] } : call);
