import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  {
    name: "ends-before-the-last-block",
    stage: "blocks",
    file: "pool.ts",
    find: `(block + 1 < count ? block + 1 : -1)`,
    replace: `(block + 2 < count ? block + 1 : -1)`,
    why: "Counts to the last block, and stops at it.",
  },
  {
    name: "keeps-all-marks-in-the-first-word",
    stage: "marks",
    file: "pool.ts",
    find: `this.words[block >>> 5]! |=`,
    replace: `this.words[0]! |=`,
    why: "Five blocks, as in the example, have room in one.",
  },
  {
    name: "looks-for-its-block",
    stage: "cost",
    file: "pool.ts",
    find: `    const block = this.top;
    if (block === -1) return -1;
`,
    replace: `    const block = this.top;
    if (block === -1) return -1;
    for (let each = 0; each !== block; each++);
`,
    why: "Walks over the blocks until it comes to the one that is free.",
  },
];
