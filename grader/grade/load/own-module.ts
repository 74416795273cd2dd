/**
 * TypeScript of the instructor's or author's own, run in this process whether or not that can read TypeScript by itself.
 *
 * @module
 */

/**
 * The module with all that it imports, as one script.
 *
 * @param alias - paths that stand in for packages
 * @throws BuildFailure when it does not compile, or imports what is not there
 */
export async function bundledModule(path: string, alias: Record<string, string> = {}): Promise<string> {
  // Loaded by now only: most classes have a config in JSON, or none.
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "silent",
    alias,
    // Else the settings of whatever folder it stands in would count.
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? "";
}

/** What a script exports, once it has run. Throws what it throws. */
export const exportsOfScript = (code: string): Promise<Record<string, unknown>> =>
  import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`) as Promise<Record<string, unknown>>;

/** What a module exports. Throws like {@link bundledModule}, or what it throws itself. */
export const exportsOfModule = async (path: string): Promise<Record<string, unknown>> =>
  exportsOfScript(await bundledModule(path));
