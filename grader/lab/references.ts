/**
 * Writes the reports of all references into a folder, without durations: `npx tsx grader/lab/references.ts <folder>`. With every Node they
 * have to be the same, byte for byte.
 *
 * @module
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { grade } from "../grade/grade.js";
import { listExercises } from "../grade/load/exercise.js";
import { json } from "../report/json.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [folder = "reports"] = process.argv.slice(2);
mkdirSync(folder);
for (const exercise of await listExercises(root)) {
  const options = { seed: 42, host: "sandbox", types: false } as const;
  const report = await grade(join(root, "solutions", exercise.folder), exercise, options);
  const text = json(report);
  writeFileSync(join(folder, `${exercise.id}.json`), text.replaceAll(/^.*"durationMs".*\n/gm, ""));
}
