/** Stands where the course has its own, for the imports of the templates. */
export type { Mutant } from "../../../../solutions/mutant.js";
