/**
 * The moment at which a check failed, as every picture of it shows it: memory before the call, as it should be after it,
 * and as the submission has it, with the free lists.
 *
 * @module
 */
import type { ListPicture, MemoryPicture } from "#kit/check/failure";
import type { ReportedCheck } from "../model/report.js";
import { hasSameNodes, isBroken, listOf } from "./list.js";

/** What there is to be drawn. */
export interface Moment {
  /** Memory before the failing call; `null` when that was the first, or the memory was another. */
  before: MemoryPicture | null;
  /** Memory after it, as it should be. */
  expected: MemoryPicture | null;
  /** Memory after it, as the submission's own free list tells it. */
  actual: MemoryPicture | null;
  /** The submission's own free list after it. */
  actualList: ListPicture | null;
  /** The submission's own free list before the call, where it was looked at. */
  listBefore: ListPicture | null;
}

/** The moment at which a check failed; `null` when there is nothing to be drawn of it. */
export function momentOf({ failure, trace }: Pick<ReportedCheck, "failure" | "trace">): Moment | null {
  const { expectedMemory: expected = null, actualMemory: actual = null, actualList = null } = failure ?? {};
  if (expected === null && actual === null) return null;
  const last = trace?.at(-1);
  // What was called on another object in between changed nothing about this one.
  const earlier = trace?.slice(0, -1).findLast(({ on }) => on === last?.on);
  const capacity = (expected ?? actual)?.capacity;
  const before = earlier?.memory?.capacity === capacity ? (earlier?.memory ?? null) : null;
  return { before, expected, actual, actualList, listBefore: earlier?.list ?? null };
}

/** Whether the free list is worth a look: its links are broken, or its nodes are not those that should be there. */
export const listMatters = ({ expected, actualList }: Moment): boolean =>
  actualList !== null && expected !== null && (isBroken(actualList) || !hasSameNodes(actualList, listOf(expected)));
