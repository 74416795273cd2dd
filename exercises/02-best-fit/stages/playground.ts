/**
 * What the visualizer plays with in this assignment.
 *
 * @module
 */
import { heapPlayground } from "#kit/lists/heap-playground";

/** Three holes of different sizes: the request goes into the smallest that serves, not into the first. */
export const playground = heapPlayground("best-fit", {
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
});
