/** Who may import whom: the map of the house, held against every import in it. */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Paths below the course's root; `*` stands for one name, a folder for all that is in it. */
interface Rule {
  from: string;
  may: string[];
  /** What only types may be imported of. */
  types?: string[];
}

const KIT = "exercises/kit/";
const NOUNS = ["grader/model/"];

/** What others grade by. */
const GRADING = ["grade", "each", "warm", "entrant", "stages/outline"].map((name) => `grader/grade/${name}.ts`);

/** How the calls of a trace are read and written. */
const CALLS = ["exercises/kit/check/failure.ts", "exercises/kit/check/show.ts"];

/** The first rule that fits a file counts; what is in a folder may import from that folder. */
const rules: Rule[] = [
  { from: "grader/model/", may: [], types: [KIT] },
  { from: "grader/disk/", may: NOUNS },
  // The pipeline: a step knows the nouns and itself, and `grade.ts` joins the steps.
  // What an import means decides which files count, before they are compiled and while they are.
  {
    from: "grader/grade/load/",
    may: [...NOUNS, "grader/grade/compile/resolve.ts", "exercises/kit/subject/bundle-inside.ts"],
    types: [KIT],
  },
  { from: "grader/grade/compile/", may: NOUNS, types: [KIT] },
  // What libraries keep to themselves, each library in one file.
  { from: "grader/grade/internals/", may: [] },
  { from: "grader/grade/sandbox/", may: [...NOUNS, KIT, "grader/grade/internals/"] },
  // The worker is where the sandbox and the suites meet.
  { from: "grader/grade/stages/", may: [...NOUNS, KIT, "grader/grade/internals/", "grader/grade/sandbox/"] },
  { from: "grader/grade/score/", may: NOUNS, types: [KIT] },
  // What joins them.
  { from: "grader/grade/", may: NOUNS },
  // What is made of reports.
  { from: "grader/report/look/", may: [] },
  { from: "grader/picture/", may: [...NOUNS, ...CALLS], types: [KIT] },
  { from: "grader/report/", may: [...NOUNS, ...CALLS, "grader/picture/"], types: [KIT] },
  {
    from: "grader/class/",
    may: [...NOUNS, KIT, "grader/disk/", ...GRADING, "grader/grade/load/", "grader/report/"],
  },
  // The page that draws memory call by call: in the browser, with what serves it.
  {
    from: "grader/student/visualize/",
    may: [
      ...NOUNS,
      KIT,
      "grader/report/look/",
      "grader/picture/",
      "grader/grade/load/",
      "grader/grade/compile/",
      "grader/grade/sandbox/",
    ],
  },
  {
    from: "grader/student/watch/",
    may: [
      ...NOUNS,
      KIT,
      "grader/disk/",
      ...GRADING,
      "grader/grade/load/",
      "grader/report/",
      "grader/picture/",
      "grader/student/visualize/",
    ],
  },
  { from: "grader/publish/leaks/", may: NOUNS },
  {
    from: "grader/publish/autograder/",
    may: [...NOUNS, KIT, "grader/disk/", ...GRADING, "grader/grade/load/", "grader/report/autolab.ts"],
  },
  // It makes repositories of the same parts as the autograders, and looks through them.
  {
    from: "grader/publish/handout/",
    may: [
      ...NOUNS,
      "grader/disk/",
      ...GRADING,
      "grader/grade/load/",
      "grader/publish/",
      "grader/picture/lesson-fences.ts",
      "grader/student/watch/originals.ts",
    ],
  },
  {
    from: "grader/authors/",
    may: [
      ...NOUNS,
      KIT,
      ...GRADING,
      "grader/grade/load/",
      "grader/picture/lesson.ts",
      "grader/picture/sections.ts",
      "solutions/mutant.ts",
    ],
  },
  {
    from: "grader/commands/",
    may: [
      ...NOUNS,
      KIT,
      "grader/disk/",
      ...GRADING,
      "grader/grade/load/",
      "grader/report/",
      "grader/class/",
      "grader/student/",
      "grader/publish/",
      "grader/authors/",
    ],
  },
  {
    from: "grader/main.ts",
    may: ["grader/model/errors.ts", "grader/disk/", "grader/commands/"],
    types: ["grader/student/watch/"],
  },
  { from: "grader/bin.js", may: ["grader/ready.ts", "grader/main.ts"] },
  { from: "grader/ready.js", may: [] },
  // Tools, tests and the documentation look at everything from outside.
  { from: "docs/plugins/", may: ["docs/theme/"] },
  { from: "docs/theme/", may: ["grader/"], types: [KIT] },
  { from: "grader/lab/", may: ["grader/", "exercises/", "solutions/"] },
  { from: "grader/test/", may: ["grader/", "exercises/", "solutions/", "docs/"] },
  // What students get never leads into the grader; what runs in the sandbox imports nothing at all.
  { from: "exercises/kit/subject/native.ts", may: [KIT, "vitest", "fast-check", "node:"] },
  { from: "exercises/kit/subject/beside.ts", may: [KIT, "node:"] },
  { from: "exercises/kit/subject/sources.ts", may: ["node:"] },
  { from: "exercises/kit/subject/bundle-inside.ts", may: ["node:", "esbuild"] },
  { from: "exercises/kit/", may: ["vitest", "fast-check"] },
  { from: "exercises/*/stages/", may: [KIT, "vitest", "fast-check"] },
  { from: "exercises/*/", may: [], types: [KIT] },
  { from: "solutions/mutant.ts", may: [] },
  { from: "solutions/*/stages/", may: [KIT, "exercises/*/stages/", "vitest", "fast-check"] },
  { from: "solutions/*/mutants.ts", may: [], types: ["solutions/mutant.ts"] },
  { from: "solutions/*/", may: [], types: [KIT] },
];

const files = ["grader", "exercises", "solutions", "docs"]
  .flatMap((tree) =>
    readdirSync(join(root, tree), { recursive: true, encoding: "utf8" }).map((name) => join(tree, name)),
  )
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.(ts|tsx|js)$/.test(file) && !/\/(fixtures|\.[^/]*)\/|^docs\/site\//.test(file))
  .sort();

test("every file has its place on the map", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => ruleOf(file) === undefined)).toEqual([]);
});

test("nobody imports what they may not", () => {
  const forbidden = files.flatMap((file) =>
    importsOf(file)
      .filter(({ target, isType }) => !isAllowed(file, target, isType))
      .map(({ target, line, isType }) => `${file}:${line} imports ${isType ? "types of " : ""}${target}`),
  );
  expect(forbidden, "take these imports out, or change the map in grader/test/imports.test.ts").toEqual([]);
});

const ruleOf = (file: string): Rule | undefined => rules.find(({ from }) => fits(file, from));

function isAllowed(file: string, target: string, isType: boolean): boolean {
  const rule = ruleOf(file);
  // Which packages the grader uses is told by package.json alone.
  if (/^(grader|docs)\//.test(file) && !/^(grader|exercises|solutions|docs)\//.test(target)) return true;
  const depth = rule?.from.split("/").filter(Boolean).length ?? 0;
  const own = rule?.from.endsWith("/") ? [`${file.split("/").slice(0, depth).join("/")}/`] : [];
  const places = [...own, ...(rule?.may ?? []), ...(isType ? (rule?.types ?? []) : [])];
  return places.some((place) => fits(target, place));
}

function fits(path: string, place: string): boolean {
  if (place === "node:") return path.startsWith(place);
  const [parts, wanted] = [path.split("/"), place.replace(/\/$/, "").split("/")];
  const isWhole = place.endsWith("/") ? parts.length > wanted.length : parts.length === wanted.length;
  return isWhole && wanted.every((name, index) => name === "*" || name === parts[index]);
}

/** Imports of a file, dynamic ones with a literal among them: paths below the root, or names of packages. */
function importsOf(file: string): { target: string; line: number; isType: boolean }[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: { target: string; line: number; isType: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    const isDeclaration = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const specifier = isDeclaration ? node.moduleSpecifier : isCall ? node.arguments[0] : undefined;
    if (specifier !== undefined && ts.isStringLiteral(specifier)) {
      const isType =
        (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly === true) ||
        (ts.isExportDeclaration(node) && node.isTypeOnly);
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ target: targetOf(specifier.text, file), line, isType });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function targetOf(specifier: string, file: string): string {
  if (specifier.startsWith("#kit/")) return specifier.replace("#kit/", KIT) + ".ts";
  if (!specifier.startsWith(".")) return specifier;
  return posix.join(dirname(file), specifier).replace(/\.js$/, ".ts");
}
