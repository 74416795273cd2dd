/**
 * An assignment's `variants/` → scripts: other files in the place of given ones, for submissions that judge programs.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";

/** The folder of an assignment with other files in the place of given ones: `variants/<name>/<given file>`. */
export const VARIANTS = "variants";

/** A given file that others can take the place of; each is the source of a function that gives its exports. */
export interface Replaceable {
  /** The names that it exports, and so does each of the others. */
  exports: readonly string[];
  handedOut: string;
  /** The others, by their names. */
  variants: Readonly<Record<string, string>>;
}

/** A variant that is not as it should be. The message says what is wrong with it, with its path below the assignment's folder. */
export class WrongVariant extends Error {}

/**
 * Bundles the given files that have variants, and the variants, each with what it imports from its own folder. Some 20 ms;
 * nothing where there are none.
 *
 * @param folders - of the assignment, as handed out and the hidden twin
 * @param givenFiles - names of the files that are given
 * @throws WrongVariant when one takes the place of nothing, or exports less than what it takes the place of
 * @throws BuildFailure when one does not compile, or imports what is not beside it
 */
export async function bundleVariants(
  folders: readonly string[],
  givenFiles: readonly string[],
): Promise<Record<string, Replaceable>> {
  const [handedOut = ""] = folders;
  const found = (await Promise.all(folders.map((folder) => variantsIn(folder, givenFiles)))).flat();
  for (const [place, { file, name }] of found.entries()) {
    const other = found.findIndex((one) => one.file === file && one.name === name);
    if (other !== place) throw new WrongVariant(`there are two variants "${name}" of ${file}`);
  }
  const replaceable: Record<string, Replaceable> = {};
  for (const file of new Set(found.map((variant) => variant.file))) {
    const own = found.filter((variant) => variant.file === file);
    const [given, ...others] = await bundled([join(handedOut, file), ...own.map(({ path }) => path)]);
    if (given === undefined) throw new Error("nothing was bundled");
    const variants = own.map(({ name }, place): [string, string] => {
      const { exports = [], script = "" } = others[place] ?? {};
      const missing = given.exports.find((one) => !exports.includes(one));
      if (missing === undefined) return [name, script];
      throw new WrongVariant(`${VARIANTS}/${name}/${file} has to export ${missing}, as ${file} does`);
    });
    replaceable[file] = { exports: given.exports, handedOut: given.script, variants: Object.fromEntries(variants) };
  }
  return replaceable;
}

interface Found {
  name: string;
  /** The given file that it takes the place of. */
  file: string;
  path: string;
}

async function variantsIn(folder: string, givenFiles: readonly string[]): Promise<Found[]> {
  const variants = join(folder, VARIANTS);
  const entries = await readdir(variants, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.sort().flatMap((name) => {
    const found = givenFiles
      .map((file): Found => ({ name, file, path: join(variants, name, file) }))
      .filter(({ path }) => existsSync(path));
    if (found.length > 0) return found;
    throw new WrongVariant(`${VARIANTS}/${name}/ has none of the given files, ${givenFiles.join(", ")}`);
  });
}

const BUNDLING = {
  bundle: true,
  write: false,
  outdir: "bundled",
  platform: "neutral",
  target: "es2022",
  charset: "utf8",
  logLevel: "silent",
  // As a submission is, so that a class has the same name wherever it stands.
  keepNames: true,
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
} satisfies BuildOptions;

/** The files, bundled, in their order: what they export, and as source of a function that gives it. */
async function bundled(paths: readonly string[]): Promise<{ exports: string[]; script: string }[]> {
  const entryPoints = paths.map((path, place) => ({ in: path, out: String(place) }));
  const common = { ...BUNDLING, entryPoints, plugins: [ownFolder] };
  const { build } = await import("esbuild");
  // Only of modules is it told what they export. Without spaces there are no comments, in which the files' names would stand.
  const [modules, scripts] = await Promise.all([
    build({ ...common, format: "esm", metafile: true }),
    build({ ...common, format: "iife", globalName: "__variant", minifyWhitespace: true }),
  ]);
  return paths.map((_, place) => ({
    exports: modules.metafile.outputs[`bundled/${place}.js`]?.exports ?? [],
    script: `(() => {${scripts.outputFiles[place]?.text ?? ""}\nreturn __variant;})`,
  }));
}

/** Keeps a file to what stands beside it: what it took from elsewhere could be the student's. */
const ownFolder: Plugin = {
  name: "own-folder",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /.*/ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if (kind === "entry-point" || pluginData === ownFolder) return null;
      const found = await resolve(path, { importer, kind, resolveDir, pluginData: ownFolder });
      const isOfVariant = dirname(dirname(importer)).endsWith(VARIANTS);
      if (found.errors.length > 0 || (isOfVariant && dirname(found.path) === dirname(importer))) return found;
      return { errors: [{ text: `"${path}" cannot be imported: a variant is complete in its own folder` }] };
    });
  },
};
