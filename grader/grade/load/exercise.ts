import { join, resolve } from "node:path";
import type { BuildFailure } from "esbuild";
import { bundleInside } from "#kit/subject/bundle-inside";
import { type Replaceable, VARIANTS, WrongVariant, bundleVariants } from "#kit/subject/bundle-variants";
import { UsageError } from "../../model/errors.js";
import type { Description, Exercise } from "../../model/course.js";
import { type Place, findPlace, namesIn, placesIn } from "./course.js";
import { readHandedOut } from "./handed-out.js";
import { limitsFrom } from "./limits.js";
import { readMistakes } from "./mistakes.js";
import { readHints, readManifest, readWithheld } from "./manifest.js";
import { shown } from "../../model/words.js";

/**
 * Reads an assignment from `exercises/NN-id/`, and what there is of its hidden twin in `solutions/NN-id/`.
 *
 * @param courseRoot - the folder that holds `exercises/` and, where it is not the handout, `solutions/`
 * @param id - `first-fit`, `01-first-fit`, or its number alone
 * @param isInWork - whether somebody is writing its files just now, so that some may be missing or unreadable; the
 *   handout is then without them
 * @throws UsageError when there is no such assignment, or its files are not as they should be
 */
export async function loadExercise(courseRoot: string, id: string, isInWork = false): Promise<Exercise> {
  const places = await placesIn(courseRoot);
  return readExercise(courseRoot, findPlace(places, id, courseRoot), places, isInWork);
}

/** Reads all assignments of a course, in its order. Throws like {@link loadExercise}. */
export async function listExercises(courseRoot: string): Promise<Exercise[]> {
  const places = await placesIn(courseRoot);
  return Promise.all(places.map((place) => readExercise(courseRoot, place, places)));
}

/** What an assignment says of itself. Some milliseconds. Throws like {@link loadExercise}. */
export async function describeExercise(courseRoot: string, id: string): Promise<Description> {
  const places = await placesIn(courseRoot);
  return describe(courseRoot, findPlace(places, id, courseRoot), places);
}

/** What all assignments of a course say of themselves, in its order. Throws like {@link loadExercise}. */
export async function describeCourse(courseRoot: string): Promise<Description[]> {
  const places = await placesIn(courseRoot);
  return Promise.all(places.map((place) => describe(courseRoot, place, places)));
}

/** The folder of an assignment, and that of its hidden twin. */
const foldersOf = (courseRoot: string, { folder }: Place): [visible: string, hidden: string] => [
  join(courseRoot, "exercises", folder),
  join(courseRoot, "solutions", folder),
];

async function readExercise(
  courseRoot: string,
  place: Place,
  places: readonly Place[],
  isInWork = false,
): Promise<Exercise> {
  const folders = foldersOf(courseRoot, place);
  const [visible] = folders;
  const described = await describe(courseRoot, place, places);
  const { studentFiles, givenFiles } = described;
  const inside = await insideOf(folders);
  const replaceable = await replaceableIn(folders, givenFiles);
  const variantFiles = await filesOfVariants(visible);
  const mistakes = await readMistakes(folders);
  return {
    ...described,
    ...(inside === undefined ? {} : { inside }),
    ...(Object.keys(replaceable).length === 0 ? {} : { replaceable }),
    handout: await readHandedOut(visible, [...studentFiles, ...givenFiles], isInWork),
    ...(variantFiles.length === 0 ? {} : { variantFiles }),
    ...(mistakes === null ? {} : { mistakes }),
  };
}

async function describe(courseRoot: string, place: Place, places: readonly Place[]): Promise<Description> {
  const folders = foldersOf(courseRoot, place);
  const [visible, hidden] = folders;
  const path = join(visible, "exercise.json");
  const { class: named, limits, ...manifest } = await readManifest(path);
  const stranger = manifest.buildsOn.find((id) => places.every((other) => other.id !== id));
  if (stranger !== undefined) {
    throw new UsageError(`${shown(path)} is wrong: "buildsOn": there is no assignment ${shown(stranger)}.`);
  }
  const others = places.filter(({ id }) => id !== place.id).map((other) => ({ id: other.id, place: other.place }));
  const withheld = (await readWithheld(join(courseRoot, "exercises")))[place.id];
  return {
    ...place,
    ...manifest,
    classNames: [named].flat(),
    wholeFile: manifest.wholeFile ?? manifest.entry,
    ...(others.length === 0 ? {} : { others }),
    limits: limitsFrom(limits),
    hints: { ...(await readHints(join(visible, "hints.json"))), ...(await readHints(join(hidden, "hints.json"))) },
    suites: await findSuites(folders),
    stageFiles: await namesIn(join(visible, "stages")),
    ...(withheld === undefined ? {} : { withheld }),
  };
}

/** The code beside the submission: the hidden twin's, where it has some. */
async function insideOf(folders: readonly string[]): Promise<string | undefined> {
  return bundled("The code beside the submission", () => bundleInside(folders));
}

/** Given files that have variants: the handed out ones, and the hidden twin's. */
async function replaceableIn(
  folders: readonly string[],
  givenFiles: readonly string[],
): Promise<Record<string, Replaceable>> {
  try {
    return await bundled("A variant of a given file", () => bundleVariants(folders, givenFiles));
  } catch (error) {
    if (!(error instanceof WrongVariant)) throw error;
    throw new UsageError(`In ${folders.map((folder) => shown(folder)).join(" and ")}, ${error.message}.`);
  }
}

/** Paths of the files of variants, below their folder. */
async function filesOfVariants(folder: string): Promise<string[]> {
  const root = join(folder, VARIANTS);
  const files = (await namesIn(root)).map(async (name) =>
    (await namesIn(join(root, name))).map((file) => `${name}/${file}`),
  );
  return (await Promise.all(files)).flat();
}

/** What is bundled, or a UsageError with the place that keeps it from being so. */
async function bundled<Bundle>(what: string, bundle: () => Promise<Bundle>): Promise<Bundle> {
  try {
    return await bundle();
  } catch (error) {
    const [problem] = (error as Partial<BuildFailure>).errors ?? [];
    if (problem === undefined) throw error;
    const place = problem.location === null ? "" : ` (${shown(problem.location.file)}, line ${problem.location.line})`;
    throw new UsageError(`${what} cannot be bundled: ${problem.text}${place}.`);
  }
}

/** All `stages/N-name.test.ts` of the folders, in the order of N; for the same N in the order of the folders. */
async function findSuites(folders: readonly string[]): Promise<string[]> {
  const suites: { stage: number; path: string }[] = [];
  for (const folder of folders) {
    const stages = join(folder, "stages");
    for (const name of await namesIn(stages)) {
      // Without a number it comes last; sorting is stable, so that then the order of names is kept.
      const stage = Number(/^\d+/.exec(name)?.[0] ?? Number.MAX_SAFE_INTEGER);
      if (name.endsWith(".test.ts")) suites.push({ stage, path: resolve(stages, name) });
    }
  }
  return suites.sort((a, b) => a.stage - b.stage).map(({ path }) => path);
}
