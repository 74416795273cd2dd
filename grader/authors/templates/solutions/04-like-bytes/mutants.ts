import type { Mutant } from "../mutant.js";

/** The reference as students get it wrong, one mistake each, by the stage that should be the first to notice. */
export const mutants: Mutant[] = [
  {
    name: "forgets-the-header",
    stage: "layout",
    file: "heap.ts",
    find: `8 * Math.ceil((size + WORD) / 8)`,
    replace: `8 * Math.ceil(size / 8)`,
    why: "Who asks for 4 bytes gets 4 bytes, one thinks.",
  },
  {
    name: "takes-blocks-that-are-too-small",
    stage: "reuse",
    file: "heap.ts",
    find: `(this.isInUse(header) || this.sizeOf(header) < need)`,
    replace: `this.isInUse(header)`,
    why: "Where all blocks are equally large, any free one has room.",
  },
  {
    name: "leaves-the-bit",
    stage: "reuse",
    file: "heap.ts",
    find: `this.memory.store(header, this.sizeOf(header));`,
    replace: `this.memory.store(header, this.memory.load(header));`,
    why: "Writes back what it has read, bit and all.",
  },
];
