/**
 * Finds and reads an instructor's config, whatever is in it.
 *
 * @module
 */
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../../model/errors.js";
import { namesIn } from "./course.js";
import { diskError } from "./disk.js";
import { readJson } from "./manifest.js";
import { bundledModule, exportsOfScript } from "./own-module.js";
import { printable, shown } from "../../model/words.js";

/** In the order in which they are named to people. */
const CONFIG_NAMES = ["alloclab.config.ts", "alloclab.config.json"] as const;

const DEFINE = fileURLToPath(new URL("./config-define.ts", import.meta.url));

/**
 * Path of the config: the one that was named, else the one that stands in the folder itself.
 *
 * @returns `null` when there is none
 * @throws UsageError when the one that was named is not there or no config, or the folder has two
 */
export async function findConfig(path: string | null, cwd: string): Promise<string | null> {
  if (path !== null) {
    const file = resolve(cwd, path);
    const stats = await stat(file).catch((error: unknown) => {
      throw diskError(error, path);
    });
    if (stats.isFile() && /\.(ts|json)$/i.test(file)) return file;
    throw new UsageError(
      `${shown(path)} is no config: it must be a .ts or .json file, as ${CONFIG_NAMES.join(" or ")}.`,
    );
  }
  const found = await configsIn(cwd);
  if (found.length > 1)
    throw new UsageError(`There are two configs here, ${found.join(" and ")}; name one with --config.`);
  return found[0] === undefined ? null : join(cwd, found[0]);
}

/** Names of the configs that stand in a folder itself. */
export async function configsIn(folder: string): Promise<string[]> {
  const names = await namesIn(folder);
  return CONFIG_NAMES.filter((name) => names.includes(name));
}

/**
 * What a config holds. A `.ts` file is run, as it is the instructor's own.
 *
 * @throws UsageError when it cannot be read, or run
 */
export async function readConfig(path: string): Promise<unknown> {
  if (/\.json$/i.test(path)) return readJson(path);
  const code = await bundled(path);
  let module: { default?: unknown };
  try {
    module = await exportsOfScript(code);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${shown(path)} throws: ${printable(reason.split("\n")[0] ?? "").replace(/\.?$/, ".")}`);
  }
  if (module.default !== undefined) return module.default;
  throw new UsageError(`${shown(path)} exports nothing; write \`export default defineConfig({ … })\`.`);
}

/** As one script, in which `alloclab/config` is found wherever the config stands. */
async function bundled(path: string): Promise<string> {
  try {
    return await bundledModule(path, { "alloclab/config": DEFINE });
  } catch (error) {
    const { errors } = error as { errors?: { text: string; location: { line: number } | null }[] };
    const [first] = errors ?? [];
    if (first === undefined) throw error;
    const line = first.location === null ? "" : `, line ${first.location.line}`;
    throw new UsageError(`${shown(path)} cannot be compiled${line}: ${first.text.replace(/\.?$/, ".")}`);
  }
}
