/**
 * What a student has written of a submission, told from what was handed out.
 *
 * @module
 */
import { handedOutTokens, importsIn } from "../grade/load/skeleton.js";
import { tokensOf } from "../grade/load/tokens.js";
import type { Exercise } from "../model/course.js";
import type { Submission } from "../model/submission.js";
import { breath } from "./breath.js";

/** A file that counts, and what it comes to. */
export interface OwnFile {
  /** That of the assignment; of a file that it does not know, the path behind `./`. */
  name: string;
  text: string;
  /** The text less spaces, line ends and comments. */
  tokens(): string;
}

/**
 * The files that count and are not as they were handed out, and with them all others, where one of them imports what is none of the
 * assignment's; sorted by name. O(characters).
 */
export async function ownFiles(submission: Submission, exercise: Exercise): Promise<OwnFile[]> {
  const handedOut = handedOutTokens(exercise);
  const own: OwnFile[] = [];
  for (const [name, path] of submission.known) {
    const text = submission.files.get(path) ?? "";
    const tokens = tokensOf(text);
    // As handed out, or not handed in: that comes to the same.
    if (tokens !== handedOut.get(name)) own.push({ name, text, tokens: () => tokens });
    await breath();
  }
  const others = own.some(({ tokens }) => importsOthers(tokens(), handedOut)) ? otherFiles(submission) : [];
  return [...own, ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether it imports a file that is none of the assignment's: then that file is a part of what the student wrote. */
function importsOthers(tokens: string, handedOut: ReadonlyMap<string, string>): boolean {
  for (const path of importsIn(tokens)) {
    const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.[jt]s$/, "");
    if (!handedOut.has(`${name}.ts`)) return true;
  }
  return false;
}

function otherFiles({ files, known }: Submission): OwnFile[] {
  const counted = new Set(known.values());
  return [...files]
    .filter(([path]) => !counted.has(path))
    .map(([path, source]) => ({ name: `./${path}`, text: source, tokens: () => tokensOf(source) }));
}
