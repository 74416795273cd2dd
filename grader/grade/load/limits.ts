import type { Limits } from "../../model/course.js";

/**
 * Limits where an assignment does not set its own. They leave an honest submission ample room: of the right ones that are
 * known, the slowest (a flag for every unit, all of them printed at each call) uses 500 ticks for a check and 1,000 in all.
 */
export const DEFAULT_LIMITS: Limits = {
  checkTicks: 4_000,
  totalTicks: 80_000,
  memoryBytes: 64 * 2 ** 20,
  stackBytes: 2 ** 20,
  consoleLines: 100,
  hangMs: 30_000,
};

/** Limits as they are written in `exercise.json`, in units that people use. */
export interface WrittenLimits {
  /** Budget of one check, in interrupt ticks. */
  checkTicks?: number | undefined;
  /** Budget of all checks together, in interrupt ticks. */
  totalTicks?: number | undefined;
  /** Memory of the sandbox, in MiB. */
  memoryMiB?: number | undefined;
  /** Stack of the sandbox, in KiB. */
  stackKiB?: number | undefined;
  /** Console lines that are kept for one check. */
  consoleLines?: number | undefined;
  /** Wall clock for a loop inside a built-in function, in seconds. */
  hangSeconds?: number | undefined;
}

/** The limits of an assignment: its own where it has them, else {@link DEFAULT_LIMITS}. */
export function limitsFrom({ memoryMiB, stackKiB, hangSeconds, ...rest }: WrittenLimits): Limits {
  return {
    checkTicks: rest.checkTicks ?? DEFAULT_LIMITS.checkTicks,
    totalTicks: rest.totalTicks ?? DEFAULT_LIMITS.totalTicks,
    memoryBytes: memoryMiB === undefined ? DEFAULT_LIMITS.memoryBytes : memoryMiB * 2 ** 20,
    stackBytes: stackKiB === undefined ? DEFAULT_LIMITS.stackBytes : stackKiB * 2 ** 10,
    hangMs: hangSeconds === undefined ? DEFAULT_LIMITS.hangMs : hangSeconds * 1000,
    consoleLines: rest.consoleLines ?? DEFAULT_LIMITS.consoleLines,
  };
}
