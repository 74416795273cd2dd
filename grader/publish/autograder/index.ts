/**
 * Every platform that an autograder can be made for. One is loaded when it is asked for. To add one: a file beside this one, a line in the list, and a form of
 * its results in `report/`.
 *
 * @module
 */
import type { MakeAutograder } from "./platform.js";

/** The platforms by the name that `--for` takes: whether the platform takes one file or a folder, and what loads what makes it. */
export const platforms = {
  gradescope: { shape: "zip", load: async () => (await import("./gradescope.js")).gradescope },
  prairielearn: { shape: "folder", load: async () => (await import("./prairielearn.js")).prairielearn },
  autolab: { shape: "folder", load: async () => (await import("./autolab.js")).autolab },
  classroom50: { shape: "folder", load: async () => (await import("./classroom50.js")).classroom50 },
  "github-actions": { shape: "folder", load: async () => (await import("./github-actions.js")).githubActions },
} satisfies Record<string, { shape: "zip" | "folder"; load: () => Promise<MakeAutograder> }>;

/** What `--for` takes. */
export type PlatformName = keyof typeof platforms;

/** Names of all platforms, as a command's help lists them. */
export const platformNames = Object.keys(platforms) as PlatformName[];
