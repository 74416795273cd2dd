import type { Report, ReportedCheck } from "../../model/report.js";
import { failureBody } from "./failure.js";
import { frames } from "./problems.js";
import { pageFor } from "./page.js";

/** Everything about a failed check as plain text of 80 columns, for forms that have a place for such text. */
export function plainFailure(check: ReportedCheck): string {
  return failureBody(check, pageFor({ color: false, width: 80 })).join("\n");
}

/** The problems of a load error as plain text of 80 columns; empty when there are none. */
export function plainProblems({ problems }: Report): string {
  return frames(problems, pageFor({ color: false, width: 80 }))
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
