/**
 * What stands next to the student's code, as source for another realm: a virtual machine's, or one of Node's.
 *
 * @module
 */
import { readFileSync } from "node:fs";

/** Parts of the guest; each stands before those that import it. */
const GUEST_PARTS = [
  "guest-answers",
  "guest-describe",
  "guest-touch",
  "guest-thrown",
  "guest-pattern",
  "guest-play",
  "guest",
];
/** The same of what runs beside the submission. */
const INSIDE_PARTS = [
  ...["guest-describe", "guest-pattern", "inside-tags", "inside-codec", "inside-freeze"],
  ...["path", "tree", "graph", "bytes", "memory", "readers"].map((reader) => `../views/inside/${reader}`),
  "inside",
];

const here = (part: string): URL => new URL(`./${part}.js`, import.meta.url);

/** Source of a function without parameters that gives `createGuest`. */
export const GUEST = joined(GUEST_PARTS.map(here), "createGuest");
/** Source of a function without parameters that gives `createInside`. */
export const INSIDE = joined(INSIDE_PARTS.map(here), "createInside");

/** Joins modules that import nothing but each other to a function that gives what one of them exports: a realm has no disk to import from. */
export function joined(files: readonly URL[], name: string): string {
  const source = files.map((file) => readFileSync(file, "utf8").replace(/^import [^;]*;\n|^export /gm, ""));
  return `(() => {${source.join("\n")}\nreturn ${name};})`;
}
