/**
 * What the sandbox has to know of an assignment; plain data, which travels to other threads.
 *
 * @module
 */
import type { Exercise } from "../../model/course.js";

export type SandboxOptions = Pick<Exercise, "className" | "entry" | "givenFiles" | "limits" | "inside">;

/** That, of an assignment. */
export const sandboxOptions = ({ className, entry, givenFiles, limits, inside }: Exercise): SandboxOptions => ({
  className,
  entry,
  givenFiles,
  limits,
  ...(inside === undefined ? {} : { inside }),
});
