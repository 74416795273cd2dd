/**
 * The errors of this assignment. Each has a name of its own: `extends` alone hands down the name of the class above, "Error".
 *
 * @module
 */

/** There is no room for a request, not even with an empty quarantine. */
export class OutOfMemoryError extends Error {
  override readonly name = "OutOfMemoryError";
}

/** What was to be freed is in quarantine: it has been freed before. */
export class DoubleFreeError extends Error {
  override readonly name = "DoubleFreeError";
}

/** What was to be freed lies inside of a live payload. */
export class InteriorFreeError extends Error {
  override readonly name = "InteriorFreeError";
}

/** What was to be freed is no live payload at all. */
export class InvalidFreeError extends Error {
  override readonly name = "InvalidFreeError";
}

/** Somebody has written into the fence below a payload. */
export class UnderrunError extends Error {
  override readonly name = "UnderrunError";
}

/** Somebody has written into the fence above a payload. */
export class OverrunError extends Error {
  override readonly name = "OverrunError";
}
