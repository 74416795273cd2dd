import { join } from "node:path";
import { readFileNames } from "../../grade/load/manifest.js";
import { UsageError } from "../../model/errors.js";
import { CutError } from "../cut.js";
import { type Finding, finding } from "../finding.js";
import { idOf } from "../folders.js";
import { deriveFiles } from "../sync.js";

/** Skeletons, given and taken files that are not what `dev sync` would write. */
export async function findStaleSkeletons(courseRoot: string, folder: string): Promise<Finding[]> {
  // What is wrong with exercise.json is told where it is read.
  if ((await readFileNames(join(courseRoot, "exercises", folder, "exercise.json"))) === null) return [];
  try {
    const derived = await deriveFiles(courseRoot, folder);
    return derived
      .filter(({ expected, actual }) => expected !== actual)
      .map(({ path, source, actual }) => {
        const isTaken = !source.startsWith(`solutions/${folder}/`);
        const step = isTaken ? `out of step with ${source}, from which it is taken` : "out of step with its solution";
        return finding(`${path} is ${actual === null ? "missing" : step}.`, `npm run dev sync ${idOf(folder)}`);
      });
  } catch (error) {
    if (error instanceof CutError) return [finding(error.message, "edit the marks in the solution")];
    if (error instanceof UsageError) return [finding(error.message, `write it in solutions/${folder}/`)];
    throw error;
  }
}
