/**
 * Finds the submission that checks are about: the one that the grader provided, or else the student's own files next to the
 * stages, loaded into this process, where a debugger can stop in them.
 *
 * @module
 */
import type { FailureParts } from "./failure.js";
import type { Subject } from "../subject/subject.js";

/** The submission that checks are about. */
export type Provided =
  | {
      subject: Subject;
      /** Absolute path of the student's files, where they run from there. */
      folder?: string;
      /** Seed for everything random in the checks. */
      seed: number;
      /**
       * Whether only verdicts are wanted: nothing more is then found out about a failure than that, and none is made short.
       * Default `false`.
       */
      isBrief?: boolean;
      /**
       * How checks ended with another seed, as `stage/check name`: `null` where they passed. Those that a seed makes no
       * difference to are not tried again.
       */
      known?: Readonly<Record<string, FailureParts | null>> | undefined;
      /**
       * The same submission with another file in the place of a given one; see `CheckContext.with`. Not there where it cannot
       * be had.
       */
      with?: (file: string, variant: string) => Subject;
      /**
       * Called before checks are tried, and before one of them is tried a second time: a time to get ready that is not part of
       * it.
       */
      prepare?: (isSecond: boolean) => Promise<void>;
      /** Runs tries of checks; throws `LimitReached` when one does not come back by itself. May run `body` again. */
      guard?: <Result>(body: () => Result) => Result;
    }
  /** It could not be compiled or loaded: every check fails for that reason. */
  | { notLoaded: FailureParts };

/** Seed when nobody names one: fixed, so that two runs of the same files say the same. */
export const DEFAULT_SEED = 42;

let provided: Promise<Provided> | null = null;

/** Called by the grader before it imports the stages. */
export function provideSubject(submission: Provided): void {
  provided = Promise.resolve(submission);
}

/** What the grader has provided; `null` in a student's own vitest. */
export const providedSubject = (): Promise<Provided> | null => provided;

/**
 * The student's own files.
 *
 * @param stageFile - absolute path of the stage file that is running; the assignment's folder is the one above it
 */
export async function ownSubject(stageFile: string): Promise<Provided> {
  const { loadNative } = await import("../subject/native.js");
  return { ...(await loadNative(stageFile)), seed: DEFAULT_SEED };
}
