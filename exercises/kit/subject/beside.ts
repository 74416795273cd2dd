/**
 * The realm beside the submission's, where the submission runs in this process: as in the sandbox, nothing that the submission
 * does to built-ins reaches it.
 *
 * @module
 */
import { Script, createContext } from "node:vm";
import type { createInside } from "./inside.js";
import type { Beside } from "./guest.js";
import { INSIDE } from "./sources.js";

/** The name of the guest's script, so that no stack shows what runs beside the submission, either. */
const NAME = "guest.js";

const makeInside = new Script(`${INSIDE}()`, { filename: NAME });

/**
 * Makes it, with the assignment's code in it.
 *
 * @param window - memory for arguments and answers
 * @param inside - the assignment's code, as source of a function that gives its exports
 * @param prepare - prepares the realm before anything else runs in it, and gives its `isByEngine`
 */
export function openBeside(
  window: ArrayBuffer,
  inside: string | undefined,
  prepare: (context: object) => Beside["isByEngine"] = () => () => true,
): Beside {
  const context = createContext();
  const isByEngine = prepare(context);
  const { add, answer, isError } = (makeInside.runInContext(context) as typeof createInside)(window);
  if (inside !== undefined) add((new Script(inside, { filename: NAME }).runInContext(context) as () => object)());
  return { answer, isError, isByEngine };
}
