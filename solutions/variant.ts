import type { Mutant } from "./mutant.js";

/**
 * Another file in the place of a given one, made of sources in `solutions/` by `npm run dev sync`: bundled into one file, without
 * comments or names of variables, so that students can run it and have nothing to copy from.
 */
export interface MadeVariant {
  /** Its folder in `variants/`. */
  name: string;
  /** Whether students get it; else it goes where hidden checks go. */
  isHandedOut: boolean;
  /** What it is, in a sentence; stands in its first lines. */
  about: string;
  /** The given file whose place it takes. */
  file: string;
  /** What it is bundled from: a path below `solutions/`. */
  from: string;
  /** A file whose exports stand in place of globals of their names, likewise. */
  globals?: string;
  /** A mistake to make in one of the files that it is bundled from: those of the reference in that folder. */
  mistake?: { folder: string; mutant: Mutant };
}
