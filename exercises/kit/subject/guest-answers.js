// @ts-check
/** How a call of the guest ends, as a number; kept in step with `guest-subject.ts`. */
export const NUMBER = 0;
export const UNDEFINED = 1;
export const NULL = 2;
export const TRUE = 3;
export const FALSE = 4;
export const STRING = 5;
export const BIGINT = 6;
export const OTHER = 7;
export const THREW = 8;
/** The engine had no memory left; only in the sandbox. */
export const OUT_OF_MEMORY = 9;
/** From here on a whole number from 0 up, plus this: most results are such, and a second call for it costs as much again. */
export const SMALL = 16;
