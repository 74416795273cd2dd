/**
 * Random calls to make on heaps in bytes, and on their memory between them.
 *
 * @module
 */
import fc from "fast-check";

/** A heap under test, as far as random calls go. */
export interface CalledHeap {
  readonly oracle: {
    /** Live addresses, in the order in which they were handed out. */
    live(): number[];
    /** Its state, as `putBack` takes it. */
    inWords(): string;
    /** Whether a free of that address has to be refused. */
    isRefused(address: number): boolean;
  };
  tryAllocate(size: number): unknown;
  free(address: number): unknown;
  failsToFree(address: number): unknown;
  putBack(state: string): unknown;
}

/** A request for so many bytes, or the free of a live payload, named by its place among them, which stays right when calls are left out. */
export type RandomCall = { kind: "allocate"; size: number } | { kind: "free"; which: number };

const which = fc.nat({ max: 1023 });

/** Sequences of up to `length` calls, five requests for up to `maxSize` bytes to four frees. */
export function calls(maxSize: number, length: number, minLength = 1): fc.Arbitrary<RandomCall[]> {
  const call = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.integer({ min: 1, max: maxSize }).map((size): RandomCall => ({ kind: "allocate", size })),
    },
    { weight: 4, arbitrary: which.map((which): RandomCall => ({ kind: "free", which })) },
  );
  // Without `size`, fast-check stays at about ten calls, which seldom leave several free blocks.
  return fc.array(call, { minLength, maxLength: length, size: "max" });
}

/** Makes a call, which is compared with the oracle. */
export function make(heap: CalledHeap, call: RandomCall): void {
  if (call.kind === "allocate") {
    heap.tryAllocate(call.size);
    return;
  }
  const live = heap.oracle.live();
  const address = live[call.which % Math.max(1, live.length)];
  if (address !== undefined) heap.free(address);
}

/** Makes the calls, one after the other. */
export function perform(heap: CalledHeap, sequence: readonly RandomCall[]): void {
  for (const call of sequence) make(heap, call);
}

/** A call after memory was put into the state that it had after an earlier one, counted from the newest, or as it is. */
export interface Travelled {
  call: RandomCall;
  back: number | null;
  /** An address that is tried before the call, where it has to be refused. */
  tried: number;
}

/** Sequences of so many calls, of which each third is made in an earlier state. */
export const travels = (maxSize: number, length: number): fc.Arbitrary<Travelled[]> => {
  const back = fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat({ max: 7 }) });
  const aside = fc.record({ back, tried: fc.nat({ max: 31 }).map((grains) => 8 * grains) });
  const asides = fc.array(aside, { minLength: length, maxLength: length });
  return fc
    .tuple(calls(maxSize, length, length), asides)
    .map(([sequence, others]) =>
      sequence.map((call, place) => ({ call, ...(others[place] ?? { back: null, tried: 0 }) })),
    );
};

/** Makes the calls of such a sequence, on a heap that has to know nothing but what is in its memory. */
export function travel(heap: CalledHeap, sequence: readonly Travelled[]): void {
  const states = [heap.oracle.inWords()];
  for (const { call, back, tried } of sequence) {
    const state = back === null ? undefined : states[Math.max(0, states.length - 1 - back)];
    if (state !== undefined) heap.putBack(state);
    if (heap.oracle.isRefused(tried)) heap.failsToFree(tried);
    make(heap, call);
    states.push(heap.oracle.inWords());
  }
}
