/**
 * The student's own files as one script, which given files are linked to: for checks that put another in place of one, where
 * the code runs in this process.
 *
 * @module
 */
import { basename, dirname, join } from "node:path";
import { SourceMap, type SourceMapPayload } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { build } from "esbuild";
import type { Replaceable } from "./bundle-variants.js";
import { LINKED, type Linked, linkTo } from "./linked.js";

/** The student's files as one script. */
export interface LinkedFiles {
  /** Runs them, linked with given ones, and gives what the entry exports; in this realm, or another one. */
  run(linked: Linked, context?: object): Record<string, unknown>;
  /** A stack with its frames where they are in the files. */
  inFiles(stack: string): string;
}

/** The name of the script in stacks. */
const NAME = "linked.js";
const FRAME = /\blinked\.js:(\d+):(\d+)/g;

/**
 * Bundles the entry and all that it imports, with the way back to the source, so that a debugger finds it. Some 10 ms.
 *
 * @param entry - absolute path
 * @throws BuildFailure when it does not compile
 */
export async function bundleLinked(
  entry: string,
  replaceable: Readonly<Record<string, Replaceable>>,
): Promise<LinkedFiles> {
  const folder = dirname(entry);
  const { outputFiles } = await build({
    entryPoints: [entry],
    outfile: join(folder, NAME),
    bundle: true,
    write: false,
    format: "iife",
    globalName: "__submission",
    platform: "neutral",
    target: "es2022",
    charset: "utf8",
    keepNames: true,
    sourcemap: "external",
    logLevel: "silent",
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
    plugins: [
      {
        name: "linked",
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const file = dirname(path) === folder ? replaceable[basename(path)] : undefined;
            return file === undefined ? null : { contents: linkTo(basename(path), file.exports), loader: "js" };
          });
        },
      },
    ],
  });
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  const map = JSON.parse(textOf(".map")) as SourceMapPayload;
  map.sources = map.sources.map((source) => pathToFileURL(join(folder, source)).href);
  const ways = new SourceMap(map);
  const url = `data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}`;
  const source = `(function (${LINKED}) { ${textOf(".js")}\nreturn __submission; })\n//# sourceMappingURL=${url}`;
  const script = new Script(source, { filename: NAME });
  const run: LinkedFiles["run"] = (linked, context) => {
    const evaluated = (each: Script): unknown =>
      context === undefined ? each.runInThisContext() : each.runInContext(context);
    const files = Object.entries(linked).map(([file, text]) => {
      return [file, (evaluated(new Script(text, { filename: file })) as () => unknown)()] as const;
    });
    const start = evaluated(script) as (linked: object) => Record<string, unknown>;
    return start(Object.fromEntries(files));
  };
  const inFiles = (stack: string): string =>
    stack.replaceAll(FRAME, (frame, line: string, column: string) => {
      const found = ways.findEntry(Number(line) - 1, Number(column) - 1);
      if (!("originalSource" in found)) return frame;
      return `${fileURLToPath(found.originalSource)}:${found.originalLine + 1}:${found.originalColumn + 1}`;
    });
  return { run, inFiles };
}
