/**
 * What this assignment's class is: an allocator that places blocks by best fit and keeps a list of what is free.
 *
 * @module
 */
import type { Situation } from "#kit/define/definition";
import { freeListDefinition } from "#kit/lists/definition";

/** Three holes of different sizes: the request goes into the smallest that serves, not into the first. */
const example: Situation<"allocate" | "free"> = {
  capacity: 100,
  calls: [
    { method: "allocate", args: [30] },
    { method: "allocate", args: [10] },
    { method: "allocate", args: [15] },
    { method: "allocate", args: [10] },
    { method: "free", args: [0, 30] },
    { method: "free", args: [40, 15] },
    { method: "allocate", args: [12] },
    { method: "allocate", args: [28] },
  ],
};

export const definition = freeListDefinition("best-fit", example);
