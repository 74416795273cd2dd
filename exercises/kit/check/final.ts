/**
 * What is thrown by a check that comes to the same when it is tried again: all that it did was done to the submission freshly loaded,
 * and nothing is left to find out.
 *
 * @module
 */

/** What was thrown: kept beside it, so that no error need know of tries. */
const finals = new WeakSet<object>();

/** Notes that it comes to the same when the check is tried again. */
export function noteFinal(thrown: unknown): void {
  if (typeof thrown === "object" && thrown !== null) finals.add(thrown);
}

/** Whether that was noted of it. */
export const isNotedFinal = (thrown: unknown): boolean =>
  typeof thrown === "object" && thrown !== null && finals.has(thrown);
