/**
 * `package.json` and `package-lock.json` of a handout: the course's own, less what nothing in the handout needs.
 *
 * @module
 */
import { type PackedFile, packed, textFile } from "../autograder/kit.js";
import { UsageError } from "../../model/errors.js";
import { type Lockfile, type RootPackage, cutLock } from "./lock.js";

interface Manifest extends RootPackage {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  engines: Record<string, string>;
  [key: string]: unknown;
}

/** What the course's `package.json` hands on as it is. */
const KEPT = [
  ...["name", "version", "private", "type", "description", "license", "engines", "allowScripts"],
  ...["bin", "exports", "imports"],
];

/** What students' editors and scripts need, though nothing imports it. */
const FOR_STUDENTS = ["@types/node", "@vitest/ui", "tsx", "typescript", "vitest"];

/** Node's version is looked at first: vitest itself would end with a stack. */
const SCRIPTS = {
  start: "node grader/bin.js watch",
  pretest: "node grader/ready.js",
  test: "vitest run",
  preui: "node grader/ready.js",
  ui: "vitest --ui",
  grade: "node grader/bin.js grade",
  visualize: "node grader/bin.js visualize",
  pack: "node grader/bin.js pack",
};

/** What is said of the packages in the course. */
export interface CoursePackages {
  version: string;
  /** The oldest Node that will do: `20.19`. */
  node: string;
  manifest: Manifest;
  lock: Lockfile;
}

/** Reads the course's `package.json` and `package-lock.json`. Throws UsageError when they are not there. */
export async function coursePackages(courseRoot: string): Promise<CoursePackages> {
  const files = await packed(courseRoot, ["package.json", "package-lock.json"]);
  const read = (name: string): unknown => {
    const file = files.find(({ path }) => path === name);
    if (file === undefined)
      throw new UsageError(`The course in "${courseRoot}" has no ${name}, which a handout needs.`);
    return JSON.parse(file.data.toString("utf8"));
  };
  const manifest = read("package.json") as Manifest;
  const node = /\d+(\.\d+)*/.exec(manifest.engines["node"] ?? "")?.[0] ?? "";
  return { version: manifest.version, node, manifest, lock: read("package-lock.json") as Lockfile };
}

/** The two files for a handout with those sources. */
export function packageFiles({ manifest, lock }: CoursePackages, sources: readonly PackedFile[]): PackedFile[] {
  const imported = new Set([...FOR_STUDENTS, ...sources.flatMap(packagesIn).flatMap(withTypes)]);
  const part = (all: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(all).filter(([name]) => imported.has(name)));
  const kept = Object.fromEntries(KEPT.filter((key) => key in manifest).map((key) => [key, manifest[key]]));
  const groups = { dependencies: part(manifest.dependencies), devDependencies: part(manifest.devDependencies) };
  const root = { ...lock.packages[""], ...groups } as RootPackage;
  return [
    jsonFile("package.json", { ...kept, scripts: SCRIPTS, ...groups }),
    jsonFile("package-lock.json", cutLock(lock, root)),
  ];
}

const jsonFile = (path: string, value: unknown): PackedFile => textFile(path, `${JSON.stringify(value, null, 2)}\n`);

/** A package, and the one that has its types where it has none itself. */
const withTypes = (name: string): string[] => [name, `@types/${name.replace(/^@([^/]+)\//, "$1__")}`];

/** `from "x"`, `import("x")`, `import "x"`: names of packages in a source. A name too many in a comment does no harm. */
const IMPORT = /(?:\bfrom|\bimport)[\s(]*["']((?:@[\w.-]+\/)?[\w][\w.-]*)[^"']*["']/g;

function packagesIn({ path, data }: PackedFile): string[] {
  if (!/\.[jt]sx?$/.test(path)) return [];
  return [...data.toString("utf8").matchAll(IMPORT)].map(([, name = ""]) => name);
}
