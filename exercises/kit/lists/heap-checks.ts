/**
 * `check` and `property` for allocators with the interface of `MemoryAllocator`: their context makes heaps that are
 * compared with the model at every call.
 *
 * @module
 */
import type fc from "fast-check";
import { heapRehearsal } from "./heap-rehearsal.js";
import { HeapSession } from "./heap-session.js";
import type { Heap, HeapOptions } from "./heap.js";
import { property as subjectProperty, type PropertyInfo } from "../check/property.js";
import { type SceneChecks, sceneChecks } from "../check/scene.js";
import { type CheckContext, type CheckInfo, check as subjectCheck } from "../check/stage.js";
import type { Argument } from "../subject/subject.js";

/** What a check of a heap is given, beside the submission itself. */
export interface HeapContext extends CheckContext {
  /** A new allocator with `capacity` units, all of them free. */
  allocator(capacity: number): Heap;
  /** Constructs an allocator with a capacity that has to be refused. */
  refusesCapacity(capacity: Argument): void;
}

/** What a scene is given. */
export interface SceneContext extends Pick<HeapContext, "allocator"> {
  /** A new allocator that is used in turn with the one that was made last. */
  beside(capacity: number): Heap;
}

/**
 * `check`, `property` and their cheap forms for many calls. In a scene, another allocator ends the use of those before it.
 */
export interface HeapChecks extends SceneChecks<SceneContext> {
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
    ...sceneChecks<SceneContext>({
      rehearse(body) {
        const rehearsal = heapRehearsal(options.placement);
        const session = new HeapSession(rehearsal, options);
        body({
          allocator: (capacity) => session.create(capacity),
          beside(capacity) {
            rehearsal.besideTheLast();
            return session.create(capacity);
          },
        });
        return rehearsal.script();
      },
      onStage(context) {
        const { allocator } = contextOf(context);
        return { allocator, beside: allocator };
      },
    }),
    check: (name, info, body) => subjectCheck(name, info, (context) => body(contextOf(context))),
    property: (name, info, arbitrary, body) =>
      subjectProperty(name, info, arbitrary, (context, value) => body(contextOf(context), value)),
  };
}
