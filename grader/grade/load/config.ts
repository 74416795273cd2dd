/**
 * The instructor's config: weights of stages, what is hidden, what being late costs, stages of their own.
 *
 * @module
 */
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../../model/errors.js";
import type { Adjustments, Exercise } from "../../model/course.js";
import type { NamedMistake } from "../../model/mistake.js";
import { meant } from "./closest.js";
import { findConfig, readConfig } from "./config-file.js";
import {
  type ConfigFile,
  type ConfigSettings,
  type CriterionSettings,
  type LatePolicy,
  configSchema,
  keysAt,
} from "./config-schema.js";
import { namesIn } from "./course.js";
import { shown } from "../../model/words.js";

export { defineConfig } from "./config-define.js";
export type { ConfigFile, ConfigSettings, LatePolicy } from "./config-schema.js";

/** A config as it counts for one assignment. */
export interface Config {
  /** Where it stands; `null` when there is none, and then nothing is changed. */
  path: string | null;
  weights: Readonly<Record<string, number>>;
  hidden: readonly string[];
  visible: readonly string[];
  /** `null` when being late costs nothing. */
  late: LatePolicy | null;
  /** What people grade beside the checks, by name. */
  criteria: Readonly<Record<string, CriterionSettings>>;
  /** What the instructor has given a name to. */
  mistakes: readonly NamedMistake[];
  /** Absolute paths of the instructor's own stage files, in the order of their numbers. */
  suites: readonly string[];
}

/** What counts without a config. */
export const NO_CONFIG: Config = {
  path: null,
  weights: {},
  hidden: [],
  visible: [],
  late: null,
  criteria: {},
  mistakes: [],
  suites: [],
};

/**
 * Reads the config that counts for an assignment. Whether the stages and checks that it names are there is not known
 * before the suites have been read.
 *
 * @param path - a `.ts` or `.json` file; `null` for the `alloclab.config.ts` or `.json` of the folder, if it has one
 * @param cwd - where a path begins
 * @param assignments - ids that there are; without them, those in the config are not looked at
 * @throws UsageError for keys and values that are wrong, and for what contradicts itself
 */
export async function loadConfig(
  path: string | null,
  exercise: Exercise,
  cwd: string,
  assignments: readonly string[] = [],
): Promise<Config> {
  const file = await findConfig(path, cwd);
  if (file === null) return NO_CONFIG;
  const config = parsed(file, await readConfig(file));
  const faults = [
    ...strangers(Object.keys(config.assignments ?? {}), assignments, "assignments"),
    ...courseStrangers(config, assignments),
    ...contradictions(config, ""),
    ...Object.entries(config.assignments ?? {}).flatMap(([id, one]) => contradictions(one, `assignments.${id}.`)),
  ];
  if (faults.length > 0) throw wrong(file, faults);
  const {
    weights = {},
    hidden = [],
    visible = [],
    late,
    criteria = {},
    mistakes = {},
    stages,
  } = settingsFor(config, exercise.id);
  const both = hidden.find((name) => visible.includes(name));
  if (both !== undefined) throw wrong(file, [`${shown(both)} is both in \`hidden\` and in \`visible\``]);
  const known = new Set(exercise.mistakes?.mistakes.map(({ name }) => name));
  const taken = Object.keys(mistakes).filter((name) => known.has(name));
  if (taken.length > 0) {
    throw wrong(
      file,
      taken.map((name) => `\`mistakes\`: ${shown(name)} is known already; give yours another name`),
    );
  }
  const suites = stages === undefined ? [] : await suitesIn(resolve(dirname(file), stages), stages, file);
  return { path: file, weights, hidden, visible, late: late ?? null, criteria, mistakes: namedIn(mistakes), suites };
}

const namedIn = (mistakes: NonNullable<ConfigSettings["mistakes"]>): NamedMistake[] =>
  Object.entries(mistakes).map(([name, { fingerprint, told, why }]) => ({
    name,
    fingerprints: typeof fingerprint === "string" ? [fingerprint] : fingerprint,
    ...(told === undefined ? {} : { told }),
    ...(why === undefined ? {} : { why }),
  }));

/** How the assignments of a course come to one total, by a config. */
export interface CourseConfig {
  /** Where it stands; `null` when there is none. */
  path: string | null;
  /** By id; `null` when all weigh the same. */
  weights: Readonly<Record<string, number>> | null;
  drop: number;
  neverDrop: readonly string[];
  /** The points that a total is out of. */
  points: number;
}

/**
 * Reads what a config says about the course as a whole.
 *
 * @param path - a `.ts` or `.json` file; `null` for the `alloclab.config.ts` or `.json` of the folder, if it has one
 * @param cwd - where a path begins
 * @param assignments - ids that there are
 * @throws UsageError for keys and values that are wrong, and for assignments that there are not
 */
export async function loadCourseConfig(
  path: string | null,
  cwd: string,
  assignments: readonly string[],
): Promise<CourseConfig> {
  const file = await findConfig(path, cwd);
  const config = file === null ? {} : parsed(file, await readConfig(file));
  const faults = courseStrangers(config, assignments);
  if (file !== null && faults.length > 0) throw wrong(file, faults);
  const { weights = null, drop = 0, neverDrop = [], points = 100 } = config.course ?? {};
  return { path: file, weights, drop, neverDrop, points };
}

/** The assignment with the config's weights, what it hides and names, and its stages. The same object when it changes none of them. */
export function applyConfig(exercise: Exercise, config: Config): Exercise {
  const { weights, hidden, visible, mistakes, suites } = config;
  const named = mistakes.length === 0 ? exercise : { ...exercise, named: mistakes };
  const changes = hidden.length + visible.length + suites.length + Object.keys(weights).length;
  if (changes === 0) return named;
  const adjustments: Adjustments = { weights, hidden, visible };
  return { ...named, suites: [...exercise.suites, ...suites], adjustments };
}

/** A fault of the config as the instructor's error: file first, then what is wrong with it. */
export function wrong(path: string, faults: readonly string[]): UsageError {
  const more = faults.length > 5 ? ` (and ${faults.length - 5} more)` : "";
  const sentences = faults.slice(0, 5).map((fault) => fault.replace(/(?<![.?])$/, "."));
  return new UsageError(`${shown(path)}: ${sentences.join(" ")}${more}`);
}

function parsed(file: string, value: unknown): ConfigFile {
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.flatMap(({ code, path, message, ...issue }) => {
    const place = path.map(String).join(".");
    if (code !== "unrecognized_keys" || !("keys" in issue)) {
      return `${place === "" ? "it" : shown(place)} ${message}`;
    }
    const where = place === "" ? "" : ` in ${shown(place)}`;
    return (issue.keys as string[]).map((key) => `unknown key ${shown(key)}${where}${meant(key, keysAt(path))}`);
  });
  throw wrong(file, faults);
}

const strangers = (ids: readonly string[], known: readonly string[], key: string): string[] =>
  known.length === 0
    ? []
    : ids
        .filter((id) => !known.includes(id))
        .map((id) => `there is no assignment ${shown(id)} for \`${key}\`${meant(id, known)}`);

const courseStrangers = ({ course = {} }: ConfigFile, known: readonly string[]): string[] => [
  ...strangers(Object.keys(course.weights ?? {}), known, "course.weights"),
  ...strangers(course.neverDrop ?? [], known, "course.neverDrop"),
];

/** Each key of the assignment's own settings replaces the general one. */
function settingsFor({ assignments = {}, course: _course, ...general }: ConfigFile, id: string): ConfigSettings {
  return { ...general, ...(Object.hasOwn(assignments, id) ? assignments[id] : {}) };
}

function contradictions({ hidden = [], visible = [], late, criteria = {} }: ConfigSettings, place: string): string[] {
  const both = hidden.filter((name) => visible.includes(name));
  const faults = [
    ...both.map((name) => `${shown(name)} is both in \`${place}hidden\` and in \`${place}visible\``),
    ...Object.entries(criteria).flatMap(([name, { points, levels = {} }]) =>
      Object.entries(levels)
        .filter(([, worth]) => worth > points)
        .map(
          ([level, worth]) =>
            `\`${place}criteria.${name}\` has ${points} points, and its level ${shown(level)} ${worth}`,
        ),
    ),
  ];
  if (late === undefined) return faults;
  const { pointsPerDay, percentPerDay, atMost } = late;
  if (pointsPerDay !== undefined && percentPerDay !== undefined) {
    faults.push(`\`${place}late\` has both \`pointsPerDay\` and \`percentPerDay\`; leave one out`);
  }
  if (pointsPerDay === undefined && percentPerDay === undefined) {
    const [only] = Object.keys(late);
    const has = only === undefined ? "is empty" : `has ${shown(only)} but takes nothing off`;
    faults.push(`\`${place}late\` ${has}; add \`pointsPerDay\` or \`percentPerDay\``);
  }
  if (percentPerDay !== undefined && atMost !== undefined && atMost > 100) {
    faults.push(`\`${place}late.atMost\` is ${atMost}; with \`percentPerDay\` it is a percentage, 100 at the most`);
  }
  return faults;
}

/** The stage files of a folder, by the numbers that their names begin with. */
async function suitesIn(folder: string, named: string, file: string): Promise<string[]> {
  // All that lies beside the stages counts as a part of them, and beside a config the class itself may lie.
  if (folder === dirname(file))
    throw wrong(file, ["`stages` is the folder of the config; give it a folder of its own"]);
  const names = (await namesIn(folder)).filter((name) => name.endsWith(".test.ts"));
  if (names.length === 0) {
    throw wrong(file, [`\`stages\`: the folder ${shown(named)} is not there or has no stage file, as 7-reuse.test.ts`]);
  }
  const place = (name: string): number => Number(/^\d+/.exec(name)?.[0] ?? Number.MAX_SAFE_INTEGER);
  return names.sort((a, b) => place(a) - place(b)).map((name) => join(folder, name));
}
