import type { Report, ReportedCheck } from "../../model/report.js";
import { MAX_CALLS, sceneLink, sceneOfTrace } from "../../picture/link.js";
import { toMend } from "../mend.js";

/** Characters of a link at most: far less than any browser takes. What a longer one recorded of memory is left out. */
const LONGEST = 16_000;

/** Whether some failed check of a report has calls that the visualizer can make again. */
export const canBeReplayed = (report: Report): boolean => replaysOf(report, "").size > 0;

/**
 * For each failed check whose calls can be made again, the way to the visualizer with these calls loaded. O(steps).
 *
 * @param visualizer - where its page is, relative to the report
 */
export function replaysOf(report: Report, visualizer: string): Map<ReportedCheck, string> {
  const links = new Map<ReportedCheck, string>();
  for (const { check } of toMend(report).failed) {
    const link = linkOf(check, report.assignment);
    if (link !== null) links.set(check, visualizer + link);
  }
  return links;
}

function linkOf({ trace, message, failure }: ReportedCheck, assignment: string): string | null {
  // A report may have been mended by hand.
  if (failure === null || (trace?.length ?? 0) > MAX_CALLS) return null;
  const scene = sceneOfTrace(assignment, trace, { ...failure, message: message ?? "" });
  if (scene === null) return null;
  const { recorded, ...calls } = scene;
  const brief = recorded === undefined ? scene : { ...calls, recorded: { ...recorded, actualMemory: null } };
  return [sceneLink(scene), sceneLink(brief)].find((link) => link.length <= LONGEST) ?? null;
}
