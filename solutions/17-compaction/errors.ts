/**
 * There is no room for a request: less is free in all than was asked for, or what is free cannot be brought together, because
 * pinned blocks lie in between.
 */
export class OutOfMemoryError extends Error {
  // Without this line the name would be "Error": `extends` alone hands down the name of the class above.
  override readonly name = "OutOfMemoryError";
}

/** A handle that names no live block, or a block that is not pinned and was to be unpinned. */
export class InvalidHandleError extends Error {
  override readonly name = "InvalidHandleError";
}
