import type { Cohort } from "../../model/class.js";
import type { Texts } from "./alike.js";
import { clean, cleanDeep, cleanLine } from "../clean.js";
import { documentText } from "../look/document.js";
import type { Entry } from "../mend.js";
import { auditDocument } from "./audit.js";
import { classDocument } from "./page.js";

/**
 * The class at a glance: one page that needs nothing else, and is complete without its script, which sorts and filters.
 * Everything that comes from uploads is escaped and cleaned. The same cohort always gives the same page.
 *
 * It is the instructor's: it names hidden checks, and everybody's points.
 *
 * O(entries × stages).
 *
 * @param examples - checks that show what groups of submissions do wrong, by the names of the submissions that they are of
 * @param texts - what was written by whom, of those who are alike
 */
export function classPage(
  cohort: Cohort,
  examples: ReadonlyMap<string, Entry> = new Map(),
  texts: Texts = new Map(),
): string {
  const cleaned = [...examples].map(([name, entry]) => [cleanLine(name), cleanDeep(entry, clean)] as const);
  return documentText(classDocument(cleanDeep(cohort, cleanLine), new Map(cleaned), byShownName(texts)));
}

/** The names as the page has them. What is in the texts is cleaned line by line, where they are shown. */
const byShownName = (texts: Texts): Texts =>
  new Map(
    [...texts].map(([name, files]) => [
      cleanLine(name),
      files.map((file) => ({ name: cleanLine(file.name), text: file.text })),
    ]),
  );

/**
 * All decisions about the class, each once, with those whom it is about and what it gave or took: one page like
 * {@link classPage}, without a script. It is the instructor's, too.
 *
 * O(entries × decisions).
 */
export function auditPage(cohort: Cohort): string {
  return documentText(auditDocument(cleanDeep(cohort, cleanLine)));
}
