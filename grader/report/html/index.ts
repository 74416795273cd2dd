import type { Report } from "../../model/report.js";
import type { ReportOptions } from "../options.js";
import { clean, cleanDeep } from "../clean.js";
import { documentText } from "../look/document.js";
import { reportDocument } from "./page.js";

/**
 * The report as one page that needs nothing else: no script, no font, no picture from elsewhere. Everything that comes
 * from the submission is escaped and cleaned.
 *
 * O(steps × blocks).
 *
 * @param options - `defaultAssignment` is the one that the hint command needs not be told; with `visualizer` there are links
 *   to that page, too
 */
export function html(report: Report, options: Pick<ReportOptions, "defaultAssignment" | "visualizer"> = {}): string {
  const cleaned = cleanDeep(report, clean);
  const assignment = report.assignment === options.defaultAssignment ? null : cleaned.assignment;
  const { visualizer = null } = options;
  return documentText(reportDocument({ report: cleaned, assignment, visualizer }));
}
