/**
 * Random programs.
 *
 * @module
 */
import fc from "fast-check";
import type { Heap } from "./definition.js";

/** Something that leads to an object: a root, or a reference of an object that can be named. */
interface Place {
  /** Which of the objects that can be named, or a root where it is `null`. */
  from: number | null;
  i: number;
}

/** A call; objects, fields and roots are named by their places among all that there are, which stays right when calls are left out. */
export type RandomCall =
  /** `-1` for the object that is made. */
  | { kind: "make"; references: number; data: number; place: Place }
  | { kind: "lead"; place: Place; to: number }
  | { kind: "write"; from: number; i: number; value: number }
  | { kind: "collect" };

const which = fc.nat({ max: 1023 });
/** References of an object: few, and now and then more than anybody counts by hand. */
const count = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4, max: 8 }) },
);
const place: fc.Arbitrary<Place> = fc.record({ from: fc.option(which, { freq: 2 }), i: which });

/** Programs of up to `length` calls. */
export const programs = (length: number): fc.Arbitrary<RandomCall[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant("make" as const),
          references: count,
          data: fc.oneof(
            { weight: 6, arbitrary: fc.nat({ max: 2 }) },
            { weight: 1, arbitrary: fc.integer({ min: 3, max: 6 }) },
          ),
          place,
        }),
      },
      { weight: 5, arbitrary: fc.record({ kind: fc.constant("lead" as const), place, to: which }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant("write" as const),
          from: which,
          i: which,
          value: fc.constantFrom(1, 2, 3, 5, 8, 11, -1, 2 ** 31 - 1, -(2 ** 31), 65_536),
        }),
      },
      { weight: 1, arbitrary: fc.constant<RandomCall>({ kind: "collect" }) },
    ),
    // Without `size`, fast-check stays at about ten calls, after which hardly anything was collected.
    { minLength: 1, maxLength: length, size: "max" },
  );

/** Makes the calls, each of which is compared with the oracle. */
export function perform(heap: Heap, calls: readonly RandomCall[]): void {
  for (const call of calls) {
    if (call.kind === "make") make(heap, call);
    else if (call.kind === "lead") {
      const known = namable(heap);
      // One in so many leads to null.
      lead(heap, call.place, [0, ...known][call.to % (known.length + 1)] ?? 0);
    } else if (call.kind === "write") write(heap, call);
    else heap.collect();
  }
}

/** The addresses of the objects that can be named, ascending. */
const namable = ({ oracle }: Heap): number[] =>
  [...oracle.known()].map((object) => oracle.layout.addressOf(object)).sort((one, other) => one - other);

/** Makes an object, which something then leads to. */
function make(heap: Heap, { references, data, place }: RandomCall & { kind: "make" }): void {
  const object = heap.tryAllocate(references, data);
  if (object !== null) lead(heap, place, object);
}

function lead(heap: Heap, { from, i }: Place, target: number): void {
  const { oracle } = heap;
  const sources = namable(heap).filter((at) => oracle.objectAt(at).references.length > 0 && at !== target);
  const source = from === null ? undefined : sources[from % sources.length];
  if (source !== undefined) heap.setReference(source, i % oracle.objectAt(source).references.length, target);
  else if (oracle.roots.length > 0) heap.setRoot(i % oracle.roots.length, target);
}

function write(heap: Heap, { from, i, value }: RandomCall & { kind: "write" }): void {
  const { oracle } = heap;
  const objects = namable(heap).filter((at) => oracle.objectAt(at).data.length > 0);
  const object = objects[from % objects.length];
  if (object !== undefined) heap.setData(object, i % oracle.objectAt(object).data.length, value);
}
