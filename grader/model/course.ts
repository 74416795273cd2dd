/**
 * An assignment as its folder has it, and what an instructor changes about it.
 *
 * @module
 */
import type { Replaceable } from "#kit/subject/bundle-variants";
import type { KnownMistakes, NamedMistake } from "./mistake.js";
import type { PendingCheck } from "./report.js";

/** Limits on a submission in the sandbox. */
export interface Limits {
  /**
   * Budget of one check, in interrupt ticks (about 10,000 loop turns or calls each); a fifth of it for each check after one
   * that has run out of it.
   */
  checkTicks: number;
  /** Budget of all checks together, in ticks. */
  totalTicks: number;
  /** Memory of the virtual machine, in bytes. */
  memoryBytes: number;
  /** Stack of the virtual machine, in bytes. */
  stackBytes: number;
  /** Console lines that are kept for one check. */
  consoleLines: number;
  /**
   * Wall clock for one check, in milliseconds: only for what no tick counts, a loop inside a built-in function. Far more
   * than the ticks can take on a slow machine, so that it never decides about anything else.
   */
  hangMs: number;
}

/** What an assignment says of itself, and what checks it has. */
export interface Description {
  /** Folder name less its number: `first-fit`. */
  id: string;
  /** Folder name: `01-first-fit`. */
  folder: string;
  /** Place in the course, from the folder's number. */
  place: number;
  title: string;
  summary: string;
  /** The other assignments of the course, whose folders and files are none of this one's; not there where it stands alone. */
  others?: readonly { id: string; place: number }[];
  /** Ids of the assignments that this one builds upon. */
  buildsOn: string[];
  /** How many hours students take for it: at least, and at most. */
  hours?: [least: number, most: number] | undefined;
  /**
   * Files that are those of an assignment before, byte for byte, as they are handed out; by its id. This one's folder has
   * them, too: a submission is complete by itself.
   */
  takes: Readonly<Record<string, readonly string[]>>;
  /** The file through which everything is graded. */
  entry: string;
  /**
   * The file in which all of a submission may be written, so that a lone file stands for it: most often the entry. Where it
   * is another, the entry is given.
   */
  wholeFile: string;
  /** The classes that the entry must have, at least one. Each is graded by itself: where one is not there, its checks fail and no others. */
  classNames: readonly string[];
  /** Names of the files that students write, in the order in which they are best written. */
  studentFiles: string[];
  /** Names of the files that are given; all but {@link wholeFile} always count as handed out. */
  givenFiles: string[];
  limits: Limits;
  /** Three hints, from a nudge to nearly the answer, by `stage` or `stage/check name`. */
  hints: Record<string, string[]>;
  /** Absolute paths of the suites: visible ones, and hidden ones where they are there. In the order of the stages. */
  suites: string[];
  /** Names of all files in the visible `stages/`, which lie in every student's folder too; not there when unknown. */
  stageFiles?: readonly string[];
  /**
   * The hidden checks that a handout is without, by the name of their stage: what students may know of them. Not there
   * in a whole course.
   */
  withheld?: Readonly<Record<string, readonly PendingCheck[]>>;
  /** What the instructor's config changes about the suites; not there without one. */
  adjustments?: Adjustments;
}

/** An assignment with all that is needed to grade it, read from its folder. */
export interface Exercise extends Description {
  /** The files as handed out, by name, also where a student has written in them since. */
  handout: Map<string, string>;
  /** Code of the assignment's that runs beside the submission, as source of a function that gives its exports; not there where it has none. */
  inside?: string;
  /** Given files that others can take the place of, for checks that ask for that, by their names; not there where there are none. */
  replaceable?: Readonly<Record<string, Replaceable>>;
  /** Mistakes that are known; not there where nobody has written any down. */
  mistakes?: KnownMistakes;
  /** Mistakes that the instructor's config names; not there where it names none. */
  named?: readonly NamedMistake[];
  /** Paths of the files below the visible `variants/`, which lie there, too; not there when unknown. */
  variantFiles?: readonly string[];
}

/** What an instructor's config changes about stages and checks; checks are named as `stage/check name`. */
export interface Adjustments {
  /** Points of stages, by name; the others keep their own. */
  weights: Readonly<Record<string, number>>;
  /** Stages and checks that students are not to see; a check that is named counts before its stage. */
  hidden: readonly string[];
  /** Stages and checks that students may see. */
  visible: readonly string[];
}
