/**
 * Submission → Program: TypeScript bundled into one script, with the way back to the source.
 *
 * esbuild bundles rather than compiling file by file, because students re-export types and write enums as they like, and
 * only a bundler knows which names are types. Types are not checked here.
 *
 * @module
 */
import type { BuildFailure, Message, OnLoadResult, OutputFile, Plugin, TransformOptions } from "esbuild";
import { linkTo } from "#kit/subject/linked";
import type { Exercise } from "../../model/course.js";
import type { Problem, Program, Submission } from "../../model/submission.js";
import { codeLength, LineBudget, textOfConstants } from "./amount.js";
import { importsPutTogether, isOutOfTheOrdinary, messagesOf, withoutSourceMap } from "./imports.js";
import { missingExport } from "./exports.js";
import { notSource, problemOf, SCHEME } from "./problem.js";
import { shownList } from "../../model/words.js";
import { chosenFiles, leadsElsewhere, resolveImport } from "./resolve.js";
import { spreadsIn } from "./spreads.js";
import { GAVE_UP, guardedBuild } from "./service.js";

/** A submission compiled, or what is wrong with it. */
export type Compiled = { ok: true; program: Program } | { ok: false; problems: Problem[] };

/** Characters of the largest file, comments and space aside. A whole allocator has less than a tenth of it. */
const MAX_LENGTH = 2 ** 17;
/** The same for all files that are compiled together. */
const MAX_TOTAL_LENGTH = 4 * MAX_LENGTH;
/** Problems of a submission that are told; nobody mends more than these at a time. */
const MAX_PROBLEMS = 20;
/** Characters of the largest script that is run; that of the largest honest submission is a thousandth of it. */
const MAX_CODE = 16 * 2 ** 20;

/** Files that are listed where an import leads to none of them. */
const MOST_PATHS = 12;

const TOO_MUCH = "It is too large, or nested too deeply, to be compiled.";

/** Compiles a submission. A few milliseconds after esbuild has started. */
export async function compile(submission: Submission, exercise: Exercise): Promise<Compiled> {
  if (submission.problems.length > 0) return { ok: false, problems: submission.problems };
  const files = chosenFiles(submission, exercise);
  const excess = excessOf(files, exercise);
  if (excess !== null) return { ok: false, problems: [excess] };
  // The contract lets a single file do without `export`. Whether a class is exported some other way, or is not there at
  // all, shows when the script is loaded.
  const source = files.get(files.get("") ?? "") ?? "";
  let unexported = exercise.classNames.filter((name) => !exportsClass(source, name));
  while (unexported.length > 0) {
    const added = await bundle(files, exercise, `\n;export { ${unexported.join(", ")} };`);
    if (added.ok) return added;
    const { problems } = added;
    const others = unexported.filter((name) => !problems.some(({ message }) => isAboutExport(message, name)));
    if (others.length === unexported.length) return added;
    unexported = others;
  }
  return bundle(files, exercise, "");
}

/**
 * A quick look that saves a second build. A wrong no is made up for by that build; a wrong yes is not, so words in a line
 * comment do not count, nor does a default export, which has no name to be found by.
 */
const exportsClass = (source: string, name: string): boolean =>
  new RegExp(`^[ \\t]*export\\s+((abstract\\s+)?class\\s+${name}\\b|\\{[^{}]*\\b${name}\\b)`, "m").test(source);

const isAboutExport = (message: string, name: string): boolean =>
  message === `"${name}" is not declared in this file` || message === `Multiple exports with the same name "${name}"`;

/** The variable of a program that is given what the entry exports. */
const RESULT = "__submission";

/** How source is read. */
const READING = {
  target: "es2022",
  keepNames: true,
  charset: "utf8",
  // A tsconfig.json of the student's, or of this project, has no effect.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, experimentalDecorators: false } },
} satisfies TransformOptions;

async function bundle(files: Map<string, string>, exercise: Exercise, added: string): Promise<Compiled> {
  try {
    const result = await guardedBuild({
      // Not exported: to hand exports out, esbuild calls built-ins once all has run, which the submission may have replaced.
      stdin: { contents: `import * as all from "${SCHEME}:entry";\n${RESULT} = all;`, loader: "ts" },
      bundle: true,
      write: false,
      outfile: "submission.js",
      format: "iife",
      banner: { js: `var ${RESULT};` },
      platform: "neutral",
      sourcemap: "external",
      sourcesContent: false,
      logLevel: "silent",
      ...READING,
      plugins: [submissionFiles(files, exercise, added)],
    });
    if (result === GAVE_UP) return { ok: false, problems: [tooMuch(files, exercise)] };
    const program = programOf(result.outputFiles);
    if (program.code.length > MAX_CODE) return { ok: false, problems: [tooMuch(files, exercise)] };
    if (exercise.inside !== undefined) {
      const spreads = spreadsIn(program.code);
      if (spreads === null) return { ok: false, problems: [tooMuch(files, exercise)] };
      program.spreads = spreads;
    }
    const missing = await Promise.all(
      result.warnings.map((warning) => missingExport(warning, files, exercise, READING)),
    );
    const problems = missing.filter((problem) => problem !== null);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, program };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { ok: false, problems: await problemsOf(error.errors, files, exercise) };
  }
}

async function problemsOf(
  messages: readonly Message[],
  files: ReadonlyMap<string, string>,
  exercise: Exercise,
): Promise<Problem[]> {
  const different = withoutDoubles(messages);
  const problems = await Promise.all(
    different
      .slice(0, MAX_PROBLEMS)
      .map(async (message) => (await missingExport(message, files, exercise, READING)) ?? problemOf(message, files)),
  );
  const rest = different.length - problems.length;
  if (rest <= 0) return problems;
  return [...problems, { message: `There are ${rest} more.`, file: null, line: null, column: null, frame: null }];
}

/** Equal messages at one place are one: how often it is said tells nothing of the submission. O(messages). */
function withoutDoubles(messages: readonly Message[]): Message[] {
  const keyOf = ({ text, location }: Message): string =>
    JSON.stringify([text, location?.file, location?.line, location?.column]);
  return [...new Map(messages.map((message) => [keyOf(message), message])).values()];
}

/** What makes it too much for the compiler, as far as that can be told beforehand. */
function excessOf(files: Map<string, string>, exercise: Exercise): Problem | null {
  for (const [path, source] of files) {
    if (source.length <= MAX_LENGTH || codeLength(source) <= MAX_LENGTH) continue;
    const message = `It has more code than can be compiled: ${MAX_LENGTH / 1024} KiB, comments aside, are the most.`;
    return { message, file: path, line: null, column: null, frame: null };
  }
  return textOfConstants(files.values()) > MAX_CODE ? tooMuch(files, exercise) : null;
}

function tooMuch(files: Map<string, string>, exercise: Exercise): Problem {
  const file = files.get("") ?? exercise.entry;
  return { message: TOO_MUCH, file, line: null, column: null, frame: null };
}

function programOf(outputs: OutputFile[]): Program {
  const map = JSON.parse(outputs.find((file) => file.path.endsWith(".map"))?.text ?? "{}") as { sources: string[] };
  map.sources = map.sources.map((source) => source.replace(new RegExp(`^${SCHEME}:`), ""));
  const code = outputs.find((file) => file.path.endsWith(".js"))?.text ?? "";
  return { code, map: JSON.stringify(map) };
}

/** Gives esbuild the files of the submission, and nothing else of this machine. */
function submissionFiles(files: Map<string, string>, exercise: Exercise, added: string): Plugin {
  const entry = files.get("") ?? exercise.entry;
  const lines = new LineBudget();
  let length = 0;
  return {
    name: SCHEME,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
        if (kind === "entry-point") return null;
        if (path === `${SCHEME}:entry`) return { path: entry, namespace: SCHEME };
        const found = resolveImport(path, importer, files, exercise);
        if (found === importer && leadsElsewhere(path, exercise)) {
          return { errors: [{ text: elsewhereProblem(path, found, exercise) }] };
        }
        if (found !== null) return { path: found, namespace: SCHEME };
        return { errors: [{ text: importProblem(path, files) }] };
      });
      onLoad({ filter: /.*/, namespace: SCHEME }, async ({ path }) => {
        const replaceable = exercise.replaceable?.[path];
        if (replaceable !== undefined) return { contents: linkTo(path, replaceable.exports), loader: "js" };
        const source = files.get(path) ?? "";
        const instead = notSource(source);
        if (instead !== null) return errorAt(path, 1, instead);
        length += codeLength(source);
        if (length > MAX_TOTAL_LENGTH) return errorAt(path, 1, TOO_MUCH);
        const long = lines.add(source);
        if (long !== null) return errorAt(path, long, "This line is too long to be compiled.");
        const contents = withoutSourceMap(source) + (path === entry ? added : "");
        const refused = isOutOfTheOrdinary(contents) ? await importsRefused(path, contents) : null;
        return refused ?? { contents, loader: "ts" };
      });
      // Whatever esbuild may have found by itself: not a byte of it is read.
      onLoad({ filter: /.*/ }, () => ({ errors: [{ text: "Only the submission's own files can be imported." }] }));
    },
  };
}

/** Why a file is not bundled: it has imports that name no file, or cannot be read; `null` when it has none. */
async function importsRefused(file: string, source: string): Promise<OnLoadResult | null> {
  try {
    const found = await importsPutTogether(source, { ...READING, loader: "ts" });
    if (found.length === 0) return null;
    const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
    const errors = found.map(({ word, line, column }) => ({
      text: `An ${word === "import" ? "import" : "import by `require`"} has to name its file, as "./merge.js": a path that is put together when the code runs cannot be followed.`,
      location: { file, namespace: SCHEME, line, column, length: word.length, lineText: lines[line - 1] ?? "" },
    }));
    return { errors };
  } catch (error) {
    if (error instanceof RangeError) return errorAt(file, 1, TOO_MUCH);
    const messages = messagesOf(error);
    if (messages === null) throw error;
    const errors = messages.map(({ text, location }) => ({
      text,
      location: location && { ...location, file, namespace: SCHEME },
    }));
    return { errors };
  }
}

const errorAt = (file: string, line: number, text: string): OnLoadResult => ({
  errors: [{ text, location: { file, namespace: SCHEME, line, column: 0, length: 0, lineText: "" } }],
});

/** Why a file cannot be made of its namesake in another assignment, which here would be itself. */
function elsewhereProblem(path: string, importer: string, { takes }: Exercise): string {
  const name = importer.slice(importer.lastIndexOf("/") + 1);
  const isTaken = Object.values(takes).some((names) => names.includes(name));
  const keys = isTaken ? ", or in `npm start` press r to reset this file and b to bring yours along" : "";
  return `"${path}" leads to another assignment, and a submission is complete by itself: copy what you need of it${keys}.`;
}

function importProblem(path: string, files: ReadonlyMap<string, string>): string {
  const paths = [...files.keys()].filter((one) => one !== "");
  return path.startsWith(".")
    ? `There is no "${path}" among the .ts files that count, and no others are read. They are ${shownList(paths, MOST_PATHS)}.`
    : `"${path}" cannot be imported: only the submission's own files and the given ones can, by a path that begins with "./".`;
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}
