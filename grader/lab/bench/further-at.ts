/**
 * What a further right submission costs in the course at a path, as JSON: `tsx grader/lab/bench/further-at.ts <course> <id> <count>`. Run by
 * `npm run bench -- --against`, so that each course is graded by its own grader.
 *
 * @module
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { further } from "./further.js";

const [root = ".", id = "", count = "100"] = process.argv.slice(2);
/** A module of that course. What it exports is as it is here, or else the comparison fails. */
const moduleOf = (path: string): Promise<unknown> => import(pathToFileURL(join(root, path)).href);
const { gradeAll } = (await moduleOf("grader/grade/grade.ts")) as typeof import("../../grade/grade.js");
const { loadExercise } = (await moduleOf(
  "grader/grade/load/exercise.ts",
)) as typeof import("../../grade/load/exercise.js");
const { loadSubmission } = (await moduleOf(
  "grader/grade/load/submission.ts",
)) as typeof import("../../grade/load/submission.js");
const exercise = await loadExercise(root, id);
const reference = await loadSubmission(join(root, "solutions"), exercise);
const cost = await further(gradeAll, exercise, [reference], { count: Number(count), threads: 1, isRight: true });
process.stdout.write(JSON.stringify(cost));
