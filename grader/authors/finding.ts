/** Something that is wrong with an assignment. */
export interface Finding {
  /** What is wrong and where, in one line; paths are relative to the course's root. */
  problem: string;
  /** The command or the edit that mends it, in one line. */
  mend: string;
}

/** A finding. */
export const finding = (problem: string, mend: string): Finding => ({ problem: oneLine(problem), mend: oneLine(mend) });

const oneLine = (text: string): string => text.replaceAll(/\s*[\r\n]+\s*/g, " ").trim();
