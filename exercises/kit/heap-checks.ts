/**
 * `check` and `property` for allocators with the interface of `MemoryAllocator`: their context makes heaps that are
 * compared with the model at every call.
 *
 * @module
 */
import type fc from "fast-check";
import { HeapSession } from "./heap-session.js";
import type { Heap, HeapOptions } from "./heap.js";
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
  const contextOf = (context: CheckContext): HeapContext => {
    const session = new HeapSession(context.subject, options, context.isWary ? "circles" : null);
    return {
      ...context,
      allocator: (capacity) => session.create(capacity),
      refusesCapacity: (capacity) => session.refuse(capacity),
    };
  };
  return {
    check: (name, info, body) => subjectCheck(name, info, (context) => body(contextOf(context))),
    property: (name, info, arbitrary, body) =>
      subjectProperty(name, info, arbitrary, (context, value) => body(contextOf(context), value)),
  };
}
