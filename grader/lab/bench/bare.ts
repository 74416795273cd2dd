/**
 * The checks of an assignment as bare functions in this process: no vitest, no sandbox.
 *
 * @module
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import type { Exercise } from "../../model/course.js";
import type { Program } from "../../model/submission.js";

/** A bundle of the suites: the bodies of all checks, ready to be run on a submission. */
type Bundle = typeof import("./bare-bundle.js");

/** Natively the kit compiles by itself, with what cannot stand in a bundle. */
const esbuildAsItIs: Plugin = {
  name: "esbuild-as-it-is",
  setup({ onResolve }) {
    onResolve({ filter: /^esbuild$/ }, () => ({ path: import.meta.resolve("esbuild"), external: true }));
  },
};

/** The one file of the kit that reads others. */
const SOURCES = "../../../exercises/kit/subject/sources.ts";

/**
 * Bundles the suites with a stand-in for vitest that only collects, and gives back a function that runs every check once.
 *
 * @throws Error when a check fails
 */
export async function bareChecks(exercise: Exercise, program: Program): Promise<() => Promise<void>> {
  const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
  const imports = [
    `export * from ${JSON.stringify(here("./bare-bundle.ts"))};`,
    ...exercise.suites.map((suite) => `import ${JSON.stringify(suite)};`),
  ];
  const result = await build({
    stdin: { contents: imports.join("\n"), resolveDir: here("."), loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    alias: { vitest: here("./bare-vitest.ts") },
    // The kit reads the guest from beside itself, not from beside the bundle.
    define: { "import.meta.url": JSON.stringify(pathToFileURL(here(SOURCES)).href) },
    plugins: [esbuildAsItIs],
    logLevel: "silent",
  });
  const code = result.outputFiles[0]?.text ?? "";
  // From a file, not from a data URL, which would stand in every stack trace at full length.
  const folder = await mkdtemp(join(tmpdir(), "alloclab-bench-"));
  const file = join(folder, "checks.mjs");
  await writeFile(file, code);
  const bundle = (await import(pathToFileURL(file).href)) as Bundle;
  await rm(folder, { recursive: true });
  bundle.provide(program.code, exercise.classNames[0] ?? "", 42);
  const skip = (reason: string): never => {
    throw new Error(reason);
  };
  return async () => {
    for (const body of bundle.begin()) await body({ task: { file: { filepath: "" }, meta: {} }, skip });
  };
}
