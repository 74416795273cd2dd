/**
 * Random calls to make.
 *
 * @module
 */
import fc from "fast-check";
import type { Allocator } from "./definition.js";
import { bytesOf, FENCE, type Tracked } from "./model.js";

/**
 * A call, or what a client does in between. Blocks are named by their place among those there are, and bytes by their place in the
 * block, so that both stay right when calls are left out.
 */
export type RandomCall =
  | { kind: "allocate"; size: number }
  /** Of a live payload. */
  | { kind: "free"; which: number }
  /** Of any byte of any block there ever was. */
  | { kind: "stray"; which: number; place: number }
  /** Into a live block, or into a payload in quarantine. */
  | { kind: "write" | "use"; which: number; place: number; byte: number }
  /** Puts back what the last write has changed. */
  | { kind: "repair" };

/** Where something was written, what stood there before, and in which block, in which state. */
interface Write {
  at: number;
  byte: number;
  block: Tracked;
  state: Tracked["state"];
}

/** How often each of them is made. */
export type Mix = Record<RandomCall["kind"], number>;

/** Sequences of up to `length` calls, with requests for up to `maxSize` bytes. */
export function calls(maxSize: number, length: number, mix: Mix): fc.Arbitrary<RandomCall[]> {
  const which = fc.nat({ max: 1023 });
  const place = fc.nat({ max: 1023 });
  const byte = fc.constantFrom(0, 65, 0xcd, 0xdd, 0xfd, 255);
  const kinds: Record<RandomCall["kind"], fc.Arbitrary<RandomCall>> = {
    allocate: fc.integer({ min: 1, max: maxSize }).map((size) => ({ kind: "allocate", size })),
    free: which.map((which) => ({ kind: "free", which })),
    stray: fc.record({ kind: fc.constant("stray" as const), which, place }),
    write: fc.record({ kind: fc.constant("write" as const), which, place, byte }),
    use: fc.record({ kind: fc.constant("use" as const), which, place, byte }),
    repair: fc.constant({ kind: "repair" }),
  };
  const weighted = Object.entries(kinds).map(([kind, arbitrary]) => ({ weight: mix[kind as keyof Mix], arbitrary }));
  // Without `size`, fast-check stays at about ten calls.
  return fc.array(fc.oneof(...weighted), { minLength: 1, maxLength: length, size: "max" });
}

/** Makes the calls, one after the other. */
export function perform(one: Allocator, sequence: readonly RandomCall[]): void {
  const { oracle } = one;
  let last: Write[] = [];
  for (const [turn, call] of sequence.entries()) {
    // Loops allocate and free at the same site again and again.
    const site = `${call.kind}.c:${100 + (turn % 11)}`;
    if (call.kind === "allocate") {
      one.tryAllocate(call.size, site);
    } else if (call.kind === "free") {
      const block = chosen(oracle.live(), call.which);
      if (block !== undefined) one.tryFree(block.address, site);
    } else if (call.kind === "stray") {
      const block = chosen(oracle.all, call.which);
      const at = block === undefined ? call.place % oracle.capacity : byteOf(block, call.place);
      // A right free is made for its own sake.
      if (oracle.dueOfFree(at).kind === "throws") one.failsToFree(at, site);
    } else if (call.kind === "repair") {
      // What has been freed since is another story.
      const [write] = last;
      if (write?.block.state === write?.state && write !== undefined) one.clientWrites(write.at, write.byte);
    } else {
      const block = chosen(call.kind === "use" ? oracle.held() : oracle.live(), call.which);
      if (block === undefined) continue;
      const at = block.address + offsetIn(block, call.place);
      last = [{ at, byte: oracle.bytes[at] ?? 0, block, state: block.state }];
      one.clientWrites(at, call.byte);
    }
  }
}

const chosen = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items[which % Math.max(1, items.length)];

/** A byte of a block, its fences among them; every fourth time the start of its payload. */
const byteOf = (block: Tracked, place: number): number =>
  place % 4 === 0 ? block.address : block.address - FENCE + (Math.floor(place / 4) % bytesOf(block));

/** A byte of a payload, or of a live block, and there most often of a fence: how far behind the start of the payload. */
function offsetIn({ size, state }: Tracked, place: number): number {
  const part = Math.floor(place / 3);
  if (state === "held" || place % 3 === 0) return part % size;
  const inFences = part % (2 * FENCE);
  return inFences < FENCE ? inFences - FENCE : size + inFences - FENCE;
}
