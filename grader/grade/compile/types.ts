/**
 * Type errors as advice: they cost nothing, and are looked for only when asked, because the type checker takes longer to
 * start than a whole grading.
 *
 * @module
 */
import type { CompilerOptions, Diagnostic, System } from "typescript";
import type { Exercise } from "../../model/course.js";
import type { Problem, Submission } from "../../model/submission.js";
import { frame } from "./problem.js";
import { chosenFiles, resolveImport } from "./resolve.js";
import { typescript } from "./typescript.js";

/** More than this is no advice any more. */
const MAX_PROBLEMS = 20;
const ROOT = "/submission/";

/** What TypeScript's `strict` has to say about a submission. About a second. */
export async function typeAdvice(submission: Submission, exercise: Exercise): Promise<Problem[]> {
  const ts = typescript();
  const files = chosenFiles(submission, exercise);
  const entry = files.get("") ?? exercise.entry;
  const options: CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const own = (path: string): string | undefined =>
    path.startsWith(ROOT) ? files.get(path.slice(ROOT.length)) : undefined;
  // The checker sees the submission and its own library, and no other file of this machine.
  const library = (path: string): boolean => /[\\/]typescript[\\/]lib[\\/]lib\.[\w.]+\.d\.ts$/.test(path);
  const readFile: System["readFile"] = (path) => own(path) ?? (library(path) ? ts.sys.readFile(path) : undefined);
  Object.assign(host, {
    readFile,
    fileExists: (path: string) => own(path) !== undefined || (library(path) && ts.sys.fileExists(path)),
    directoryExists: (path: string) => path.startsWith("/submission"),
    getCurrentDirectory: () => ROOT,
    // As the compiler resolves them: a name of the assignment's means the file that counts for it, wherever it lies.
    resolveModuleNameLiterals: (literals: readonly { text: string }[], importer: string) =>
      literals.map(({ text }) => {
        const found = resolveImport(text, importer.replace(ROOT, ""), files, exercise);
        const resolvedModule = found === null ? undefined : { resolvedFileName: ROOT + found, extension: ".ts" };
        return { resolvedModule };
      }),
    getSourceFile: (path: string, version: Parameters<typeof host.getSourceFile>[1]) => {
      const text = readFile(path);
      return text === undefined ? undefined : ts.createSourceFile(path, text, version);
    },
  });
  try {
    const program = ts.createProgram([ROOT + entry], options, host);
    const found = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
    return found.slice(0, MAX_PROBLEMS).map((diagnostic) => problem(diagnostic, files));
  } catch (error) {
    // The checker's stack gives out on what is nested deeply enough. Advice is not worth a fault.
    if (error instanceof RangeError) return [];
    throw error;
  }

  function problem({ file, start, messageText }: Diagnostic, sources: ReadonlyMap<string, string>): Problem {
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file === undefined || start === undefined)
      return { message, file: null, line: null, column: null, frame: null };
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    const name = file.fileName.replace(ROOT, "");
    return {
      message,
      file: name,
      line: line + 1,
      column: character + 1,
      frame: frame(sources.get(name), line + 1, character + 1),
    };
  }
}
