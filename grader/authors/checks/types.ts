import { readdir } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import type { Exercise } from "../../model/course.js";
import { type Fence, readFences } from "../fences.js";
import { type Finding, finding } from "../finding.js";
import { variantFiles } from "./variants.js";

/** What lies beside a reference. */
const BESIDE = ["mutants.ts", "oracle.test.ts", "variants.ts"];
/** TypeScript in a lesson or contract: shown in colour, so readers will copy it. */
const LANGUAGES = ["ts", "typescript"];

/**
 * Type errors in the skeletons, in what stands in place of given files, in stages, mutants and the oracle's tests, and in the
 * code that lesson and contract show. Some four seconds.
 */
export async function findTypeErrors(courseRoot: string, exercise: Exercise): Promise<Finding[]> {
  const { folder, studentFiles, givenFiles } = exercise;
  const shown = (await readFences(courseRoot, folder)).filter(({ language }) => LANGUAGES.includes(language));
  // Beside the exercise's files, so that `./memory-allocator.js` means what it means to a reader.
  const blocks = new Map(shown.map((fence) => [join(courseRoot, `${fence.file}.${fence.firstLine}.ts`), fence]));
  const files = [
    ...[...studentFiles, ...givenFiles].map((name) => `exercises/${folder}/${name}`),
    ...(await variantFiles(courseRoot, folder)),
    ...(await ownCode(courseRoot, folder)),
  ].map((path) => join(courseRoot, path));
  const program = createProgram(courseRoot, files, blocks);
  return [...files, ...blocks.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map((diagnostic) => typeFinding(diagnostic, blocks.get(path), courseRoot));
  });
}

/** What authors write that is no part of a submission. */
async function ownCode(courseRoot: string, folder: string): Promise<string[]> {
  const found = ["exercises", "solutions"].map(async (side) => {
    const stages = await readdir(join(courseRoot, side, folder, "stages")).catch(() => []);
    const beside = side === "solutions" ? await readdir(join(courseRoot, side, folder)) : [];
    return [...stages.map((name) => `stages/${name}`), ...beside.filter((name) => BESIDE.includes(name))]
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${side}/${folder}/${name}`);
  });
  return (await Promise.all(found)).flat();
}

/** What packages declare, which is half of what is read for each assignment, and the same for all of them. */
const ofPackages = new Map<string, ts.SourceFile | undefined>();

function createProgram(courseRoot: string, files: readonly string[], blocks: ReadonlyMap<string, Fence>): ts.Program {
  const options = optionsOf(courseRoot);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  // `export {}` makes a module of a block that imports nothing, so that two blocks may use one name.
  const codeOf = (path: string): string | undefined => {
    const block = blocks.get(path);
    return block === undefined ? undefined : `${block.code}\nexport {};\n`;
  };
  host.fileExists = (path) => blocks.has(path) || fileExists(path);
  host.readFile = (path) => codeOf(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const code = codeOf(path);
    if (code !== undefined) return ts.createSourceFile(path, code, version);
    if (!path.includes("/node_modules/")) return getSourceFile(path, version, ...rest);
    if (!ofPackages.has(path)) ofPackages.set(path, getSourceFile(path, version, ...rest));
    return ofPackages.get(path);
  };
  return ts.createProgram([...files, ...blocks.keys()], options, host);
}

/** The options of the course's `tsconfig.json`, since that is what a student's editor goes by; `strict` without one. */
function optionsOf(courseRoot: string): ts.CompilerOptions {
  const path = join(courseRoot, "tsconfig.json");
  const { config = { compilerOptions: { strict: true } } } = ts.readConfigFile(path, ts.sys.readFile) as {
    config?: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, courseRoot);
  return { ...options, noEmit: true };
}

function typeFinding({ file, start = 0, messageText }: ts.Diagnostic, fence: Fence | undefined, root: string): Finding {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line;
  if (fence !== undefined) {
    const mend = "edit it; every block stands for itself. Code that is not to be compiled goes into a ```text block";
    return finding(`${fence.file}:${fence.firstLine + line}: ${message}`, mend);
  }
  const path = file?.fileName.slice(join(root, "/").length) ?? "";
  const [side, , inside = ""] = path.split("/");
  const isCut = side === "exercises" && inside !== "stages" && inside !== "variants";
  const solution = path.replace(/^exercises\//, "solutions/");
  return finding(`${path}:${line + 1}: ${message}`, isCut ? `edit ${solution}, then \`npm run dev sync\`` : "edit it");
}
