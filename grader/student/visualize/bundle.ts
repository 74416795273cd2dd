/**
 * What runs in the browser, made of the project's own files: bundled when somebody first wants it, and then kept.
 *
 * @module
 */
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { pageCss } from "../../report/look/page.js";
import { pictureCss } from "../../picture/standalone.js";
import { listExercises } from "../../grade/load/exercise.js";
import type { Exercise } from "../../model/course.js";
import { GUEST, INSIDE, REALM, THREAD } from "../../grade/sandbox/sources.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The scripts of the pages. */
export type Entry = "model" | "own-page" | "worker";

const bundles = new Map<string, Promise<string>>();

/** One of the scripts, as text. Some 200 ms at first. */
export function script(entry: Entry, courseRoot: string): Promise<string> {
  const key = `${entry} ${courseRoot}`;
  const bundle = bundles.get(key) ?? bundleScript(entry, courseRoot);
  bundles.set(key, bundle);
  return bundle;
}

/** The style sheet of the pages, that of the pictures with it. */
export const styles = (): string => pageCss + readFileSync(join(HERE, "visualize.css"), "utf8") + pictureCss;

/** QuickJS as WebAssembly. */
export const engine = (): Promise<Buffer> =>
  readFile(createRequire(import.meta.url).resolve("@jitl/quickjs-wasmfile-release-sync/wasm"));

/** The assignments that can be played with: those that say what their class is. */
export async function playable(courseRoot: string): Promise<Exercise[]> {
  return (await listExercises(courseRoot)).filter((exercise) => existsSync(definitionOf(exercise, courseRoot)));
}

const definitionOf = ({ folder }: Exercise, courseRoot: string): string =>
  join(courseRoot, "exercises", folder, "stages", "definition.ts");

async function bundleScript(entry: Entry, courseRoot: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, "browser", entry === "worker" ? "worker.ts" : `${entry}.tsx`)],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    logLevel: "silent",
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [games(courseRoot), inTheBrowser],
  });
  return outputFiles[0]?.text ?? "";
}

/** The list of what can be played with: the assignments of the course, each with its playground. */
function games(courseRoot: string): Plugin {
  return {
    name: "games",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]visualize[\\/]browser[\\/]games\.ts$/ }, async () => {
        const exercises = await playable(courseRoot);
        const imports = exercises.map(
          (exercise, index) => `import * as d${index} from ${JSON.stringify(definitionOf(exercise, courseRoot))};`,
        );
        const entries = exercises.map(
          ({ id, title }, index) => `...gamesOf(${JSON.stringify({ id, title })}, d${index})`,
        );
        return {
          contents: `import { playgroundOf } from "#kit/define/playground";
${imports.join("\n")}
const gamesOf = (assignment, { definition, played = [definition] }) => played.map((each) => (
  { ...assignment, className: each.className, isOneOfSeveral: played.length > 1, playground: playgroundOf(each) }
));
export const games = [${entries.join(", ")}];`,
          resolveDir: courseRoot,
        };
      });
    },
  };
}

/** The two files of the sandbox that need Node, as a browser has them. A page ends a thread that no tick reaches. */
const inTheBrowser: Plugin = {
  name: "in-the-browser",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]sandbox[\\/]sources\.ts$/ }, () => ({
      contents: `export const REALM = ${JSON.stringify(REALM)};
export const GUEST = ${JSON.stringify(GUEST)};
export const INSIDE = ${JSON.stringify(INSIDE)};
export const THREAD = ${JSON.stringify(THREAD)};
export const compileEngine = () => WebAssembly.compileStreaming(fetch("engine.wasm"));`,
    }));
    onLoad({ filter: /[\\/]sandbox[\\/]clock\.ts$/ }, () => ({
      contents: `export const TIME_IS_UP = Symbol("time is up");
export const withDeadline = (milliseconds, task) => task();
export const threadTimeMs = () => null;`,
    }));
  },
};
