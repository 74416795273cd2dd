import type { Report } from "../../model/report.js";
import { clean } from "../clean.js";

/**
 * The report with every text in it made harmless, whatever field it is in, so that no component can forget to.
 * What a page must not contain for other reasons (`<`, `&`) is escaped where it is written.
 */
export function cleanReport(report: Report): Report {
  return cleanValue(report) as Report;
}

function cleanValue(value: unknown): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanValue(inner)]));
}
