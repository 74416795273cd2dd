/**
 * `check` and `property` for allocators with the interface of `MemoryAllocator`: their context makes heaps that are
 * compared with the model at every call.
 *
 * @module
 */
import fc from "fast-check";
import { Rehearsal } from "./heap-rehearsal.js";
import { HeapSession } from "./heap-session.js";
import type { Heap, HeapOptions } from "./heap.js";
import { DEFAULT_RUNS, forAll, property as subjectProperty, type PropertyInfo } from "./property.js";
import type { Script } from "./script.js";
import { type CheckContext, type CheckInfo, check as subjectCheck } from "./stage.js";
import type { Argument } from "./subject.js";

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

/** `check`, `property` and their cheap forms for many calls. */
export interface HeapChecks {
  check(name: string, info: CheckInfo, body: (context: HeapContext) => void): void;
  /**
   * As `check`, for hundreds of calls, which are always the same: they are played in one go, at a tenth of the price, and made
   * one by one only when something differs, which then tells what. Another allocator ends the use of those before it.
   */
  scene(name: string, info: CheckInfo, body: (context: SceneContext) => void): void;
  /** The same for values of an arbitrary. */
  randomScene<Value>(
    name: string,
    info: PropertyInfo,
    arbitrary: fc.Arbitrary<Value>,
    body: (context: SceneContext, value: Value) => void,
  ): void;
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
  const sceneOf = (context: CheckContext): SceneContext => {
    const { allocator } = contextOf(context);
    return { allocator, beside: allocator };
  };
  const rehearsed = (body: (context: SceneContext) => void): Script => {
    const rehearsal = new Rehearsal(options.placement);
    const session = new HeapSession(rehearsal, options);
    body({
      allocator: (capacity) => session.create(capacity),
      beside(capacity) {
        rehearsal.besideTheLast();
        return session.create(capacity);
      },
    });
    return rehearsal.script();
  };
  const scripts = new Scripts();
  return {
    scene(name, info, body) {
      subjectCheck(name, info, (context) => {
        const script = (): Script => scripts.of(name, () => rehearsed(body));
        if (!isPlayedRight(context, script)) body(sceneOf(context));
      });
    },
    randomScene<Value>(
      name: string,
      info: PropertyInfo,
      arbitrary: fc.Arbitrary<Value>,
      body: (context: SceneContext, value: Value) => void,
    ) {
      const search = forAll(info, arbitrary, (context, value: Value) => body(sceneOf(context), value));
      subjectCheck(name, info, (context) => {
        const { seed } = context;
        const values = (): Value[] => fc.sample(arbitrary, { seed, numRuns: info.runs ?? DEFAULT_RUNS });
        const script = (): Script =>
          scripts.of(name, () => rehearsed((scene) => values().forEach((value) => body(scene, value))), seed);
        if (!isPlayedRight(context, script)) search(context);
      });
    },
    check: (name, info, body) => subjectCheck(name, info, (context) => body(contextOf(context))),
    property: (name, info, arbitrary, body) =>
      subjectProperty(name, info, arbitrary, (context, value) => body(contextOf(context), value)),
  };
}

/** Whether a first try can end with it. The second one, which tells the student what is wrong, makes the calls one by one. */
const isPlayedRight = ({ subject, isolated }: CheckContext, script: () => Script): boolean =>
  !isolated && subject.play(script()).length === 0;

/**
 * What was rehearsed, kept for the next submission that is graded in this thread: that takes far longer than to play it. Most
 * submissions of a class are graded with the same seed.
 */
class Scripts {
  private readonly known = new Map<string, { seed: number | null; script: Script }>();

  of(name: string, rehearse: () => Script, seed: number | null = null): Script {
    const known = this.known.get(name);
    if (known !== undefined && known.seed === seed) return known.script;
    const script = rehearse();
    this.known.set(name, { seed, script });
    return script;
  }
}
