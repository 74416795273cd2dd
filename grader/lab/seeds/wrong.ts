/**
 * The submissions that are known to be wrong: those of the corpora, and the mutants of the references.
 *
 * @module
 */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { readMutants, withMutant } from "../../authors/mutants.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Exercise } from "../../model/course.js";
import type { Submission } from "../../model/submission.js";
import type { Mistake } from "./fall.js";

/** A wrong submission, and what has to come of it. */
export interface Wrong extends Mistake {
  /** What it does wrong, in kebab case. */
  name: string;
  from: "corpus" | "mutants";
  submission: Submission;
}

/** All that are known of an assignment. */
export async function wrongSubmissions(courseRoot: string, exercise: Exercise): Promise<Wrong[]> {
  return [...(await fromCorpus(courseRoot, exercise)), ...(await fromMutants(courseRoot, exercise))];
}

async function fromCorpus(courseRoot: string, exercise: Exercise): Promise<Wrong[]> {
  const corpus = join(courseRoot, "grader/test/fixtures/submissions");
  const folder = join(corpus, exercise.folder, "wrong");
  // An assignment need not have a corpus.
  const files = (await readdir(folder).catch(() => [])).sort();
  return Promise.all(
    files.map(async (file) => {
      const submission = await loadSubmission(join(folder, file), exercise);
      const mistake = mistakeOf(file, await readFile(join(folder, file), "utf8"));
      return { ...mistake, from: "corpus" as const, submission };
    }),
  );
}

/**
 * What a file of the corpus says of itself: `merges-or-boundaries--what-is-wrong.ts`, and in one of the comments that it
 * begins with `// reach: placement` or `// reach: broad`, unless it is narrow.
 */
export function mistakeOf(file: string, source: string): Mistake & { name: string } {
  const [stages = "", name = ""] = file.replace(/\.ts$/, "").split("--");
  const [, reach = "narrow"] = /^(?:\/\/ .*\n)*?\/\/ reach: (placement|broad)\n/.exec(source) ?? [];
  return { name, stages: stages.split("-or-"), reach: reach as Mistake["reach"] };
}

async function fromMutants(courseRoot: string, exercise: Exercise): Promise<Wrong[]> {
  const { mutants, findings } = await readMutants(courseRoot, exercise.folder);
  if (findings[0] !== undefined) throw new Error(findings[0].problem);
  const solution = await loadSubmission(join(courseRoot, "solutions", exercise.folder), exercise);
  return mutants.map((mutant) => {
    const { name, stage } = mutant;
    return { name, from: "mutants", stages: [stage], reach: "broad", submission: withMutant(solution, mutant) };
  });
}
