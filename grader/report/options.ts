import type { Report } from "../model/report.js";

/** What the writing of a report may depend on beside the report. Forms that are not for a terminal take no notice. */
export interface ReportOptions {
  /** Whether to colour the text. It can be understood without. */
  color: boolean;
  /** Columns of the terminal; kept between 40 and 120. */
  width: number;
  /** The assignment that commands take when none is named: it is left out of the commands that a report suggests. */
  defaultAssignment?: string;
  /** Where the visualizer's page is, relative to the report: failed checks then link to it with their calls. */
  visualizer?: string;
  /** Who sees the rows of hidden checks on Gradescope; everybody, when it does not say. */
  hiddenChecks?: "visible" | "after-published" | "hidden";
}

/** One form of a report: a pure function, so that the same report always gives the same text. */
export type Writer = (report: Report, options: ReportOptions) => string;
