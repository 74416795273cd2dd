/** Allocators with a free list, as checks of first fit and best fit judge them. */
import type { Definition } from "#kit/define/definition";
import { Session, type SessionOptions } from "#kit/define/session";
import { freeListDefinition, type HeapDefinition, type HeapReturns } from "#kit/lists/definition";
import type { MemoryModel, Placement } from "#kit/models/units";
import type { Subject } from "#kit/subject/subject";

/** The definition of an allocator that places blocks that way. */
export const heapDefinition = (placement: Placement): HeapDefinition =>
  freeListDefinition(placement, { capacity: 1, calls: [] });

/** The allocators of a check. */
export type HeapSession = Session<MemoryModel, HeapReturns>;

/** Begins a check of allocators. */
export const heapSession = (
  subject: Subject,
  { placement = "first-fit", ...judging }: SessionOptions & { placement?: Placement },
): HeapSession =>
  new Session(heapDefinition(placement) as unknown as Definition<MemoryModel, HeapReturns>, subject, judging);
