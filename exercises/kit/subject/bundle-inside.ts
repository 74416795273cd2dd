/**
 * An assignment's `stages/inside.ts` → a script for the realm beside the submission.
 *
 * @module
 */
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The file of an assignment with code that runs beside the submission. */
const INSIDE_FILE = join("stages", "inside.ts");

/**
 * Bundles the code beside the submission, with all that it imports: source of a function that gives its exports. `undefined`
 * where the assignment has none. Some 10 ms.
 *
 * @param folders - of the assignment, as handed out and the hidden twin; the last one that has such a file counts
 * @throws BuildFailure when it does not compile, or imports what is not there
 */
export async function bundleInside(folders: readonly string[]): Promise<string | undefined> {
  const file = folders.map((folder) => join(folder, INSIDE_FILE)).findLast((path) => existsSync(path));
  if (file === undefined) return undefined;
  // Loaded by now only: to start it takes longer than most commands that read an assignment.
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "__inside",
    platform: "neutral",
    target: "es2022",
    charset: "utf8",
    logLevel: "silent",
    tsconfigRaw: {},
  });
  return `(() => {${outputFiles[0]?.text ?? ""}\nreturn __inside;})`;
}
