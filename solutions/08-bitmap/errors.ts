/** All blocks are in use. Since they are all equal, that is the only way for a request to fail. */
export class OutOfMemoryError extends Error {
  // Without this line the name would be "Error": `extends` alone hands down the name of the class above.
  override readonly name = "OutOfMemoryError";
}

/** What was to be freed is no block that is in use. */
export class InvalidFreeError extends Error {
  override readonly name = "InvalidFreeError";
}
