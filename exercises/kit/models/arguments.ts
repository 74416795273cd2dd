/**
 * Arguments that no memory makes right.
 *
 * @module
 */
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
