import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  {
    name: "lets-a-capacity-of-zero-pass",
    stage: "allocation",
    file: "allocator.ts",
    find: `capacity <= 0`,
    replace: `capacity < 0`,
    why: "Only negative numbers come to mind.",
  },
  {
    name: "leaves-the-last-unit-alone",
    stage: "allocation",
    file: "allocator.ts",
    find: `start + size > this.capacity`,
    replace: `start + size >= this.capacity`,
    why: "Takes the end of a block for its last unit.",
  },
  {
    name: "passes-over-exact-fits",
    stage: "freeing",
    file: "allocator.ts",
    find: `block.start - start >= size`,
    replace: `block.start - start > size`,
    why: "A gap has to be larger than what goes into it, one thinks.",
  },
  {
    name: "frees-an-address-inside-of-a-block",
    stage: "freeing",
    file: "allocator.ts",
    find: `({ start }) => start === address`,
    replace: `({ start, size }) => start <= address && address < start + size`,
    why: "Looks for the block that holds the address, which is kinder than it may be.",
  },
];
