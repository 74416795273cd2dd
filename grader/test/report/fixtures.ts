import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Report } from "../../model/report.js";
import { parseReport } from "../../report/schema.js";

const folder = fileURLToPath(new URL("../fixtures/reports/", import.meta.url));

/** Names of the saved reports that every form is tried on. */
export const names = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length));

/** The contents of a saved report. */
export function source(name: string): string {
  return readFileSync(`${folder}${name}.json`, "utf8");
}

/** A saved report. */
export function saved(name: string): Report {
  return parseReport(source(name), `${name}.json`);
}

/** The report with every check failed in the given way, for trying out what a form does with it. */
export function withMessage(report: Report, message: string, console: string[] = []): Report {
  const changed = structuredClone(report);
  for (const check of changed.stages.flatMap(({ checks }) => checks)) {
    if (check.status === "passed") continue;
    check.message = message;
    check.console = console;
  }
  return changed;
}

/** Anything that would steer a terminal, or hide from the reader. */
export const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/;
