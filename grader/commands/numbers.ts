/**
 * Numbers as options take them.
 *
 * @module
 */
import { InvalidArgumentError } from "commander";

/** A seed: a whole number of 32 bits. Throws commander's error for anything else. */
export function integer(text: string): number {
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || value < -(2 ** 31) || value >= 2 ** 31) {
    throw new InvalidArgumentError("It is a whole number from -2147483648 to 2147483647.");
  }
  return value;
}

/** Points, 0 or more. Throws commander's error for anything else. */
export function points(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("It is a number of points, 0 or more.");
  return value;
}
