import { partsOf } from "#kit/check/parts";
import type { ReportedCheck } from "../../model/report.js";
import type { Entry } from "../mend.js";

/** Steps of a trace that are shown at most, and at least, if there are as many. */
const MOST = 40;
const LEAST = 3;

/** Characters that all the pictures of steps may take up, about. */
const ROOM = 180_000;

/**
 * How many steps of its trace each failed check may show. What has to be mended first gets room first, so a report in
 * which everything fails after long traces is still a page that opens at once.
 *
 * O(steps).
 */
export function stepsToShow(failed: readonly Entry[]): Map<ReportedCheck, number> {
  const steps = new Map<ReportedCheck, number>();
  let room = ROOM;
  for (const { check } of failed) {
    const lengths = (check.trace ?? []).slice(-MOST).map((step) => 600 + 110 * partsOf(step));
    let shown = 0;
    for (const length of lengths.reverse()) {
      if (shown >= LEAST && room < length) break;
      room -= length;
      shown++;
    }
    steps.set(check, shown);
  }
  return steps;
}
