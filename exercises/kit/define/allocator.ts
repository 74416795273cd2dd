/**
 * What definitions of allocators have in common that hand out units by `allocate(size)` and take them back by
 * `free(address, size)`.
 *
 * @module
 */
import type { Remarks } from "../check/judge.js";
import type { AllocatorModel } from "../models/allocator.js";
import { freeBlocksInWords } from "../models/words.js";
import { type Expected, returns } from "../subject/expected.js";
import type { Argument } from "../subject/subject.js";
import type { Definition, Method, PlayDefinition, Situation } from "./definition.js";
import { wrongTotal } from "./state.js";

/** What their methods return. */
export type AllocatorReturns = {
  allocate: number;
  free: undefined;
  getFreeMemory: number;
  getLargestFreeBlock: number;
  capacity: number;
};

/** The totals that they all tell, by the names by which stages judge them. */
export type AllocatorTotal = "free memory" | "largest block";

/** The part of a definition that all of them share. */
type Shared<Model> = Pick<Definition<Model, AllocatorReturns>, "methods" | "picture" | "inWords" | "play">;

/** The contract's bound, and what can still be drawn. */
const MOST_UNITS = 4096;
const MOST_CALLS = 1000;

/**
 * Methods, picture and playground of such an allocator.
 *
 * @param why - what is said of an `allocate` that ends otherwise
 * @param example - what the visualizer shows first
 */
export function allocatorDefinition<Model extends AllocatorModel>(
  why: (model: Model, due: Expected<number>, size: Argument) => Remarks,
  example: Situation<keyof AllocatorReturns>,
): Shared<Model> {
  return {
    methods: {
      allocate: {
        parameters: ["size"],
        about: "hand out a block",
        due: (model, size) => model.dueOfAllocate(size),
        make: (model, size) => model.allocate(size as number),
        why,
        sizeAt: 0,
        gives: (address, size) => ({ start: address, size: size as number }),
      },
      free: {
        parameters: ["address", "size"],
        about: "take a block back",
        due: (model, address, size) => model.dueOfFree(address, size),
        make: (model, address, size) => model.free(address as number, size as number),
        takes: {
          block: (address, size) => ({ start: address as number, size: size as number }),
          args: ({ start, size }) => [start, size],
        },
      },
      getFreeMemory: total("getFreeMemory", "units that are free", "free memory", (model) => model.freeMemory()),
      getLargestFreeBlock: total("getLargestFreeBlock", "the largest free block", "largest block", (model) =>
        model.largestFreeBlock(),
      ),
      capacity: property("units in all", (model) => model.capacity),
    },
    picture: (model) => model.picture(),
    inWords: freeBlocksInWords,
    play: playOf(example),
  };
}

/**
 * A method that tells a total, judged under the name `aspect`.
 *
 * @param inWords - what it is the total of, as sentences to add; default: the free blocks
 */
export const total = <Model extends AllocatorModel>(
  name: string,
  about: string,
  aspect: string,
  of: (model: Model) => number,
  inWords?: (model: Model) => string,
): Method<Model, number> => ({
  parameters: [],
  about,
  due: (model) => returns(of(model)),
  why: (model) => ({ reason: () => (inWords ?? freeBlocksInWords)(model), mistake: () => wrongTotal(name) }),
  total: aspect,
  ...(inWords === undefined ? {} : { totalInWords: inWords }),
});

/** A property that holds a number. */
export const property = <Model>(about: string, of: (model: Model) => number): Method<Model, number> => ({
  parameters: [],
  about,
  isProperty: true,
  due: (model) => returns(of(model)),
});

/** The live allocations as a text that is equal for equal ones, in whatever order they were made. */
export const liveKey = ({ live }: AllocatorModel): string =>
  [...live]
    .sort(([one], [other]) => one - other)
    .map((block) => block.join("+"))
    .join();

const playOf = (example: Situation<keyof AllocatorReturns>): PlayDefinition<keyof AllocatorReturns> => ({
  example,
  most: { units: MOST_UNITS, calls: MOST_CALLS },
  request: (size) => ({ method: "allocate", args: [size] }),
  release: ({ args: [size] }, address) => ({ method: "free", args: [address, size] }),
  freeing: ({ start, size, used = size, state }) =>
    state === "allocated" ? { method: "free", args: [start, used] } : null,
});
