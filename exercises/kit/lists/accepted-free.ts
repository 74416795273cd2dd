/**
 * What is said of a wrong `free` that was accepted: which others are, and which are not.
 *
 * @module
 */
import type { Failure } from "../check/failure.js";
import { showCall } from "../subject/show.js";
import type { Call } from "../define/definition.js";
import type { MemoryModel } from "../models/units.js";
import type { Likeness } from "../check/repeatable.js";

/** Sizes that are tried, from the one that was accepted. */
const OTHER_SIZES: readonly ((size: number) => number)[] = [
  (size) => size - 1,
  (size) => size + 1,
  (size) => size + 256,
  (size) => 2 * size,
];

/** Whether a `free` that has to throw did not. */
export const isAccepted = (mistake: string | undefined): boolean =>
  mistake?.startsWith("free does not throw ") ?? false;

/**
 * With which other sizes the call is accepted as well, and with which it is refused. It says all where there are both.
 *
 * @param attempt - what comes of making another call in its place
 */
export function otherSizesOf(
  { method, args: [address, size] }: Call,
  model: MemoryModel,
  attempt: (other: Call) => Failure | null,
): Likeness {
  const none: Likeness = { told: [], saysAll: false };
  if (method !== "free" || typeof address !== "number" || typeof size !== "number") return none;
  const isWrong = (other: number) =>
    other > 0 && address + other <= model.capacity && model.live.get(address) !== other;
  const [accepted, refused]: [string[], string[]] = [[], []];
  for (const other of new Set(OTHER_SIZES.map((change) => change(size)))) {
    if (!isWrong(other)) continue;
    const args = [address, other];
    const failure = attempt({ method, args });
    if (failure === null) refused.push(showCall(method, args));
    else if (isAccepted(failure.mistake)) accepted.push(showCall(method, args));
  }
  if (refused.length === 0) return none;
  const too = accepted.length === 0 ? "" : `; accepted, too: ${accepted.join(", ")}`;
  return { told: [`In its place, refused as it should be: ${refused.join(", ")}${too}.`], saysAll: too !== "" };
}
