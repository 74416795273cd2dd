/**
 * The oracle: every block that there ever was, with what has become of it, and the bytes of memory. Where a block goes and what is
 * in its way, it finds out anew each time, by looking at all of them.
 *
 * @module
 */
import type { MemoryBlock, MemoryStrip } from "#kit/check/picture";
import { letters } from "#kit/models/allocator";
import { argumentErrors } from "#kit/models/arguments";
import { type Expected, returns, throws, throwsSaying } from "#kit/subject/expected";
import type { OctetRun } from "#kit/subject/script";
import type { Argument } from "#kit/subject/subject";

/** Bytes of a fence. */
export const FENCE = 8;
/** What stands in fences, in new payloads, and in freed ones. */
export const BYTES = { fence: 0xfd, fresh: 0xcd, freed: 0xdd } as const;

/** Runs of bytes that a picture shows at most. */
const MOST_RUNS = 24;

/** What can be counted. */
export const COUNTS = ["live", "liveBytes", "total", "totalBytes", "peakBytes", "failed"] as const;
/** One of the counts. */
export type Count = (typeof COUNTS)[number];

/** An allocation. */
export interface Tracked {
  /** Of the payload. */
  readonly address: number;
  readonly size: number;
  readonly site: string;
  /** Its name in pictures. */
  readonly label: string;
  /** Freed blocks are held in quarantine, and then let go. */
  state: "live" | "held" | "gone";
  /** Where it was freed, and the how manieth free that was. */
  freed: { readonly site: string; readonly turn: number } | null;
  /** Whether a byte of it was another one when it was let go. */
  wasUsed: boolean;
}

/** Where a block may go, once so many of the oldest in quarantine have been let go; nowhere, where that is not enough. */
export interface Placing {
  start: number | null;
  leaving: number;
}

/** What the constructor has to do with these arguments. */
export function expectedOfConstructor(capacity: Argument, quarantineBytes: Argument): Expected<undefined> {
  const names = new Set([...argumentErrors(capacity, 1), ...argumentErrors(quarantineBytes, 0)]);
  return names.size > 0 ? throws(...names) : returns(undefined);
}

/** Bytes of a block, with both fences. */
export const bytesOf = ({ size }: { size: number }): number => size + 2 * FENCE;
const startOf = ({ address }: Tracked): number => address - FENCE;
const endOf = (block: Tracked): number => startOf(block) + bytesOf(block);
const byAddress = (one: Tracked, other: Tracked): number => one.address - other.address;
const byFree = (one: Tracked, other: Tracked): number => (one.freed?.turn ?? 0) - (other.freed?.turn ?? 0);

/** An allocator that remembers everything. */
export class TrackingModel {
  /** What stands in memory; of bytes that are in no block it says nothing. */
  readonly bytes: number[];
  /** In the order in which they were allocated. */
  readonly all: Tracked[] = [];
  peakBytes = 0;
  failed = 0;
  /** Whether the last call was refused. */
  wasRefused = false;
  private frees = 0;

  constructor(
    readonly capacity: number,
    readonly quarantineBytes: number,
  ) {
    this.bytes = new Array<number>(capacity).fill(0);
  }

  /** Live blocks, by address. */
  live(): Tracked[] {
    return this.all.filter(({ state }) => state === "live").sort(byAddress);
  }

  /** Those in quarantine, the oldest first. */
  held(): Tracked[] {
    return this.all.filter(({ state }) => state === "held").sort(byFree);
  }

  /** Bytes that the quarantine holds. */
  heldBytes(): number {
    return this.held().reduce((sum, block) => sum + bytesOf(block), 0);
  }

  /** What a request for so many bytes has to do. */
  dueOfAllocate(size: Argument): Expected<number> {
    const names = argumentErrors(size, 1);
    if (names.length > 0) return throws(...names);
    const { start } = this.placeFor(size as number);
    return start === null ? throws("OutOfMemoryError") : returns(start + FENCE);
  }

  /** Allocates so many bytes, for which there has to be room. */
  allocate(size: number, site: string): void {
    const { start, leaving } = this.placeFor(size);
    if (start === null) throw new Error(`there is no room for ${size} bytes`);
    this.letGo(leaving);
    const payload = start + FENCE;
    this.write(start, BYTES.fence, bytesOf({ size }));
    this.write(payload, BYTES.fresh, size);
    const label = letters(this.all.length);
    this.all.push({ address: payload, size, site, label, state: "live", freed: null, wasUsed: false });
    this.peakBytes = Math.max(this.peakBytes, this.count("liveBytes"));
    this.wasRefused = false;
  }

  /** What is left behind by a request that is refused: where there is no room, everything in quarantine has been let go for it. */
  refuseAllocate(size: Argument): void {
    this.wasRefused = true;
    if (argumentErrors(size, 1).length > 0) return;
    this.letGo(this.held().length);
    this.failed += 1;
  }

  /** What taking back the payload at that address has to do. */
  dueOfFree(address: Argument): Expected<undefined> {
    const names = argumentErrors(address, 0);
    if (names.length > 0) return throws(...names);
    const at = address as number;
    if (at >= this.capacity) return throws("RangeError");
    const held = this.held().find((block) => block.address === at);
    if (held !== undefined) return throwsSaying("DoubleFreeError", held.freed?.site ?? "");
    const around = this.blockAround(at);
    if (around !== undefined && around.address !== at)
      return throwsSaying("InteriorFreeError", at - around.address, around.size, around.site);
    if (around === undefined) return throws("InvalidFreeError");
    if (this.isUnderrun(around)) return throws("UnderrunError");
    return this.isOverrun(around) ? throws("OverrunError") : returns(undefined);
  }

  /** Takes back a payload. */
  free(address: number, site: string): void {
    const block = this.blockAround(address);
    if (block === undefined) throw new Error(`nothing is live at ${address}`);
    this.write(block.address, BYTES.freed, block.size);
    block.state = "held";
    block.freed = { site, turn: this.frees++ };
    while (this.heldBytes() > this.quarantineBytes) this.letGo(1);
    this.wasRefused = false;
  }

  /** Writes one byte so many times, as a client does. */
  write(at: number, byte: number, count: number): void {
    this.bytes.fill(byte, at, at + count);
  }

  /** The live block with that byte in its payload. */
  blockAround(address: number): Tracked | undefined {
    return this.live().find((block) => block.address <= address && address < block.address + block.size);
  }

  /** Whether a client may write there: into live blocks, and into payloads in quarantine. */
  isWritable(at: number): boolean {
    return (
      this.live().some((block) => startOf(block) <= at && at < endOf(block)) ||
      this.held().some(({ address, size }) => address <= at && at < address + size)
    );
  }

  isUnderrun(block: Tracked): boolean {
    return !this.isFilled(startOf(block), FENCE, BYTES.fence);
  }

  isOverrun({ address, size }: Tracked): boolean {
    return !this.isFilled(address + size, FENCE, BYTES.fence);
  }

  /** Whether somebody has written into a block in quarantine, or had when it was let go. */
  isUsed({ address, size, state, wasUsed }: Tracked): boolean {
    return state === "held" ? !this.isFilled(address, size, BYTES.freed) : wasUsed;
  }

  /** How many blocks are damaged. */
  damaged(): number {
    const live = this.live().filter((block) => this.isUnderrun(block) || this.isOverrun(block));
    return live.length + this.held().filter((block) => this.isUsed(block)).length;
  }

  /** One of the counts. */
  count(what: Count): number {
    const sizes = (blocks: readonly Tracked[]): number => blocks.reduce((sum, { size }) => sum + size, 0);
    if (what === "live") return this.live().length;
    if (what === "liveBytes") return sizes(this.live());
    if (what === "total") return this.all.length;
    if (what === "totalBytes") return sizes(this.all);
    return what === "peakBytes" ? this.peakBytes : this.failed;
  }

  /** The lines of the report. */
  report(): string[] {
    const live = this.live();
    const lines = (kind: string, blocks: readonly Tracked[]) =>
      blocks.map(({ address, size, site }) => `${kind} ${address} ${size} ${site}`);
    const used = this.all.filter((block) => this.isUsed(block)).sort((a, b) => byAddress(a, b) || byFree(a, b));
    return [
      ...lines(
        "OVERRUN",
        live.filter((block) => this.isOverrun(block)),
      ),
      ...lines(
        "UNDERRUN",
        live.filter((block) => this.isUnderrun(block)),
      ),
      ...used.map(({ address, size, freed }) => `USED-AFTER-FREE ${address} ${size} ${freed?.site ?? ""}`),
      ...lines("LEAK", live),
    ];
  }

  /**
   * The bytes that have to be what they are, as runs of equal ones: all of live blocks, and where it is asked for the payloads in
   * quarantine.
   */
  runs(isHeldToo: boolean): OctetRun[] {
    const spans = [
      ...this.live().map((block) => ({ from: startOf(block), to: endOf(block) })),
      ...(isHeldToo ? this.held() : []).map(({ address, size }) => ({ from: address, to: address + size })),
    ].sort((one, other) => one.from - other.from);
    return spans.flatMap(({ from, to }) => {
      const runs: OctetRun[] = [];
      for (let at = from; at < to; at++) {
        const octet = this.bytes[at] ?? 0;
        const last = runs.at(-1);
        if (last?.octet === octet) last.count += 1;
        else runs.push({ at, count: 1, octet });
      }
      return runs;
    });
  }

  /** Memory as blocks, ascending by address, and below them the bytes of each, runs of equal ones as one. */
  picture(): MemoryStrip {
    const drawn = (state: "allocated" | "held", blocks: readonly Tracked[]): MemoryBlock[] =>
      blocks.map((block) => ({ start: startOf(block), size: bytesOf(block), state, label: block.label }));
    const blocks = [...drawn("allocated", this.live()), ...drawn("held", this.held())].sort(
      (a, b) => a.start - b.start,
    );
    const gaps = [0, ...blocks.map(({ start, size }) => start + size)].map((start, place): MemoryBlock => {
      const end = blocks[place]?.start ?? this.capacity;
      return { start, size: end - start, state: "free" };
    });
    const all = [...blocks, ...gaps.filter(({ size }) => size > 0)].sort((a, b) => a.start - b.start);
    const words = this.runs(true).map(({ at, count, octet }) => ({
      start: at,
      size: count,
      text: octet.toString(16).toUpperCase().padStart(2, "0"),
    }));
    return {
      capacity: this.capacity,
      blocks: all,
      ...(words.length > 0 && words.length <= MOST_RUNS ? { words } : {}),
    };
  }

  /** Where a block for so many bytes goes, when as few of the oldest in quarantine are let go as will do. */
  placeFor(size: number): Placing {
    const held = this.held();
    for (let leaving = 0; leaving <= held.length; leaving++) {
      const start = this.lowestRoom(bytesOf({ size }), [...this.live(), ...held.slice(leaving)]);
      if (start !== null) return { start, leaving };
    }
    return { start: null, leaving: held.length };
  }

  /** The lowest address from which so many bytes are in none of the blocks: it is 0, or one of them ends there. */
  private lowestRoom(count: number, blocks: readonly Tracked[]): number | null {
    const isFree = (start: number): boolean =>
      start + count <= this.capacity &&
      blocks.every((block) => start + count <= startOf(block) || endOf(block) <= start);
    const rooms = [0, ...blocks.map(endOf)].filter(isFree);
    return rooms.length === 0 ? null : Math.min(...rooms);
  }

  /** Lets go of so many of the oldest in quarantine. */
  private letGo(count: number): void {
    for (const block of this.held().slice(0, count)) {
      block.wasUsed = this.isUsed(block);
      block.state = "gone";
    }
  }

  private isFilled(from: number, count: number, byte: number): boolean {
    return this.bytes.slice(from, from + count).every((each) => each === byte);
  }
}
