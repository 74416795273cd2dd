/** No block can have room for a request. */
export class OutOfMemoryError extends Error {
  // Without this line the name would be "Error": `extends` alone hands down the name of the class above.
  override readonly name = "OutOfMemoryError";
}

/** What was to be freed is no block in use. */
export class InvalidFreeError extends Error {
  override readonly name = "InvalidFreeError";
}
