/** Allocators with a free list, as checks of first fit and best fit judge them. */
import type { Definition } from "#kit/define/definition";
import { Session, type SessionOptions } from "#kit/define/session";
import type { AllocatorReturns } from "#kit/define/allocator";
import { freeListDefinition, type FreeListDefinition } from "#kit/lists/definition";
import type { MemoryModel, Placement } from "#kit/models/units";
import type { Subject } from "#kit/subject/subject";

/** The definition of an allocator that places blocks that way. */
export const allocatorDefinition = (placement: Placement): FreeListDefinition =>
  freeListDefinition(placement, { capacity: 1, calls: [] });

/** The allocators of a check. */
export type AllocatorSession = Session<MemoryModel, AllocatorReturns>;

/** Begins a check of allocators. */
export const allocatorSession = (
  subject: Subject,
  { placement = "first-fit", ...judging }: SessionOptions & { placement?: Placement },
): AllocatorSession =>
  new Session(allocatorDefinition(placement) as unknown as Definition<MemoryModel, AllocatorReturns>, subject, judging);
