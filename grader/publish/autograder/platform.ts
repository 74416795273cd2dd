/**
 * What the makers of autograders have in common.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import type { Exercise } from "../../model/course.js";
import type { StageResult } from "../../model/report.js";
import { type PackedFile, textFile } from "./kit.js";

/**
 * What students see of hidden checks, which count all the same: all that they say, from when grades are published on
 * (on Gradescope alone), or their points alone. With `left-out` they are not in the autograder at all.
 */
export type HiddenChecks = "visible" | "after-published" | "hidden" | "left-out";

/** What an autograder is made of. */
export interface Ingredients {
  exercise: Exercise;
  /** Stages with their checks and points. */
  stages: readonly StageResult[];
  /** The files of the course that grading needs, with those of the settings. */
  kit: readonly PackedFile[];
  seed: number;
  hiddenChecks: HiddenChecks;
  /** Node's major version that grades: the one that made it. */
  nodeMajor: number;
  /** Autolab: name that a hand-in gets. */
  handin: string;
  /** PrairieLearn: name of the image. */
  image: string;
  /** GitHub Actions: points below which a run fails. */
  failUnder: number;
  /** The options that `alloclab autograde` has to be given in the kit. */
  gradeOptions: string;
}

/** An autograder that has been made. */
export interface Autograder {
  /** Sorted by path. */
  files: PackedFile[];
  /** What is left to do, one sentence each. */
  next: string[];
}

/** Makes one. */
export type MakeAutograder = (ingredients: Ingredients) => Promise<Autograder>;

/**
 * A file from `templates/`, with `@name@` replaced by the value of that name. A name without a value is a fault of ours.
 *
 * @param values - plain words and numbers; none of them is quoted for a shell
 */
export async function template(
  source: string,
  path: string,
  values: Readonly<Record<string, string | number>>,
  isExecutable = false,
): Promise<PackedFile> {
  const text = await readFile(new URL(`./templates/${source}`, import.meta.url), "utf8");
  const filled = text.replace(/@([a-zA-Z]+)@/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the template ${source} asks for ${name}`);
    return String(value);
  });
  // Bash takes a carriage return for a part of the command.
  return textFile(path, filled.replaceAll("\r\n", "\n"), isExecutable);
}
