import type { Processes } from "../disk/processes.js";
import type { Console } from "../student/watch/screen.js";

/** What a command is given of the world; only `main.ts` knows more. */
export interface Terminal {
  /** Arguments without `node` and the script. */
  args: readonly string[];
  /** Absolute path of the folder that holds `exercises/` and maybe `solutions/`. */
  courseRoot: string;
  /** Whether standard output is a terminal that wants colour. */
  color: boolean;
  /** Columns of standard output. */
  width: number;
  /** Writes to standard output. */
  print(text: string): Promise<void>;
  /** Writes to standard error. */
  warn(text: string): Promise<void>;
  /** Standard error where it is a terminal, to draw a progress bar on; `null` elsewhere. */
  progress: NodeJS.WritableStream | null;
  /** The signal that is aborted when somebody wants an end, as with Ctrl-C. Without the call, that ends the program at once. */
  interruption(): AbortSignal;
  processes: Processes;
  /** Keys and screen, where standard input and output both are a terminal that can be drawn on; `null` elsewhere. */
  console(): Console | null;
  /** The signal that is aborted when nothing more can come from standard input, or nobody reads standard output any more. */
  inputEnd(): AbortSignal;
  /** Whether there is a desktop on which a page or a file can be opened. */
  hasDesktop: boolean;
}

/** A command's end: the exit status of the contract, or 130 where it was interrupted. */
export type ExitStatus = 0 | 1 | 2 | 3 | 70 | 130;

/** A terminal in the course that commands are about. */
export interface CourseTerminal extends Terminal {
  /** Id of the assignment that commands take when none is named: the first of the course. */
  defaultAssignment: string;
}
