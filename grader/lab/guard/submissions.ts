/**
 * The submissions whose reports are compared: references, skeletons, mutants, and what the corpora hold.
 *
 * @module
 */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { applyMutant } from "../../../solutions/mutant.js";
import { readMutants } from "../../authors/mutants.js";
import { loadSubmission } from "../../grade/load/submission.js";
import type { Exercise } from "../../model/course.js";

/** Writes them as the uploads of a class: a folder each. */
export async function writeSubmissions(
  into: string,
  courseRoot: string,
  exercise: Exercise,
  withCorpus: boolean,
): Promise<void> {
  const { folder, handout } = exercise;
  const reference = await loadSubmission(join(courseRoot, "solutions", folder), exercise);
  const { mutants, findings } = await readMutants(courseRoot, folder);
  if (findings[0] !== undefined) throw new Error(findings[0].problem);
  write(join(into, "reference"), reference.files);
  write(join(into, "skeleton"), handout);
  for (const mutant of mutants) write(join(into, `mutant-${mutant.name}`), applyMutant(reference.files, mutant));
  if (!withCorpus) return;
  const corpus = join(courseRoot, "grader/test/fixtures/submissions", folder);
  for (const kind of ["right", "wrong"]) {
    for (const name of readdirSync(join(corpus, kind)))
      cpSync(
        join(corpus, kind, name),
        join(into, `${kind}-${basename(name, ".ts")}`, ...(name.endsWith(".ts") ? [name] : [])),
        {
          recursive: true,
        },
      );
  }
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
