/**
 * What editors, git and npm are told in a handout.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { studentWorkflow } from "../autograder/github-actions.js";
import { type PackedFile, textFile } from "../autograder/kit.js";
import type { Exercise } from "../../model/course.js";

/** Files that are the same in every handout, by what they are called here. */
const SAME: Record<string, string> = {
  gitignore: ".gitignore",
  gitattributes: ".gitattributes",
  editorconfig: ".editorconfig",
  "vitest.config.ts": "vitest.config.ts",
  "vscode/extensions.json": ".vscode/extensions.json",
  "vscode/launch.json": ".vscode/launch.json",
};

/** The seed that everybody grades with who names none. */
const SEED = 42;
/** For the workflow: not the instructor's own version, so that a handout does not depend on who made it. */
const NODE_MAJOR = 22;

/** The settings of a handout of those assignments. */
export async function editorFiles(courseRoot: string, exercises: readonly Exercise[]): Promise<PackedFile[]> {
  const same = Object.entries(SAME).map(async ([name, path]) => textFile(path, await templateText(name)));
  return [
    ...(await Promise.all(same)),
    textFile("tsconfig.json", await compilerSettings(courseRoot)),
    textFile(".vscode/settings.json", editorSettings(exercises)),
    await studentWorkflow({
      assignments: exercises.map(({ id }) => id),
      seed: SEED,
      // An exercise that is not done yet is no failure.
      failUnder: 0,
      nodeMajor: NODE_MAJOR,
    }),
  ];
}

/** A file of `templates/`. */
export const templateText = async (name: string): Promise<string> =>
  (await readFile(new URL(`./templates/${name}`, import.meta.url), "utf8")).replaceAll("\r\n", "\n");

/** The course's own compiler options, for what students write, and for the grader, which runs by them. */
async function compilerSettings(courseRoot: string): Promise<string> {
  const { compilerOptions } = JSON.parse(await readFile(join(courseRoot, "tsconfig.json"), "utf8")) as {
    compilerOptions: unknown;
  };
  return json({ compilerOptions, include: ["exercises", "grader", "*.ts"], exclude: ["node_modules"] });
}

function editorSettings(exercises: readonly Exercise[]): string {
  // The file in which all of it may be written may be rewritten, all other given ones always count as handed out.
  const given = exercises.flatMap(({ folder, wholeFile, givenFiles }) =>
    givenFiles.filter((name) => name !== wholeFile).map((name) => `exercises/${folder}/${name}`),
  );
  const readonly = ["grader/**", "exercises/kit/**", "exercises/*/stages/**", "exercises/*/variants/**", ...given];
  return json({
    "files.eol": "\n",
    "files.readonlyInclude": Object.fromEntries(readonly.map((path) => [path, true])),
    "search.exclude": { "grader/**": true },
    "typescript.tsdk": "node_modules/typescript/lib",
    "typescript.preferences.importModuleSpecifierEnding": "js",
    "vitest.rootConfig": "vitest.config.ts",
  });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
