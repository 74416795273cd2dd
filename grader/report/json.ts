import type { Report } from "../model.js";
import { reportSchema } from "./schema.js";

/**
 * The record itself. The schema gives the order of the keys, however the report was made, so that two gradings of the
 * same submission with the same seed are the same bytes but for durations.
 */
export function json(report: Report): string {
  return `${JSON.stringify(reportSchema.parse(report), null, 2)}\n`;
}
