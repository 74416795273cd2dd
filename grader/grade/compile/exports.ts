/**
 * A name that one file imports and another does not export, told where it is to be mended. The compiler tells it of the
 * import, which stands most often in a file that was given, and is right.
 *
 * @module
 */
import { posix } from "node:path";
import type { Message, TransformOptions } from "esbuild";
import type { Exercise } from "../../model/course.js";
import type { Problem } from "../../model/submission.js";
import { type Names, type Place, namesIn } from "./names.js";
import { problemAt, problemOf, SCHEME } from "./problem.js";

/** What the compiler says: as an error where a file has other exports, as a warning where it has none at all. */
const NO_MATCH = new RegExp(`^No matching export in "${SCHEME}:(.*)" for import "(.*)"$`);
const NO_EXPORTS = new RegExp(
  `^Import "(.*)" will always be undefined because the file "${SCHEME}:(.*)" has no exports$`,
);

/** The name that is asked for, of which file, and by which. */
interface Missing {
  name: string;
  file: string;
  importer: string;
  /** Whether the compiler is not sure: a name that is never used when the code runs need not be there. */
  isDoubtful: boolean;
}

/** What to do, and where: at a place in the file that should export; left out, at the import. */
interface Advice {
  message: string;
  at?: Place;
}

/**
 * The problem that a message of the compiler's tells of: a name that is not exported. `null` when it tells of something
 * else, or of a name that may not be missed.
 *
 * @param reading - how source is read
 */
export async function missingExport(
  message: Message,
  files: ReadonlyMap<string, string>,
  exercise: Exercise,
  reading: TransformOptions,
): Promise<Problem | null> {
  const missing = missingOf(message);
  if (missing === null) return null;
  const names = await namesIn(files.get(missing.file) ?? "", reading);
  const due = await namesIn(exercise.handout.get(posix.basename(missing.file)) ?? "", reading);
  if (names === null || due === null) return null;
  const advice = inTheFile(missing, names, due);
  if (advice?.at !== undefined) return problemAt(advice.message, missing.file, advice.at, files);
  if (missing.isDoubtful) return null;
  return problemOf({ ...message, text: atTheImport(missing, names, isGiven(missing, exercise)) }, files);
}

function missingOf({ text, location }: Message): Missing | null {
  if (location === null) return null;
  const importer = location.file.replace(`${SCHEME}:`, "");
  const [, file, name] = NO_MATCH.exec(text) ?? [];
  if (file !== undefined && name !== undefined) return { name, file, importer, isDoubtful: false };
  const [, called, empty] = NO_EXPORTS.exec(text) ?? [];
  if (called !== undefined && empty !== undefined) return { name: called, file: empty, importer, isDoubtful: true };
  return null;
}

/** What is to be done in the file that should export the name: it has it, or it had it when it was handed out. */
function inTheFile({ name, file, importer, isDoubtful }: Missing, names: Names, due: Names): Advice | null {
  const who = posix.basename(importer);
  if (names.byDefault?.name === name) {
    const message = `\`${name}\` is exported as the default, but ${who} imports it by its name. Leave out \`default\`.`;
    return { message, at: names.byDefault };
  }
  const own = names.declared.get(name);
  if (own !== undefined) {
    const message = `\`${name}\` is not exported, but ${who} imports it. Write \`export\` in front of it.`;
    return { message, at: own };
  }
  const handedOut = due.exported.get(name);
  if (handedOut === undefined || isDoubtful) return null;
  const write = `Write \`export ${handedOut.kind} ${name}\`.`;
  const type = names.types.get(name);
  if (type !== undefined) {
    const message = `\`${name}\` is only a type, which is gone when the code runs, and ${who} needs it then. ${write}`;
    return { message, at: type };
  }
  const strange = [...names.exported].filter(([other]) => !due.exported.has(other));
  const instead = strange.length === 0 ? "" : `, but exports ${quoted(strange.map(([other]) => other))}`;
  const message = `${posix.basename(file)} has no \`${name}\`, which ${who} imports${instead}. ${write}`;
  return { message, at: strange[0]?.[1] ?? names.byDefault ?? { line: 1, column: 0 } };
}

/** Whether a file counts as it was handed out, whatever its student has written into it. */
const isGiven = ({ file }: Missing, { givenFiles, wholeFile }: Exercise): boolean =>
  givenFiles.includes(file) && file !== wholeFile;

/** What the import asks for and cannot have. */
function atTheImport({ name, file }: Missing, { exported }: Names, isGivenFile: boolean): string {
  const base = posix.basename(file);
  const has = exported.size === 0 ? "it exports nothing" : `it exports ${quoted([...exported.keys()])}`;
  const counts = isGivenFile
    ? ` It counts as it was handed out, so write what you add to it into a file of your own.`
    : "";
  if (name !== "default") return `${base} exports no \`${name}\`: ${has}.${counts}`;
  return `${base} has no default export: ${has}. Names are imported in braces: \`import { … } from\`.`;
}

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");
