/**
 * Arguments that no memory makes right.
 *
 * @module
 */
import { type Expected, returns, throws } from "../subject/expected.js";
import type { Argument } from "../subject/subject.js";

/**
 * What is wrong with an argument that must be a whole number: names that the error may have, none when nothing is wrong.
 *
 * @param least - the smallest number that is right
 */
export function argumentErrors(value: Argument, least: number): string[] {
  if (typeof value !== "number") return ["RangeError", "TypeError"];
  return Number.isInteger(value) && value >= least ? [] : ["RangeError"];
}

/**
 * What is wrong with the size of a request, whatever is free: names that the error may have, none when nothing is wrong. A
 * size that is wrong and that no free block has room for, either, has two faults: the name of either is right.
 */
export function sizeErrors(size: Argument, free: readonly { size: number }[]): string[] {
  const names = argumentErrors(size, 1);
  if (names.length === 0) return [];
  const isServed = Number.isFinite(size) ? free.some((block) => block.size >= (size as number)) : free.length > 0;
  return isServed ? names : [...names, "OutOfMemoryError"];
}

/**
 * What taking back that block has to do.
 *
 * @param live - the size of each live allocation, as it was asked for, by its address
 */
export function expectedOfFree(
  address: Argument,
  size: Argument,
  { capacity, live }: { capacity: number; live: ReadonlyMap<number, number> },
): Expected<undefined> {
  const names = new Set(argumentErrors(size, 1));
  const addressErrors = argumentErrors(address, 0);
  for (const name of addressErrors) names.add(name);
  const from = address as number;
  const units = size as number;
  if (addressErrors.length === 0 && from >= capacity) names.add("RangeError");
  else if (names.size === 0 && from + units > capacity) names.add("RangeError").add("InvalidFreeError");
  else if (names.size === 0 && live.get(from) !== units) names.add("InvalidFreeError");
  return names.size > 0 ? throws(...names) : returns(undefined);
}
