/**
 * What the sandbox has to know of an assignment; plain data, which travels to other threads.
 *
 * @module
 */
import type { Exercise } from "../../model/course.js";

export type SandboxOptions = Pick<
  Exercise,
  "classNames" | "wholeFile" | "givenFiles" | "limits" | "inside" | "replaceable"
>;

/** That, of an assignment that may say more. */
export const sandboxOptions = ({
  classNames,
  wholeFile,
  givenFiles,
  limits,
  inside,
  replaceable,
}: SandboxOptions): SandboxOptions => ({
  classNames,
  wholeFile,
  givenFiles,
  limits,
  ...(inside === undefined ? {} : { inside }),
  ...(replaceable === undefined ? {} : { replaceable }),
});
