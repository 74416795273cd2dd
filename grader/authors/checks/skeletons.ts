import { UsageError } from "../../model/errors.js";
import { CutError } from "../cut.js";
import { type Finding, finding } from "../finding.js";
import { idOf } from "../folders.js";
import { cutSkeletons } from "../sync.js";

/** Skeletons and given files that are not what `dev sync` would write. */
export async function findStaleSkeletons(courseRoot: string, folder: string): Promise<Finding[]> {
  try {
    const skeletons = await cutSkeletons(courseRoot, folder);
    return skeletons
      .filter(({ expected, actual }) => expected !== actual)
      .map(({ path, actual }) => {
        const what = actual === null ? "is missing" : "is out of step with its solution";
        return finding(`${path} ${what}.`, `npm run dev sync ${idOf(folder)}`);
      });
  } catch (error) {
    if (error instanceof CutError) return [finding(error.message, "edit the marks in the solution")];
    if (error instanceof UsageError) return [finding(error.message, `write it in solutions/${folder}/`)];
    // exercise.json is missing or wrong, which is told where it is read.
    return [];
  }
}
