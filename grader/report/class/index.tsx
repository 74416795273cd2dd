import { render } from "preact-render-to-string";
import type { Cohort } from "../../model/class.js";
import { cleanDeep, cleanLine } from "../clean.js";
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
  return `<!doctype html>\n${render(<ClassPage cohort={cleanDeep(cohort, cleanLine)} />)}\n`;
}
