import type { Doubt } from "../../model/submission.js";
import type { Source } from "./intake.js";

/** Which of the files that were found make up the submission. */
export interface Choice {
  /** Source files by path, relative to the root of the submission. */
  sources: Map<string, Source>;
  /** Name of a file of the assignment → the path in `sources` that counts for it. */
  known: Map<string, string>;
  /** Given files that the submission has a copy of, which does not count. */
  given: Map<string, Source>;
  /** Paths as handed in of files that count under another name. */
  moved: Set<string>;
  notes: string[];
  /** What of the choice could change the score. */
  doubts: Doubt[];
}
