/**
 * The realm beside the submission's, where the submission runs in this process: as in the sandbox, nothing that the submission
 * does to built-ins reaches it.
 *
 * @module
 */
import { Script, createContext } from "node:vm";
import type { createInside } from "./inside.js";
import type { Beside } from "./guest.js";
import type { createThread } from "./guest-thread.js";
import { INSIDE, THREAD } from "./sources.js";

/** The name of the guest's script, so that no stack shows what runs beside the submission, either. */
const NAME = "guest.js";

/** Runs the submission's script in a realm, and gives what the entry exports. */
export type RunIn = (context: object) => unknown;

/** Prepares a realm before anything else runs in it, and gives its `isByEngine`. */
type Prepare = (context: object) => Beside["isByEngine"];

/** What runs beside the submission, with the way to threads. */
export interface NativeBeside extends Beside {
  /**
   * Makes a realm for each thread that the assignment wants, the first time.
   *
   * @param prepare - prepares them
   */
  openThreads(run: RunIn, prepare: Prepare): void;
}

const makeInside = new Script(`${INSIDE}()`, { filename: NAME });
const makeThread = new Script(`${THREAD}()`, { filename: NAME });

/**
 * Makes it, with the assignment's code in it.
 *
 * @param window - memory for arguments and answers
 * @param inside - the assignment's code, as source of a function that gives its exports
 * @param prepare - prepares its realm
 */
export function openBeside(
  window: ArrayBuffer,
  inside: string | undefined,
  prepare: Prepare = () => () => true,
): NativeBeside {
  const context = createContext();
  const isByEngine = prepare(context);
  const made = (makeInside.runInContext(context) as typeof createInside)(window);
  if (inside !== undefined) made.add(exportsOf(inside, context));
  let isOpen = false;
  return {
    ...made,
    isByEngine,
    openThreads(run, prepareThread) {
      if (isOpen) return;
      isOpen = true;
      for (let place = 0; place < made.threadCount(); place++) {
        const own = createContext();
        const isByEngineThere = prepareThread(own);
        const half = made.addThread(makeThread.runInContext(own) as typeof createThread, isByEngineThere);
        half.take(() => run(own));
      }
    },
  };
}

/** Whether the code beside the submission has threads, for which the submission is needed as source. */
export const wantsThreads = (inside: string): boolean => "threads" in exportsOf(inside, createContext());

const exportsOf = (inside: string, context: object): object =>
  (new Script(inside, { filename: NAME }).runInContext(context) as () => object)();
