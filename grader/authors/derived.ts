/** A file that is made from others, as it should be. */
export interface Derived {
  /** Path relative to the course's root: `exercises/01-first-fit/allocate.ts`. */
  path: string;
  /** What it is made from, likewise. */
  source: string;
  /** What it should hold by its source. */
  expected: string;
  /** What it holds; `null` when it is not there. */
  actual: string | null;
}
