/**
 * Every platform that an autograder can be made for. To add one: a file beside this one, a line in the list, and a form of
 * its results in `report/`.
 *
 * @module
 */
import { autolab } from "./autolab.js";
import { classroom50 } from "./classroom50.js";
import { githubActions } from "./github-actions.js";
import { gradescope } from "./gradescope.js";
import type { MakeAutograder } from "./platform.js";
import { prairielearn } from "./prairielearn.js";

/** The platforms by the name that `--for` takes: whether the platform takes one file or a folder, and what makes it. */
export const platforms = {
  gradescope: { shape: "zip", make: gradescope },
  prairielearn: { shape: "folder", make: prairielearn },
  autolab: { shape: "folder", make: autolab },
  classroom50: { shape: "folder", make: classroom50 },
  "github-actions": { shape: "folder", make: githubActions },
} satisfies Record<string, { shape: "zip" | "folder"; make: MakeAutograder }>;

/** What `--for` takes. */
export type PlatformName = keyof typeof platforms;

/** Names of all platforms, as a command's help lists them. */
export const platformNames = Object.keys(platforms) as PlatformName[];
