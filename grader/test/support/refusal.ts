import { expect } from "vitest";
import { UsageError } from "../../model/errors.js";

/** The message of the UsageError that a promise is rejected with; any other end fails the test. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UsageError);
  const { message } = error as UsageError;
  expect(message, "is one line that can be shown").toMatch(/^[^\p{Cc}\p{Cf}]+\.$/u);
  return message;
}
