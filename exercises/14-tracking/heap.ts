import type { Units } from "./units.js";

/** One allocation, from the request until it is let go. Address and size are those of the payload, without its fences. */
export interface Block {
  readonly address: number;
  readonly size: number;
  /** Where it was allocated: `"list.c:12"`. */
  readonly site: string;
  /** Where it was freed; `null` while it is live. */
  freeSite: string | null;
}

/** What can be counted. */
export type Count = "live" | "liveBytes" | "total" | "totalBytes" | "peakBytes" | "failed";

/** All that the allocator knows. */
export interface Heap {
  /** The memory that clients read and write. */
  readonly memory: Uint8Array;
  /** Which bytes belong to no block. */
  readonly units: Units;
  /** Bytes of blocks, fences included, that the quarantine holds at most. */
  readonly quarantineBytes: number;
  /** Live blocks, by the addresses of their payloads. */
  readonly live: Map<number, Block>;
  /** Freed blocks that are not handed out again yet, the oldest first. */
  readonly quarantine: Block[];
  /** Blocks that were written into after they had been freed, and have been let go. */
  readonly noted: Block[];
  readonly counts: Record<Count, number>;
}
