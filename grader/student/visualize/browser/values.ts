/**
 * Arguments of calls as they stand in a link or a report, and back.
 *
 * @module
 */
import type { Plain } from "#kit/check/failure";
import type { PlayedCall } from "#kit/define/playground";
import { show, showCall, toPlain } from "#kit/subject/show";
import type { Argument } from "#kit/subject/subject";
import type { SceneCall } from "../../../picture/link.js";

const WORDS = new Map<string, Argument>([
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
  ["-0", -0],
  ["undefined", undefined],
]);

/** The value that `toPlain` made that of. */
export function argumentOf(plain: Plain): Argument {
  if (typeof plain !== "string") return plain;
  if (WORDS.has(plain)) return WORDS.get(plain);
  if (/^-?\d{1,400}n$/.test(plain)) return BigInt(plain.slice(0, -1));
  if (!/^[[{]/.test(plain)) return plain;
  try {
    return JSON.parse(plain) as object;
  } catch {
    return plain;
  }
}

/** A call of a scene, to be made. */
export const playedCall = ({ op, args }: SceneCall): PlayedCall => ({ method: op, args: args.map(argumentOf) });

/** A call that was made, for a scene. */
export const sceneCall = ({ method, args }: PlayedCall): SceneCall => ({ op: method, args: args.map(toPlain) });

/** Properties that are read, not called. */
const PROPERTIES = ["capacity"];

/** A call as source: `free(20, 30)`. */
export const sourceOf = ({ method, args }: PlayedCall): string =>
  PROPERTIES.includes(method) && args.length === 0 ? method : showCall(method, args);

export { show, toPlain };
