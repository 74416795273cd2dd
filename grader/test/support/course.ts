import { copyFile, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Files, folderWith } from "./folder.js";

const root = join(import.meta.dirname, "../../..");

/** Makes a course of its own with these files, in which suites find the kit and the packages; it goes away after the test. */
export async function courseWith(files: Files): Promise<string> {
  const course = await folderWith({
    "package.json": JSON.stringify({ type: "module", imports: { "#kit/*": "./exercises/kit/*.ts" } }),
    ...files,
  });
  for (const tree of ["exercises", "solutions"]) await mkdir(join(course, tree), { recursive: true });
  await symlink(join(root, "exercises/kit"), join(course, "exercises/kit"));
  await symlink(join(root, "node_modules"), join(course, "node_modules"));
  for (const file of ["solutions/mutant.ts", "tsconfig.json"]) await copyFile(join(root, file), join(course, file));
  return course;
}

/** Puts words of its own into a new assignment, where `dev new` leaves those of the start. */
export async function ownWords(course: string, folder: string): Promise<void> {
  for (const [name, from, to] of [
    ["exercise.json", /"summary": "[^"]*"/, '"summary": "What it is about."'],
    ["lesson.md", /^What a student should .*$/m, "What it is about."],
  ] as const) {
    const path = join(course, "exercises", folder, name);
    await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
  }
}
