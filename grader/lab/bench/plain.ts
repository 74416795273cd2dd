/**
 * What grading without alloclab would be: a project of plain copies of the suites, the kit and one submission, which vitest
 * runs as it comes.
 *
 * @module
 */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../../model/course.js";

/**
 * Makes such a project, has it used, and removes it.
 *
 * @param submission - absolute path of the folder with the student's files
 * @param use - is given the project's absolute path
 */
export function withPlainCopies<Result>(
  courseRoot: string,
  exercise: Exercise,
  submission: string,
  use: (project: string) => Result,
): Result {
  // Next to the course, since the packages are found from there; a folder of its own, so that no configuration of ours counts.
  const project = mkdtempSync(join(courseRoot, "node_modules", ".bench-"));
  try {
    copyAll(courseRoot, exercise, submission, project);
    return use(project);
  } finally {
    rmSync(project, { recursive: true });
  }
}

function copyAll(courseRoot: string, { folder }: Exercise, submission: string, project: string): void {
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ type: "module", imports: { "#kit/*": "./exercises/kit/*.ts" } }),
  );
  writeFileSync(join(project, "vitest.config.js"), "export default {};\n");
  symlinkSync(join(courseRoot, "node_modules"), join(project, "node_modules"));
  cpSync(join(courseRoot, "exercises", "kit"), join(project, "exercises", "kit"), { recursive: true });
  const exercise = join(project, "exercises", folder);
  cpSync(join(courseRoot, "exercises", folder), exercise, { recursive: true });
  cpSync(submission, exercise, { recursive: true, filter: (path) => !path.endsWith("stages") });
  cpSync(join(courseRoot, "solutions", folder, "stages"), join(project, "solutions", folder, "stages"), {
    recursive: true,
  });
}
