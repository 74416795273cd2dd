/**
 * What is on the disk now, as one value: a submission, or why there is none. Changes are found by comparing two of them, so
 * that an event that the system swallows costs a moment and never a verdict.
 *
 * @module
 */
import { stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { UsageError } from "../../model/errors.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Submission } from "../../model/submission.js";
import type { Workplace } from "./course.js";
import type { Trouble } from "./state.js";

/** What was found. */
export interface Found {
  /** `null` where there is trouble. */
  submission: Submission | null;
  trouble: Trouble | null;
  /** Equal for two finds of the same content. */
  print: string;
}

/** What editors do between two moments of saving (write aside and rename, empty and write) is over after this time. */
const SAVING_MS = 80;

/**
 * Looks. Bad news is looked at twice, since an editor that is just saving looks like a file that is gone or empty.
 *
 * @param before - what was found the last time
 */
export async function look(workplace: Workplace, before: Found | null): Promise<Found> {
  const found = await lookOnce(workplace);
  if (found.print === before?.print || !isBadNews(found, before)) return found;
  await pause(SAVING_MS);
  return lookOnce(workplace);
}

function isBadNews({ submission, trouble }: Found, before: Found | null): boolean {
  if (trouble !== null || submission === null) return true;
  const files = before?.submission?.files ?? new Map<string, string>();
  return [...files].some(([path, text]) => text.trim() !== "" && (submission.files.get(path) ?? "").trim() === "");
}

async function lookOnce(workplace: Workplace): Promise<Found> {
  try {
    // What stands in for a file is found by the grader alone: the student's own `npm test` would not find it.
    const options = { label: workplace.folder, standIns: false };
    const submission = await loadSubmission(workplace.path, workplace.exercise, options);
    const trouble = missing(submission, workplace);
    const print = JSON.stringify([trouble, [...submission.files], [...submission.known], submission.problems]);
    return { submission: trouble === null ? submission : null, trouble, print };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const trouble = await troubleWith(workplace, error);
    return { submission: null, trouble, print: JSON.stringify(trouble) };
  }
}

/** A file that is not there although others import it; whoever writes all in the one file of the class needs no others. */
function missing({ files, known }: Submission, { exercise, folder }: Workplace): Trouble | null {
  const sources = [...files.values(), ...exercise.givenFiles.map((name) => exercise.handout.get(name) ?? "")];
  // Where the student may have written all of it in one file, that one counts.
  const own = known.has(exercise.wholeFile) ? [...files.values()] : sources;
  const gone = exercise.studentFiles.filter(
    (name) => !known.has(name) && own.some((source) => source.includes(`./${name.replace(/\.ts$/, "")}`)),
  );
  const [first] = gone;
  if (first === undefined) return null;
  const names = gone.join(", ");
  return {
    message: `${names} ${gone.length === 1 ? "is" : "are"} not in ${folder}/ any more.`,
    advice: `Was it renamed or deleted? Undo that in your editor and save, or press r to get ${first} as it was handed out.`,
  };
}

async function troubleWith({ path, folder, exercise }: Workplace, error: UsageError): Promise<Trouble> {
  const stats = await stat(path).catch(() => null);
  if (stats === null) {
    const advice = "Put it back, and grading goes on by itself. With git: git checkout -- exercises";
    return { message: `The folder ${folder}/ is gone.`, advice };
  }
  if (/ is no submission for /.test(error.message)) {
    const advice = `Undo that in your editor and save, or press r to get them back one by one, as they were handed out.`;
    return { message: `None of ${exercise.studentFiles.join(", ")} is in ${folder}/ any more.`, advice };
  }
  return { message: error.message, advice: "Grading goes on by itself as soon as that is mended." };
}
