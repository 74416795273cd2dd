/**
 * What the visualizer plays with in this assignment.
 *
 * @module
 */
import { heapPlayground } from "#kit/lists/heap-playground";

/** The example of the lesson: a hole is reused, and then both of its neighbours merge with it. */
export const playground = heapPlayground("first-fit", {
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
});
