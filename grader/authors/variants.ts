/**
 * Variants of given files that are made of other sources: a reference with one of its mutants, most often.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Plugin } from "esbuild";
import { VARIANTS } from "#kit/subject/bundle-variants";
import { type Mutant, applyMutant } from "../../solutions/mutant.js";
import type { MadeVariant } from "../../solutions/variant.js";
import { exportsOfModule } from "../grade/load/own-module.js";
import { UsageError } from "../model/errors.js";
import type { Derived } from "./derived.js";

/** The table of an assignment's variants that are made: an export `variants`. */
const TABLE = "variants.ts";

/** The variants as their sources would have them, beside what they are; none where an assignment makes none. Throws a UsageError. */
export async function deriveVariants(courseRoot: string, folder: string): Promise<Derived[]> {
  const source = `solutions/${folder}/${TABLE}`;
  const path = join(courseRoot, source);
  if ((await textOf(path)) === null) return [];
  const { variants } = (await exportsOfModule(path)) as { variants: readonly MadeVariant[] };
  return Promise.all(
    variants.map(async (variant): Promise<Derived> => {
      const tree = variant.isHandedOut ? "exercises" : "solutions";
      const made = `${tree}/${folder}/${VARIANTS}/${variant.name}/${variant.file}`;
      const expected = await sourceOf(variant, join(courseRoot, "solutions")).catch((error: Error) => {
        throw new UsageError(`${source}: ${variant.name} cannot be made: ${error.message}`);
      });
      return { path: made, source, expected, actual: await textOf(join(courseRoot, made)) };
    }),
  );
}

/** One statement, which a formatter is told to leave as it is. Names of classes and functions stay, since programs can ask for them. */
async function sourceOf({ from, about, globals, mistake }: MadeVariant, solutions: string): Promise<string> {
  const mistaken = mistake === undefined ? null : new Mistaken(join(solutions, mistake.folder), mistake.mutant);
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    entryPoints: { made: join(solutions, from) },
    outdir: solutions,
    inject: globals === undefined ? [] : [join(solutions, globals)],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    charset: "utf8",
    minify: true,
    keepNames: true,
    logLevel: "silent",
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
    plugins: mistaken === null ? [] : [mistaken.plugin],
  });
  if (mistaken?.isMade === false) throw new Error(`nothing in it is made of ${mistake?.mutant.file}`);
  const names = Object.values(metafile.outputs).flatMap(({ exports }) => exports);
  const [code = "", exported = ""] = (outputFiles[0]?.text ?? "").split(/export\{(.*)\};?\s*$/);
  const given = exported.split(",").map((each) => each.split(" as ").reverse().join(": "));
  return [
    "/* eslint-disable */",
    "// @ts-nocheck",
    "// Made by `npm run dev sync`, to be run.",
    `// ${about}`,
    "// prettier-ignore",
    `export const { ${names.join(", ")} } = (() => {${code}return { ${given.join(", ")} };})();`,
    "",
  ].join("\n");
}

/** Makes a mistake in the file that a mutant edits, when that is read. */
class Mistaken {
  isMade = false;
  readonly plugin: Plugin = {
    name: "mistaken",
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (relative(join(this.folder, this.mutant.file), path) !== "") return null;
        const { file } = this.mutant;
        const contents = applyMutant(new Map([[file, await readFile(path, "utf8")]]), this.mutant).get(file) ?? "";
        this.isMade = true;
        return { contents, loader: "ts" };
      });
    },
  };

  constructor(
    private readonly folder: string,
    private readonly mutant: Mutant,
  ) {}
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
