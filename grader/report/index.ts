/**
 * Every form in which a report can be written. A form is loaded when it is asked for, because some of them bring a
 * library along that a plain `grade` should not wait for.
 *
 * To add one: a file beside this one, and a line in the list.
 *
 * @module
 */
import type { Writer } from "./options.js";

/** The forms by the name that `--reporter` takes; each loads its writer. */
export const reporters = {
  text: async () => (await import("./text/index.js")).text,
  json: async () => (await import("./json.js")).json,
  html: async () => (await import("./html/index.js")).html,
  markdown: async () => (await import("./markdown.js")).markdown,
  junit: async () => (await import("./junit.js")).junit,
  gradescope: async () => (await import("./gradescope.js")).gradescope,
  ctrf: async () => (await import("./ctrf.js")).ctrf,
  prairielearn: async () => (await import("./prairielearn.js")).prairielearn,
  autolab: async () => (await import("./autolab.js")).autolab,
  classroom50: async () => (await import("./classroom50.js")).classroom50,
} satisfies Record<string, () => Promise<Writer>>;

/** What `--reporter` takes. */
export type ReporterName = keyof typeof reporters;

/** Names of all forms, `text` first, as a command's help lists them. */
export const reporterNames = Object.keys(reporters) as ReporterName[];

/** File endings, with the dot, for forms that are written into a folder. */
export const reporterEndings: Record<ReporterName, string> = {
  text: ".txt",
  json: ".json",
  html: ".html",
  markdown: ".md",
  junit: ".xml",
  gradescope: ".gradescope.json",
  ctrf: ".ctrf.json",
  prairielearn: ".prairielearn.json",
  autolab: ".autolab.txt",
  classroom50: ".classroom50.json",
};

export { parseReport } from "./schema.js";
export type { ReportOptions, Writer } from "./options.js";
