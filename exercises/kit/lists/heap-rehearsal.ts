/**
 * Rehearsals for allocators with the interface of `MemoryAllocator`.
 *
 * @module
 */
import { FREE_LIST } from "./heap-state.js";
import { type Expected, expectedOfConstructor, MemoryModel, type Placement } from "../models/units.js";
import { type Due, Rehearsal } from "../check/rehearsal.js";
import type { Argument } from "../subject/subject.js";

/** A rehearsal of what is asked of allocators that place blocks that way. */
export const heapRehearsal = (placement: Placement): Rehearsal =>
  new Rehearsal({
    className: "MemoryAllocator",
    list: FREE_LIST,
    begin([capacity]) {
      if (expectedOfConstructor(capacity).kind === "throws")
        throw new Error("a capacity that has to be refused cannot be played");
      return dueOf(new MemoryModel(capacity as number, placement));
    },
  });

const dueOf = (model: MemoryModel): Due => ({
  call: (method, args) => endOf(model, method, args),
  list: () => model.freeRanges(),
});

function endOf(model: MemoryModel, method: string, [first, second]: readonly Argument[]): Expected {
  if (method === "allocate") return model.allocate(first);
  if (method === "free") return model.free(first, second);
  return { kind: "returns", value: method === "getFreeMemory" ? model.freeMemory() : model.largestFreeBlock() };
}
