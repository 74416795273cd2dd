import type { CaptionedPicture } from "#kit/check/picture";
import { hasFreeList, picturesOf } from "../../picture/moment.js";
import type { ReportedCheck } from "../../model/report.js";
import type { Entry } from "../mend.js";

/** The pictures of the moment at which each check failed. O(steps). */
export function picturesIn(failed: readonly Entry[]): Map<ReportedCheck, CaptionedPicture[]> {
  // Where one check looked at a free list, the assignment has one.
  const hasList = failed.some(({ check }) => hasFreeList(check));
  return new Map(failed.map(({ check }) => [check, picturesOf(check, hasList)]));
}
