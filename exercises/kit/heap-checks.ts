/**
 * `check` and `property` for allocators with the interface of `MemoryAllocator`: their context makes heaps that are
 * compared with the model at every call.
 *
 * @module
 */
import type fc from "fast-check";
import { Heap, type HeapOptions } from "./heap.js";
import { property as subjectProperty, type PropertyInfo } from "./property.js";
import { type CheckContext, type CheckInfo, check as subjectCheck } from "./stage.js";
import type { Argument } from "./subject.js";

/** What a check of a heap is given, beside the submission itself. */
export interface HeapContext extends CheckContext {
  /** A new allocator with `capacity` units, all of them free. */
  allocator(capacity: number): Heap;
  /** Constructs an allocator with a capacity that has to be refused. */
  refusesCapacity(capacity: Argument): void;
}

/** `check` and `property` of a stage. */
export interface HeapChecks {
  check(name: string, info: CheckInfo, body: (context: HeapContext) => void): void;
  property<Value>(
    name: string,
    info: PropertyInfo,
    arbitrary: fc.Arbitrary<Value>,
    body: (context: HeapContext, value: Value) => void,
  ): void;
}

/** Makes `check` and `property` for a stage that judges those aspects. */
export function heapChecks(options: HeapOptions): HeapChecks {
  const contextOf = (context: CheckContext): HeapContext => ({
    ...context,
    allocator: (capacity) => Heap.create(context.subject, capacity, options),
    refusesCapacity: (capacity) => Heap.refused(context.subject, capacity, options),
  });
  return {
    check: (name, info, body) => subjectCheck(name, info, (context) => body(contextOf(context))),
    property: (name, info, arbitrary, body) =>
      subjectProperty(name, info, arbitrary, (context, value) => body(contextOf(context), value)),
  };
}
