/** The programs that suites are tried on: each is a folder in `variants/`. */

/** A program, and what it does, as the end of “one that …”. */
export interface Program {
  name: string;
  does: string;
}

/** The reference of first fit: how long a suite takes is measured on it. */
export const REFERENCE = "first-fit";

/** Right programs, in groups of a kind. */
export const groups = {
  plain: [
    { name: REFERENCE, does: "keeps a free list, as the contract has it" },
    { name: "units", does: "has an entry for each unit of memory, and makes its list of these" },
  ],
  lists: [
    { name: "blocks", does: "keeps an array of all its blocks, and makes the list when it is read" },
    { name: "accessors", does: "has accessors for all that can be read, of itself and of its blocks" },
    { name: "fresh-nodes", does: "makes new nodes whenever its list is read, with a member more than was asked for" },
  ],
  nothing: [
    { name: "undefined-for-null", does: "has undefined wherever others have null" },
    { name: "free-returns-true", does: "returns true from free" },
  ],
  style: [
    { name: "another-language", does: "throws plain errors with the right names, and messages in German" },
    { name: "own-functions", does: "has methods that are its own functions, and members that nobody asked for" },
  ],
} satisfies Record<string, Program[]>;

/** All of them. */
export const right: readonly Program[] = Object.values(groups).flat();

/** Wrong programs, by the stage that is about their mistake. */
export const wrong = {
  basics: {
    split: {
      name: "split-forgets-start",
      does: "hands out the same units twice, since what is left of a block stays where it was",
    },
    total: {
      name: "free-memory-misses-the-first-block",
      does: "leaves out the first block when it counts what is free",
    },
  },
  exhaustion: {
    exact: { name: "exact-fit-leaves-an-empty-block", does: "keeps a block of size 0 in its list after an exact fit" },
    error: { name: "range-error-when-nothing-fits", does: "throws a RangeError when no block is large enough" },
  },
  fragmentation: {
    best: { name: "best-fit", does: "takes the smallest block with room" },
    next: { name: "next-fit", does: "goes on searching where the last search ended" },
  },
  merges: {
    zero: {
      name: "never-merges-with-the-block-at-address-zero",
      does: "never merges with a free block below that starts at 0",
    },
    prev: {
      name: "merge-with-both-forgets-prev",
      does: "leaves a prev behind that leads to a block which is gone, after a merge with both",
    },
  },
  boundaries: {
    one: { name: "capacity-one-is-refused", does: "refuses a capacity of 1" },
    last: { name: "cannot-free-the-last-unit", does: "refuses to free what begins at the last unit" },
  },
  "invalid-ops": {
    smaller: { name: "free-takes-a-smaller-size", does: "frees the front of an allocation when the size is too small" },
    forgets: {
      name: "free-forgets-before-it-checks",
      does: "refuses a free with the wrong size, and then the right one, too",
    },
  },
} satisfies Record<string, Record<string, Program>>;
