/**
 * The one error that is the caller's: bad arguments, no submission, an archive that cannot be read.
 * Its message is one line that says what, where and what to do. Anything else thrown is a bug of ours.
 */
export class UsageError extends Error {
  /** @param more - further faults of the same kind, a line each */
  constructor(
    message: string,
    readonly more: readonly string[] = [],
  ) {
    super(message);
    this.name = "UsageError";
  }
}

/** The error of a submission that is not there at all; any other of status `no-submission` is there and cannot be read. */
export const NOTHING_HANDED_IN = "Nothing was handed in.";

/** How the reason begins where something was handed in that may be somebody's, and is not for certain. */
export const NOTHING_CERTAIN = "Nothing is certainly theirs.";
