/**
 * `check` and `property` whose context makes allocators that are compared with the model, and random calls to make.
 *
 * @module
 */
import fc from "fast-check";
import { property as subjectProperty, type PropertyInfo } from "#kit/check/property";
import { type Due, Rehearsal } from "#kit/check/rehearsal";
import { type SceneChecks, sceneChecks } from "#kit/check/scene";
import { type CheckContext, type CheckInfo, check as subjectCheck } from "#kit/check/stage";
import { type Aspect, JudgedAllocator } from "./judged-allocator.js";
import { UnitsModel } from "./model.js";

/** What a check is given. */
export interface AllocatorContext {
  /** A new allocator with `n` units, all of them free. Those made before must not be used again. */
  allocator(n: number): JudgedAllocator;
}

/** What a scene is given. */
export interface SceneContext extends AllocatorContext {
  /** A new allocator in the same load as those before, from which nothing must be left. */
  another(n: number): JudgedAllocator;
}

/** `check`, `property` and their cheap forms for many calls. */
export interface AllocatorChecks extends SceneChecks<SceneContext> {
  check(name: string, info: CheckInfo, body: (context: AllocatorContext) => void): void;
  property<Value>(
    name: string,
    info: PropertyInfo,
    arbitrary: fc.Arbitrary<Value>,
    body: (context: AllocatorContext, value: Value) => void,
  ): void;
}

/** The check that all others rest upon. */
const FIRST = "basics/makes an allocator";

/** Makes `check` and `property` for a stage that judges those aspects. */
export function allocatorChecks(...judge: Aspect[]): AllocatorChecks {
  const contextOf = ({ subject }: CheckContext): AllocatorContext => ({
    allocator: (n) => JudgedAllocator.create(subject, n, judge),
  });
  const { scene, randomScene } = sceneChecks<SceneContext>({
    rehearse(body) {
      const rehearsal = new Rehearsal({ className: "Allocator", begin: ([n]) => dueOf(new UnitsModel(n as number)) });
      const allocator = (n: number): JudgedAllocator => JudgedAllocator.create(rehearsal, n, judge);
      body({ allocator, another: allocator });
      return rehearsal.script();
    },
    onStage({ subject, isolated }) {
      let made = 0;
      return {
        allocator(n) {
          if (isolated) subject.reload();
          return JudgedAllocator.create(subject, n, judge);
        },
        another: (n) => JudgedAllocator.create(subject, n, judge, made++ > 0),
      };
    },
  });
  return {
    scene: (name, info, body) => scene(name, { needs: [FIRST], ...info }, body),
    randomScene: (name, info, arbitrary, body) => randomScene(name, { needs: [FIRST], ...info }, arbitrary, body),
    check: (name, info, body) => subjectCheck(name, { needs: [FIRST], ...info }, (context) => body(contextOf(context))),
    property: (name, info, arbitrary, body) =>
      subjectProperty(name, { needs: [FIRST], ...info }, arbitrary, (context, value) =>
        body(contextOf(context), value),
      ),
  };
}

/** All that calls return, also what the stage does not judge: where that differs, the calls are made one by one. */
const dueOf = (model: UnitsModel): Due => ({
  call: (method, [first, second]) => ({
    kind: "returns",
    value:
      method === "allocate" ? model.allocate(first as number, second as number) : model.freeMemory(first as number),
  }),
});

/** A block to ask for. */
export interface Request {
  size: number;
  mID: number;
}

/** A call to make. */
export type Call = ({ kind: "allocate" } & Request) | { kind: "freeMemory"; mID: number };

/** Few ids, so that they come again and again; some look alike, and the largest is among them. */
export const someId: fc.Arbitrary<number> = fc.constantFrom(1, 2, 3, 4, 5, 6, 12, 34, 100, 1000);

/** Sequences of up to `length` requests for up to `maxSize` units each. */
export function requests(maxSize: number, length: number): fc.Arbitrary<Request[]> {
  return fc.array(fc.record({ size: fc.integer({ min: 1, max: maxSize }), mID: someId }), {
    minLength: 1,
    maxLength: length,
  });
}

/** Lengths of rows up to 40: at powers of two, beside them, and some in between. */
export const ROWS = [2, 3, 4, 5, 8, 9, 10, 15, 16, 17, 20, 21, 24, 31, 32, 33, 39, 40];

/** Some of all ids, few enough to come again in a sequence of calls. */
export const someOfAllIds: fc.Arbitrary<number[]> = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), {
  minLength: 5,
  maxLength: 9,
});

/** Sequences of up to `length` calls, three allocations to two frees. */
export function calls(maxSize: number, length: number, id = someId): fc.Arbitrary<Call[]> {
  const request = fc.record({ size: fc.integer({ min: 1, max: maxSize }), mID: id });
  const call = fc.oneof(
    { weight: 3, arbitrary: request.map((one): Call => ({ kind: "allocate", ...one })) },
    { weight: 2, arbitrary: id.map((mID): Call => ({ kind: "freeMemory", mID })) },
  );
  // Without `size`, fast-check stays at about ten calls, which seldom leave several holes.
  return fc.array(call, { minLength: 1, maxLength: length, size: "max" });
}

/** Makes the calls, each of which is compared with the model. */
export function perform(memory: JudgedAllocator, sequence: readonly Call[]): void {
  for (const call of sequence) {
    if (call.kind === "allocate") memory.allocate(call.size, call.mID);
    else memory.freeMemory(call.mID);
  }
}
