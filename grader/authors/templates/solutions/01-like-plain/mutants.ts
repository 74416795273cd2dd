import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  {
    name: "lets-a-capacity-of-zero-pass",
    stage: "basics",
    file: "allocator.ts",
    find: `totalCapacity <= 0`,
    replace: `totalCapacity < 0`,
    why: "Only negative numbers come to mind.",
  },
  {
    name: "starts-with-nothing-free",
    stage: "basics",
    file: "allocator.ts",
    find: `return this.capacity;`,
    replace: `return 0;`,
    why: "Thinks of what is in use.",
  },
];
