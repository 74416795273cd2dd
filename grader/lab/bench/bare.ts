/**
 * The checks of an assignment as bare functions in this process: no vitest, no sandbox.
 *
 * @module
 */
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundledSuites } from "../../grade/stages/suites.js";
import type { Exercise } from "../../model/course.js";
import type { Program } from "../../model/submission.js";

/** A bundle of the suites: the bodies of all checks, ready to be run on a submission. */
type Bundle = typeof import("./bare-bundle.js");

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/**
 * Bundles the suites with a stand-in for vitest that only collects, and gives back a function that runs every check once.
 *
 * @throws Error when a check fails
 */
export async function bareChecks({ id, suites, classNames }: Exercise, program: Program): Promise<() => Promise<void>> {
  const alias = { vitest: here("./bare-vitest.ts") };
  const bundled = await bundledSuites(`bare-${id}`, suites, here("./bare-bundle.ts"), alias);
  if (bundled === null) throw new Error("the suites cannot be bundled");
  const imported = (path: string): Promise<unknown> => import(pathToFileURL(path).href);
  const bundle = (await imported(bundled.first)) as Bundle;
  for (const suite of bundled.suites) await imported(suite);
  bundle.provide(program.code, classNames[0] ?? "", 42);
  const skip = (reason: string): never => {
    throw new Error(reason);
  };
  return async () => {
    for (const body of bundle.begin()) await body({ task: { file: { filepath: "" }, meta: {} }, skip });
  };
}
