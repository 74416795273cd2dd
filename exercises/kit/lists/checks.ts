/**
 * `check` and `property` for allocators with a free list, for stages that stand beside no definition of their own.
 *
 * @module
 */
import { checksOf, type DefinedChecks, type StageJudging } from "../define/checks.js";
import type { MemoryModel, Placement } from "../models/units.js";
import type { AllocatorReturns } from "../define/allocator.js";
import { freeListDefinition, type FreeListAspect } from "./definition.js";

/** Makes them for a stage that judges those aspects of an allocator that places blocks that way. */
export const freeListChecks = ({
  placement,
  ...judging
}: StageJudging<FreeListAspect> & { placement: Placement }): DefinedChecks<
  MemoryModel,
  AllocatorReturns,
  "allocator"
> => checksOf(freeListDefinition(placement, { capacity: 1, calls: [] }))(judging);
