/**
 * What this assignment's class is: first fit's allocator, whose units hold bytes, and whose blocks can be resized.
 *
 * @module
 */
import { contentsView, inContents, write } from "#kit/bytes/contents";
import type { AllocatorReturns } from "#kit/define/allocator";
import type { Definition, PlayedCall, Situation } from "#kit/define/definition";
import type { UnderTest } from "#kit/define/under-test";
import { freeListDefinition, type FreeListAspect } from "#kit/lists/definition";
import { returns } from "#kit/subject/expected";
import { ResizableModel } from "./model.js";
import { resizeRemarks } from "./words.js";

/** What the methods return. */
export type ResizableReturns = AllocatorReturns & { reallocate: number; write: undefined };
/** An allocator under test. */
export type Allocator = UnderTest<ResizableModel, ResizableReturns>;
/** What a stage may judge: that of first fit, and `contents`, that blocks hold what their clients have written. */
export type Aspect = FreeListAspect | "contents";

type Played = "allocate" | "free" | "reallocate";
const allocate = (size: number): PlayedCall<Played> => ({ method: "allocate", args: [size] });
const reallocate = (...args: number[]): PlayedCall<Played> => ({ method: "reallocate", args });
/** The example of the lesson. */
const example: Situation<Played> = {
  capacity: 64,
  calls: [
    ...[10, 10, 10, 4].map(allocate),
    reallocate(20, 10, 6),
    reallocate(20, 6, 8),
    reallocate(10, 10, 12),
    { method: "free", args: [0, 10] },
    reallocate(20, 8, 12),
    reallocate(30, 4, 8),
  ],
};

const firstFit = freeListDefinition("first-fit", { capacity: 1, calls: [] });

export const definition: Definition<ResizableModel, ResizableReturns, "allocator", Aspect> = {
  ...firstFit,
  className: "ResizableAllocator",
  construct: { ...firstFit.construct, oracle: (capacity) => new ResizableModel(capacity as number) },
  methods: {
    ...firstFit.methods,
    allocate: { ...firstFit.methods.allocate, use: writeFresh },
    reallocate: {
      parameters: ["address", "size", "newSize"],
      about: "give a block another size",
      due: (model, address, size, newSize) => model.dueOfReallocate(address, size, newSize),
      make: (model, address, size, newSize) => model.reallocate(address as number, size as number, newSize as number),
      use: writeFresh,
      why: resizeRemarks,
      sizeAt: 2,
      gives: (address, _from, _size, newSize) => ({ start: address, size: newSize as number }),
      takes: {
        block: (address, size) => ({ start: address as number, size: size as number }),
        args: ({ start, size }, [, , newSize]) => [start, size, newSize],
      },
    },
    write: {
      parameters: ["address", "size"],
      about: "write other bytes into a block",
      told: "Here `write` is the client: it writes other bytes into all of its block, through `memory`.",
      due: () => returns(undefined),
      make: (model, address) => model.write(address as number),
      byGrader(instance, model, address, size) {
        write(instance, model.written(address as number, size as number));
        return { kind: "returned", value: { type: "primitive", value: undefined } };
      },
      takes: {
        block: (address, size) => ({ start: address as number, size: size as number }),
        args: ({ start, size }) => [start, size],
      },
    },
  },
  views: { ...firstFit.views, contents: contentsView },
  ...inContents<ResizableModel>(),
  play: { ...firstFit.play, example },
};

/** The client writes into all that it has. What it had before is not written again: that has to have come along. */
function writeFresh(instance: Parameters<typeof write>[0], { fresh }: ResizableModel): void {
  if (fresh !== null) write(instance, fresh);
}
