/**
 * What this assignment's class is: an allocator that places blocks by first fit and keeps a list of what is free.
 *
 * @module
 */
import type { Situation } from "#kit/define/definition";
import { freeListDefinition } from "#kit/lists/definition";

/** The example of the lesson: a hole is reused, and then both of its neighbours merge with it. */
const example: Situation<"allocate" | "free"> = {
  capacity: 100,
  calls: [
    { method: "allocate", args: [20] },
    { method: "allocate", args: [30] },
    { method: "allocate", args: [40] },
    { method: "free", args: [20, 30] },
    { method: "allocate", args: [25] },
    { method: "free", args: [0, 20] },
    { method: "free", args: [20, 25] },
  ],
};

export const definition = freeListDefinition("first-fit", example);
