/**
 * `--config`: the assignment as the instructor wants it graded.
 *
 * @module
 */
import { realpath } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { Option } from "commander";
import { configsIn } from "../grade/load/config-file.js";
import { checkNames } from "../grade/load/config-names.js";
import { type Config, NO_CONFIG, applyConfig, loadConfig, wrong } from "../grade/load/config.js";
import { placesIn } from "../grade/load/course.js";
import { loadExercise } from "../grade/load/exercise.js";
import { shown } from "../model/words.js";
import type { Exercise } from "../model/course.js";
import type { StageResult } from "../model/report.js";
import type { CourseTerminal } from "./terminal.js";

/** `--config <file>`. */
export const configOption = (): Option =>
  new Option("--config <file>", "weights, late policy and more (default: alloclab.config.ts or .json of this folder)");

/** What to grade by. */
export interface Configured {
  /** With the config's weights, visibility and stages. */
  exercise: Exercise;
  config: Config;
}

/**
 * Loads an assignment and the config that counts for it: the one that is named, else the one in the current folder,
 * unless that folder is itself what is graded, since then the config may be a student's. With a config that names
 * stages, the suites are read once to see that they are there, which takes about a second.
 *
 * @param id - of the assignment
 * @param path - what `--config` says
 * @param graded - path of what is graded; `null` when nothing is
 * @throws UsageError when the config is not as it should be
 */
export async function loadConfigured(
  terminal: CourseTerminal,
  id: string,
  path: string | undefined,
  graded: string | null,
): Promise<Configured> {
  const exercise = await loadExercise(terminal.courseRoot, id);
  // Where the command was typed.
  const cwd = resolve();
  if (path === undefined && graded !== null && (await isInside(cwd, graded))) {
    for (const name of await configsIn(cwd)) {
      const mend = `if it is yours, name it: --config ${name}`;
      await terminal.warn(`alloclab: ${shown(name)} stands in what is graded and does not count; ${mend}\n`);
    }
    return { exercise, config: NO_CONFIG };
  }
  const assignments = (await placesIn(terminal.courseRoot)).map((place) => place.id);
  const config = await loadConfig(path ?? null, exercise, cwd, assignments);
  const configured = applyConfig(exercise, config);
  if (configured !== exercise) await checkStages(exercise, config);
  return { exercise: configured, config };
}

async function checkStages(exercise: Exercise, config: Config): Promise<void> {
  const { outline } = await import("../grade/stages/outline.js");
  const added = async (): Promise<StageResult[]> => {
    if (config.suites.length === 0) return [];
    try {
      return await outline({ ...exercise, suites: [...config.suites] });
    } catch (error) {
      // Its stages are the instructor's to mend; all other faults are ours.
      if (!(error instanceof Error) || error.name !== "GraderFault") throw error;
      throw wrong(config.path ?? "", [`\`stages\`: ${error.message.replace(/\.$/, "")}`]);
    }
  };
  checkNames(config, await outline(exercise), await added());
}

async function isInside(folder: string, outer: string): Promise<boolean> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => path);
  const way = relative(await real(outer), await real(folder));
  return way === "" || !/^(\.\.([\\/]|$)|[a-z]:|[\\/])/i.test(way);
}
