import { render } from "preact-render-to-string";
import type { Cohort } from "../../model/class.js";
import { cleanLine } from "../clean.js";
import { ClassPage } from "./page.js";

/**
 * The class at a glance: one page that needs nothing else, and is complete without its script, which sorts and filters.
 * Everything that comes from uploads is escaped and cleaned. The same cohort always gives the same page.
 *
 * It is the instructor's: it names hidden checks, and everybody's points.
 *
 * O(entries × stages).
 */
export function classPage(cohort: Cohort): string {
  return `<!doctype html>\n${render(<ClassPage cohort={cleaned(cohort)} />)}\n`;
}

/** The same with every text in it on one line and harmless, whatever field it is in. */
function cleaned<Value>(value: Value): Value {
  return cleanedValue(value) as Value;
}

function cleanedValue(value: unknown): unknown {
  if (typeof value === "string") return cleanLine(value);
  if (Array.isArray(value)) return value.map(cleanedValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanedValue(inner)]));
}
