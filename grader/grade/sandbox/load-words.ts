/**
 * What a submission's script threw, in words for a student.
 *
 * @module
 */
import type { Thrown } from "#kit/subject/subject";

/** Its script threw. */
export function threwWhileLoading({ isError, name, message }: Pick<Thrown, "isError" | "name" | "message">): string {
  if (!isError) return `It threw ${name} instead of an error.`;
  return message === "" ? name : `${name}: ${message}`;
}
