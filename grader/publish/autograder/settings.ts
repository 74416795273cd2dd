/**
 * The instructor's config as it goes into a kit, and where it is found there.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { Config } from "../../grade/load/config.js";
import { applyConfig, loadConfig } from "../../grade/load/config.js";
import type { Exercise } from "../../model/course.js";
import { type PackedFile, filesBelow, textFile } from "./kit.js";

/** Not the name of a config that a folder may have by itself, so that nobody takes one for the other. */
const SETTINGS = "autograder.config.json";
const STAGES = "autograder-stages";

/**
 * The config as a file of the kit, with the instructor's own stages; none without a config. What it says of late days is
 * left out: platforms have that of their own. Of named mistakes there is what students are told, without a name or a reason.
 */
export async function settingsFiles({
  path,
  weights,
  hidden,
  visible,
  mistakes: named,
  suites,
}: Config): Promise<PackedFile[]> {
  if (path === null) return [];
  const [first] = suites;
  const stages = first === undefined ? {} : { stages: STAGES };
  const told = named.filter((one) => one.told !== undefined);
  const mistakes = told.map(({ fingerprints: fingerprint, told }, at) => [`mistake ${at + 1}`, { fingerprint, told }]);
  const said = mistakes.length === 0 ? {} : { mistakes: Object.fromEntries(mistakes) as Record<string, unknown> };
  const all = { weights, hidden, visible, ...said, ...stages };
  const settings = textFile(SETTINGS, `${JSON.stringify(all, null, 2)}\n`);
  if (first === undefined) return [settings];
  const folder = dirname(first);
  const paths = await filesBelow(dirname(folder), basename(folder));
  const files = paths.map(async (file) => ({
    path: `${STAGES}/${relative(basename(folder), file).replaceAll("\\", "/")}`,
    data: await readFile(join(dirname(folder), file)),
    isExecutable: false,
  }));
  return [settings, ...(await Promise.all(files))];
}

/** The assignment with the settings that were packed with it. */
export async function withSettings(exercise: Exercise, courseRoot: string): Promise<Exercise> {
  const path = join(courseRoot, SETTINGS);
  const isThere = await readFile(path).then(
    () => true,
    () => false,
  );
  return isThere ? applyConfig(exercise, await loadConfig(path, exercise, courseRoot)) : exercise;
}
