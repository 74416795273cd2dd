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
  "guest-missing",
  "guest-pattern",
  "guest-handles",
  "guest-says",
  "guest-play",
  "guest",
];
/** The same of what runs beside the submission. */
const INSIDE_PARTS = [
  ...[
    "guest-describe",
    "guest-pattern",
    "guest-touch",
    "inside-tags",
    "inside-threads",
    "inside-codec",
    "inside-freeze",
  ],
  ...["path", "tree", "graph", "bytes", "memory", "readers"].map((reader) => `./readers/${reader}`),
  "inside",
];

/** The same of what stands next to the student's code in the realm of a thread. */
const THREAD_PARTS = [
  "guest-answers",
  "guest-describe",
  "guest-thrown",
  "guest-missing",
  "guest-touch",
  "guest-thread",
];

const here = (part: string): URL => new URL(`./${part}.js`, import.meta.url);

/** Source of a function without parameters that gives `createGuest`. */
export const GUEST = joined(GUEST_PARTS.map(here), "createGuest");
/** Source of a function without parameters that gives `createInside`. */
export const INSIDE = joined(INSIDE_PARTS.map(here), "createInside");

/** Source of a function without parameters that gives `createThread`. */
export const THREAD = joined(THREAD_PARTS.map(here), "createThread");

/** Joins modules that import nothing but each other to a function that gives what one of them exports: a realm has no disk to import from. */
export function joined(files: readonly URL[], name: string): string {
  const source = files.map((file) => readFileSync(file, "utf8").replace(/^import [^;]*;\n|^export /gm, ""));
  return `(() => {${source.join("\n")}\nreturn ${name};})`;
}
