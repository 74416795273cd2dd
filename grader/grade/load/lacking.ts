import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";
import type { Source } from "./intake.js";
import { reachOf } from "./reach.js";
import { isHandedOut } from "./skeleton.js";

/** Files that a submission needs, as its imports tell, and in which its student has written nothing. */
export interface Lacking {
  missing: string[];
  /** As they were handed out, or empty. */
  unwritten: string[];
}

/** What is still to be written, in the order in which that is best done. O(characters of what is reached). */
export function lackingIn({ files, known }: Submission, exercise: Exercise): Lacking {
  const sources = new Map([...files].map(([path, text]) => [path, sourceOf(text)]));
  const { names } = reachOf(sources, known, exercise);
  const needed = exercise.studentFiles.filter((name) => names.has(name));
  const isUnwritten = (name: string): boolean => {
    const source = sources.get(known.get(name) ?? "");
    return source !== undefined && isHandedOut(name, source, exercise);
  };
  return { missing: needed.filter((name) => !known.has(name)), unwritten: needed.filter(isUnwritten) };
}

/** The files without those that lie beside a student's own in a handout and are the course's, unless they are imported. */
export function ownFiles({ files, known }: Submission, exercise: Exercise): Map<string, string> {
  const { paths } = reachOf(new Map([...files].map(([path, text]) => [path, sourceOf(text)])), known, exercise);
  const ofCourse = new Set(exercise.stageFiles?.map((name) => `stages/${name}`));
  return new Map([...files].filter(([path]) => paths.has(path) || !ofCourse.has(path)));
}

/** Whether somebody has written in any of the files that students write. */
export const isBegun = ({ files, known }: Submission, exercise: Exercise): boolean =>
  [...known].some(([name, path]) => !isHandedOut(name, sourceOf(files.get(path) ?? ""), exercise));

function sourceOf(text: string): Source {
  const bytes = Buffer.from(text);
  return { bytes, size: bytes.length };
}
