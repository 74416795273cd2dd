import type { Report } from "../model/report.js";
import { escaped } from "./clean.js";
import { reportSchema } from "./schema.js";

/**
 * The record itself. The schema gives the order of the keys, however the report was made, so that two gradings of the
 * same submission with the same seed are the same bytes but for durations. It keeps what a submission said as it was said; what
 * nobody would see of it stands there as escapes.
 */
export function json(report: Report): string {
  return `${escaped(JSON.stringify(reportSchema.parse(report), null, 2))}\n`;
}
