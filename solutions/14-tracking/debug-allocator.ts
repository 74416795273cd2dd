import type { Count, Heap } from "./heap.js";
import { allocate, free } from "./ledger.js";
import { check, report } from "./report.js";
import { Units } from "./units.js";

/** An allocator that says what its client did wrong. */
export class DebugAllocator {
  private readonly heap: Heap;

  /**
   * Makes an allocator with nothing allocated.
   *
   * @param capacity - bytes of memory, an integer > 0
   * @param quarantineBytes - bytes of freed blocks that are kept from use at most, an integer ≥ 0
   * @throws RangeError when either is anything else
   */
  constructor(capacity: number, quarantineBytes: number) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError(`The capacity must be a positive integer, not ${capacity}.`);
    }
    if (!Number.isInteger(quarantineBytes) || quarantineBytes < 0) {
      throw new RangeError(`The quarantine must be an integer from 0 up, not ${quarantineBytes}.`);
    }
    this.heap = {
      memory: new Uint8Array(capacity),
      units: new Units(capacity),
      quarantineBytes,
      live: new Map(),
      quarantine: [],
      noted: [],
      counts: { live: 0, liveBytes: 0, total: 0, totalBytes: 0, peakBytes: 0, failed: 0 },
    };
  }

  /** The bytes, which the client reads and writes. */
  get memory(): Uint8Array {
    return this.heap.memory;
  }

  /** Hands out `size` bytes; see {@link allocate}. */
  allocate(size: number, site: string): number {
    return allocate(this.heap, size, site);
  }

  /** Takes back the payload at `address`; see {@link free}. */
  free(address: number, site: string): void {
    free(this.heap, address, site);
  }

  /** How many blocks are damaged now; see {@link check}. */
  check(): number {
    return check(this.heap);
  }

  /** All that there is to be said; see {@link report}. */
  report(): string {
    return report(this.heap);
  }

  /** One of the six counts. */
  count(what: Count): number {
    return this.heap.counts[what];
  }
}
