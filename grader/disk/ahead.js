// @ts-check
/**
 * What is compiled ahead: the program, and the suites of an assignment. To read hundreds of files and compile each takes seconds, so
 * they are bundled once, and what is there is taken as long as no file of it has changed. Plain JavaScript, since it runs before
 * TypeScript can.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Where tools keep what they can make again. */
const CACHE = join(ROOT, "node_modules", ".cache", "alloclab", "ahead");

/** They decide what imports mean, too. */
const SETTINGS = ["package.json", "tsconfig.json", "grader/disk/ahead.js", "node_modules/esbuild/package.json"];
/** Packages of many small modules, which are read faster as one; all others stay where they are. */
const INLINED =
  /^(zod|wrap-ansi|string-width|strip-ansi|ansi-regex|ansi-styles|get-east-asian-width|emoji-regex)(\/|$)/;
const DAY_MS = 24 * 3_600_000;
/** Another process may still import pieces of an older bundle. */
const KEPT_MS = 7 * DAY_MS;

/**
 * Modules bundled with all of this package that they import, one `<name>.js` for each entry; what several of them import is there once.
 * Some 20 ms where that is there already, else half a second.
 *
 * @param {string} name - under which it is kept
 * @param {Record<string, string>} entries - paths by name, relative to the course
 * @param {Record<string, string>} [alias] - paths that stand in for packages
 * @returns {Promise<string | null>} the folder; `null` where nothing can be kept, such as where nothing may be written
 */
export async function bundledAhead(name, entries, alias = {}) {
  const order = JSON.stringify({ entries, alias });
  const list = join(CACHE, `${name}-${createHash("sha256").update(order).digest("hex").slice(0, 8)}.json`);
  try {
    const known = keptAt(list);
    if (known === null || digest(order, known.inputs) !== known.folder)
      return join(CACHE, await make(list, entries, alias, order));
    touch(list);
    return join(CACHE, known.folder);
  } catch {
    return null;
  }
}

/** @param {string} list @returns {{ folder: string, inputs: string[] } | null} what was made, as far as it is still there */
function keptAt(list) {
  try {
    const known = JSON.parse(readFileSync(list, "utf8"));
    return existsSync(join(CACHE, known.folder)) ? known : null;
  } catch {
    return null;
  }
}

/** @param {string} order @param {readonly string[]} inputs - relative to the course @returns what all of them hold, in short; `null` where one is gone */
function digest(order, inputs) {
  const hash = createHash("sha256").update(ROOT).update(order);
  try {
    for (const path of inputs) hash.update(`\n${path}\n`).update(readFileSync(join(ROOT, path)));
    return hash.digest("hex").slice(0, 32);
  } catch {
    return null;
  }
}

/**
 * @param {string} list
 * @param {Record<string, string>} entries
 * @param {Record<string, string>} alias
 * @param {string} order
 * @returns {Promise<string>} the name of the folder
 */
async function make(list, entries, alias, order) {
  const { build } = await import("esbuild");
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: entries,
    // As deep as where it will be, so that the lines of the sources are found from there.
    outdir: join(CACHE, "made"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // Our own stack traces name our own lines.
    sourcemap: "linked",
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: "silent",
    plugins: [{ name: "ahead", setup: (build) => setup(build, alias) }],
  });
  const inputs = [...SETTINGS, ...Object.keys(metafile.inputs).filter((path) => existsSync(join(ROOT, path)))].sort();
  const folder = digest(order, inputs);
  if (folder === null) throw new Error("a file of it is gone");
  // Aside first, as somebody else may be making the same.
  const aside = join(CACHE, `${folder}-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, "package.json"), '{ "type": "module" }\n');
  for (const { path, contents } of outputFiles) writeFileSync(join(aside, basename(path)), contents);
  if (existsSync(join(CACHE, folder))) rmSync(aside, { recursive: true });
  else renameSync(aside, join(CACHE, folder));
  writeFileSync(`${list}-${process.pid}`, JSON.stringify({ folder, inputs }));
  renameSync(`${list}-${process.pid}`, list);
  sweep();
  return folder;
}

/** @param {import("esbuild").PluginBuild} build @param {Record<string, string>} alias */
function setup({ onResolve, onLoad, resolve }, alias) {
  // As if all stood in this package, also an instructor's own stages.
  const kit = join(ROOT, "exercises", "kit");
  onResolve({ filter: /^#kit\// }, ({ path, kind, importer }) =>
    // Not put together here: a module that is reached by a link and by its own path would be there twice.
    resolve(`./${path.slice(5)}.js`, { kind, importer, resolveDir: kit }),
  );
  // What is packed for a platform is without them, and never gets to where authors need them.
  onResolve({ filter: /[\\/]solutions[\\/]/ }, ({ path, kind, resolveDir }) => {
    const isGone = kind !== "entry-point" && !existsSync(join(resolveDir, path.replace(/\.js$/, ".ts")));
    return isGone ? { path, external: true } : null;
  });
  onResolve({ filter: /^[^.#/]/ }, ({ path, kind }) => {
    if (alias[path] !== undefined) return { path: alias[path] };
    return kind === "entry-point" || INLINED.test(path) || /^[A-Za-z]:/.test(path) ? null : { path, external: true };
  });
  onLoad({ filter: /\.(tsx?|js)$/ }, withAddress);
}

/**
 * Files are looked for beside the source, so each module goes on to know where that is.
 *
 * @param {{ path: string }} file
 */
function withAddress({ path }) {
  if (/[\\/]node_modules[\\/]/.test(path)) return null;
  const source = readFileSync(path, "utf8");
  const own = /\bimport\.meta\.(url|dirname)\b/g;
  if (!own.test(source)) return null;
  const address = { url: pathToFileURL(path).href, dirname: dirname(path) };
  const [, loader] = /\.(tsx?|js)$/.exec(path) ?? [];
  return {
    contents: source.replace(own, (_, /** @type {"url" | "dirname"} */ name) => JSON.stringify(address[name])),
    loader: /** @type {"ts" | "tsx" | "js"} */ (loader),
    resolveDir: dirname(path),
  };
}

/** Marks a list as used, once a day. @param {string} list */
function touch(list) {
  const now = new Date();
  if (now.getTime() - statSync(list).mtimeMs < DAY_MS) return;
  try {
    utimesSync(list, now, now);
  } catch {
    // Whoever may only read it takes it all the same.
  }
}

/** Removes what nobody has used for a week: lists, and bundles that no list is left of. */
function sweep() {
  const isOld = (/** @type {string} */ name) => Date.now() - statSync(join(CACHE, name)).mtimeMs > KEPT_MS;
  const remove = (/** @type {string} */ name) => rmSync(join(CACHE, name), { recursive: true, force: true });
  const [lists, others] = [true, false].map((isList) =>
    readdirSync(CACHE).filter((name) => name.endsWith(".json") === isList),
  );
  lists?.filter(isOld).forEach(remove);
  const used = new Set(lists?.map((name) => keptAt(join(CACHE, name))?.folder));
  others?.filter((name) => !used.has(name) && isOld(name)).forEach(remove);
}
