/**
 * The error that is left where nobody calls free.
 *
 * @module
 */

/** There is no room, even after a collection. */
export class OutOfMemoryError extends Error {
  override readonly name = "OutOfMemoryError";
}
