import { setImmediate } from "node:timers/promises";

/**
 * Lets this thread hear what has come meanwhile, Ctrl-C above all. To be awaited after each file of what may be 32 MiB of
 * them: one file takes a tenth of a second at most.
 */
export const breath = (): Promise<void> => setImmediate();
