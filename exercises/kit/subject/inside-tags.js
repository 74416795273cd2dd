// @ts-check
/** How values cross between the host and the code beside the submission: as numbers of 64 bits, each value begun by its kind. */
export const UNDEFINED = 0;
export const NULL = 1;
export const TRUE = 2;
export const FALSE = 3;
/** Then the number. */
export const NUMBER = 4;
/** Then its length, and each of its code units. */
export const TEXT = 5;
/** Then how many, and each of them. */
export const NUMBERS = 6;
/** Then how many, and eight of them in each number. */
export const BYTES = 7;
/** Then how many, and each value. */
export const LIST = 8;
/** Then a list of keys and values by turns. */
export const RECORD = 9;
/** Then a text: what there is instead of something that can be told. */
export const OTHER = 10;
/** Then a text: its digits. */
export const BIGINT = 11;
/** Then a text: the parts of what a thread has thrown. */
export const THROWN = 12;

/** What an answer may hold at most: numbers in an array, bytes, letters of a text, values in a list, lists within each other. */
export const MAX_NUMBERS = 2 ** 14;
export const MAX_BYTES = 2 ** 16;
export const MAX_TEXT = 1000;
/** Letters of what was thrown: what the guest clips its parts to, and some for what is between these. */
export const MAX_THROWN = 5300;
export const MAX_LIST = 64;
export const MAX_DEPTH = 4;
