import { holds } from "./holds.js";
import type { Source } from "./sources.js";
import { squeeze } from "./squeeze.js";

/** A line that nobody should find in what students get. */
export interface SecretLine {
  /** As it stands there, without the space around it. */
  text: string;
  /** `solutions/NN-id/allocate.ts:12`. */
  from: string;
}

/** How a stage begins is in the guides, and no secret. */
const isOpening = (line: string): boolean => line.includes("freeListChecks({");

const isCode = (line: string): boolean =>
  line.length >= 25 && /[(){};=]/.test(line) && !/^(\/\/|\/?\*|import |\} from |export \* )/.test(line);

/**
 * Lines of code in `solutions/`: 25 characters or more, comments and imports aside. Those that students or everybody have
 * anyway, in `exercises/` or in the grader, are none; what is marked as the student's share is one all the same, unless it is
 * given in another assignment. O(characters).
 *
 * @param solutions - the sources that are kept back
 * @param exercises - those that students have
 * @param grader - those that everybody has
 */
export function solutionLines(
  solutions: readonly Source[],
  exercises: readonly Source[],
  grader: readonly Source[],
): SecretLine[] {
  const known = new Set([...exercises, ...grader].flatMap(({ lines }) => lines.map(squeeze)));
  const isHandedOut = holds(squeeze(exercises.flatMap(({ lines }) => lines).join("\n")));
  const found = new Map<string, SecretLine>();
  const lines = solutions.flatMap(marked);
  const given = new Set(lines.filter((line) => !line.isStudents && isCut(line)).map(({ text }) => squeeze(text)));
  for (const { text, from, isStudents } of lines) {
    const key = squeeze(text);
    if (!isCode(text) || isOpening(text) || found.has(key)) continue;
    if (isStudents ? given.has(key) : known.has(key) || isHandedOut(key)) continue;
    found.set(key, { text, from });
  }
  return [...found.values()];
}

/** Whether a line is in a file of which students get all but their share. */
const isCut = ({ from }: SecretLine): boolean =>
  /^solutions\/\d\d-[^/]+\/[^/]+$/.test(from) && !/\/mutants\.ts:/.test(from);

/** The lines of a file, each with whether it is between `@student` and `@end`. */
function marked({ path, lines }: Source): (SecretLine & { isStudents: boolean })[] {
  let isStudents = false;
  return lines.map((line, i) => {
    if (/\/\/ @(student|end)\b/.test(line)) isStudents = line.includes("@student");
    return { text: line.trim(), from: `${path}:${i + 1}`, isStudents };
  });
}
